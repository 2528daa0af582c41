"""Changing many items at once, in the lists of the newsroom: look first, then confirm.

The page names what will change, and what will not and why. What is confirmed is judged again, and
nothing is done when it is not what was seen.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import IntegrityError, transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sseportal.admin_actions import DeletesLast
from sseportal.admin_lists import ListAdmin
from sseportal.publishing.admin.bulk_steps import STEPS
from sseportal.publishing.history.keeping import recording
from sseportal.search.indexing import bring_up_to_date

TEMPLATE = "admin/bulk.html"
NAMED = 100
CHUNK = 500


@dataclass
class Judgement:
    """Of the items that were chosen: those that change, and {reason: those that stay}."""

    changing: list = field(default_factory=list)
    staying: dict = field(default_factory=dict)

    def add(self, item, reason):
        (self.staying.setdefault(reason, []) if reason else self.changing).append(item)

    @property
    def seen(self):
        """What tells whether the same items would change as before."""
        return sha256(repr([item.pk for item in self.changing]).encode()).hexdigest()

    @property
    def stay(self):
        return sum(map(len, self.staying.values()))

    def groups(self):
        """[(reason, items to name, how many more)], those that change under ""."""
        left, found = NAMED, []
        for reason, items in self.staying.items():
            shown = items[:left]
            left -= len(shown)
            found.append((reason, shown, len(items) - len(shown)))
        return [("", self.changing[:NAMED], len(self.changing[NAMED:])), *found]


class BulkActions(DeletesLast, ListAdmin):
    """For the admin of a kind of content."""

    def bulk(self, request, queryset, step):
        sent = request.POST
        fields = step.fields(self.model)
        form = step.form(self.model, sent if not fields or "told" in sent else None)
        told = form.cleaned_data if form.is_valid() and "again" not in sent else None
        pks = list(dict.fromkeys(queryset.values_list("pk", flat=True)))
        if told is not None and "confirm" in sent:
            with suppress(IntegrityError):  # a tag was deleted, or merged, at this moment
                if (done := self._carry_out(request, step, pks, told)) is not None:
                    return self._tell(request, done)
            meanwhile = _("Something changed in the meantime, and nothing was done: look again.")
            self.message_user(request, meanwhile, level="warning")
        found = self._judge(request, step, self._items(request, pks), told)
        return self._bulk_page(request, step, form, told, found)

    def after_bulk(self, request, items):
        """Called in the transaction, with items as they were; for what else keeps track of them."""

    def _items(self, request, pks, locked=False):
        """In the order of the list, and no longer there if somebody may not read them by now."""
        for some in chunks(pks):
            found = self.get_queryset(request).filter(pk__in=some).defer("body")
            found = found.select_related("picture")
            found = found.prefetch_related("countries", "organisations", "figure_rows__picture")
            by_pk = {one.pk: one for one in (locking(found) if locked else found)}
            yield from (by_pk[pk] for pk in some if pk in by_pk)

    def _judge(self, request, step, items, told):
        found = Judgement()
        for item in items:
            found.add(item, step.refusal(request.user, item, told))
        return found

    def _carry_out(self, request, step, pks, told):
        """The Judgement that was carried out; None if it is not the one that was seen."""
        with transaction.atomic():
            found = self._judge(request, step, self._items(request, pks, locked=True), told)
            if found.seen != request.POST.get("seen"):
                return None
            with recording(found.changing, request.user, str(step.label)):
                self._change(request, step, found.changing, told)
            self.after_bulk(request, found.changing)
        bring_up_to_date()
        return found

    def _change(self, request, step, items, told):
        for some in chunks(items):
            step.change(self.model, [item.pk for item in some], told)
            message = step.logged(self.model, told)
            LogEntry.objects.log_actions(request.user.pk, some, CHANGE, message)

    def _tell(self, request, done):
        n, left = len(done.changing), done.stay
        self.message_user(request, ngettext("%d item changed.", "%d items changed.", n) % n)
        if left:
            told = ngettext("%d item stays as it was.", "%d items stay as they were.", left) % left
            self.message_user(request, told, level="warning")

    def _bulk_page(self, request, step, form, told, found):
        across = request.POST.get("select_across") == "1"
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        context = self.admin_site.each_context(request) | {
            "title": step.label,
            "opts": self.opts,
            "step": step,
            "form": form,
            "is_asking": told is None,
            "found": found,
            "across": across,
            # The list wants one ticked, also where all are meant.
            "chosen": chosen[:1] if across else chosen,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, TEMPLATE, context)


def locking(items):
    return items.select_for_update(of=("self",))


def chunks(things):
    things = iter(things)
    return iter(lambda: list(islice(things, CHUNK)), [])


def as_action(step):
    """The entry of a step in the menu of a list."""

    def act(model_admin, request, queryset):
        return model_admin.bulk(request, queryset, step)

    act.__name__, act.short_description = step.name, step.label
    act.allowed_permissions = [step.permission]
    return act


ACTIONS = [as_action(step) for step in STEPS]
