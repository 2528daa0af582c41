"""What the search box suggests while one types."""

from dataclasses import asdict

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.decorators.cache import never_cache

from sseportal.publishing.completing import completions

LONGEST = 200


@method_decorator(never_cache, "dispatch")
class CompletionView(View):
    """{"suggestions": [{"kind", "kind_label", "label", "url", "lang"}], "told": how many,
    "html": the same as the box shows them}"""

    http_method_names = ["get", "head"]

    def get(self, request):
        found = completions(request.GET.get("q", "")[:LONGEST])
        suggestions = list(map(asdict, found))
        html = render_to_string("components/suggestions.html", {"suggestions": suggestions})
        return JsonResponse({"suggestions": suggestions, "told": told(len(found)), "html": html})


def told(n):
    return ngettext("%d suggestion", "%d suggestions", n) % n if n else _("No suggestions")
