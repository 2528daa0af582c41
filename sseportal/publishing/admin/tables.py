"""Tables of items: out of a list of the newsroom, and back in after a look."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from import_export.admin import ExportMixin, ImportMixin
from import_export.forms import ImportExportFormBase

from sseportal.admin_choosing import is_key
from sseportal.admin_pages import page_url
from sseportal.publishing.admin.empty_table import EmptyTableAdmin
from sseportal.publishing.history.keeping import recording
from sseportal.publishing.identifiers import origin
from sseportal.publishing.tables.columns import AFTER, BEFORE, Told
from sseportal.publishing.tables.formats import Csv, Json, Table, Xlsx
from sseportal.publishing.tables.keeping import Expired, KeptTable, read_ticket, ticket
from sseportal.publishing.tables.reading import MOST_BYTES, MOST_ROWS, Unreadable
from sseportal.publishing.tables.resource import ItemResource, Meanwhile
from sseportal.search.indexing import bring_up_to_date

TAKE_OVERTAKEN = "take_overtaken"
NAMED = 200
LISTED = 300  # what an address has room for


class TableForm(forms.Form):
    """`cleaned_data` has the file; `dataset` is what it holds."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=format_lazy(
            gettext_lazy("CSV or XLSX, of up to {rows} rows and {size}."),
            rows=MOST_ROWS,
            size=filesizeformat(MOST_BYTES),
        ),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        # One byte more is enough to be refused.
        self.bytes = file.read(MOST_BYTES + 1)
        try:
            self.dataset = Table().create_dataset(self.bytes)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from None
        return file


class ExportForm(ImportExportFormBase):
    export_items = forms.MultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)

    def _init_formats(self, formats):
        super()._init_formats(formats)
        self.fields["format"].choices = self.fields["format"].choices[1:]
        self.fields["format"].widget = forms.RadioSelect(choices=self.fields["format"].choices)
        self.initial["format"] = "0"


class Address(Told):
    """Of the item's page in the newsroom."""

    def __init__(self, site):
        super().__init__("pk", "admin")
        self.site = site

    def value(self, item):
        return self.site + page_url(item._meta, "change", item.pk)


