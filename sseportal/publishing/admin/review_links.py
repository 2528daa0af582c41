"""Links for reviewers without an account, made and revoked by whoever may change an item.

Their buttons stand in the item's form, but send it to a page of their own, in a new tab: nothing
that is typed is lost. With JavaScript the answer takes their place in the form.
"""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sseportal.admin_choosing import is_key
from sseportal.admin_pages import page_name, page_url
from sseportal.editing.locking import LockingAdmin
from sseportal.publishing.identifiers import origin
from sseportal.publishing.previews import time_in_words
from sseportal.publishing.review_links import ReviewLink, make_link

TEMPLATE = "admin/review_links_page.html"
MAKE, REVOKE, NOTE = "_make_link", "_revoke_link", "_link_for"
LONGEST_NOTE = ReviewLink._meta.get_field("note").max_length


class ReviewLinksAdmin(LockingAdmin):
    def get_urls(self):
        view = require_http_methods(["GET", "HEAD", "POST"])(self.review_links_view)
        return [
            path(
                "<path:object_id>/review-links/",
                self.admin_site.admin_view(view),
                name=page_name(self.opts, "review_links"),
            ),
            *super().get_urls(),
        ]

    def review_links_view(self, request, object_id):
        if request.method == "POST":
            with self.locked(request, object_id) as item:
                done = self._change_links(request, item)
            return self._links_page(request, item, self._links(item) | done)
        item = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, item):
            raise PermissionDenied
        if item is None:
            raise Http404
        return self._links_page(request, item, self._links(item))

    def _links_page(self, request, item, links):
        context = self.admin_site.each_context(request) | {
            "title": _("Links for reviewers"),
            "subtitle": str(item),
            "opts": self.opts,
            "original": item,
            "reviewing": links,
        }
        return TemplateResponse(request, TEMPLATE, context)

    def _change_links(self, request, item):
        """What the list of links says of it."""
        if REVOKE in request.POST:
            return self._revoke(request, item, request.POST[REVOKE])
        if MAKE in request.POST:
            return self._make(request, item, " ".join(request.POST.get(NOTE, "").split()))
        return {}

    def _make(self, request, item, note):
        if not item.is_awaited:
            return {"error": _("What visitors see, or have seen, has no links for reviewers.")}
        if not note or len(note) > LONGEST_NOTE or "\0" in note:
            told = _("Say for whom the link is, in at most %d characters.") % LONGEST_NOTE
            return {"error": told, "note": note}
        token = make_link(item, note, request.user)
        self.log_note(request, item, _("Link for a reviewer made: %s.") % note)
        url = f"{origin(request)}{reverse('review-link', args=[token])}"
        return self._links(item) | {"made": {"note": note, "url": url}}

    def _revoke(self, request, item, number):
        link = item.review_links.filter(pk=number if is_key(number) else None).first()
        if link is None:
            return {"told": _("This link is gone already.")}
        link.delete()
        self.log_note(request, item, _("Link for a reviewer revoked: %s.") % link.note)
        return self._links(item) | {"told": _("The link for %s works no more.") % link.note}

    def _links(self, item):
        links = item.review_links.living().select_related("made_by")
        return {
            "links": [(link, time_in_words(link.expires_at)) for link in links],
            "url": page_url(self.opts, "review_links", item.pk),
            "may_make": item.is_awaited,
            "longest": LONGEST_NOTE,
        }

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and not context["is_popup"] and self.has_change_permission(request, obj):
            stored = getattr(obj, "as_stored", obj)
            if stored.is_awaited:
                context["reviewing"] = self._links(stored) | {"in_form": True}
        return super().render_change_form(request, context, add, change, form_url, obj)
