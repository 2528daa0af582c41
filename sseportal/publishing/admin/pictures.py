"""The library of pictures in the newsroom."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from sseportal.admin_choosing import is_key
from sseportal.admin_lists import ListAdmin
from sseportal.admin_pages import page_name, page_url
from sseportal.editing.admin import EditingAdmin
from sseportal.editing.asking import AskingForm
from sseportal.media.forms import NOT_STORED, FocalField, PictureField, check_alt
from sseportal.media.models import DETAILS, FOCAL, Picture
from sseportal.media.storing import or_nothing
from sseportal.publishing.permissions import may_read, may_read_any
from sseportal.publishing.pictures import (
    in_use,
    items_with,
    may_change_picture,
    may_read_picture,
    readable_pictures,
)
from sseportal.search.text import printable

OFFERED = 24
LONGEST_QUERY = 200


class LibraryForm(AskingForm):
    file = PictureField(label=gettext_lazy("Picture"))
    focal_x = FocalField(label=capfirst(Picture._meta.get_field("focal_x").verbose_name))
    focal_y = FocalField(label=capfirst(Picture._meta.get_field("focal_y").verbose_name))

    class Meta:
        model = Picture
        fields = ["alt", "is_decorative", "caption", "credit", "focal_x", "focal_y"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields and self.instance.pk:
            self.fields["file"].required = False
            self.fields["file"].widget.picture = self.instance

    def clean(self):
        told = super().clean() or self.cleaned_data
        upload = told.get("file")
        try:
            check_alt(told.get("alt", ""), upload.name if upload else "")
        except forms.ValidationError as error:
            self.add_error("alt", error)
        if upload and (self.errors or self.is_only_shown):
            self.add_error("file", _("Please choose the file again: it was not kept."))
        return told

    def _post_clean(self):
        super()._post_clean()
        if not (self.errors or self.is_only_shown):
            try:
                self._store()
            except OSError:
                self.add_error("file", NOT_STORED)

    def _store(self):
        upload = self.cleaned_data.get("file")
        if upload:
            self.instance.put(upload.image, upload.digest)
        elif set(FOCAL) & set(self.changed_data):
            self.instance.cut_again()


class AltFilter(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("alt text"), "alt"

    def lookups(self, request, model_admin):
        return [("none", _("Without alt text"))]

    def queryset(self, request, queryset):
        return queryset.without_alt() if self.value() == "none" else queryset


class UseFilter(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("use"), "used"

    def lookups(self, request, model_admin):
        return [("yes", _("In an item")), ("no", _("In none"))]

    def queryset(self, request, queryset):
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(in_use()) if self.value() == "yes" else queryset.exclude(in_use())


@admin.register(Picture)
class PictureAdmin(EditingAdmin, ListAdmin):
    purpose = _("The pictures of all items: each is described once, wherever it is shown.")
    form = LibraryForm
    list_display = ["thumbnail", "told", "credit", "uploaded_by", "created_at"]
    list_display_links = ["told"]
    list_filter = [AltFilter, UseFilter]
    list_select_related = ["uploaded_by"]
    list_per_page = 50
    search_fields = ["alt", "caption", "credit"]
    readonly_fields = ["size", "uploaded_by", "created_at", "items"]
    view_on_site = False

    def get_fieldsets(self, request, obj=None):
        about = _(
            "A picture of the library, to be shown with any number of items. It is stored anew in"
            " the sizes that pages need, without the place and the camera that files tell of."
        )
        fields = ["alt", "is_decorative", "caption", "credit", FOCAL]
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        first = "file" if may else "thumbnail"
        shown = [(None, {"description": about, "fields": [first, *fields]})]
        return [*shown, (_("In the library"), {"fields": self.readonly_fields})] if obj else shown

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "thumbnail"]

    # -- Who may do what -----------------------------------------------------------------------

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return may_read_any(request.user, Picture) or self.has_add_permission(request)
        return may_read_picture(request.user, obj)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request) or self.has_add_permission(request)
        return may_change_picture(request.user, obj)

    def get_queryset(self, request):
        return readable_pictures(request.user, super().get_queryset(request))

    def get_object(self, request, object_id, from_field=None):
        picture = super().get_object(request, object_id, from_field)
        if picture:
            found = items_with(picture)
            picture.items_to_read = [item for item in found if may_read(request.user, item)]
        return picture

    def get_deleted_objects(self, objs, request):
        """What keeps a picture are the items that have it, by whichever of their parts."""
        told, counts, lacking, kept_by = super().get_deleted_objects(objs, request)
        if kept_by:
            items = {item for picture in objs for item in items_with(picture)}
            kept_by = [link_to(item) for item in sorted(items, key=str)]
        return told, counts, lacking, kept_by

    # -- Chosen for a text ---------------------------------------------------------------------

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.choose_view))
        return [path("choose/", view, name=page_name(self.opts, "choose")), *super().get_urls()]

    def choose_view(self, request):
        """The newest, with `q` those with its words, with `id` that one; if one may see it here."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        query = printable(request.GET.get("q", ""))[:LONGEST_QUERY]
        found, _is_doubled = self.get_search_results(request, self.get_queryset(request), query)
        if key := request.GET.get("id"):
            found = found.filter(pk=key) if is_key(key) else found.none()
        shown = list(found[: OFFERED + 1])
        pictures = [as_choice(picture) for picture in shown[:OFFERED]]
        told = say_how_many(len(pictures), is_all=len(shown) <= OFFERED)
        return JsonResponse({"pictures": pictures, "told": told})

    # -- The form ------------------------------------------------------------------------------

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        with or_nothing():
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)

    # -- What is shown -------------------------------------------------------------------------

    @admin.display(description=_("picture"))
    def thumbnail(self, picture):
        face = picture.face
        return format_html(
            '<img class="thumbnail" src="{}" width="80" height="80" alt="">', face.src
        )

    @admin.display(description=gettext_lazy("alt text"), ordering="alt")
    def told(self, picture):
        if picture.is_decorative:
            return _("decorative")
        return picture.alt or _("without alt text")

    @admin.display(description=gettext_lazy("size"))
    def size(self, picture):
        return f"{picture.width} × {picture.height}"

    @admin.display(description=gettext_lazy("shown with"))
    def items(self, picture):
        links = ((address_of(item), item) for item in picture.items_to_read)
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "–"


def address_of(item):
    return page_url(item._meta, "change", item.pk)


def link_to(item):
    kind = capfirst(item._meta.verbose_name)
    return format_html('{}: <a href="{}">{}</a>', kind, address_of(item), item)


def as_choice(picture):
    return {
        "id": picture.pk,
        "address": picture.lasting_url,
        "thumbnail": picture.card.src,
        "label": str(picture),
        "lacks_alt": picture.lacks_alt,
        **{name: getattr(picture, name) for name in DETAILS},
    }


def say_how_many(n, is_all):
    if not is_all:
        return _("The newest %d are shown: search for others.") % n
    return ngettext("%d picture", "%d pictures", n) % n if n else _("No picture was found.")
