"""Every kind of content there is, for what must speak of all of them."""

from functools import cache

from django.apps import apps

from sseportal.publishing.models import Publication


@cache
def publication_models():
    """The concrete subclasses of Publication, in the order of INSTALLED_APPS."""
    return [model for model in apps.get_models() if issubclass(model, Publication)]
