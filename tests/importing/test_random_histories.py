"""Whatever imports, editors and undoings follow each other, nothing is lost, doubled or left over.

A history is told by its seed; one that fails ends with the log of what happened.
"""

import random
from datetime import timedelta

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from interviews.models import Profile
from news.models import NewsItem
from sseportal.importing import jobs, staging
from sseportal.importing.admin.deciding import look_again
from sseportal.importing.importer import importers
from sseportal.importing.models import Candidate, Import, Sighting
from sseportal.importing.text.documents import Refused
from sseportal.importing.undoing import obstacles, undo
from sseportal.taxonomy.models import Country
from tests.importing.pages import entry, everything, imported_text, page

pytestmark = pytest.mark.django_db
# Few of each, so that entries meet.
TITLES = ("A mill reopens", "A fair")
PEOPLE = ("Awa Diop", "Awa Diop, President of Ring Alliance", "Interview with Jo Bo, Baker of Ring")
DATES = ("3 May 2021", "3 May 2021", "3 May 2021", "")
LABELS = ("News", "News", "")
CREDITS = ("", "© Ann / ILO 2021")
SUMMARIES = (
    "",
    "Bread in Kenya.",
    "Bread in Kenya, and then bread in Ghana too.",
    "With the National Union of Millers (NUM) of Zanzaquil.",
    "The Millers of the World (MOW) and the National Union of Millers (NUM) met in Togo, at last.",
)
NAME = {"text": "Zanzaquil", "kind": "other"}
# What an undone import leaves: its record, its documents' names, and when something was changed.
LEFT = {"updated_at", "left_at", "read_by"}
RECORDS = {"importing.Import", "importing.Upload"}


class World:
    def __init__(self, seed, editor, clock):
        self.dice, self.editor, self.clock = random.Random(seed), editor, clock
        self.log, self.texts, self.edited, self.deleted = [], [], {}, set()

    def does_one_of(self, *acts):
        self.clock.shift(timedelta(minutes=1))
        act = self.dice.choice(acts)
        self.log.append(act.__name__)
        act()

    def bring(self):
        self._bring(self._text())

    def bring_again(self):
        if self.texts:
            self._bring(self.dice.choice(self.texts))

    def bring_in_the_admin(self):
        """Some entries are not ticked, some are said to be new, or the item that they look like."""
        texts = [self._text() for _ in range(self.dice.randint(1, 2))]
        self.log += texts
        files = [(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
        record = staging.begin(self.editor, files)
        jobs.start(record)
        for one in Candidate.objects.filter(upload__within=record):
            self._decide(one)
        look_again(record)
        staging.confirm(record, True)
        jobs.start(record)
        record.refresh_from_db()
        assert record.state == "done", record.problem

    def undo_one(self):
        stored = Import.objects.exclude(state="undone")
        possible = [one for one in stored if not obstacles(one, self.editor)]
        if possible:
            self.log.append(str(one := self.dice.choice(possible)))
            undo(one, self.editor)

    def learn_or_forget_a_name(self):
        names = Country.objects.get(code="FJ").other_names
        if not names.filter(**NAME).delete()[0]:
            names.create(**NAME)

    def edit(self):
        for item in self._some_item():
            item.summary = self.dice.choice(["Mine.", "My own words."])
            item.save()
            self.edited[target(item)] = item.summary

    def delete(self):
        for item in self._some_item():
            self.deleted.add(target(item))
            item.delete()

    def _some_item(self):
        found = list(items().values())
        return self.dice.sample(found, min(1, len(found)))

    def _decide(self, candidate):
        alike = [f"item:{kind}:{number}" for kind, number in candidate.fate["alike"]]
        candidate.decision = self.dice.choice(["", "", "new", *alike])
        candidate.is_chosen = self.dice.random() > 0.3
        candidate.save()
        self.log.append(f"{candidate} {candidate.is_chosen} {candidate.decision}")

    def _bring(self, text):
        self.log.append(text)
        self.texts.append(text)
        try:
            imported_text(text)
        except Refused:
            self.texts.pop()

    def _text(self):
        entries = [self._entry(TITLES, LABELS) for _ in range(self.dice.randint(1, 3))]
        entries.append(self._entry(PEOPLE, ["COOP Champions"]))
        some = self.dice.sample(entries, self.dice.randint(1, len(entries)))
        return page(*some, month=self.dice.choice(["", "May 2021"]))

    def _entry(self, *titles_and_labels):
        titles, labels = titles_and_labels
        return entry(*map(self.dice.choice, (titles, DATES, SUMMARIES, labels, CREDITS)))

    def __str__(self):
        return "\n".join(self.log)


def target(item):
    return ContentType.objects.get_for_model(item).pk, item.pk


def items():
    return {target(one): one for one in [*NewsItem.objects.all(), *Profile.objects.all()]}


def content():
    """[(table, row)] but for what an undone import leaves."""
    return [
        (table, {name: value for name, value in row.items() if name not in LEFT})
        for table, rows in everything().items()
        for row in rows
        if table not in RECORDS
    ]


def lacking(world):
    """[(item, what)] that its sightings say, and neither the item nor its editor."""
    found = []
    for importer in importers().values():
        importer.prepare([])
        for item in importer.model.objects.all():
            readings = [one.reading for one in Sighting.objects.of(item)]
            told = importer.told(readings)
            if target(item) in world.edited:
                told["summary"] = world.edited[target(item)]
            found += [(item, field) for field in told if getattr(item, field) != told[field]]
            codes = {one["code"] for each in readings for one in each["countries"]}
            names = {one["name"] for each in readings for one in each["organisations"]}
            codes -= set(item.countries.values_list("code", flat=True))
            names -= set(item.organisations.values_list("name", flat=True))
            found += [(item, tag) for tag in codes | names]
    return found


@pytest.fixture(params=[1, 105, 113])
def world(request, editor):
    """Every change has a time of its own."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield World(request.param, editor, clock)


def test_items_are_what_their_sources_say_and_nothing_is_left_when_all_is_undone(world):
    before = content()
    w = world
    for _ in range(8):
        w.does_one_of(w.bring, w.bring_again, w.bring_in_the_admin, w.undo_one)
        assert lacking(w) == [], w
        w.does_one_of(w.learn_or_forget_a_name, w.bring)
    for _ in range(30):
        w.does_one_of(w.undo_one)
    assert not Import.objects.exclude(state="undone"), w
    Country.objects.get(code="FJ").other_names.filter(**NAME).delete()
    assert content() == before, w


def test_importing_twice_is_importing_once_and_undone_it_was_never(world):
    w = world
    for _ in range(5):
        w.does_one_of(w.bring, w.bring_again, w.learn_or_forget_a_name, w.edit, w.delete)
        before, number = content(), Import.objects.count()
        w.does_one_of(w.bring, w.bring_again)
        after = everything()
        if w.texts and w.log[-1] == w.texts[-1]:
            w._bring(w.texts[-1])
        assert everything() == after, w
        if Import.objects.count() > number:
            undo(Import.objects.first(), w.editor)
            assert content() == before, w


def test_no_edit_is_lost_and_nothing_deleted_comes_back(world):
    w = world
    for _ in range(8):
        w.does_one_of(
            w.bring, w.bring_in_the_admin, w.bring_again, w.learn_or_forget_a_name, w.undo_one
        )
        w.does_one_of(w.edit, w.delete, w.bring)
        there = items()
        assert not there.keys() & w.deleted, w
        for one, summary in w.edited.items():
            assert one in w.deleted or there[one].summary == summary, w
