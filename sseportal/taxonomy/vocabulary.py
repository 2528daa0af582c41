"""The names in the database, as the finder wants them."""

from dataclasses import dataclass
from functools import lru_cache

from sseportal.taxonomy.finder import Finder, Name
from sseportal.taxonomy.models import Country, CountryName, Organisation, OrganisationName
from sseportal.taxonomy.reference import names_of, read_countries, read_organisations


@dataclass(frozen=True)
class Vocabulary:
    """`names`: every spelling; `canonical`: {target: the name we print}."""

    names: tuple
    canonical: dict

    def finder(self):
        """It takes a tenth of a second to make: while the names are the same, so is the finder."""
        return _finder(self.names)


@lru_cache(1)
def _finder(names):
    return Finder(names)


def from_database():
    """All countries and accepted organisations, with the other names that editors added."""
    names, canonical = [], {}
    for code, name, un_name in Country.objects.values_list("code", "name", "un_name"):
        target = ("country", code)
        canonical[target] = name
        names += [Name(text, target) for text in {name: None, un_name: None} if text]
    organisations = Organisation.objects.visible().values_list("slug", "name", "acronym")
    for slug, name, acronym in organisations:
        target = ("organisation", slug)
        canonical[target] = name
        names.append(Name(name, target))
        if acronym:
            names.append(Name(acronym, target, "acronym"))
    return Vocabulary((*names, *_other_names()), canonical)


def _other_names():
    countries = CountryName.objects.values_list("text", "country__code", "kind")
    for text, code, kind in countries:
        yield Name(text, ("country", code), kind)
    visible = OrganisationName.objects.filter(organisation__in=Organisation.objects.visible())
    for text, slug, kind in visible.values_list("text", "organisation__slug", "kind"):
        yield Name(text, ("organisation", slug), kind)


def from_files(folder):
    """The reference data alone, for reading without a database."""
    countries = read_countries(folder / "countries.csv")
    organisations = read_organisations(folder / "organisations.csv")
    canonical = {("country", row.code): row.name for row in countries}
    canonical |= {("organisation", row.slug): row.name for row in organisations}
    return Vocabulary(tuple(names_of(countries, organisations)), canonical)
