"""Versions of an item in the newsroom: their list, two of them compared, one of them restored.

Not django-simple-history's own admin, whose page of a version lets those who may only view an item
overwrite it.
"""

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sseportal.admin_pages import page_name, page_url
from sseportal.publishing.history.keeping import CREATED, DELETED, keep, unkept
from sseportal.publishing.history.restoring import Overtaken, Restoring
from sseportal.publishing.history.wording import lines
from sseportal.search.indexing import catch_up

A_PAGE = 50


@dataclass(frozen=True)
class Entry:
    """A version, and what made it differ from the one before; None of the first."""

    version: object
    changes: list | None
    is_current: bool
    when: str


class HistoryAdmin:
    """For the admin of a kind of content: whatever it logs of an item makes a version of it."""

    def log_addition(self, request, obj, message):
        if isinstance(obj, self.model):  # and no picture that its form brought
            keep(self.model, [obj.pk], request.user, _said(message), CREATED)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        # What is within `recording` is written with others at once.
        if isinstance(obj, self.model) and not getattr(obj, "is_recorded", False):
            keep(self.model, [obj.pk], request.user, _said(message))
        return super().log_change(request, obj, message)

    def log_note(self, request, item, message):
        """Of what leaves the item itself as it is: it makes no version of it."""
        return super().log_change(request, item, message)

    def log_deletions(self, request, queryset):
        keep(self.model, [obj.pk for obj in queryset], request.user, kind=DELETED)
        return super().log_deletions(request, queryset)

    def get_urls(self):
        reading, writing = ["GET", "HEAD"], ["GET", "HEAD", "POST"]
        pages = [("compare", self.compare_view, reading), ("restore", self.restore_view, writing)]
        return [
            path(
                f"<path:object_id>/history/{page}/",
                self.admin_site.admin_view(require_http_methods(methods)(view)),
                name=page_name(self.opts, page),
            )
            for page, view, methods in pages
        ] + super().get_urls()

    # -- The list ------------------------------------------------------------------------------

    def history_view(self, request, object_id, extra_context=None):
        item = self._readable(request, object_id)
        page = Paginator(item.history.order_by("-history_id"), A_PAGE).get_page(
            request.GET.get("page")
        )
        entries = self._entries(request, item, page)
        context = {
            "entries": entries,
            "page": page,
            "may_restore": self.has_change_permission(request, item),
        }
        return self._page(request, item, "list", _("History"), context)

    def _entries(self, request, item, page):
        versions = list(page)
        older = page.paginator.object_list[page.end_index() : page.end_index() + 1]
        if page.number == 1 and (found := unkept(item)):
            versions.insert(0, found)
        whens = when_each(versions)
        pairs = zip(versions, [*versions[1:], *(older or [None])], strict=False)
        return [
            Entry(
                version=new,
                changes=lines(old, new, request.user) if old else None,
                is_current=page.number == 1 and new is versions[0],
                when=when,
            )
            for (new, old), when in zip(pairs, whens, strict=True)
        ]

    # -- Two of them ---------------------------------------------------------------------------

    def compare_view(self, request, object_id):
        """`?old=1&new=2`; `now` is the item as it is. Without `old`: the whole of `new`."""
        item = self._readable(request, object_id)
        old, new = (self._version(request, item, name) for name in ("old", "new"))
        if new is None or (old is None and request.GET.get("old")):
            return self._which(request, item)
        if old and _order(old) > _order(new):
            old, new = new, old
        whens = when_each([old, new] if old else [new])
        context = {
            "old": old,
            "new": new,
            "old_when": whens[0],
            "new_when": whens[-1],
            "lines": lines(old, new, request.user),
            "may_restore": self.has_change_permission(request, item),
        }
        title = _("Two versions compared") if old else _("A version")
        return self._page(request, item, "compare", title, context)

    # -- Back to one ---------------------------------------------------------------------------

    def restore_view(self, request, object_id):
        """What would change if `?version=` came back; a POST restores it."""
        item = self._readable(request, object_id)
        if not self.has_change_permission(request, item):
            raise PermissionDenied
        version = self._version(request, item, "version")
        if version is None:
            return self._which(request, item)
        if request.method == "POST":
            return self._restore(request, object_id, version)
        context = {
            "version": version,
            "when": _when(version),
            "restoring": Restoring(item, version, request.user),
        }
        return self._page(request, item, "restore", _("Restore a version"), context)

    def _restore(self, request, object_id, version):
        try:
            with self.locked(request, object_id) as item:
                Restoring.carry_out(item, version, request.user, request.POST.get("seen"))
                self.after_change(request, [item])
                why = _("Restored the version of %(when)s.") % {"when": _when(version)}
                self.log_change(request, item, why)
                catch_up()
        except Overtaken:
            told = _("The item has changed in the meantime, and nothing was done: look again.")
            self.message_user(request, told, messages.WARNING)
            return redirect(request.get_full_path())
        self.message_user(request, why, messages.SUCCESS)
        return redirect(page_url(self.opts, "change", item.pk))

    # -- What they share -----------------------------------------------------------------------

    def _readable(self, request, object_id):
        item = self.get_object(request, unquote(object_id))
        if item is None:
            raise Http404
        if not self.has_view_or_change_permission(request, item):
            raise PermissionDenied
        return item

    def _version(self, request, item, name):
        """The item's version of that key in the address; None if it has none such."""
        key = request.GET.get(name, "")
        if key == "now":
            return unkept(item) or item.history.order_by("-history_id").first()
        is_number = key.isascii() and key.isdigit() and len(key) < 19
        return item.history.filter(history_id=key).first() if is_number else None

    def _which(self, request, item):
        told = _("This item has no such version: choose from these.")
        self.message_user(request, told, messages.WARNING)
        return redirect(page_url(self.opts, "history", item.pk))

    def _page(self, request, item, page, title, context):
        context |= self.admin_site.each_context(request) | {
            "title": title,
            "subtitle": str(item),
            "opts": self.opts,
            "original": item,
        }
        return TemplateResponse(request, f"admin/history/{page}.html", context)


def _said(message):
    """What is told in words; what a form changed, versions tell themselves."""
    return message if isinstance(message, str) else ""


def _order(version):
    return version.history_id or float("inf")


def _when(version):
    return date_format(localtime(version.history_date), "DATETIME_FORMAT")


def when_each(versions):
    """The time of each, with its seconds where another's has the same minute."""
    minutes = Counter(map(_when, versions))
    return [_to_the_second(each) if minutes[_when(each)] > 1 else _when(each) for each in versions]


def _to_the_second(version):
    time = localtime(version.history_date)
    return f"{date_format(time, 'DATE_FORMAT')}, {date_format(time, 'H:i:s')}"
