from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import TextField
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _

from interviews.filling import FILLERS, transcript_field
from interviews.models import Participant, Person, Profile, Question, Series
from interviews.tables import People
from sseportal.admin_lists import ListAdmin
from sseportal.editing.admin import EditingAdmin
from sseportal.importing.admin.provenance_admin import ProvenanceAdmin
from sseportal.publishing.admin import (
    AttentionFilter,
    KeepsAddress,
    PartOfItem,
    PublicationAdmin,
    SetField,
    as_action,
)
from sseportal.publishing.admin.illustrating import RICH_TEXT, IllustratedFormSet
from sseportal.publishing.tables.columns import Named


class ParticipantInline(PartOfItem, admin.TabularInline):
    model = Participant
    autocomplete_fields = ["person"]
    fields = ["person", "role", "organisation", "position"]

    def get_extra(self, request, obj=None, **kwargs):
        """A row to begin with, which may stay empty."""
        return 0 if obj and obj.participants.exists() else 1


class QuestionInline(PartOfItem, admin.StackedInline):
    model = Question
    fields = ["question", "answer", "position"]
    extra = 0
    formset = IllustratedFormSet
    formfield_overrides = {TextField: {"widget": AdminTextareaWidget({"rows": 2})}, **RICH_TEXT}

    class Media:
        js = [Script("reorder.js", defer=True)]


@admin.register(Profile)
class ProfileAdmin(ProvenanceAdmin, PublicationAdmin):
    purpose = _("All interviews and portraits, whatever their status, with the people in them.")
    what = (
        None,
        {
            "description": _(
                "An interview or a portrait. Below, say who is in it, with role and organisation"
                " as they were at its date, and add questions and answers."
            ),
            "fields": ["title", "series", "summary", "body"],
        },
    )
    own_columns = [Named("series"), People()]
    inlines = [ParticipantInline, QuestionInline]
    fillers = PublicationAdmin.fillers | FILLERS
    autocomplete_fields = [*PublicationAdmin.autocomplete_fields, "series"]
    list_select_related = ["series", *PublicationAdmin.list_select_related]
    list_display = ["title", "series", "date_shown", "state_shown", "author"]
    list_filter = ["status", AttentionFilter, "series", "language"]
    search_fields = [*PublicationAdmin.search_fields, "people__name"]
    actions = [
        *PublicationAdmin.actions,
        as_action(SetField("change_series", _("Change the series"), "series")),
    ]
    text_fields = [
        *PublicationAdmin.text_fields,
        "participants-*-organisation",
        "questions-*-question",
        "questions-*-answer",
    ]

    def render_change_form(self, request, context, *args, **kwargs):
        context["transcript"] = transcript_field(request.POST)
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Person)
class PersonAdmin(EditingAdmin, KeepsAddress, ListAdmin):
    purpose = _("Everybody who is in an interview or a profile, each of them once.")
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    view_on_site = False
    fieldsets = [
        (
            None,
            {
                "description": _("One person, however many interviews and profiles they are in."),
                "fields": ["name", "slug"],
            },
        )
    ]


@admin.register(Series)
class SeriesAdmin(EditingAdmin, KeepsAddress, ListAdmin):
    purpose = _("The series that interviews and profiles appear in.")
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (
            None,
            {
                "description": _("What interviews belong to; the text is shown under each."),
                "fields": ["name", "slug", "description"],
            },
        )
    ]
