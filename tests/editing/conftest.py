"""Two who are at work, and what they write."""

import pytest

from tests.factories import NewsItemFactory, ParticipantFactory, ProfileFactory, QuestionFactory
from tests.newsroom.staff import client_of, somebody


@pytest.fixture
def mara():
    return client_of(somebody("Publisher", first_name="Mara", last_name="Diop"))


@pytest.fixture
def omar():
    return client_of(somebody("Publisher", first_name="Omar", last_name="Haddad"))


@pytest.fixture
def item(db):
    return NewsItemFactory(title="First", summary="In short.", body="Text.", countries=["kenya"])


@pytest.fixture
def interview(db):
    interview = ProfileFactory(countries=["kenya"], summary="In short.")
    ParticipantFactory(profile=interview, role="Baker", person__name="Awa")
    QuestionFactory(profile=interview, question="Why?", answer="Bread.")
    return interview
