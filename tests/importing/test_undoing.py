"""An import is taken back as a whole, or not at all."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from interviews.models import Profile, Series
from news.models import NewsItem
from sseportal.importing.models import Import, Sighting
from sseportal.importing.undoing import NotUndoable, ask, obstacles, take_back, undo
from sseportal.taxonomy.models import Country, Organisation
from tests.factories import NewsItemFactory, ProfileFactory
from tests.importing.pages import entry, everything, imported, imported_text, page
from tests.newsroom.staff import somebody

pytestmark = pytest.mark.django_db

MILLERS = "With the National Union of Millers (NUM) in Kenya."
TALK = entry("Awa Diop, President of Ring Alliance", label="COOP Champions")
SHORT, LONG = "Bread in Kenya.", "Bread in Kenya, and then bread in Ghana too."


@pytest.fixture(autouse=True)
def moving_clock():
    """Each change has a time of its own."""
    with time_machine.travel(timezone.now(), tick=True):
        yield


def last():
    return Import.objects.first()


def content():
    """Every row but those of the imports themselves, and but when items were changed."""
    tables = {table: rows for table, rows in everything().items() if table != "importing.Import"}
    for table in ("news.NewsItem", "interviews.Profile"):
        for row in tables[table]:
            del row["updated_at"]
    for row in tables["importing.Sighting"]:
        del row["left_at"]
    for row in tables["importing.SourceDocument"]:
        del row["read_by"]
    return tables


def reasons(record, user):
    return [(str(one.item), one.reason) for one in obstacles(record, user)]


def test_nothing_is_left_of_what_it_made(editor):
    before = content()
    imported(entry(summary=MILLERS), TALK)
    assert obstacles(last(), editor) == []
    undo(last(), editor)
    assert content() == before
    record = last()
    assert (record.state, record.undone_by) == ("undone", editor)
    assert record.undone_at and record.results == {"created": 2}


def test_what_it_updated_has_its_old_values_again(editor):
    imported(entry(summary=SHORT))
    before = content()
    imported(entry(summary=LONG), TALK)
    item = NewsItem.objects.get()
    assert (item.summary, item.countries.count()) == (LONG, 2)
    undo(last(), editor)
    assert content() == before


def test_what_joined_an_item_unchanged_lets_it_be(editor):
    imported(entry(), entry("Other"))
    before = everything()
    imported(entry(), entry("New"))
    undo(last(), editor)
    assert everything()["news.NewsItem"] == before["news.NewsItem"]


def test_an_identity_that_it_refined_is_as_before(editor):
    imported(entry(label=""), entry("Other"))
    before = content()
    imported(entry(), entry("New"))
    assert NewsItem.objects.exclude(source_key__endswith="|").filter(title="A mill reopens")
    undo(last(), editor)
    assert content() == before


def test_blanks_of_people_are_blank_again(editor):
    imported(entry("Interview with Awa Diop", label="COOP Champions"))
    before = content()
    imported_text(page(entry("Interview with Awa Diop", label="COOP Champions", summary="Long.")))
    undo(last(), editor)
    assert content() == before


def test_imports_are_taken_back_one_after_the_other(editor):
    before = content()
    imported(entry(summary=SHORT))
    imported(entry(summary=LONG))
    first, second = reversed(Import.objects.all())
    assert reasons(first, editor) == [("A mill reopens", f"was found again by {second}")]
    undo(second, editor)
    assert obstacles(first, editor) == []
    undo(first, editor)
    assert content() == before


def test_two_updates_are_taken_back_one_after_the_other(editor):
    imported(entry(summary=SHORT))
    before = content()
    imported(entry(summary=LONG))
    imported(entry(summary=LONG + " And in Togo."))
    _, second, third = reversed(Import.objects.all())
    assert reasons(second, editor) == [("A mill reopens", f"was found again by {third}")]
    undo(third, editor)
    undo(second, editor)
    assert content() == before


def test_what_another_import_found_just_so_is_not_taken_from_under_it(editor):
    imported(entry(summary=SHORT))
    imported(entry(summary=LONG), entry("Other"))
    imported(entry(summary=LONG), entry("Third"))
    _, second, third = reversed(Import.objects.all())
    assert reasons(second, editor) == [("A mill reopens", f"was found again by {third}")]
    undo(third, editor)
    assert reasons(second, editor) == []


def test_what_was_read_anew_in_between_does_not_stand_in_the_way_afterwards(editor):
    """Its item was left alone by that reading, and changed and taken back after it."""
    before = content()
    imported(entry(summary="Of Zanzaquil."))
    fiji = Country.objects.get(code="FJ")
    item = NewsItem.objects.get()
    item.countries.add(fiji)
    name = fiji.other_names.create(text="Zanzaquil", kind="other")
    imported(entry(summary="Of Zanzaquil."))
    imported(entry(summary=LONG))
    name.delete()
    for record in list(Import.objects.all()):
        undo(record, editor)
    assert content() == before


def test_an_editor_s_change_stands_in_the_way_and_is_named(editor):
    imported(entry(), entry("Other"))
    NewsItem.objects.get(title="Other").save()
    before = everything()
    assert reasons(last(), editor) == [("Other", "was changed since")]
    with pytest.raises(NotUndoable) as refused:
        undo(last(), editor)
    assert [one.item.title for one in refused.value.obstacles] == ["Other"]
    assert everything() == before


def test_an_item_that_an_editor_deleted_is_no_obstacle(editor):
    imported(entry(), entry("Other"))
    NewsItem.objects.get(title="Other").delete()
    undo(last(), editor)
    assert not NewsItem.objects.exists() and not Sighting.objects.exists()


@pytest.mark.parametrize("status", ["published", "archived"])
def test_what_visitors_see_or_have_seen_stands_in_the_way_of_who_may_not_delete_it(status):
    user = somebody("Editor")
    imported(entry(), TALK)
    NewsItem.objects.update(status=status)
    Profile.objects.update(status="draft")
    assert reasons(last(), user) == [("A mill reopens", f"is {status}, and you may not delete it")]
    with pytest.raises(NotUndoable):
        undo(last(), user)
    assert last().state == "done" and NewsItem.objects.exists()
    undo(last(), somebody("Publisher"))
    assert not (NewsItem.objects.exists() or Profile.objects.exists())


def test_an_editor_takes_back_drafts_and_what_was_updated():
    imported(entry(summary=SHORT))
    imported(entry(summary=LONG), entry("Other"))
    NewsItem.objects.filter(title="Other").update(status="draft")
    undo(last(), somebody("Editor"))
    assert NewsItem.objects.get().summary == SHORT


def test_who_may_undo_it_is_asked_again_when_it_is_done():
    user = somebody("Publisher")
    imported(entry())
    assert ask(last(), user)
    user.groups.clear()
    with pytest.raises(NotUndoable):
        take_back(last())
    assert NewsItem.objects.exists()


def test_an_item_of_another_kind_with_the_same_number_is_no_obstacle(editor):
    """The profile was there before; only its number is that of a new item."""
    imported(TALK)
    imported(TALK, entry("New"))
    profile, new = Profile.objects.get(), NewsItem.objects.get()
    NewsItem.objects.update(id=profile.pk)
    Sighting.objects.of(new).update(object_id=profile.pk)
    assert obstacles(last(), editor) == []


def test_it_is_taken_back_once(editor):
    imported(entry())
    undo(last(), editor)
    with pytest.raises(NotUndoable):
        undo(last(), editor)


def test_an_organisation_that_an_editor_accepted_stays(editor):
    imported(entry(summary=MILLERS))
    Organisation.objects.filter(acronym="NUM").update(review_state="accepted")
    undo(last(), editor)
    assert Organisation.objects.filter(acronym="NUM").exists()


def test_an_organisation_to_which_an_editor_gave_a_name_stays(editor):
    imported(entry(summary=MILLERS))
    Organisation.objects.get(acronym="NUM").other_names.create(text="Millers’ Union")
    undo(last(), editor)
    assert Organisation.objects.filter(acronym="NUM").exists()


def test_a_series_that_an_editor_described_stays(editor):
    imported(TALK)
    Series.objects.update(description="In our own words.")
    undo(last(), editor)
    assert Series.objects.get().description == "In our own words."


def test_what_two_imports_used_goes_with_the_last_of_them(editor):
    before = content()
    imported(entry(summary=MILLERS), TALK)
    imported(entry("Other", summary=MILLERS), entry(TALK[1], "4 May 2021", label="COOP Champions"))
    for record in reversed(Import.objects.all()):
        undo(record, editor)
    assert content() == before


def test_an_organisation_that_another_item_has_stays(editor):
    imported(entry(summary=MILLERS))
    NewsItemFactory(organisations=Organisation.objects.filter(acronym="NUM"))
    undo(last(), editor)
    assert Organisation.objects.filter(acronym="NUM").exists()


def test_what_is_read_anew_is_taken_back_from_the_last_reading_on(editor):
    """Another name makes another reading of the same document."""
    before = content()
    imported(entry(summary="Of Zanzaquil."))
    once = content()
    name = Country.objects.get(code="FJ").other_names.create(text="Zanzaquil", kind="other")
    imported(entry(summary="Of Zanzaquil."))
    first, second = reversed(Import.objects.all())
    assert [tag.code for tag in NewsItem.objects.get().countries.all()] == ["FJ"]
    assert reasons(first, editor) == [("page.txt", f"was read anew by {second}")]
    undo(second, editor)
    name.delete()
    assert content() == once
    undo(first, editor)
    assert content() == before


def test_it_can_be_imported_again(editor):
    imported(entry(summary=MILLERS), TALK)
    once = {(one.title, one.source_key) for one in NewsItem.objects.all()}
    undo(last(), editor)
    imported(entry(summary=MILLERS), TALK)
    assert {(one.title, one.source_key) for one in NewsItem.objects.all()} == once
    assert (NewsItem.objects.count(), Profile.objects.count()) == (1, 1)


def test_a_hand_written_profile_with_its_number_is_left_alone(editor):
    imported(entry())
    ProfileFactory(pk=NewsItem.objects.get().pk)
    undo(last(), editor)
    assert Profile.objects.count() == 1


def test_a_change_right_after_is_seen(editor):
    imported(entry())
    item = NewsItem.objects.get()
    with time_machine.travel(timezone.now() + timedelta(seconds=1)):
        item.save()
    assert len(obstacles(last(), editor)) == 1
