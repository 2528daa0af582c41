"""Two editors have the same item open: nobody's text is lost, and nobody is alarmed for nothing."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from news.models import NewsItem
from sseportal.publishing.rich_text import plain
from sseportal.taxonomy.models import Country
from tests.admin.newsroom import act, address
from tests.factories import NewsItemFactory, PersonFactory, PictureFactory, QuestionFactory
from tests.newsroom.at_once import at_once, clear, elsewhere, last_change, share_database
from tests.newsroom.sending import Page, opened
from tests.newsroom.staff import client_of, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moving_clock")]


def now(item):
    return type(item).objects.get(pk=item.pk)


# -- What the second is told ----------------------------------------------------------------------


def test_the_second_save_is_not_stored_and_keeps_what_was_typed(mara, omar, item):
    first, second = opened(mara, item), opened(omar, item)
    assert first.type(title="Mara’s").send() is None
    back = second.type(title="Omar’s", body="Omar’s text.", countries=[]).send()
    assert now(item).title == "Mara’s"
    assert back.values["title"] == ["Omar’s"]
    assert back.values["body"] == ["Omar’s text."]
    assert "countries" not in back.values


def test_it_says_who_changed_what_and_when(mara, omar, item):
    first, second = opened(mara, item), opened(omar, item)
    first.type(title="Mara’s").send()
    text = second.type(title="Omar’s").send().answer.text
    assert "<strong>Mara Diop</strong>" in text
    assert "Changed Title." in text
    assert "15 June 2026, 12:00" in text


def test_both_texts_of_each_field_that_differs_are_shown(mara, omar, item):
    first, second = opened(mara, item), opened(omar, item)
    ghana = Country.objects.get(slug="ghana").pk
    first.type(title="Mara’s", status="archived", countries=[str(ghana)]).send()
    back = second.type(title="Omar’s", summary="Omar’s.").send()
    assert back.differing == {
        "Title": ("Omar’s", "Mara’s"),
        "Status": ("published", "archived"),
        "Countries": ("Kenya", "Ghana"),
    }


def test_saving_again_overwrites_knowingly(mara, omar, item):
    first, second = opened(mara, item), opened(omar, item)
    first.type(title="Mara’s").send()
    assert second.type(title="Omar’s").send().send() is None
    assert now(item).title == "Omar’s"


def test_what_only_they_changed_is_theirs_unless_one_says_otherwise(mara, omar, item):
    first, second = opened(mara, item), opened(omar, item)
    first.type(summary="Mara’s summary.").send()
    back = second.type(title="Omar’s").send()
    assert back.send() is None
    assert (now(item).title, now(item).summary) == ("Omar’s", "Mara’s summary.")


def test_what_is_typed_while_both_are_shown_is_not_dropped(mara, omar, item):
    first, second = opened(mara, item), opened(omar, item)
    first.type(summary="Mara’s summary.", title="Mara’s").send()
    back = second.type(title="Omar’s").send()
    again = back.type(summary="Mara’s and Omar’s summary.", **{"_keep-title": "theirs"}).send()
    assert again.differing == {"Summary": ("Mara’s and Omar’s summary.", "Mara’s summary.")}
    assert again.values["_keep-summary"] == ["mine"] and again.values["title"] == ["Mara’s"]
    assert again.send() is None
    assert (now(item).title, now(item).summary) == ("Mara’s", "Mara’s and Omar’s summary.")


def test_the_words_that_differ_are_marked(mara, omar, item):
    first, second = opened(mara, item), opened(omar, item)
    first.type(summary="In short and <sweet>.").send()
    page = second.type(summary="In long.").send().answer.text
    assert "In <del>long.</del>" in page and "In <ins>short and &lt;sweet&gt;.</ins>" in page


def test_what_one_has_to_choose_about_is_not_judged_yet(omar, item):
    writer = somebody("Writer")
    NewsItem.objects.update(author=writer, status="draft")
    page = opened(client_of(writer), item).type(title="The writer’s", status="review")
    opened(omar, item).type(status="draft", title="Omar’s", slug="omar").send()
    back = page.type(slug="!").send()
    assert back.differing.keys() == {"Title", "Address"}
    assert back.answer.context["errors"] == []


def test_theirs_is_taken_for_the_fields_that_say_so(mara, omar, item):
    ghana = str(Country.objects.get(slug="ghana").pk)
    first, second = opened(mara, item), opened(omar, item)
    first.type(
        title="Mara’s", summary="Mara’s.", countries=[ghana],
        publish_at_0="2026-01-02", publish_at_1="10:00:00",
    ).send()  # fmt: skip
    back = second.type(title="Omar’s", summary="Omar’s.", countries=[]).send()
    back.type(**{"_keep-summary": "mine", "_keep-title": "theirs", "_keep-countries": "theirs"})
    assert back.send() is None
    assert (now(item).title, now(item).summary) == ("Mara’s", "Omar’s.")
    assert [str(one.pk) for one in now(item).countries.all()] == [ghana]
    assert now(item).publish_at.hour == 10


@pytest.mark.parametrize(("is_ticked", "told"), [(False, ("no", "yes")), (True, ("yes", "no"))])
def test_a_box_that_somebody_else_ticked_or_unticked_stays_so(mara, omar, item, is_ticked, told):
    item.picture = PictureFactory(alt="", is_decorative=is_ticked)
    item.save()
    first, second = opened(mara, item), opened(omar, item)
    assert first.type(picture_is_decorative=[] if is_ticked else "on").send() is None
    back = second.type(title="Omar’s").send()
    assert back.differing == {"Decorative": told}
    assert back.type(**{"_keep-picture_is_decorative": "theirs"}).send() is None
    assert (now(item).title, now(item).picture.is_decorative) == ("Omar’s", not is_ticked)


def test_a_third_save_in_between_is_told_again(mara, omar, item):
    second = opened(omar, item).type(title="Omar’s")
    opened(mara, item).type(title="Mara’s").send()
    back = second.send()
    opened(mara, item).type(title="Mara’s own").send()
    again = back.send()
    assert again.differing == {"Title": ("Omar’s", "Mara’s own")}
    assert again.send() is None
    assert now(item).title == "Omar’s"


def test_errors_are_told_together_with_it(mara, omar, item):
    second = opened(omar, item).type(title="", published_on="31 February")
    opened(mara, item).type(title="Mara’s").send()
    back = second.send()
    assert back.differing == {"Title": ("", "Mara’s")}
    assert "published_on" in back.answer.context["adminform"].form.errors
    back = back.type(published_on="2026-06-01", **{"_keep-title": "theirs"}).send()
    assert back is None and now(item).title == "Mara’s"


def test_a_choice_outlasts_an_error(mara, omar, item):
    second = opened(omar, item).type(title="Omar’s")
    opened(mara, item).type(title="Mara’s").send()
    back = second.send().type(published_on="31 February", **{"_keep-title": "theirs"}).send()
    assert back.collision is None
    assert back.values["title"] == ["Mara’s"]


def test_a_change_from_a_list_counts(mara, omar, item):
    second = opened(omar, item).type(title="Omar’s")
    act(mara, NewsItem, "archive", [item])
    assert second.send().differing == {"Status": ("published", "archived")}


def test_what_is_not_done_by_hand_is_told_too(omar, item):
    second = opened(omar, item).type(title="Omar’s")
    NewsItem.objects.filter(pk=item.pk).update(title="The importer’s")
    assert "Not by hand" in second.send().answer.text


@pytest.mark.parametrize("sent", ["", "{}", "null", "[]", "[" * 5000, '{"at": 1, "digests": {}}'])
def test_a_form_that_does_not_know_where_it_comes_from_overwrites_nothing(omar, item, sent):
    back = opened(omar, item).type(title="Omar’s", _made_from=sent).send()
    assert back.differing == {"Title": ("Omar’s", "First")}
    assert back.send() is None


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_form_from_before_or_after_all_time_is_of_no_known_state(omar, item, at):
    page = opened(omar, item).type(title="Omar’s")
    (made_from,) = page.values["_made_from"]
    page.type(_made_from=json.dumps(json.loads(made_from) | {"at": at}))
    assert page.send().differing == {"Title": ("Omar’s", "First")}


def test_an_editor_who_may_not_schedule_collides_with_nothing_that_they_don_t_see(mara, item):
    second = opened(client_of(somebody("Editor")), item).type(title="The editor’s")
    opened(mara, item).type(publish_at_0="2026-01-02", publish_at_1="10:00").send()
    assert second.send() is None
    assert now(item).publish_at is not None


def test_originals_that_a_writer_may_not_see_are_not_named(mara):
    user = somebody("Writer")
    own, original = NewsItemFactory(draft=True, author=user), NewsItemFactory(title="Secret plan")
    second = opened(client_of(user), own).type(title="The writer’s")
    opened(mara, own).type(translation_of=str(original.pk), language="fr").send()
    back = second.send()
    assert "Translation of" in back.differing
    assert "Secret plan" not in back.answer.text


# -- People, questions, tags ----------------------------------------------------------------------


def asked(profile):
    return [(each.question, plain(each.answer)) for each in profile.questions.all()]


def people(interview):
    return sorted(interview.participants.values_list("person__name", "role"))


def test_rows_are_content(mara, omar, interview):
    second = opened(omar, interview).type(title="Omar’s")
    first = opened(mara, interview).type(**{"questions-0-answer": "Bread and salt."})
    first.row("questions", question="How?", position="1").send()
    back = second.send()
    ((mine, theirs),) = back.differing.values()
    assert mine == "Question: Why?\nAnswer: Bread.\nOrder: 0"
    assert "Answer: Bread and salt." in theirs and "Question: How?" in theirs
    assert back.send() is None
    assert asked(interview) == [("Why?", "Bread and salt."), ("How?", "")]
    assert now(interview).title == "Omar’s"


def test_each_row_is_chosen_about_by_itself(mara, omar, interview):
    """Two who correct different answers lose none."""
    QuestionFactory(profile=interview, question="How?", answer="By hand.", position=1)
    second = opened(omar, interview).type(**{"questions-0-answer": "Omar’s."})
    second.row("questions", question="When?", answer="Today.", position="2")
    opened(mara, interview).type(**{"questions-1-answer": "Mara’s."}).send()
    back = second.send()
    assert back.differing == {
        "Question 2": (
            "Question: How?\nAnswer: By hand.\nOrder: 1",
            "Question: How?\nAnswer: Mara’s.\nOrder: 1",
        )
    }
    assert back.send() is None
    assert asked(interview) == [("Why?", "Omar’s."), ("How?", "Mara’s."), ("When?", "Today.")]


def test_both_texts_of_a_row_that_both_changed_are_shown(mara, omar, interview):
    second = opened(omar, interview).type(**{"questions-0-answer": "Omar’s."})
    opened(mara, interview).type(**{"questions-0-answer": "Mara’s."}).send()
    back = second.send()
    assert back.differing.keys() == {"Question 1"}
    name = next(name for name in back.values if name.startswith("_keep-questions-"))
    assert back.values[name] == ["mine"]
    assert back.type(**{name: "theirs"}).send() is None
    assert asked(interview) == [("Why?", "Mara’s.")]


def test_rows_can_be_kept_as_one_has_them(mara, omar, interview):
    second = opened(omar, interview).type(**{"questions-0-answer": "Omar’s."})
    second.row("questions", question="When?", answer="Today.", position="1")
    opened(mara, interview).row("questions", question="How?", position="1").send()
    back = second.send()
    assert back.send() is None
    assert asked(interview) == [("Why?", "Omar’s."), ("When?", "Today.")]


def test_a_row_that_somebody_deleted_is_there_again_if_one_keeps_it(mara, omar, interview):
    second = opened(omar, interview).type(**{"questions-0-answer": "Omar’s."})
    opened(mara, interview).type(**{"questions-0-DELETE": "on"}).send()
    assert asked(interview) == []
    back = second.send()
    assert back.values["questions-0-answer"] == ["Omar’s."]
    assert back.send() is None
    assert asked(interview) == [("Why?", "Omar’s.")]


def test_both_add_the_same_person(mara, omar, interview):
    """Nobody is in an interview twice."""
    omars = PersonFactory(name="Ben")
    second = opened(omar, interview).row("participants", person=omars.pk, role="Miller", position=1)
    opened(mara, interview).row("participants", person=omars.pk, role="Cook", position=1).send()
    back = second.send()
    assert back.send() is None
    assert people(interview) == [("Awa", "Baker"), ("Ben", "Miller")]


def test_the_same_change_by_both_is_no_collision(mara, omar, interview):
    first, second = opened(mara, interview), opened(omar, interview)
    for page in (first, second):
        page.type(title="The same", countries=[]).row("questions", question="How?", position="1")
        assert page.send() is None
    assert len(asked(interview)) == 2


# -- At the same moment ---------------------------------------------------------------------------


@pytest.fixture
def committed(db, monkeypatch, tmp_path):
    """An item and two who have it open, for threads."""
    share_database(monkeypatch, tmp_path)

    def make():
        item = NewsItemFactory(title="First")
        editors = [client_of(User.objects.create_superuser(name)) for name in ("one", "two")]
        return item, [opened(client, item) for client in editors]

    before = elsewhere(last_change)
    yield elsewhere(make)
    elsewhere(lambda: clear(before))


@pytest.mark.parametrize("turn", range(3))
def test_of_two_saves_at_the_same_moment_exactly_one_wins(committed, turn):
    item, (one, two) = committed
    backs = at_once(one.type(title="By one").send, two.type(title="By two").send)
    assert sorted(back is None for back in backs) == [False, True]
    (lost,) = filter(None, backs)
    winner = "By one" if backs[0] is None else "By two"
    assert elsewhere(lambda: now(item).title) == winner
    assert lost.differing == {"Title": ({"By one", "By two"}.difference([winner]).pop(), winner)}


def test_both_sendings_of_a_double_click_arrive_at_the_same_moment(committed):
    item, (page, _other) = committed
    page.type(title="Once")
    assert at_once(page.send, page.send) == [None, None]
    assert elsewhere(lambda: LogEntry.objects.filter(object_id=item.pk).count()) == 1


@pytest.fixture
def adding(monkeypatch, tmp_path):
    """Two who have the form of a new item open, for threads."""
    share_database(monkeypatch, tmp_path)

    def make():
        users = [User.objects.create_superuser(name) for name in ("one", "two")]
        pages = [Page(client_of(user), address(NewsItem, "add")) for user in users]
        return [page.type(title="A fair", status="draft") for page in pages]

    before = elsewhere(last_change)
    yield elsewhere(make)
    elsewhere(lambda: clear(before))


def slugs():
    return sorted(NewsItem.objects.values_list("slug", flat=True))


def test_two_add_items_of_one_title_at_the_same_moment(adding):
    one, two = adding
    assert at_once(one.send, two.send) == [None, None]
    assert elsewhere(slugs) == ["a-fair", "a-fair-2"]


@pytest.mark.parametrize("slug", ["", "fair"])
def test_both_clicks_on_a_new_item_arrive_at_the_same_moment(adding, slug):
    page, _other = adding
    page.type(slug=slug)
    assert at_once(page.send, page.send) == [None, None]
    assert elsewhere(slugs) == [slug or "a-fair"]
