from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst

from sseportal.publishing.identifiers import origin
from sseportal.publishing.registry import publication_models


def site(request):
    """What every page says of the site itself: its name, its origin, its kinds of content."""
    return {"SITE_NAME": settings.SITE_NAME, "SITE_ORIGIN": origin(request), "kinds": kinds}


def kinds():
    return [
        {
            "app": model._meta.app_label,
            "label": capfirst(model._meta.verbose_name_plural),
            "path": reverse(f"{model._meta.app_label}:list"),
        }
        for model in publication_models()
    ]
