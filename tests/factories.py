"""Content as tests need it: published and dated unless a trait says otherwise.

Countries are the reference data's: `countries=["kenya"]` names them by slug. `organisations` takes
organisations, and the traits `draft`, `review`, `archived`, `scheduled` and `undated` hide an item;
the time of one that is `due` has come.
"""

from datetime import date, timedelta

import factory
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from factory.django import DjangoModelFactory

from interviews.models import Participant, Person, Profile, Question, Series
from news.models import NewsItem
from sseportal.media.models import Picture
from sseportal.media.renditions import CROPS
from sseportal.media.storing import path_of
from sseportal.publishing.models import Status
from sseportal.taxonomy.models import Country, Organisation, ReviewState

PICTURE_FILES = [
    "master.jpg",
    *(f"{name}.{suffix}" for name in ("400", "800", *CROPS) for suffix in ("avif", "webp", "jpg")),
]
HIDDEN_STATES = ("draft", "review", "archived", "scheduled")
# Traits of what is never shown: whoever hides an item when its time has come hides it as well.
WAYS_TO_HIDE = (
    *(("draft",), ("review",), ("archived",), ("scheduled",), ("undated",)),
    *(("draft", "due"), ("review", "due"), ("archived", "due")),
)
HIDDEN_ORGANISATION_STATES = ("proposed", "rejected")


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    class Params:
        proposed = factory.Trait(review_state=ReviewState.PROPOSED)
        rejected = factory.Trait(review_state=ReviewState.REJECTED)

    name = factory.Sequence("Weavers’ Cooperative {}".format)
    slug = factory.Sequence("weavers-{}".format)


class PictureFactory(DjangoModelFactory):
    """Its files hold nothing to look at; `Picture.put` makes true ones."""

    class Meta:
        model = Picture
        skip_postgeneration_save = True

    alt = factory.Sequence("A mill, part {}".format)
    token = factory.Sequence("{:032x}".format)
    files = factory.LazyFunction(lambda: {name: [800, 533, 7] for name in PICTURE_FILES})
    width, height, digest = 800, 533, "0" * 64

    @factory.post_generation
    def stored(self, create, wanted, **kwargs):
        for name in self.files if wanted else ():
            default_storage.delete(path_of(self.token, name))
            default_storage.save(path_of(self.token, name), ContentFile(b"picture"))


class PublicationFactory(DjangoModelFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(status=Status.DRAFT)
        review = factory.Trait(status=Status.REVIEW)
        archived = factory.Trait(status=Status.ARCHIVED)
        scheduled = factory.Trait(
            publish_at=factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
        )
        due = factory.Trait(
            publish_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
        )
        undated = factory.Trait(status=Status.DRAFT, published_on=None)

    status = Status.PUBLISHED
    published_on = date(2026, 6, 1)

    @factory.post_generation
    def countries(self, create, slugs, **kwargs):
        if slugs:
            self.countries.set(Country.objects.filter(slug__in=slugs))

    @factory.post_generation
    def organisations(self, create, organisations, **kwargs):
        if organisations:
            self.organisations.set(organisations)


class NewsItemFactory(PublicationFactory):
    class Meta:
        model = NewsItem

    title = factory.Sequence("Cooperatives meet, part {}".format)
    slug = factory.LazyAttribute(lambda item: NewsItem.free_slug(item.title))


class SeriesFactory(DjangoModelFactory):
    class Meta:
        model = Series

    name = factory.Sequence("Voices of the movement {}".format)
    slug = factory.Sequence("voices-{}".format)


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence("Wanjiru Kamau {}".format)
    slug = factory.Sequence("wanjiru-kamau-{}".format)


class ProfileFactory(PublicationFactory):
    class Meta:
        model = Profile

    title = factory.Sequence("Interview with a co-operator, part {}".format)
    slug = factory.LazyAttribute(lambda item: Profile.free_slug(item.title))
    series = factory.SubFactory(SeriesFactory)


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = Participant

    profile = factory.SubFactory(ProfileFactory)
    person = factory.SubFactory(PersonFactory)


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = Question

    profile = factory.SubFactory(ProfileFactory)
    question = "How did it begin?"
    answer = "With seven members."
