"""What an item is about: countries and organisations, and all the names they go by."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from sseportal.taxonomy.slugs import slug_of


class NameKind(models.TextChoices):
    """How another name relates to its country or organisation; the tag finder reads it."""

    OTHER = "other", _("other spelling or short form")
    ACRONYM = "acronym", _("acronym")
    FORMER = "former", _("former name")
    DEMONYM = "demonym", _("people or adjective (Kenyan)")
    PLACE = "place", _("city or region that implies it")


class Term(TagBase):
    """A tag with a page of its own."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(
        _("address"), max_length=100, unique=True, help_text=_("The last part of its page's URL.")
    )

    class Meta:
        abstract = True
        ordering = ["name"]

    def slugify(self, tag, i=None):
        base = slug_of(self.short_name) or self._meta.model_name
        former = type(self).former_addresses.rel.related_model.objects
        if not i and former.filter(slug=base).exists():
            i = 2
        return f"{base}-{i}" if i else base

    def keep_address(self, slug, was_seen=True):
        """Let an address that visitors may still have lead here; if they saw nothing there, only
        where it leads to no other."""
        rows = self.former_addresses.model.objects
        keep = rows.update_or_create if was_seen else rows.get_or_create
        keep(slug=slug, defaults={"term": self})

    @property
    def short_name(self):
        """What a label with little room shows."""
        return self.name


class OtherName(models.Model):
    """Another name of a term, read by the tag finder and by search."""

    text = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=10, choices=NameKind.choices, default=NameKind.OTHER
    )

    class Meta:
        abstract = True
        ordering = ["text"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self):
        return self.text


class FormerAddress(models.Model):
    """A slug that a term had, or one that was merged into it; a term that has it now goes first."""

    slug = models.SlugField(_("address"), max_length=100, unique=True)

    class Meta:
        abstract = True
        ordering = ["slug"]
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self):
        return self.slug


class Region(models.TextChoices):
    """The five regions of the International Labour Organization."""

    AFRICA = "africa", _("Africa")
    AMERICAS = "americas", _("Americas")
    ARAB_STATES = "arab-states", _("Arab States")
    ASIA_PACIFIC = "asia-pacific", _("Asia and the Pacific")
    EUROPE_CENTRAL_ASIA = "europe-central-asia", _("Europe and Central Asia")


class Country(Term):
    code = models.CharField(
        _("code"), max_length=2, unique=True, help_text=_("ISO 3166-1 alpha-2, such as KE.")
    )
    un_name = models.CharField(_("UN short name"), max_length=200)
    region = models.CharField(_("ILO region"), max_length=20, choices=Region.choices, blank=True)

    class Meta(Term.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def get_absolute_url(self):
        return reverse("country-detail", args=[self.slug])


class CountryName(OtherName):
    country = models.ForeignKey(Country, models.CASCADE, related_name="other_names")

    class Meta(OtherName.Meta):
        constraints = [
            models.UniqueConstraint(fields=["country", "text"], name="taxonomy_countryname_once")
        ]


class CountryAddress(FormerAddress):
    term = models.ForeignKey(Country, models.CASCADE, related_name="former_addresses")


class ReviewState(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    PROPOSED = "proposed", _("proposed by an import")
    REJECTED = "rejected", _("rejected")


class OrganisationQuerySet(models.QuerySet):
    def visible(self):
        """The only public gate: `is_visible` says the same of one."""
        return self.filter(review_state=ReviewState.ACCEPTED)


class Organisation(Term):
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    review_state = models.CharField(
        _("review"),
        max_length=10,
        choices=ReviewState.choices,
        default=ReviewState.ACCEPTED,
        db_index=True,
        help_text=_("Only accepted organisations are shown to visitors."),
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    @property
    def is_visible(self):
        return self.review_state == ReviewState.ACCEPTED

    @property
    def short_name(self):
        return self.acronym or self.name

    def get_absolute_url(self):
        return reverse("organisation-detail", args=[self.slug])


class OrganisationName(OtherName):
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="other_names")

    class Meta(OtherName.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "text"], name="taxonomy_orgname_once")
        ]


class OrganisationAddress(FormerAddress):
    term = models.ForeignKey(Organisation, models.CASCADE, related_name="former_addresses")


class CountryTag(ItemBase):
    """Base of a content model's through table: add a `content_object` foreign key."""

    tag = models.ForeignKey(Country, models.PROTECT, related_name="%(app_label)s_%(class)s_items")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint("content_object", "tag", name="%(app_label)s_%(class)s_once")
        ]


class OrganisationTag(ItemBase):
    """Base of a content model's through table: add a `content_object` foreign key."""

    tag = models.ForeignKey(
        Organisation, models.PROTECT, related_name="%(app_label)s_%(class)s_items"
    )

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint("content_object", "tag", name="%(app_label)s_%(class)s_once")
        ]


class ReferenceRow(models.Model):
    """A row of our reference data as it was last loaded.

    What differs from it in the live tables was changed by an editor, and is left alone.
    """

    table = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    values = models.JSONField()
    term_id = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("table", "key", name="taxonomy_referencerow_once")]

    def __str__(self):
        return f"{self.table}: {self.key}"
