"""Where an imported item comes from, in the admin of its kind, and where its source differs."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from sseportal.admin_pages import page_name, page_url
from sseportal.importing.chunks import in_chunks
from sseportal.importing.differences import (
    Gone,
    differences,
    dismiss,
    settle,
    sightings_of,
    standing,
    take,
)
from sseportal.importing.models import Sighting

TEMPLATE = "admin/importing/differences.html"


class SourceFilter(admin.SimpleListFilter):
    title = gettext_lazy("source")
    parameter_name = "source"

    def lookups(self, request, model_admin):
        return [("differs", _("says otherwise"))]

    def queryset(self, request, queryset):
        return differing(queryset) if self.value() == "differs" else queryset


def differing(items):
    """Those of which a source says otherwise than the newsroom."""
    kind = ContentType.objects.get_for_model(items.model)
    sightings = Sighting.objects.filter(content_type=kind).exclude(suggestions={})
    return items.filter(pk__in=sightings.values("object_id"))


class ProvenanceAdmin:
    """For the admin of a kind of content that is imported."""

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), SourceFilter]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "seen_in"]

    @admin.display(description=gettext_lazy("seen in"))
    def seen_in(self, item):
        sightings = list(sightings_of(item)) if item.pk else []
        rows = [(link_to(sighting), sighting.document.heading) for sighting in sightings]
        places = format_html_join(mark_safe("<br>"), "{} {}", rows) if rows else "–"
        return format_html("{}{}", places, self._says_otherwise(item, standing(item, sightings)))

    def _says_otherwise(self, item, found):
        if not found:
            return ""
        told = _("The source says otherwise: %(fields)s")
        told %= {"fields": ", ".join(one.label for one in found)}
        url = page_url(self.opts, "differences", item.pk)
        return format_html('<p class="otherwise"><a href="{}">{}</a></p>', url, told)

    def after_change(self, request, items):
        super().after_change(request, items)
        self._settle(items)

    def after_bulk(self, request, items):
        super().after_bulk(request, items)
        self._settle(items)

    def _settle(self, items):
        rows = differing(self.model._default_manager.all())
        for item in in_chunks(rows, "pk", [item.pk for item in items]):
            settle(item)

    def get_urls(self):
        view = require_http_methods(["GET", "HEAD", "POST"])(self.differences_view)
        return [
            path(
                "<path:object_id>/differences/",
                self.admin_site.admin_view(view),
                name=page_name(self.opts, "differences"),
            ),
            *super().get_urls(),
        ]

    def differences_view(self, request, object_id):
        """The item's values and its source's side by side; a POST decides on one of them."""
        if request.method == "POST":
            return self._decide(request, object_id)
        item = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, item):
            raise PermissionDenied
        if item is None:
            raise Http404
        context = self.admin_site.each_context(request) | {
            "title": _("The source says otherwise"),
            "subtitle": str(item),
            "opts": self.opts,
            "original": item,
            "differences": differences(item),
            "may_change": self.has_change_permission(request, item),
        }
        return TemplateResponse(request, TEMPLATE, context)

    def _decide(self, request, object_id):
        """On to the next difference, or back to the item after the last."""
        with self.locked(request, object_id) as item:
            told, level = self._decided(request, item)
        self.message_user(request, told, level)
        item = self.get_object(request, str(item.pk)) or item
        page = "differences" if differences(item) else "change"
        return redirect(page_url(self.opts, page, item.pk))

    def _decided(self, request, item):
        """What is told about it, and its level."""
        decide = self._take if "take" in request.POST else self._dismiss
        try:
            return decide(request, item), messages.SUCCESS
        except Gone:
            told = _("This has changed in the meantime, and nothing was done: look at it again.")
            return told, messages.WARNING
        except ValidationError as error:
            told = _("This can’t be taken: %(why)s") % {"why": " ".join(error.messages)}
            return told, messages.ERROR

    def _take(self, request, item):
        taken = take(item, request.POST["take"])
        self.after_change(request, [item])
        self.log_change(request, item, _("Taken from %(document)s: %(fields)s.") % said_of(taken))
        return _("%(fields)s: taken from the source.") % {"fields": taken.heading}

    def _dismiss(self, request, item):
        kept = dismiss(item, request.POST.get("keep"))
        self.log_note(request, item, _("Not taken from %(document)s: %(fields)s.") % said_of(kept))
        return _("%(fields)s: stays as it is.") % {"fields": kept.heading}


def said_of(difference):
    return {"fields": difference.label, "document": difference.sighting.document}


def link_to(thing):
    return format_html('<a href="{}">{}</a>', page_url(thing._meta, "change", thing.pk), thing)
