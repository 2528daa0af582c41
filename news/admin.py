from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from news.models import NewsItem
from sseportal.importing.admin.provenance_admin import ProvenanceAdmin
from sseportal.publishing.admin import AttentionFilter, PublicationAdmin, SetField, as_action
from sseportal.publishing.tables.columns import Choice, Column


@admin.register(NewsItem)
class NewsItemAdmin(ProvenanceAdmin, PublicationAdmin):
    purpose = _("All news, whatever its status: find a piece, or publish several at once.")
    what = (
        None,
        {
            "description": _("What happened, what is on, or what was published."),
            "fields": ["title", ("kind", "kind_label"), "summary", "body"],
        },
    )
    own_columns = [Choice("kind"), Column("kind_label")]
    list_display = ["title", "kind", "date_shown", "state_shown", "author"]
    list_filter = ["status", AttentionFilter, "kind", "language"]
    actions = [
        *PublicationAdmin.actions,
        as_action(SetField("change_kind", _("Change the kind"), "kind")),
    ]
