"""Users: administrators manage them, but none makes a superuser of anybody."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import FilteredSelectMultiple
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from sseportal.admin_choosing import ShortKeys
from sseportal.admin_lists import ListAdmin
from sseportal.newsroom.audit import KeptInAudit, TellsChoices

admin.site.unregister([User, Group])


def told(fieldsets, description):
    """The same, opened by a sentence."""
    (name, options), *others = fieldsets
    return [(name, options | {"description": description}), *others]


class Boxes(ShortKeys, forms.CheckboxSelectMultiple):
    def create_option(self, *args, **kwargs):
        """Django leaves the help of several boxes without the id that each of them names."""
        option = super().create_option(*args, **kwargs)
        option["attrs"].pop("aria-describedby", None)
        return option


class TwoColumns(ShortKeys, FilteredSelectMultiple):
    pass


class PasswordForm(AdminPasswordChangeForm):
    """Django's help speaks of other ways to log in, and is a list within a paragraph."""

    usable_password_help_text = _(
        "If disabled, the password is lost, and nobody can log in as this user before a new one is"
        " set."
    )


@admin.register(Group)
class RoleAdmin(TellsChoices, ListAdmin, GroupAdmin):
    purpose = _("The roles of the newsroom: what their members may do.")
    fieldsets = [
        (
            None,
            {
                "description": _("A role, and what all who have it may do."),
                "fields": ["name", "permissions"],
            },
        )
    ]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["widget"] = TwoColumns(db_field.verbose_name, False)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(User)
class NewsroomUserAdmin(KeptInAudit, TellsChoices, ListAdmin, UserAdmin):
    purpose = _("Who may log in, and which roles they have.")
    fieldsets = told(UserAdmin.fieldsets, _("Somebody who may log in; roles are groups, below."))
    add_fieldsets = told(
        [*UserAdmin.add_fieldsets, (_("In the newsroom"), {"fields": ["groups", "is_staff"]})],
        _("Somebody new: a name, a password, and what they may do."),
    )
    change_password_form = PasswordForm
    list_display = ["username", "email", "roles", "is_active", "is_superuser"]

    def get_changeform_initial_data(self, request):
        return {"is_staff": True} | super().get_changeform_initial_data(request)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        is_short = db_field.name == "groups"  # a handful
        kwargs["widget"] = Boxes() if is_short else TwoColumns(db_field.verbose_name, False)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _is_above(obj, request.user)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not _is_above(obj, request.user)

    def get_readonly_fields(self, request, obj=None):
        found = super().get_readonly_fields(request, obj)
        return found if request.user.is_superuser else [*found, "is_superuser", "user_permissions"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all()) or "–"


def _is_above(other, user):
    return other is not None and other.is_superuser and not user.is_superuser
