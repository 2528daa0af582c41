"""The picture of an item, for the admin of every kind of content."""

import json

from django.contrib import admin, messages
from django.db import transaction
from django.forms.widgets import Script
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sseportal.admin_pages import page_url
from sseportal.media.models import FOCAL, Picture
from sseportal.media.storing import or_nothing
from sseportal.publishing.admin.picture_form import OF_PICTURE, PREFIX, SENT
from sseportal.publishing.admin.rich_text import labels
from sseportal.publishing.permissions import may_read_any, permits
from sseportal.publishing.pictures import may_change_picture, readable_pictures

ABOUT = gettext_lazy(
    "Send a new one, or choose one of the library. Alt text, caption and credit belong to the"
    " picture, wherever it is shown; those below are of the new one, or of the one that is shown."
    " In lists a picture is cut about its focal point."
)


class WithPicture(admin.ModelAdmin):
    class Media:
        js = [Script("picture_choice.js", type="module")]

    def picture_fieldset(self, request, obj):
        """[(name, options)], none for who has nothing to do with pictures."""
        if not (permits(request.user, "add", Picture) or may_read_any(request.user, Picture)):
            return []
        fields, about = ["picture"], ""
        if self._may_edit(request, obj) and permits(request.user, "add", Picture):
            focal = tuple(f"{PREFIX}{name}" for name in FOCAL)
            told = [name for name in OF_PICTURE if name not in (SENT, *focal)]
            fields, about = [SENT, "picture", *told, focal], ABOUT
        return [(_("Picture"), {"description": about, "fields": fields, "classes": ["picture"]})]

    def _may_edit(self, request, obj):
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.may_change = staticmethod(lambda picture: may_change_picture(request.user, picture))
        if getattr(request, "is_to_be_saved", False):
            form.keep = staticmethod(lambda *told: self._keep(request, *told))
        if "picture" not in form.base_fields or not permits(request.user, "add", Picture):
            for name in OF_PICTURE:
                form.base_fields.pop(name, None)
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "picture" and field:
            field.queryset = readable_pictures(request.user, Picture.objects.all())
        return field

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "picture" and field:
            field.label = _("Or one of the library")
            field.widget.widget.attrs |= {
                "data-choose": page_url(Picture._meta, "choose"),
                "data-labels": json.dumps(labels() | {"look": _("Look through the library")}),
            }
            field.widget.can_add_related = field.widget.can_delete_related = False
        return field

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.is_to_be_saved = request.method == "POST"
        with or_nothing():
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _keep(self, request, upload, details):
        with transaction.atomic(), or_nothing():
            picture = Picture(uploaded_by=request.user, **details)
            picture.put(upload.image, upload.digest)
            picture.save()
        self.log_addition(request, picture, [{"added": {}}])
        return picture

    def render_change_form(self, request, context, *args, **kwargs):
        kept = getattr(context["adminform"].form, "kept", None)
        if kept:
            told = _("The picture was kept and is chosen below: it need not be sent again.")
            self.message_user(request, told, messages.INFO)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if obj.picture and SENT in form.fields and not form.kept:
            self._save_details(request, obj.picture, form.picture_changes())

    def _save_details(self, request, picture, changes):
        if not changes:
            return
        before = {name: getattr(picture, name) for name in changes}
        for name, value in changes.items():
            setattr(picture, name, value)
        if changes.keys() & set(FOCAL):
            try:
                picture.cut_again()
            except OSError:
                for name in FOCAL:
                    setattr(picture, name, before.get(name, getattr(picture, name)))
                told = _("The picture could not be cut anew; its focal point stays where it was.")
                self.message_user(request, told, messages.ERROR)
        picture.save()
        names = [str(Picture._meta.get_field(name).verbose_name) for name in changes]
        self.log_change(request, picture, [{"changed": {"fields": names}}])
