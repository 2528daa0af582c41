"""The floor under every kind of content."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from sseportal.media.models import Picture
from sseportal.publishing import languages, linked_data, translations
from sseportal.publishing.addresses import FormerAddress  # noqa: F401 - Django finds it here
from sseportal.publishing.dates import Precision, in_words, machine_readable, start_of
from sseportal.publishing.fields import RichTextField
from sseportal.publishing.figures import TextsOfItem
from sseportal.publishing.history.records import Version, Versions
from sseportal.publishing.identifiers import tag_uri
from sseportal.publishing.illustrated import elsewhere
from sseportal.publishing.outgoing.models import OutgoingLink  # noqa: F401 - as well
from sseportal.publishing.querysets import NEWEST, PublicationQuerySet
from sseportal.publishing.review_links import ReviewLink
from sseportal.publishing.rich_text import plain
from sseportal.publishing.title_parts import PARTS, TitleBeginning, TitleEnd, TitleKey
from sseportal.publishing.told_apart import ToldApart
from sseportal.search.text import by_name
from sseportal.taxonomy.slugs import free_slugs

__all__ = ["Publication", "Status", "ToldApart"]


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    PUBLISHED = "published", _("published")
    ARCHIVED = "archived", _("archived")


# What visitors see, or have seen, comes after.
BEFORE_PUBLISHING = (Status.DRAFT, Status.REVIEW)


class Publication(TextsOfItem):
    """Something that is published under a title and a date, about countries and organisations.

    A concrete kind adds two `TagsField`s, `countries` and `organisations`, and the pictures that
    its texts show, `figures`, with through tables of its own, and URLs `<app_label>:list`,
    `:detail` and `:feed`.
    """

    Status = Status

    title = models.CharField(_("title"), max_length=500)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("The last part of its page's URL; left empty, it is made from the title."),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("Shown in lists and above the text.")
    )
    body = RichTextField(_("text"), blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.CONTENT_LANGUAGES, default="en"
    )
    published_on = models.DateField(_("date"), null=True, blank=True)
    date_precision = models.CharField(
        _("precise to the"),
        max_length=5,
        choices=Precision.choices,
        default=Precision.DAY,
        help_text=_("“March 2023” is a date too: choose month, and any day of it."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    publish_at = models.DateTimeField(
        _("not before"),
        null=True,
        blank=True,
        help_text=_("A published item stays hidden till then."),
    )
    credit = models.CharField(
        _("picture credit at the source"),
        max_length=300,
        blank=True,
        help_text=_("As printed there, whether or not its picture is shown here."),
    )
    picture = models.ForeignKey(
        Picture,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("One of the library: type a word of its alt text, caption or credit."),
    )
    external_url = models.URLField(
        _("original"), max_length=500, blank=True, help_text=_("Where it was first published.")
    )
    translation_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        limit_choices_to={"translation_of": None},
        verbose_name=_("translation of"),
        help_text=_("The original. Each page then leads to the other languages."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("author"),
    )
    source_key = models.CharField(max_length=400, blank=True, editable=False)
    title_key, title_begins, title_ends = TitleKey(), TitleBeginning(), TitleEnd()
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    review_links = GenericRelation(ReviewLink)

    objects = PublicationQuerySet.as_manager()
    history = Versions(
        inherit=True,
        bases=[Version],
        excluded_fields=PARTS,
        history_id_field=models.BigAutoField(),
        history_change_reason_field=models.TextField(blank=True, default=""),
    )

    # Relations, beside the tags, of which `facets`, `lead_texts` and `body_texts` say something.
    indexed_with = []
    # Relations whose rows belong to an item: each version of it has them.
    versioned_with = []
    # Those that its cards and pages show something of, but that it is not found by.
    shown_with = ["picture", "figures"]
    # All its rich texts, those of its parts too.
    rich_texts = ["body"]
    # Labels of models that its items share: `interviews.person`.
    shared_with_others = []
    # Slugs that would spell the address of a page beside the items: none of them gets one.
    reserved_slugs = frozenset()
    open_graph_type = "article"  # https://ogp.me/#types
    reference_type = "newspaperArticle"  # as Zotero calls it

    class Meta:
        abstract = True
        ordering = NEWEST
        default_permissions = ("add", "change", "delete", "view", "publish")
        indexes = [
            models.Index(
                fields=["status", "-published_on", "date_precision", "-id"],
                name="%(app_label)s_%(class)s_newest",
            ),
            models.Index(fields=["title_key"], name="%(app_label)s_%(class)s_title"),
            models.Index(fields=["title_begins"], name="%(app_label)s_%(class)s_begins"),
            models.Index(fields=["title_ends"], name="%(app_label)s_%(class)s_ends"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=Status.PUBLISHED) | models.Q(published_on__isnull=False),
                name="%(app_label)s_%(class)s_dated",
                violation_error_message=_("A published item needs a date."),
            ),
            models.CheckConstraint(
                condition=~models.Q(translation_of=models.F("id")),
                name="%(app_label)s_%(class)s_not_of_itself",
                violation_error_message=_("An item is no translation of itself."),
            ),
            models.UniqueConstraint(
                fields=["source_key"],
                condition=~models.Q(source_key=""),
                name="%(app_label)s_%(class)s_source",
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields and "title" in update_fields:
            update_fields = [*update_fields, *PARTS]
        super().save(*args, update_fields=update_fields, **kwargs)
        if self.status not in BEFORE_PUBLISHING:
            self.review_links.end(self.publish_at if self.is_scheduled else None)

    def get_absolute_url(self):
        return reverse(f"{self._meta.app_label}:detail", args=[self.slug])

    def clean(self):
        # A browser sends other line ends than imports store: nobody changed anything.
        self.summary = self.summary.replace("\r\n", "\n")
        self.slug = self.slug or self.free_slug(self.title)
        if self.slug in self.reserved_slugs:
            raise ValidationError({"slug": _("Another page has this address.")})
        self.published_on = start_of(self.published_on, self.date_precision)
        if self.status == Status.PUBLISHED and not self.published_on:
            raise ValidationError({"published_on": _("A published item needs a date.")})
        translations.check(self)

    @property
    def is_visible(self):
        """The same rule as `PublicationQuerySet.visible`."""
        due = self.publish_at is None or self.publish_at <= timezone.now()
        return due and self.status == Status.PUBLISHED

    @property
    def is_scheduled(self):
        """Whether it will be visible by the clock alone."""
        return self.status == Status.PUBLISHED and not self.is_visible

    @property
    def is_awaited(self):
        """The same rule as `PublicationQuerySet.awaited`."""
        return self.status in BEFORE_PUBLISHING or self.is_scheduled

    @property
    def state(self):
        """The status in words: what waits for its time is scheduled."""
        return _("scheduled") if self.is_scheduled else self.get_status_display()

    @property
    def changed_at(self):
        """When visitors could first read it as it is: a scheduled item came after its last edit."""
        return max(self.updated_at, self.publish_at or self.updated_at)

    @property
    def date_in_words(self):
        return in_words(self.published_on, self.date_precision)

    @property
    def date_for_machines(self):
        return machine_readable(self.published_on, self.date_precision)

    @property
    def language_name(self):
        """`Français`"""
        return languages.own_name(self.language)

    @cached_property
    def pictures_shown(self):
        """{key: Picture} of its figures."""
        return {picture.pk: picture for picture in self.figures.all()}

    @property
    def all_pictures(self):
        """[Picture]: that beside its text, and those of its figures."""
        return [*filter(None, [self.picture]), *self.pictures_shown.values()]

    @property
    def direction(self):
        """`ltr` or `rtl`, for the `dir` attribute."""
        return languages.direction(self.language)

    @property
    def description(self):
        """What search engines and those who share a link say of it."""
        return Truncator(self.summary or self.title).words(30)

    @property
    def original_url(self):
        """Where a browser may go; the form takes no other, but what writes past it might."""
        return self.external_url if self.external_url.startswith(("http://", "https://")) else ""

    @property
    def card_template(self):
        return f"{self._meta.app_label}/card.html"

    @property
    def article_template(self):
        return f"{self._meta.app_label}/article.html"

    def as_record(self):
        """{field: value} for files, in the order of their columns; a kind adds its own."""
        return {
            "id": tag_uri(self),
            "url": self.get_absolute_url(),
            "title": self.title,
            "date": self.date_for_machines,
            "language": self.language,
            "summary": self.summary,
            "countries": [{"name": one.name, "code": one.code} for one in self.public_countries],
            "organisations": [
                {"name": one.name, "acronym": one.acronym} for one in self.public_organisations
            ],
            "original": self.external_url,
            "credit": self.credit,
            "picture": self.picture and self.picture.as_record(),
            "updated": self.updated_at.isoformat(),
        }

    def texts_of_record(self, origin):
        """{field: text} that `as_record` leaves out for its length; a kind adds its own."""
        return {"body": plain(self.body), "body_html": elsewhere(self.body, self, origin)}

    def texts_of_parts(self):
        """Its rich texts beside `body`."""
        return []

    def facets(self):
        """{facet: its values} under which the index has it; a kind adds its own."""
        day = self.published_on
        return {
            "type": [self._meta.app_label],
            "country": [country.pk for country in self.public_countries],
            "organisation": [organisation.pk for organisation in self.public_organisations],
            "year": [day.year],
            "month": [f"{day:%Y-%m}"] if self.date_precision != Precision.YEAR else [],
            "language": [self.language],
            "original": [self.translation_of_id] if self.translation_of_id else [],
            "precision": [Precision.values.index(self.date_precision)],
        }

    def lead_texts(self):
        """What says most of it beside its title, for the search; a kind adds its own."""
        organisations = ((one.name, one.acronym) for one in self.public_organisations)
        names = [country.name for country in self.public_countries]
        return [self.summary, *names, *(name for both in organisations for name in both)]

    def body_texts(self):
        """All else that it says, for the search; a kind adds its own."""
        return [plain(self.body)]

    def as_linked_data(self, origin):
        """The node of schema.org that its page is about; a kind adds its own."""
        return linked_data.article(self, origin)

    def names(self):
        """Those of the people in it, which are suggested while they are typed."""
        return []

    def tags(self, name):
        """The public tags of the field `name`, sorted by name whatever its accents."""
        return sorted(
            (tag for tag in getattr(self, name).all() if getattr(tag, "is_visible", True)),
            key=by_name,
        )

    @property
    def public_countries(self):
        return self.tags("countries")

    @property
    def public_organisations(self):
        return self.tags("organisations")

    @classmethod
    def free_slug(cls, title):
        return cls.free_slugs([title])[0]

    @classmethod
    def free_slugs(cls, titles):
        return free_slugs(cls, titles, reserved=cls.reserved_slugs)
