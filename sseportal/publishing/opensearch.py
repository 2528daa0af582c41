"""Where the site is searched, for those who search it from elsewhere: browsers, search engines."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from sseportal.publishing.identifiers import origin

LONGEST_NAME = 16  # https://github.com/dewitt/opensearch: the longest ShortName


def search_path():
    """The page that answers to `q`."""
    return reverse("search:list")


def search_template(site, term):
    """The address of a search, with `term` where the words go: `https://…/search/?q={searchTerms}`"""
    return f"{site}{search_path()}?q={term}"


class OpenSearchView(TemplateView):
    template_name = "opensearch.xml"
    content_type = "application/opensearchdescription+xml"

    def get_context_data(self, **kwargs):
        site = origin(self.request)
        return super().get_context_data(**kwargs) | {
            "short_name": settings.SITE_NAME[:LONGEST_NAME],
            "description": _("Search %(site)s") % {"site": settings.SITE_NAME},
            "search": search_template(site, "{searchTerms}"),
            "image": f"{site}{static('mark.svg')}",
        }
