"""The page on which an editor says which of several organisations stays."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sseportal.admin_choosing import OnlyKeys
from sseportal.taxonomy.merging import merge
from sseportal.taxonomy.models import Organisation, OrganisationName, ReviewState
from sseportal.taxonomy.review_admin import list_before
from sseportal.taxonomy.usage import items_by_kind, number_of_items

TEMPLATE = "admin/taxonomy/organisation/merge.html"


class Chosen(forms.RadioSelect):
    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["disabled"] = value.instance.review_state == ReviewState.REJECTED
        return option


class Another(OnlyKeys, AutocompleteSelect):
    def build_attrs(self, *args, **kwargs):
        """Without a placeholder it has no name for screen readers as long as nothing is chosen."""
        placeholder = str(_("Name, acronym or former name"))
        return super().build_attrs(*args, **kwargs) | {"data-placeholder": placeholder}


class MergeForm(forms.Form):
    """`cleaned_data` has the `survivor`, one of the `chosen` or another one."""

    survivor = forms.ModelChoiceField(None, required=False, widget=Chosen, empty_label=None)
    another = forms.ModelChoiceField(
        Organisation.objects.all(),
        required=False,
        widget=Another(OrganisationName._meta.get_field("organisation"), admin.site),
        label=_("Or another one"),
        help_text=_(
            "If you choose one here, it stays, and all of the above are merged into it. It is"
            " shown to you before."
        ),
    )

    def __init__(self, chosen, data=None):
        super().__init__(data, initial={"survivor": usual_survivor(chosen)})
        self.fields["survivor"].queryset = chosen

    def clean(self):
        survivor = self.cleaned_data.get("another") or self.cleaned_data.get("survivor")
        if survivor is None:
            raise ValidationError(_("Choose the organisation that stays."))
        if survivor.review_state == ReviewState.REJECTED:
            raise ValidationError(_("A rejected organisation can’t stay: accept it first."))
        if not self.fields["survivor"].queryset.exclude(pk=survivor.pk).exists():
            raise ValidationError(_("Choose another one to merge it with."))
        return {"survivor": survivor}

    def rows(self):
        """[(radio button, organisation, [(kind of content, number of items)])]"""
        counts = counted(self.fields["survivor"].queryset)
        for radio in self["survivor"]:
            one = radio.data["value"].instance
            yield radio, one, counts(one)


def counted(organisations):
    """A function from one of them to [(kind of content, number of items)]."""
    kinds = items_by_kind(organisations.values("pk"))
    return lambda one: [(kind, counts.get(one.pk, 0)) for kind, counts in kinds]


def usual_survivor(chosen):
    """The accepted one with the most items; None when there is nothing to choose."""
    possible = [one for one in chosen if one.review_state != ReviewState.REJECTED]
    if len(chosen) < 2 or not possible:
        return None
    return max(possible, key=lambda one: (one.is_visible, one.items, -one.pk)).pk


class MergeAction:
    """For the admin of organisations."""

    def has_merge_permission(self, request):
        """An action that lists two permissions would be content with either."""
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.action(description=_("Merge the selected organisations"), permissions=["merge"])
    def merge(self, request, queryset):
        pks = list(queryset.values_list("pk", flat=True))
        chosen = Organisation.objects.filter(pk__in=pks).annotate(items=number_of_items())
        chosen = chosen.prefetch_related("other_names")
        form = MergeForm(chosen, request.POST if "merge" in request.POST else None)
        survivor = form.cleaned_data["survivor"] if form.is_valid() else None
        if survivor and (survivor in chosen or request.POST.get("seen") == str(survivor.pk)):
            return self._merge(request, chosen, survivor)
        context = self.admin_site.each_context(request) | {
            "title": _("Merge organisations"),
            "opts": self.opts,
            "form": form,
            "unseen": survivor,
            "counts": survivor and counted(Organisation.objects.filter(pk=survivor.pk))(survivor),
            "media": self.media + form.media,
            "list_url": self._list_url(request),
        }
        return TemplateResponse(request, TEMPLATE, context)

    def _list_url(self, request):
        """Where the form is sent: the list is asked by itself, "", with all its filters."""
        is_list = request.resolver_match.url_name.endswith("_changelist")
        return "" if is_list else list_before(request, self.opts)

    def _merge(self, request, chosen, survivor):
        others = chosen.exclude(pk=survivor.pk)
        names = get_text_list([f"“{other}”" for other in others], _("and"))
        with transaction.atomic():
            n = len(self.log_deletions(request, others))
            merge(survivor, others)
            self.log_change(request, survivor, _("Merged with %s.") % names)
        told = ngettext(
            "%(n)d organisation was merged into “%(name)s”.",
            "%(n)d organisations were merged into “%(name)s”.",
            n,
        )
        self.message_user(request, told % {"n": n, "name": survivor})
