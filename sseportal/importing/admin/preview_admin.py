"""The page on which an editor looks at what was read, corrects it, and has it stored."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from sseportal.editing.saved_forms import tell_saved
from sseportal.importing.admin import deciding
from sseportal.importing.admin.deciding import ConfirmForm
from sseportal.importing.admin.import_pages import ImportPages
from sseportal.importing.admin.preview import LEFT_OUT, Preview, in_words
from sseportal.importing.admin.unsaved import RESTORE, Origin, unjudged


class PreviewPages(ImportPages):
    def preview_view(self, request, record):
        preview = Preview(record, request.GET.dict())
        if request.method != "POST":
            return self._show_preview(request, preview)
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = deciding.sent_forms(record, request.POST, preview.tags)
        if RESTORE in request.POST:
            return self._show_typed(request, preview, sent)
        lacking = deciding.lacking(record, request.user)
        confirm = ConfirmForm(lacking, request.POST if "_import" in request.POST else None)
        # All of them, so that every error shows.
        wrong = [form for form in (*sent, confirm) if form.is_bound and not form.is_valid()]
        if wrong:
            return self._show_preview(request, preview, sent, confirm)
        deciding.save(record, sent)
        response = self._go_on(request, preview, confirm)
        return tell_saved(request, response, Origin.of(request.POST).form)

    def _show_typed(self, request, preview, sent):
        is_chosen = "publish" in request.POST
        lacking = deciding.lacking(preview.record, request.user)
        confirm = ConfirmForm(lacking, request.POST if is_chosen else None)
        unjudged(*sent, confirm)
        return self._show_preview(request, preview, sent, confirm)

    def _go_on(self, request, preview, confirm):
        """Where the button that was pressed leads; everything is saved by now."""
        record, data, query = preview.record, request.POST, preview.address()
        if "_import" in data:
            return self._confirm(request, record, confirm, query)
        if "_go" in data:
            query = Preview(record, deciding.address_in(data["_go"])).address()
        if "_tick" in data or "_untick" in data:
            deciding.tick(record, data.get("_tick") or data.get("_untick", ""), "_tick" in data)
        if "_page" in data and not deciding.read_as_page(record, data["_page"]):
            messages.error(request, _("There is no such page to read."))
        return self.go_to(record, query)

    def _confirm(self, request, record, form, query):
        publish = form.cleaned_data["publish"]
        if publish and deciding.lacking(record, request.user):
            messages.error(request, _("You may import new items as drafts only."))
        elif not deciding.is_any_chosen(record):
            messages.error(request, _("No entry is ticked: there is nothing to import."))
        elif deciding.confirm(record, publish):
            told = _("Confirmed: publish what is new.") if publish else _("Confirmed: as drafts.")
            self.log_change(request, record, told)
            query = ""
        return self.go_to(record, query)

    def _show_preview(self, request, preview, sent=None, confirm=None):
        lacking = deciding.lacking(preview.record, request.user)
        is_restored = RESTORE in request.POST
        return self.show(
            request,
            "preview",
            preview.record,
            preview=preview,
            cards=preview.cards(sent),
            has_errors=sent is not None and not is_restored,
            is_typed=sent is not None,
            is_restored=is_restored,
            origin=Origin.of(request.POST),
            object_id=str(preview.record.pk),
            confirm=confirm or ConfirmForm(lacking),
            lacking=lacking,
            in_words=in_words(preview.numbers),
            number_chosen=sum(n for fate, n in preview.numbers.items() if fate != LEFT_OUT),
        )
