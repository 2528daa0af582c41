"""Where the source says otherwise than an editor, and what comes of the editor's decision."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from interviews.models import Participant, Person, Profile, Series
from news.models import NewsItem
from sseportal.importing.differences import Gone, differences, dismiss, settle, take
from sseportal.importing.models import Import, Sighting
from sseportal.importing.undoing import NotUndoable, undo
from sseportal.word_diff import MOST_WORDS, marked
from tests.conftest import FROZEN_NOW
from tests.importing.pages import entry, imported, imported_text, page, results

pytestmark = pytest.mark.django_db

SHORT, LONG = "Bread in Kenya.", "Bread in Kenya, and then bread in Ghana too."
LONGER = f"{LONG} And in Togo."


def item():
    return NewsItem.objects.get()


def newest():
    return Sighting.objects.latest("pk")


def told(one=None):
    """[[(label, own words, source's words)]]"""
    found = differences(one or item())
    return [[(line.label, line.own, line.source) for line in each.lines] for each in found]


def edited(first=(), then=(), month="", **edit):
    """An item that was imported, edited, and then seen again with other words."""
    imported(entry(**dict(first)), month=month)
    NewsItem.objects.update(**edit)
    imported(entry(**dict(then)))
    return item()


@pytest.fixture
def summarised():
    return edited({"summary": SHORT}, {"summary": LONG}, summary="Edited.")


@pytest.fixture
def a_day_later(summarised):
    with time_machine.travel(FROZEN_NOW + timedelta(days=1), tick=False):
        yield


# -- What differs ----------------------------------------------------------------------------------
def test_what_an_editor_changed_stays_and_what_the_source_says_is_suggested(summarised):
    assert summarised.summary == "Edited."
    (found,) = differences(summarised)
    assert [(line.own, line.source) for line in found.lines] == [("Edited.", LONG)]
    assert found.label == "summary" and found.sighting == newest()


def test_what_an_editor_left_alone_is_brought_in_and_not_suggested():
    assert edited({"summary": SHORT}, {"summary": LONG}, credit="Photo: Awa").summary == LONG
    assert told() == []


def test_what_the_source_says_again_is_not_suggested():
    edited({"summary": SHORT}, {"summary": SHORT, "credit": "© X 2024"}, summary="Edited.")
    assert told() == []


def test_the_newest_words_are_suggested_and_the_document_that_has_them(summarised):
    imported(entry(summary=LONGER))
    assert told() == [[("summary", "Edited.", LONGER)]]
    assert differences(summarised)[0].sighting == newest()


def test_a_date_is_told_in_words_and_one_with_its_precision():
    edited({"date": ""}, month="May 2021", published_on=date(2020, 1, 1), date_precision="year")
    assert told() == [[("date", "2020", "3 May 2021")]]


def test_fields_that_speak_together_are_told_together():
    edited({"label": ""}, {"label": "Summit call"}, kind="event")
    (lines,) = told()
    assert lines == [("kind", "Event", "Call"), ("kind at the source", "", "Summit call")]


def test_a_series_is_told_by_its_name():
    imported(entry("Awa Diop, baker of Ring Co-op", label="COOP Champions"))
    series = Series.objects.create(name="Voices", slug="voices")
    Profile.objects.update(series=series)
    Sighting.objects.update(suggestions={"series": Series.objects.exclude(pk=series.pk).get().pk})
    assert told(Profile.objects.get()) == [[("series", "Voices", "COOP Champions")]]


def test_different_fields_are_decided_apart():
    first, then = {"label": "", "summary": SHORT}, {"label": "Call", "summary": LONG}
    edited(first, then, summary="Edited.", kind="event", title="A bakery")
    assert [one.label for one in differences(item())] == ["summary", "kind, kind at the source"]


def test_what_the_editor_came_to_say_too_differs_no_longer(summarised):
    NewsItem.objects.update(summary=LONG)
    assert told() == []


def test_how_a_browser_ends_its_lines_is_no_difference(summarised):
    reading = newest().reading | {"summary": f"{LONG}\nMore."}
    Sighting.objects.filter(pk=newest().pk).update(reading=reading)
    NewsItem.objects.update(summary=f"{LONG}\r\nMore.")
    assert told() == []


def test_an_item_that_no_import_brought_asks_its_sightings_alone(django_assert_num_queries):
    NewsItem.objects.create(title="Ours", slug="ours")
    item_, _ = item(), differences(item())
    with django_assert_num_queries(1):
        assert differences(item_) == []


# -- The people of an interview --------------------------------------------------------------------
BREAD = "Bread and people"
KNOWN = "The ILO interviewed Ms. Awa Diop, President of Ring Alliance."


def interviewed(summary):
    imported(entry(BREAD, summary=summary, label="COOP Champions"))


def affiliations():
    return {one.person.name: one.affiliation for one in Participant.objects.all()}


@pytest.fixture
def corrected():
    """An interview whose person's role an editor wrote before the source told another."""
    interviewed("The ILO interviewed Ms. Awa Diop.")
    Participant.objects.update(role="Chair")
    interviewed(KNOWN)
    return Profile.objects.get()


def reread(summary):
    """The page as an older reader read it, and now by this one."""
    interviewed(summary)
    sighting = Sighting.objects.get()
    sighting.reading["people"][0] |= {"organisation": "Ring"}
    sighting.save()
    Participant.objects.update(organisation="Ring")
    return sighting


def test_an_editor_s_role_stays_and_the_source_s_is_suggested(corrected):
    assert affiliations() == {"Awa Diop": "Chair, Ring Alliance"}
    assert told(corrected) == [
        [("participants", "Awa Diop, Chair, Ring Alliance", "Awa Diop, President, Ring Alliance")]
    ]


def test_the_source_s_people_are_taken(corrected):
    decide(take, corrected)
    assert affiliations() == {"Awa Diop": "President, Ring Alliance"}
    assert told(corrected) == [] and Person.objects.count() == 1


def test_the_editor_s_people_are_kept(corrected):
    decide(dismiss, corrected)
    assert affiliations() == {"Awa Diop": "Chair, Ring Alliance"} and told(corrected) == []
    interviewed(KNOWN + " And more was said.")
    assert told(corrected) == []


def test_a_person_whom_the_editor_put_in_is_shown_beside_the_source_s():
    imported(entry(BREAD, label="COOP Champions"))
    profile = Profile.objects.get()
    kofi = Person.objects.create(name="Kofi Owusu", slug="kofi")
    Participant.objects.create(profile=profile, person=kofi, role="Miller")
    interviewed(KNOWN)
    own, source = "Kofi Owusu, Miller", "Awa Diop, President, Ring Alliance"
    assert told(profile) == [[("participants", own, source)]]
    decide(take, profile)
    assert affiliations() == {"Awa Diop": "President, Ring Alliance"}


def test_what_a_better_reader_reads_of_a_person_is_brought_in():
    reread(KNOWN)
    interviewed(KNOWN)
    assert affiliations() == {"Awa Diop": "President, Ring Alliance"}
    assert told(Profile.objects.get()) == []


def test_what_a_better_reader_reads_is_suggested_where_an_editor_was_first():
    reread(KNOWN)
    Participant.objects.update(organisation="Ring Bakers")
    interviewed(KNOWN)
    assert affiliations() == {"Awa Diop": "President, Ring Bakers"}
    assert len(told(Profile.objects.get())) == 1


@pytest.mark.usefixtures("moving_clock")
def test_what_a_better_reader_brought_is_taken_back_with_its_import(editor):
    reread(KNOWN)
    interviewed(KNOWN)
    undo(Import.objects.latest("pk"), editor)
    assert affiliations() == {"Awa Diop": "President, Ring"}


# -- Taking it -------------------------------------------------------------------------------------
def decide(how, one=None):
    (found,) = differences(one or item())
    return how(one or item(), found.seen)


def test_what_is_taken_is_the_item_s_and_suggested_no_more(summarised):
    decide(take)
    assert item().summary == LONG and told() == []
    assert list(Sighting.objects.values_list("suggestions", flat=True)) == [{}, {}]


def test_taking_is_a_change_of_the_item(summarised, a_day_later):
    decide(take)
    assert item().updated_at > summarised.updated_at


def test_what_was_taken_is_the_source_s_again_and_follows_it(summarised):
    decide(take)
    assert results(imported(entry(summary=LONGER))) == ["updated"]
    assert item().summary == LONGER


def test_a_date_is_taken_with_its_precision():
    """The editor made it less precise only after the source had said the day."""
    edited({"date": ""}, month="May 2021", published_on=date(2021, 5, 9), date_precision="day")
    assert newest().suggestions == {"published_on": "2021-05-03"}
    NewsItem.objects.update(published_on=date(2021, 1, 1), date_precision="year")
    decide(take)
    assert (item().published_on, item().date_precision) == (date(2021, 5, 3), "day")


def test_a_kind_is_taken_with_its_label():
    edited({"label": ""}, {"label": "Call"}, kind="event", kind_label="Party")
    decide(take)
    assert (item().kind, item().kind_label) == ("call", "Call")


def test_only_what_is_taken_is_changed():
    edited({"summary": SHORT, "label": ""}, {"summary": LONG, "label": "Call"},
           summary="Edited.", kind="event", title="Mine")  # fmt: skip
    summary, kind = differences(item())
    take(item(), summary.seen)
    now = item()
    assert (now.summary, now.kind, now.title, now.slug) == (LONG, "event", "Mine", "a-mill-reopens")
    assert [one.label for one in differences(now)] == [kind.label]


def test_what_the_item_may_not_say_is_not_taken(summarised):
    sighting = newest()
    sighting.reading |= {"title": "Mill " * 200}
    sighting.suggestions |= {"title": sighting.reading["title"]}
    sighting.save()
    Sighting.objects.exclude(pk=sighting.pk).delete()
    title, _ = differences(item())
    with pytest.raises(ValidationError, match="at most 500 characters"):
        take(item(), title.seen)
    assert item().title == "A mill reopens" and len(differences(item())) == 2


# -- Keeping one's own -----------------------------------------------------------------------------
def test_what_was_dismissed_is_not_suggested_by_the_same_words_again(summarised):
    decide(dismiss)
    imported(entry(summary=LONG), entry("Another"))
    assert item_called("A mill reopens").summary == "Edited."
    assert told(item_called("A mill reopens")) == []


def test_what_was_dismissed_is_suggested_anew_when_the_source_says_more(summarised):
    decide(dismiss)
    imported(entry(summary=LONGER))
    assert told() == [[("summary", "Edited.", LONGER)]]


def test_dismissing_does_not_change_the_item(summarised, a_day_later):
    decide(dismiss)
    assert (item().summary, item().updated_at) == ("Edited.", summarised.updated_at)


def item_called(title):
    return NewsItem.objects.get(title=title)


# -- What happened in between ----------------------------------------------------------------------
@pytest.mark.parametrize("how", [take, dismiss])
def test_nobody_decides_on_what_they_have_not_seen(summarised, how):
    (seen,) = differences(summarised)
    NewsItem.objects.update(summary="Somebody else's.")
    with pytest.raises(Gone):
        how(item(), seen.seen)
    assert item().summary == "Somebody else's." and len(told()) == 1


@pytest.mark.parametrize("how", [take, dismiss])
def test_a_source_that_says_more_meanwhile_is_looked_at_first(summarised, how):
    (seen,) = differences(summarised)
    imported(entry(summary=LONGER))
    with pytest.raises(Gone):
        how(summarised, seen.seen)
    assert told() == [[("summary", "Edited.", LONGER)]]


@pytest.mark.parametrize("how", [take, dismiss])
def test_a_decision_is_made_once(summarised, how):
    (seen,) = differences(summarised)
    how(item(), seen.seen)
    with pytest.raises(Gone):
        how(item(), seen.seen)


def test_what_an_editor_typed_in_by_hand_is_settled(summarised):
    NewsItem.objects.update(summary=LONG)
    settle(item())
    assert not Sighting.objects.exclude(suggestions={}).exists()


def test_what_still_differs_is_not_settled(summarised):
    settle(summarised)
    assert told() == [[("summary", "Edited.", LONG)]]


# -- Undoing the import ----------------------------------------------------------------------------
@pytest.mark.usefixtures("moving_clock")
def test_an_import_that_is_undone_takes_its_suggestions_with_it(summarised, editor):
    undo(Import.objects.first(), editor)
    assert told() == [] and item().summary == "Edited."


@pytest.mark.usefixtures("moving_clock")
def test_what_was_taken_from_an_import_stands_in_the_way_of_its_undoing(summarised, editor):
    decide(take)
    with pytest.raises(NotUndoable):
        undo(Import.objects.first(), editor)
    assert item().summary == LONG and told() == []


def test_a_page_that_is_read_again_suggests_once():
    text = page(entry(summary=LONG))
    imported_text(text)
    Sighting.objects.update(reading=Sighting.objects.get().reading | {"summary": SHORT})
    NewsItem.objects.update(summary="Edited.")
    for _ in range(2):
        imported_text(text)
        assert told() == [[("summary", "Edited.", LONG)]]


def test_a_suggestion_outlasts_a_better_reader(summarised):
    told_before = told()
    sighting = newest()
    sighting.reading |= {"month_heading": "May 1921"}
    sighting.save()
    imported(entry(summary=LONG))
    assert newest().pk == sighting.pk and newest().reading != sighting.reading
    assert told() == told_before != []


# -- Word by word ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Bread in Kenya.", "Bread in Ghana.",
         ("Bread in <del>Kenya.</del>", "Bread in <ins>Ghana.</ins>")),
        ("One two", "One and a two", ("One two", "One <ins>and a</ins> two")),
        ("", "All new", ("", "<ins>All new</ins>")),
        ("Same", "Same", ("Same", "Same")),
        ("One  two", "One two", ("One  two", "One two")),
        ("a\n\nb c", "a\n\nd c", ("a\n\n<del>b</del> c", "a\n\n<ins>d</ins> c")),
        ("<b> &", "<i> &", ("<del>&lt;b&gt;</del> &amp;", "<ins>&lt;i&gt;</ins> &amp;")),
    ],
)  # fmt: skip
def test_the_words_are_marked_that_only_one_side_has(old, new, shown):
    assert marked(old, new) == shown


@pytest.mark.parametrize("many", [10, MOST_WORDS, 5 * MOST_WORDS])
def test_however_long_they_are_both_texts_are_shown_whole(many):
    old, new = (" ".join(f"{word}{n % 7}" for n in range(many)) for word in ("a", "b"))
    shown = marked(f"So {old} it is.", f"So {new} it is.")
    bare = [text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
            for text, tag in zip(shown, ("del", "ins"), strict=True)]  # fmt: skip
    assert bare == [f"So {old} it is.", f"So {new} it is."]
    assert shown[0].startswith("So <del>") and shown[1].endswith("</ins> it is.")
