"""Brings our reference data into the database and leaves alone what editors changed.

Each row is remembered as it was loaded. A later load changes a field only where it still is as
loaded, adds only names that are new in the file, and never brings back what an editor deleted.
Addresses, once given, stay.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from django.db import transaction

from sseportal.taxonomy import reference

# Spellings that a term keeps in fields of its own.
OWN_FIELDS = {"name", "acronym"}
SLUG_LENGTH = 100


@dataclass(frozen=True)
class Table:
    name: str
    term: str  # model
    other_name: str  # model
    file: str
    read: Callable
    key: str  # of a row, by which it is remembered
    fields: tuple
    names: Callable  # of a row: finder.Name of each spelling


TABLES = (
    Table(
        "country",
        "Country",
        "CountryName",
        "countries.csv",
        reference.read_countries,
        "code",
        ("code", "name", "un_name", "region"),
        lambda row: reference.names_of([row], []),
    ),
    Table(
        "organisation",
        "Organisation",
        "OrganisationName",
        "organisations.csv",
        reference.read_organisations,
        "slug",
        ("name", "acronym"),
        lambda row: reference.names_of([], [row]),
    ),
)


def load(folder, get_model):
    """Load `folder`'s CSV files; returns a Counter of added, changed and unchanged terms.

    `get_model(name)` gives a taxonomy model: the present one, or a migration's.
    """
    outcome = Counter()
    with transaction.atomic():
        for table in TABLES:
            outcome += _Loader(table, get_model).load(table.read(Path(folder) / table.file))
    return outcome


class _Loader:
    def __init__(self, table, get_model):
        self.table = table
        self.terms = get_model(table.term)._base_manager
        # A migration's model has only the fields of its day.
        known = {field.name for field in self.terms.model._meta.get_fields()}
        self.fields = [field for field in table.fields if field in known]
        self.other_names = get_model(table.other_name)._base_manager
        self.memory = get_model("ReferenceRow")._base_manager
        self.remembered = {row.key: row for row in self.memory.filter(table=table.name)}

    def load(self, rows):
        rows = {getattr(row, self.table.key): self._values(row) for row in rows}
        self._follow_new_keys(rows)
        added = {key: values for key, values in rows.items() if key not in self.remembered}
        changed = {
            key: values
            for key, values in rows.items()
            if key not in added and self.remembered[key].values != values
        }
        for key, values in changed.items():
            self._change(self.remembered[key], values)
        self._add(added)
        same = len(rows) - len(added) - len(changed)
        return Counter(added=len(added), changed=len(changed), unchanged=same)

    def _values(self, row):
        """A row as it is remembered: JSON, with the other names as sorted [text, kind] pairs."""
        values = {field: getattr(row, field) for field in self.fields}
        names = {(name.text, name.kind) for name in self.table.names(row)}
        return values | {"names": sorted([t, k] for t, k in names if k not in OWN_FIELDS)}

    def _follow_new_keys(self, rows):
        """An organisation's key changes with its acronym: it is still the one of that name."""
        gone = {row.values["name"]: key for key, row in self.remembered.items() if key not in rows}
        for key in rows.keys() - self.remembered.keys():
            if old := gone.get(rows[key]["name"]):
                row = self.remembered[key] = self.remembered.pop(old)
                row.key = key
                row.save()

    def _add(self, rows):
        """New rows; a term that an editor or an import made before us is adopted."""
        mine = self._existing(rows)
        for key, term in mine.items():
            self._adopt(term, rows[key])
        new = self._new_terms({key: rows[key] for key in rows if key not in mine})
        self.terms.bulk_create(new.values())
        self._add_names(((new | mine)[key], rows[key]["names"]) for key in rows)
        self.memory.bulk_create(
            self.memory.model(
                table=self.table.name, key=key, values=rows[key], term_id=(new | mine)[key].pk
            )
            for key in rows
        )

    def _existing(self, rows):
        terms = {term.pk: term for term in self.terms.all()}
        by_code = {getattr(term, "code", None): term for term in terms.values()}
        by_name = {text.casefold(): terms[pk] for text, pk in self._names_of_merged()}
        by_name |= {term.name.casefold(): term for term in terms.values()}
        found = {
            key: by_code.get(values.get("code", "")) or by_name.get(values["name"].casefold())
            for key, values in rows.items()
        }
        return {key: term for key, term in found.items() if term}

    def _names_of_merged(self):
        """An organisation that an editor merged into another is one of its other names."""
        if self.table.name != "organisation":
            return []
        return self.other_names.values_list("text", "organisation")

    def _adopt(self, term, values):
        """Blanks are filled, and what an import proposed is now known."""
        for field in self.fields:
            setattr(term, field, getattr(term, field) or values[field])
        if getattr(term, "review_state", "") == "proposed":
            term.review_state = "accepted"
        term.save()

    def _new_terms(self, rows):
        taken = set(self.terms.values_list("slug", flat=True))
        terms = {}
        for key, values in rows.items():
            base = reference.slugify(values.get("acronym") or values["name"])[:SLUG_LENGTH]
            slugs = chain([base], (f"{base[: SLUG_LENGTH - 4]}-{i}" for i in count(2)))
            slug = next(slug for slug in slugs if slug not in taken)
            taken.add(slug)
            fields = {field: values[field] for field in self.fields}
            terms[key] = self.terms.model(slug=slug, **fields)
        return terms

    def _add_names(self, pairs):
        self.other_names.bulk_create(
            (
                self.other_names.model(**{self.table.name: term, "text": text, "kind": kind})
                for term, names in pairs
                for text, kind in names
            ),
            ignore_conflicts=True,
        )

    def _change(self, row, values):
        term = self.terms.filter(pk=row.term_id).first()
        if term:
            self._change_fields(term, row.values, values)
            self._change_names(term, row.values["names"], values["names"])
        row.values = values
        row.save()

    def _change_fields(self, term, before, after):
        """What another term stands in the way of is remembered as it was, for the next load."""
        changed = [f for f in self.fields if getattr(term, f) == before.get(f) != after[f]]
        for field in changed:
            if self._is_free(term, field, after[field]):
                setattr(term, field, after[field])
                term.save(update_fields=[field])
            else:
                after[field] = before[field]

    def _is_free(self, term, field, value):
        """Not taken, where it must be unique, by a term that somebody else made."""
        unique = self.terms.model._meta.get_field(field).unique
        others = self.terms.exclude(pk=term.pk)
        return not (unique and others.filter(**{field: value}).exists())

    def _change_names(self, term, before, after):
        mine = self.other_names.filter(**{self.table.name: term})
        for text, kind in before:
            if [text, kind] not in after:
                mine.filter(text=text, kind=kind).delete()
        self._add_names([(term, [name for name in after if name not in before])])
