"""People have an index from A to Z, and a page of their own when they are in several pieces."""

import pytest
from django.core.exceptions import ValidationError

from interviews.models import Profile
from tests.factories import ProfileFactory


def test_an_interview_called_people_gets_an_address_of_its_own(client, db):
    piece = ProfileFactory(title="People", body="Read me")
    assert piece.slug == "people-2"
    assert Profile.free_slugs(["People", "people"]) == ["people-3", "people-4"]
    assert "Read me" in client.get(piece.get_absolute_url()).text


def test_an_editor_cannot_give_an_interview_the_address_of_the_index(db):
    piece = ProfileFactory()
    piece.slug = "people"
    with pytest.raises(ValidationError) as refused:
        piece.full_clean()
    assert refused.value.message_dict == {"slug": ["Another page has this address."]}
