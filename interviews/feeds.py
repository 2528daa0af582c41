from django.conf import settings
from django.shortcuts import get_object_or_404

from interviews.filters import ProfileFilterSet
from interviews.models import Person
from sseportal.publishing.addresses import moved
from sseportal.publishing.feeds import AsJson, PublicationFeed, SelectionFeed
from sseportal.publishing.moves import lead_on
from sseportal.publishing.results import newest_of_all
from sseportal.search.text import printable


class ProfileFeed(SelectionFeed):
    filterset_class = ProfileFilterSet


class ProfileJsonFeed(AsJson, ProfileFeed):
    pass


class PersonFeed(PublicationFeed):
    """The pieces that one person is in."""

    @lead_on
    def get(self, request, **kwargs):
        return super().get(request, **kwargs)

    def moved(self, slug):
        return moved(Person.objects.visible(), [slug]).get(slug)

    def subject(self, slug):
        return get_object_or_404(Person.objects.visible(), slug=slug)

    def title(self, person):
        return f"{printable(person.name)} – {settings.SITE_NAME}"

    def link(self, person):
        return person.get_absolute_url()

    def results(self, person):
        return newest_of_all(person=person.pk)


class PersonJsonFeed(AsJson, PersonFeed):
    pass
