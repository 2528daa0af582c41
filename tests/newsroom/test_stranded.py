"""An item is deleted, or taken out of a writer’s hands, while they write: no text is lost."""

import pytest
from django.contrib.auth.models import User

from interviews.models import Profile
from news.models import NewsItem
from sseportal.publishing.models import Status
from sseportal.publishing.rich_text import plain
from tests.factories import (
    NewsItemFactory,
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
    QuestionFactory,
)
from tests.newsroom.sending import Page, opened
from tests.newsroom.staff import client_of, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moving_clock")]
ADD = "/admin/news/newsitem/add/"


@pytest.fixture
def user(db):
    return somebody("Writer")


@pytest.fixture
def writer(user):
    return client_of(user)


@pytest.fixture
def draft(user):
    return NewsItemFactory(title="A mill", draft=True, author=user, countries=["kenya"])


def submit(item):
    type(item).objects.filter(pk=item.pk).update(status=Status.REVIEW)


def test_what_was_typed_into_an_item_that_is_in_review_now_is_shown(writer, draft):
    page = opened(writer, draft).type(title="A mill opens", body="Typed for an hour.")
    submit(draft)
    back = page.send()
    assert back.values["title"] == ["A mill opens"]
    assert "Typed for an hour." in back.values["body"][0]
    assert back.values["countries"] == page.values["countries"]
    assert "its state became “in review”" in back.answer.text
    assert f'href="/admin/news/newsitem/{draft.pk}/change/"' in back.answer.text
    assert NewsItem.objects.get().title == "A mill"


def test_it_is_saved_as_a_new_item_when_somebody_wishes(writer, draft):
    page = opened(writer, draft).type(title="A mill opens")
    submit(draft)
    back = page.send()
    back.url = ADD
    assert f'action="{ADD}"' in back.answer.text
    assert back.send() is None
    assert sorted(NewsItem.objects.values_list("title", "status")) == [
        ("A mill", "review"),
        ("A mill opens", "draft"),
    ]
    assert writer.cookies["saved_form"].value in page.values["_made_from"][0]


def test_rows_of_a_deleted_item_are_there_as_well(writer, user):
    profile = ProfileFactory(title="Ada", draft=True, author=user)
    ParticipantFactory(profile=profile, person=PersonFactory(name="Ada Diop"), role="Baker")
    QuestionFactory(profile=profile, question="How did it begin?", answer="Small.")
    page = opened(writer, profile).row(
        "questions", question="And then?", answer="More.", position="1"
    )
    profile.delete()
    back = page.send()
    assert "somebody deleted it" in back.answer.text
    back.url = ADD.replace("news/newsitem", "interviews/profile")
    assert back.send() is None
    assert str(Profile.objects.get().participants.get().person) == "Ada Diop"
    asked = Profile.objects.get().questions.values_list("question", "answer")
    assert [(question, plain(answer)) for question, answer in asked] == [
        ("How did it begin?", "Small."),
        ("And then?", "More."),
    ]


def test_of_somebody_else_s_item_it_tells_as_much_as_of_none(writer, draft):
    other = NewsItemFactory(title="Secret", draft=True)
    page = opened(writer, draft).type(title="Typed")

    def told(number):
        page.url = f"/admin/news/newsitem/{number}/change/"
        return page.send().answer.context["stranded"]

    assert told(other.pk) == told(999_999) == {"item": None}


@pytest.mark.parametrize("role", ["", "visitor"])
def test_who_may_write_nothing_is_refused_as_ever(writer, draft, role):
    client = client_of(somebody(role) if role == "" else User.objects.create_user("visitor"))
    answer = client.post(f"/admin/news/newsitem/{draft.pk}/change/", {"_made_from": "{}"})
    assert answer.status_code in (302, 403)


@pytest.mark.parametrize("sent", [{}, {"title": "\0"}, {"questions-INITIAL_FORMS": "9" * 30}])
def test_whatever_is_sent_is_answered(writer, user, sent):
    answer = writer.post("/admin/interviews/profile/999999/change/", sent | {"_made_from": "x"})
    assert answer.status_code == 200
    assert Page(writer, "", answer).values["_made_from"]