class TablesAdmin(EmptyTableAdmin, ImportMixin, ExportMixin):
    """For the admin of a kind of content, which says its `own_columns`."""

    own_columns = []
    import_export_change_list_template = "admin/import_export/change_list_import_export.html"
    export_template_name = "admin/tables/export.html"
    import_template_name = "admin/tables/import.html"
    export_form_class = ExportForm
    export_formats = [Csv, Xlsx, Json]
    resource_classes = [ItemResource]

    def columns_of_table(self, request):
        return [*BEFORE, *self.own_columns, *AFTER, Address(origin(request))]

    def _columns(self, request):
        """Those that are brought in before those that are only exported."""
        return sorted(self.columns_of_table(request), key=lambda each: each.readonly)

    def get_resource_kwargs(self, request, *args, **kwargs):
        return {"admin": self, "request": request}

    # -- Out -----------------------------------------------------------------------------------

    def has_export_permission(self, request):
        """Who reads some items may take those along: the queryset is of no others."""
        return self.has_view_permission(request)

    def export_action(self, request):
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            return redirect(page_url(self.opts, "changelist"))

    def get_valid_export_item_pks(self, request):
        """Any that was sent: the queryset alone says whose it is, so that nobody learns more."""
        return filter(is_key, request.POST.getlist("export_items"))

    def get_export_data(self, file_format, request, queryset, **kwargs):
        kwargs["structured"] = isinstance(file_format, Json)
        return super().get_export_data(file_format, request, queryset, **kwargs)

    @admin.action(description=gettext_lazy("Export as a table"), permissions=["export"])
    def export_table(self, request, queryset):
        """The page that asks for the format: of what is ticked, or of the whole list."""
        is_whole = request.POST.get("select_across") == "1"
        ticked = [] if is_whole else list(queryset.values_list("pk", flat=True))
        form = ExportForm(
            self.get_export_formats(),
            self.get_export_resource_classes(request),
            initial={"export_items": ticked},
        )
        context = self.init_request_context_data(request, form) | {
            "export_url": f"{page_url(self.opts, 'export')}?{request.GET.urlencode()}",
            "number": len(ticked) or queryset.count(),
        }
        return TemplateResponse(request, self.export_template_name, context)

    # -- In ------------------------------------------------------------------------------------

    def import_action(self, request, **kwargs):
        """Nothing is stored, but for the file itself."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = TableForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                result = ItemResource(self, request).import_data(form.dataset)
            except Unreadable as error:
                form.add_error("file", str(error))
            else:
                is_worth = result.is_good and result.changed
                kept = self._keep_table(request, form, result) if is_worth else None
                return self._import_page(request, form, result, kept)
        return self._import_page(request, form)

    @method_decorator(require_POST)
    def process_import(self, request, **kwargs):
        """Stores what was seen, all of it or nothing."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        try:
            table, more = read_ticket(request.POST.get("kept", ""), request.user, self.model)
            dataset = Table().create_dataset(table.take())
            return self.process_result(self._store(request, dataset, more), request)
        except Expired:
            told = _(
                "This file is no longer kept: it was imported just now, or too long ago. Look at"
                " the list before you choose it again."
            )
        except Meanwhile:
            told = _("Something changed in the meantime, and nothing was imported: look again.")
        except Unreadable as error:
            told = _("Nothing was imported. %s") % error
        self.message_user(request, told, messages.WARNING)
        return redirect(page_url(self.opts, "import"))

    def _store(self, request, dataset, more):
        """The result; Meanwhile, and nothing stored, if it is not the one that was seen."""
        resource = ItemResource(self, request)
        result = resource.import_data(dataset)
        if not result.is_good or result.seen != more["seen"]:
            raise Meanwhile
        if TAKE_OVERTAKEN not in request.POST:
            result.leave_out(result.overtaken)
        try:
            with transaction.atomic(), self._recording(request, result, more["name"]):
                resource.store(result)
                self.log_table(request, result, more["name"])
        except IntegrityError:  # what is unique was taken by somebody else just now
            raise Meanwhile from None
        bring_up_to_date()
        return result

    def _keep_table(self, request, form, result):
        table = KeptTable()
        table.save(form.bytes)
        name = form.cleaned_data["file"].name
        return ticket(request.user, self.model, table, seen=result.seen, name=name)

    def _recording(self, request, result, name):
        return recording([row.form.instance for row in result.changed], request.user, from_(name))

    def log_table(self, request, result, name):
        told = from_(name)
        for kind, flag in (("new", ADDITION), ("update", CHANGE)):
            items = [row.instance for row in result.rows if row.import_type == kind]
            if items:
                LogEntry.objects.log_actions(request.user.pk, items, flag, told)

    def process_result(self, result, request):
        new, updated, same = (result.totals[kind] for kind in ("new", "update", "skip"))
        told = _("%(new)d added, %(updated)d changed, %(same)d as they were.")
        told %= {"new": new, "updated": updated, "same": same}
        items = [row.instance.pk for row in result.changed]
        if 0 < len(items) <= LISTED:
            url = f"?id__in={','.join(map(str, items))}"
            told = format_html('{} <a href="{}">{}</a>', told, url, _("Show these items"))
        self.message_user(request, told)
        if n := result.left_out:
            told = ngettext(
                "%d row was left out: somebody changed its item after the table was exported.",
                "%d rows were left out: somebody changed their items after the table was exported.",
                n,
            )
            self.message_user(request, told % n, messages.WARNING)
        return redirect(page_url(self.opts, "changelist"))

    def _import_page(self, request, form, result=None, kept=None):
        context = self.admin_site.each_context(request) | {
            "title": _("Import a table"),
            "opts": self.opts,
            "form": form,
            "columns": [(each, each.hint_for(self.model)) for each in self._columns(request)],
            "result": result,
            "kept": kept,
            "overtaken": result and len(result.overtaken),
            "named": result and sorted(result.changed, key=is_nobodys_loss)[:NAMED],
            "more": result and len(result.changed[NAMED:]),
            "wrong": result and result.invalid_rows[:NAMED],
            "more_wrong": result and len(result.invalid_rows[NAMED:]),
        }
        return TemplateResponse(request, self.import_template_name, context)


def is_nobodys_loss(row):
    return not row.is_overtaken


def from_(table):
    return _("From the table %s.") % table
