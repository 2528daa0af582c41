"""Interviews with people of the movement, and profiles of them, in series."""

from django.db import models
from django.db.models import Count, Exists, Max, OuterRef
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _

from sseportal.publishing.fields import RichTextField
from sseportal.publishing.figures import ItemFigure, TextsOfItem, TextsQuerySet
from sseportal.publishing.illustrated import elsewhere
from sseportal.publishing.models import Publication
from sseportal.publishing.querysets import PublicationQuerySet
from sseportal.publishing.rich_text import plain
from sseportal.search.text import by_name
from sseportal.taxonomy.fields import TagsField
from sseportal.taxonomy.models import CountryTag, OrganisationTag


class SeriesQuerySet(models.QuerySet):
    def visible(self):
        """Those with something to read."""
        pieces = Profile.objects.visible().order_by().filter(series=OuterRef("pk"))
        return self.filter(Exists(pieces))


class Series(models.Model):
    """What a profile belongs to, and what its source repeats under each of them."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    description = models.TextField(_("description"), blank=True)
    source_key = models.CharField(max_length=100, blank=True, editable=False)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self):
        return self.name

    def as_linked_data(self):
        return {"@type": "CreativeWorkSeries", "name": self.name}


class PersonQuerySet(models.QuerySet):
    def visible(self):
        """Those with something to read: nobody hears of the people of a draft."""
        pieces = Profile.objects.visible().order_by().filter(people=OuterRef("pk"))
        return self.filter(Exists(pieces))

    def in_several(self):
        """Those in several visible pieces, with the time `changed` of the last change to these."""
        told = self.filter(profiles__in=Profile.objects.visible())
        counted = told.annotate(n=Count("profiles"), changed=Max("profiles__updated_at"))
        return counted.filter(n__gt=1)


class Person(models.Model):
    """Someone whom profiles are about; with several visible ones, also on a page of their own."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=100, unique=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("interviews:person", args=[self.slug])

    @property
    def initials(self):
        """Those of the first and the last name, for where there is no picture."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:]))

    @cached_property
    def pieces(self):
        """The visible profiles that the person is in, the newest first."""
        return list(Profile.objects.visible().filter(people=self).newest().for_cards())

    @property
    def parts(self):
        """The participation in each piece: role and organisation as they were."""
        everyone = [part for piece in self.pieces for part in piece.participants.all()]
        return [part for part in everyone if part.person_id == self.pk]

    @property
    def latest(self):
        """The last participation that tells a role or an organisation; None if none does."""
        return next((part for part in self.parts if part.affiliation), None)

    @property
    def portrait(self):
        """The picture of the newest piece that is about nobody else; None if there is none."""
        return next((piece.portrait for piece in self.pieces if piece.portrait), None)

    def tags(self, name):
        """The public tags of all pieces, each once: as those of one piece."""
        return sorted({tag for piece in self.pieces for tag in piece.tags(name)}, key=by_name)

    @property
    def public_countries(self):
        return self.tags("countries")

    @property
    def public_organisations(self):
        return self.tags("organisations")


class ProfileQuerySet(PublicationQuerySet):
    def for_page(self):
        return super().for_page().select_related("series").prefetch_related("participants__person")

    def for_index(self):
        return super().for_index().prefetch_related("questions")

    def for_table(self):
        return super().for_table().select_related("series").prefetch_related("participants__person")

    def for_snippets(self):
        return super().for_snippets().prefetch_related("questions")


class Profile(Publication):
    series = models.ForeignKey(
        Series, models.PROTECT, related_name="profiles", verbose_name=_("series")
    )
    people = models.ManyToManyField(
        Person, through="Participant", related_name="profiles", verbose_name=_("people")
    )
    countries = TagsField(
        _("countries"), through="ProfileCountry", blank=True, help_text="", related_name="profiles"
    )
    organisations = TagsField(
        _("organisations"),
        through="ProfileOrganisation",
        blank=True,
        help_text="",
        related_name="profiles",
    )

    figures = models.ManyToManyField(
        "media.Picture", through="ProfileFigure", related_name="+", editable=False
    )

    objects = ProfileQuerySet.as_manager()

    indexed_with = ["participants", "questions", "people", "series"]
    versioned_with = ["participants", "questions"]
    shared_with_others = ["interviews.person", "interviews.series"]
    rich_texts = [*Publication.rich_texts, "questions__answer"]
    reserved_slugs = frozenset({"people"})
    open_graph_type = "profile"
    reference_type = "interview"

    class Meta(Publication.Meta):
        verbose_name = _("interview or profile")
        verbose_name_plural = _("interviews and profiles")

    @property
    def portrait(self):
        """Its picture, if that can only be of one person."""
        return self.picture if len(self.participants.all()) == 1 else None

    def facets(self):
        people = [participant.person_id for participant in self.participants.all()]
        return super().facets() | {"series": [self.series_id], "person": people}

    def lead_texts(self):
        people = [
            text
            for one in self.participants.all()
            for text in (one.person.name, one.role, one.organisation)
        ]
        return [*super().lead_texts(), *people, self.series.name]

    def names(self):
        return [one.person.name for one in self.participants.all()]

    def body_texts(self):
        asked = [(one.question, plain(one.answer)) for one in self.questions.all()]
        return [*super().body_texts(), *(text for both in asked for text in both)]

    def texts_of_parts(self):
        return [one.answer for one in self.questions.all()] if self.pk else []

    def as_record(self):
        people = [
            {"name": one.person.name, "role": one.role, "organisation": one.organisation}
            for one in self.participants.all()
        ]
        return super().as_record() | {"series": self.series.name, "people": people}

    def as_linked_data(self, origin):
        """The page of its people; an article where it names none."""
        told = super().as_linked_data(origin)
        told["isPartOf"] = [told["isPartOf"], self.series.as_linked_data()]
        people = [participant.as_linked_data() for participant in self.participants.all()]
        if not people:
            return told
        return told | {
            "@type": "ProfilePage",
            "name": get_text_list([person["name"] for person in people], _("and")),
            "mainEntity": people if len(people) > 1 else people[0],
        }

    def texts_of_record(self, origin):
        asked = [question.as_record(self, origin) for question in self.questions.all()]
        return super().texts_of_record(origin) | {"questions": asked}


class ProfileCountry(CountryTag):
    content_object = models.ForeignKey(Profile, models.CASCADE)


class ProfileOrganisation(OrganisationTag):
    content_object = models.ForeignKey(Profile, models.CASCADE)


class ProfileFigure(ItemFigure):
    content_object = models.ForeignKey(Profile, models.CASCADE, related_name="figure_rows")


class Participant(models.Model):
    """A person in a profile, with role and organisation as they were at its date."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="participants")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="participations", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=300, blank=True)
    organisation = models.CharField(_("organisation"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "person"], name="interviews_participant_once"
            )
        ]

    def __str__(self):
        return self.person.name

    @property
    def affiliation(self):
        """`Business Director, Savvy Co-op`: what is known of the two."""
        return ", ".join(filter(None, [self.role, self.organisation]))

    def as_linked_data(self):
        employer = {"@type": "Organization", "name": self.organisation}
        return {
            "@type": "Person",
            "name": self.person.name,
            "jobTitle": self.role,
            "affiliation": employer if self.organisation else None,
        }


class Question(TextsOfItem):
    profile = models.ForeignKey(Profile, models.CASCADE, related_name="questions")
    question = models.TextField(_("question"))
    # The question is a heading of its own on the page.
    answer = RichTextField(_("answer"), blank=True, headings=("h3",))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = TextsQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("question")
        verbose_name_plural = _("questions and answers")

    def __str__(self):
        return self.question

    @classmethod
    def of_item(cls):
        return Profile, "profile_id"

    def as_record(self, profile, origin):
        html = elsewhere(self.answer, profile, origin)
        texts = {"answer": plain(self.answer), "answer_html": html}
        return {"question": self.question, **texts}
