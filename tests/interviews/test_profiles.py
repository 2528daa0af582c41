"""Interviews and profiles show their people, as they were at the time."""

import pytest

from interviews.models import Person, Profile, Series
from tests.factories import (
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
    QuestionFactory,
    SeriesFactory,
)
from tests.publishing.pages import links, titles


@pytest.fixture
def two(db):
    """Two people share an interview of a series."""
    profile = ProfileFactory(title="A shared table", series__description="Told by members.")
    ada, ben = PersonFactory(name="Ada Lovelace"), PersonFactory(name="Ben Okri")
    ParticipantFactory(profile=profile, person=ben, position=2)
    ParticipantFactory(profile=profile, person=ada, role="baker", organisation="Bread Co-op",
                       position=1)  # fmt: skip
    QuestionFactory(profile=profile, question="And now?", answer="We bake.", position=2)
    QuestionFactory(profile=profile, question="How did it begin?", position=1)
    return profile


def test_a_list_calls_a_profile_by_its_people(client, two):
    content = client.get("/interviews/").content.decode()
    assert "Ada Lovelace and Ben Okri" in content
    assert "Baker, Bread Co-op" in content


def test_a_profile_without_people_is_called_by_its_title(client, db):
    ProfileFactory(title="Nobody named")
    assert "Nobody named" in client.get("/interviews/").content.decode()


def test_a_page_has_people_questions_and_the_series_in_order(client, two):
    content = client.get(two.get_absolute_url()).content.decode().partition("<main")[2]
    parts = ["A shared table", "Ada Lovelace", "Baker, Bread Co-op", "Ben Okri",
             "How did it begin?", "And now?", "We bake.", "Told by members."]  # fmt: skip
    places = [content.index(part) for part in parts]
    assert places == sorted(places)
    assert f"/interviews/?series={two.series.slug}" in links(client.get(two.get_absolute_url()))


@pytest.mark.parametrize("query", ["lovelace", "baker", "bread", "begin", "bake ada"])
def test_free_text_looks_at_people_and_questions(client, two, query):
    ProfileFactory()
    assert titles(client.get("/interviews/", {"q": query})) == ["A shared table"]


def test_a_profile_shows_role_and_organisation_as_they_were(client, two):
    later = ProfileFactory()
    ada = Person.objects.get(name="Ada Lovelace")
    ParticipantFactory(profile=later, person=ada, role="miller")
    assert "Baker, Bread Co-op" in client.get(two.get_absolute_url()).content.decode()
    assert "Miller" in client.get(later.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Özge Berber-Agtaş", "ÖB"), ("Madonna", "M"), ("Ana de la Cruz", "AC"), ("", "")],
)
def test_initials_are_those_of_the_first_and_last_name(name, initials):
    assert Person(name=name).initials == initials


def test_a_series_is_public_once_it_has_something_to_read(client, db):
    series = SeriesFactory()
    profile = ProfileFactory(series=series, draft=True)
    assert not Series.objects.visible().exists()
    assert series.name not in client.get(f"/interviews/?series={series.slug}").content.decode()
    Profile.objects.filter(pk=profile.pk).update(status=Profile.Status.PUBLISHED)
    assert Series.objects.visible().get() == series
    assert series.name in client.get(f"/interviews/?series={series.slug}").content.decode()
