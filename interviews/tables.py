"""The people of an interview in a table: `Awa Diop | Director | Ring Alliance; Ben Ode`.

Before a `;` or `|` that is part of a name or a role stands a backslash.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.models import Participant, Person
from sseportal.publishing.tables.columns import Cell, Column
from sseportal.taxonomy.slugs import free_slugs

PARTS = ("name", "role", "organisation")
MARK, MARKED = re.compile(r"[\\;|]"), re.compile(r"\\([\\;|])")
TOKEN = re.compile(r"\\[\\;|]|.", re.DOTALL)


class People(Column):
    hint = gettext_lazy("Name | role | organisation, several people parted by semicolons.")

    def __init__(self):
        super().__init__("people")

    def value(self, item):
        parts = item.participants.all() if item.pk else ()
        return [
            {"name": one.person.name, "role": one.role, "organisation": one.organisation}
            for one in parts
        ]

    def text(self, item):
        return in_words(self.value(item))

    def read(self, text, item):
        people = [parted(each) for each in split(text, ";") if each.strip()]
        names = [each["name"].casefold() for each in people]
        for each in people:
            if names.count(each["name"].casefold()) > 1:
                raise ValidationError(_("“%s” is named twice.") % each["name"])
            check(each)
        rows = [(self._person(each["name"], item), each) for each in people]
        return Cell({}, in_words(people), rows)

    def _person(self, name, item):
        """The one who is in the item already, or the only one of this name; None for a new one."""
        if item.pk:
            for part in item.participants.all():
                if part.person.name.casefold() == name.casefold():
                    return part.person
        found = list(Person.objects.filter(name__iexact=name)[:2])
        if len(found) > 1:
            told = _("There are several people called “%s”: choose in the form.") % name
            raise ValidationError(told)
        if not (found or self.request.user.has_perm("interviews.add_person")):
            raise ValidationError(_("“%s” is not known here, and you may not add people.") % name)
        return found[0] if found else None

    def save(self, rows):
        Participant.objects.filter(profile__in=[item for item, _people in rows]).delete()
        new = add_people(
            told["name"] for _item, people in rows for person, told in people if not person
        )
        Participant.objects.bulk_create(
            Participant(
                profile=item,
                person=person or new[told["name"].casefold()],
                position=position,
                **{name: told[name] for name in PARTS[1:]},
            )
            for item, people in rows
            for position, (person, told) in enumerate(people)
        )


def add_people(names):
    """{name without case: Person}; each once, and none of whom somebody added meanwhile."""
    names = {name.casefold(): name for name in names}
    found = {key: Person.objects.filter(name__iexact=name).first() for key, name in names.items()}
    new = {key: names[key] for key, person in found.items() if person is None}
    slugs = free_slugs(Person, new.values())
    people = [Person(name=name, slug=slug) for name, slug in zip(new.values(), slugs, strict=True)]
    return found | dict(zip(new, Person.objects.bulk_create(people), strict=True))


def in_words(people):
    told = ([each["name"], each["role"], each["organisation"]] for each in people)
    return "; ".join(" | ".join(map(marked, without_blank_end(each))) for each in told)


def marked(text):
    return MARK.sub(r"\\\g<0>", text)


def split(text, at):
    """Where nothing marks it as part of the text."""
    found = [""]
    for token in TOKEN.findall(text):
        if token == at:
            found.append("")
        else:
            found[-1] += token
    return found


def without_blank_end(parts):
    while parts and not parts[-1]:
        parts.pop()
    return parts


def parted(text):
    found = [MARKED.sub(r"\1", part.strip()) for part in split(text, "|")]
    if len(found) > len(PARTS) or not found[0]:
        told = _(
            "“%s”: write name | role | organisation, people parted by semicolons, and a backslash"
            " before a mark that parts nothing."
        )
        raise ValidationError(told % text.strip())
    return dict(zip(PARTS, [*found, "", ""], strict=False))


def check(told):
    """As the form does it."""
    for model, names in ((Person, PARTS[:1]), (Participant, PARTS[1:])):
        for name in names:
            model._meta.get_field(name).clean(told[name], None)
