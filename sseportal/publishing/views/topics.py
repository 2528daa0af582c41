"""Pages about a country or an organisation: everything on it, of every kind."""

from dataclasses import replace

from django.urls import reverse, reverse_lazy
from django.views.generic import DetailView, TemplateView

from sseportal.publishing import linked_data
from sseportal.publishing.about import About, asked_period
from sseportal.publishing.identifiers import origin
from sseportal.publishing.moves import lead_on
from sseportal.publishing.selections import dates_about, tag_counts
from sseportal.publishing.topic_parts import (
    other_names,
    rankings,
    section,
    timeline_about,
    totals,
)
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.search.text import by_name
from sseportal.taxonomy.models import Region


class TopicDetailView(DetailView):
    topic = None
    template_name = "publishing/topic.html"

    @lead_on
    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs)

    def moved(self, slug):
        return self.topic.moved([slug]).get(slug)

    def get_queryset(self):
        return self.topic.terms()

    def get_context_data(self, **kwargs):
        everything = About(self.topic, self.object)
        about = replace(everything, period=asked_period(self.request.GET))
        dates = dates_about(everything)
        sections = [section(about, model, total) for model, total in totals(dates, about.period)]
        total = sum(section["total"] for section in sections)
        return super().get_context_data(**kwargs) | {
            "section": self.topic.relation,
            "topic": self.topic,
            "about": about,
            "other_names": other_names(self.object),
            "sections": sections,
            "total": total,
            "timeline": timeline_about(about, dates),
            "together": rankings(about),
            "feed_path": reverse(self.topic.feed, args=[self.object.slug]),
            "json_feed_path": reverse(self.topic.json_feed, args=[self.object.slug]),
            "linked_data": self.linked_data(total),
        }

    def linked_data(self, total):
        site, term, path = origin(self.request), self.object, self.object.get_absolute_url()
        crumbs = [(self.topic.heading, reverse(self.topic.list)), (term.name, path)]
        node = self.topic.node(term, site)
        return [
            linked_data.collection(site, path, term.name, total, node),
            linked_data.breadcrumbs(site, crumbs),
        ]


class CountryDetailView(TopicDetailView):
    topic = COUNTRIES


class OrganisationDetailView(TopicDetailView):
    topic = ORGANISATIONS


class TopicListView(TemplateView):
    topic = None

    def get_context_data(self, **kwargs):
        counts = tag_counts(self.topic)
        return super().get_context_data(**kwargs) | {
            "section": self.topic.relation,
            "topic": self.topic,
            "groups": self.groups(sorted(counts, key=lambda row: by_name(row[0]))),
            "linked_data": [self.collection(len(counts))],
        }

    def collection(self, total):
        heading, path = self.topic.heading, reverse(self.topic.list)
        return linked_data.collection(origin(self.request), path, heading, total)

    def groups(self, counts):
        """[(heading, [(term, number of items)])]"""
        raise NotImplementedError


class CountryListView(TopicListView):
    topic = COUNTRIES
    template_name = "publishing/topics.html"
    extra_context = {"map_path": reverse_lazy("map")}

    def groups(self, counts):
        regions = [*Region.choices, ("", "")]
        grouped = [
            (label, [row for row in counts if row[0].region == region]) for region, label in regions
        ]
        return [(label, rows) for label, rows in grouped if rows]


class OrganisationListView(TopicListView):
    topic = ORGANISATIONS
    template_name = "publishing/topics.html"

    def groups(self, counts):
        letters = sorted({by_name(row[0])[0].upper() for row in counts})
        return [
            (letter, [row for row in counts if by_name(row[0])[0].upper() == letter])
            for letter in letters
        ]
