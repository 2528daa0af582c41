"""News: what happened, what is on, what was published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sseportal.publishing.figures import ItemFigure
from sseportal.publishing.models import Publication
from sseportal.taxonomy.fields import TagsField
from sseportal.taxonomy.models import CountryTag, OrganisationTag


class NewsItem(Publication):
    class Kind(models.TextChoices):
        NEWS = "news", _("News")
        EVENT = "event", _("Event")
        PUBLICATION = "publication", _("Publication")
        STATEMENT = "statement", _("Statement")
        VACANCY = "vacancy", _("Vacancy")
        CALL = "call", _("Call")
        PROJECT = "project", _("Project")
        RESOURCE = "resource", _("Resource")

    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, default=Kind.NEWS, db_index=True
    )
    kind_label = models.CharField(
        _("kind at the source"),
        max_length=200,
        blank=True,
        help_text=_("The label that the source printed over it."),
    )
    countries = TagsField(
        _("countries"), through="NewsItemCountry", blank=True, help_text="", related_name="news"
    )
    organisations = TagsField(
        _("organisations"),
        through="NewsItemOrganisation",
        blank=True,
        help_text="",
        related_name="news",
    )

    figures = models.ManyToManyField(
        "media.Picture", through="NewsItemFigure", related_name="+", editable=False
    )

    class Meta(Publication.Meta):
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    @property
    def label(self):
        """What lists print over it: the source's own words, or its kind; "" for plain news."""
        if self.kind_label and self.kind_label.casefold() != self.kind:
            return self.kind_label
        if self.kind == self.Kind.NEWS:
            return ""
        # get_kind_display makes all choices anew: a tenth of what a card costs
        return dict(self.Kind.choices).get(self.kind, self.kind)

    def facets(self):
        return super().facets() | {"kind": [self.kind]}

    def lead_texts(self):
        return [*super().lead_texts(), self.kind_label]

    def as_record(self):
        return super().as_record() | {"kind": self.kind, "kind_label": self.kind_label}

    def as_linked_data(self, origin):
        own = {"@type": "NewsArticle", "articleSection": self.get_kind_display()}
        return super().as_linked_data(origin) | own


class NewsItemCountry(CountryTag):
    content_object = models.ForeignKey(NewsItem, models.CASCADE)


class NewsItemOrganisation(OrganisationTag):
    content_object = models.ForeignKey(NewsItem, models.CASCADE)


class NewsItemFigure(ItemFigure):
    content_object = models.ForeignKey(NewsItem, models.CASCADE, related_name="figure_rows")
