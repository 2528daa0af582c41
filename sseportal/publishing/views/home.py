"""The front page, and what machines ask a site for first."""

from django.urls import reverse
from django.utils.text import capfirst
from django.views.generic import TemplateView

from sseportal.publishing.identifiers import origin
from sseportal.publishing.linked_data import website
from sseportal.publishing.opensearch import search_template
from sseportal.publishing.registry import publication_models
from sseportal.publishing.results import newest_of_all
from sseportal.publishing.selections import tag_counts, year_counts
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS

NEWEST = 6
WAYS_IN = 18


class HomeView(TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs):
        first, *others = publication_models()
        site = origin(self.request)
        return super().get_context_data(**kwargs) | {
            "section": "home",
            "sections": [self.section(first, 1 + NEWEST), *map(self.section, others)],
            "ways_in": [
                (topic, tag_counts(topic, WAYS_IN)) for topic in (COUNTRIES, ORGANISATIONS)
            ],
            "feed_path": reverse("feed"),
            "linked_data": [website(site, search_template(site, "{search_term_string}"))],
        }

    def section(self, model, newest=NEWEST):
        app = model._meta.app_label
        return {
            "app": app,
            "heading": capfirst(model._meta.verbose_name_plural),
            "items": newest_of_all(type=app)[:newest],
            "all": reverse(f"{app}:list"),
            "years": year_counts(app),
        }


class RobotsView(TemplateView):
    template_name = "robots.txt"
    content_type = "text/plain"
