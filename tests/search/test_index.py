"""The index is right at every moment: by the clock, after a rollback, for late dates."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from interviews.filters import ProfileFilterSet
from news.filters import NewsFilterSet
from news.models import NewsItem
from sseportal.search import index, indexing, snapshot, triggers
from sseportal.search.index import current, version_now
from sseportal.search.models import Change, Dirty, Document
from sseportal.taxonomy.models import Country
from tests.factories import NewsItemFactory, ParticipantFactory, PersonFactory, QuestionFactory


def newest():
    return [item.title for item in NewsFilterSet({}).results()[:]]


def titles_of(**given):
    return [item.title for item in NewsFilterSet(given).results()[:]]


def test_a_scheduled_item_is_there_at_its_second(db):
    due = timezone.now() + timedelta(hours=1)
    NewsItemFactory(title="Later", publish_at=due)
    assert newest() == []
    with time_machine.travel(due - timedelta(seconds=1), tick=False):
        assert newest() == []
    with time_machine.travel(due, tick=False):
        assert newest() == ["Later"]


def test_a_schedule_that_is_put_off_holds(db):
    due = timezone.now() + timedelta(hours=1)
    item = NewsItemFactory(title="Later", publish_at=due)
    assert newest() == []
    NewsItem.objects.filter(pk=item.pk).update(publish_at=due + timedelta(hours=1))
    with time_machine.travel(due, tick=False):
        assert newest() == []


def test_what_a_transaction_took_back_was_never_there(db):
    NewsItemFactory(title="Stays")
    assert newest() == ["Stays"]
    with transaction.atomic():
        NewsItemFactory(title="Goes")
        assert sorted(newest()) == ["Goes", "Stays"]
        transaction.set_rollback(True)
    assert newest() == ["Stays"]
    NewsItemFactory(title="Comes")
    assert sorted(newest()) == ["Comes", "Stays"]


def test_nothing_is_written_when_nothing_changed(db):
    NewsItemFactory()
    version = version_now()
    assert version_now() == version and current() is current()
    assert not Dirty.objects.exists()


def test_a_change_moves_the_snapshot_without_loading_all(db, monkeypatch):
    item = NewsItemFactory(title="One")
    assert newest() == ["One"]
    monkeypatch.setattr(snapshot.Snapshot, "load", None)
    item.title = "Two"
    item.save()
    assert newest() == ["Two"]


def test_facets_are_counted_anew_only_where_something_came_or_went(db):
    NewsItemFactory(countries=["kenya"], published_on="2024-01-05")

    def shown():
        return {facet.name: facet for facet in NewsFilterSet({"country": ["kenya"]}).facets()}

    before = shown()
    NewsItemFactory(countries=["senegal"], published_on="2023-01-05")
    after = shown()
    assert after["year"] is before["year"]
    labels = [(option.label, option.count) for option in after["country"].options]
    assert ("Senegal", 1) in labels and ("Kenya", 1) in labels
    NewsItemFactory(countries=["kenya"], published_on="2023-01-05")
    years = [(option.label, option.count) for option in shown()["year"].options]
    assert years == [("2024", 1), ("2023", 1)]


def test_late_dates_have_their_place(db):
    for day in ("2024-01-05", "2024-01-09", "2024-01-01"):
        NewsItemFactory(title=day, published_on=day)
    assert newest() == ["2024-01-09", "2024-01-05", "2024-01-01"]
    for day in ("2024-01-07", "2024-01-03", "2024-01-08", "2024-01-10"):
        NewsItemFactory(title=day, published_on=day)
        newest()
    days = ["10", "09", "08", "07", "05", "03", "01"]
    assert newest() == [f"2024-01-{day}" for day in days]
    results = NewsFilterSet({}).results()
    pages = [[item.title[-2:] for item in results[at : at + 2]] for at in range(0, 8, 2)]
    assert pages == [["10", "09"], ["08", "07"], ["05", "03"], ["01"]]
    assert titles_of(since="2024-01-08") == ["2024-01-10", "2024-01-09", "2024-01-08"]
    assert titles_of(until="2024-01-03") == ["2024-01-03", "2024-01-01"]


def test_many_late_dates_are_dealt_anew(db, monkeypatch):
    monkeypatch.setattr(snapshot, "MAX_LATE", 3)
    for number in range(12):
        NewsItemFactory(title=f"{number:02}", published_on=f"2023-01-{28 - number:02}")
        assert len(newest()) == number + 1
    assert newest() == [f"{number:02}" for number in range(12)]


def test_a_reader_is_not_held_up_by_a_backlog(db, monkeypatch):
    monkeypatch.setattr(indexing, "AT_ONCE", 4)
    NewsItemFactory.create_batch(10)
    assert len(newest()) == 4
    indexing.bring_up_to_date()
    assert len(newest()) == 10


def test_a_large_change_is_read_anew(db, monkeypatch):
    newest()
    monkeypatch.setattr(indexing, "MANY", 3)
    NewsItemFactory.create_batch(5)
    assert len(newest()) == 5
    assert Change.objects.latest("pk").documents is None


def test_the_log_of_changes_stays_short(db, monkeypatch):
    monkeypatch.setattr(indexing, "CHANGES_KEPT", 2)
    for number in range(5):
        NewsItemFactory(title=str(number))
        newest()
    assert Change.objects.count() <= 3


def test_what_belongs_to_an_item_is_found_with_it(db):
    def found(word):
        return ProfileFilterSet({"q": word}).total

    participant = ParticipantFactory(person=PersonFactory(name="Ada Weaver"), role="Baker")
    assert (found("weaver"), found("baker")) == (1, 1)
    participant.person.name = "Ada Fisher"
    participant.person.save()
    type(participant).objects.update(role="Miller")
    assert [found(word) for word in ("weaver", "fisher", "baker", "miller")] == [0, 1, 0, 1]
    QuestionFactory(profile=participant.profile, answer="With oxen.")
    assert found("oxen") == 1
    participant.profile.series.name = "Quilts"
    participant.profile.series.save()
    assert found("quilt") == 1
    participant.delete()
    assert found("fisher") == 0


def test_a_renamed_country_is_called_so_in_its_facet(db):
    NewsItemFactory(countries=["fiji"])
    options = NewsFilterSet({}).facet("country").options
    assert "Fiji" in [option.label for option in options]
    Country.objects.filter(slug="fiji").update(name="Viti")
    assert "Viti" in [option.label for option in NewsFilterSet({}).facet("country").options]


def test_rebuilding_changes_nothing_that_is_right(db):
    NewsItemFactory.create_batch(3, countries=["kenya"])
    before = newest()
    Document.objects.create(kind="news", object_id=999, starts="2024-01-01", precision=0)
    call_command("index_search", verbosity=0)
    assert newest() == before


def test_the_triggers_are_there(db):
    assert triggers.are_set_up()
    triggers.drop()
    assert not triggers.are_set_up()
    triggers.set_up()
    assert triggers.are_set_up()


def test_a_read_that_cannot_write_reads_on(db, monkeypatch, caplog):
    def locked(using):
        raise OperationalError("database is locked")

    NewsItemFactory(title="Old")
    assert newest() == ["Old"]
    NewsItemFactory(title="New")
    monkeypatch.setattr(indexing, "_step", locked)
    assert newest() == ["Old"]
    assert "could not be brought up to date" in caplog.text


@pytest.mark.parametrize(
    "statement", ["DELETE FROM news_newsitem", "UPDATE news_newsitem SET status = 'draft'"]
)
def test_what_is_done_past_django_counts_too(db, statement):
    NewsItemFactory.create_batch(2)
    assert len(newest()) == 2
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert newest() == []


def test_who_was_overtaken_gets_what_is_true_now(db, monkeypatch):
    """A version that was read before another thread moved on names no snapshot any more."""
    NewsItemFactory(title="Before")
    old = version_now()
    NewsItemFactory(title="After")
    moved_on = current()
    monkeypatch.setattr(index, "version_now", lambda using: old)
    assert current() is moved_on
