"""Where the site is searched, for those who search it from elsewhere."""

from django.urls import reverse

from sseportal.publishing.registry import publication_models


def search_template(origin, term):
    """The address of a search, with `term` where the words go: `https://…/news/?q={searchTerms}`"""
    return f"{origin}{search_path()}?q={term}"


def search_path():
    """The page that answers to `q`."""
    return reverse(f"{publication_models()[0]._meta.app_label}:list")
