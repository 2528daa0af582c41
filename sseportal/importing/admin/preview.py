"""What waits for an editor's look: a page of entries, and what the whole would do."""

from collections import Counter

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.db.models.fields.json import KT
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sseportal.importing.admin.cards import LEFT_OUT, TWIN, Card
from sseportal.importing.admin.entry_form import form_for
from sseportal.importing.admin.items import Items
from sseportal.importing.admin.tag_choices import TagChoices
from sseportal.importing.models import Candidate, Result

PER_PAGE = 25
FILTERS = {
    "all": (_("All"), Q()),
    "look": (_("To look at"), Q(is_chosen=True, fate__look=True)),
    "new": (
        _("New"),
        Q(is_chosen=True, fate__result=Result.CREATED) & ~Q(fate__has_key="twin"),
    ),
    "updates": (_("Updates"), Q(is_chosen=True, fate__result=Result.UPDATED)),
    "unchanged": (
        _("Unchanged"),
        Q(is_chosen=True)
        & (Q(fate__result__in=[Result.UNCHANGED, Result.REMOVED]) | Q(fate__has_key="twin")),
    ),
    "left-out": (_("Left out"), Q(is_chosen=False)),
}


class Preview:
    """`chosen` are the parameters of its address: show, document, page."""

    def __init__(self, record, chosen):
        self.record = record
        self.show = chosen.get("show") if chosen.get("show") in FILTERS else "all"
        self.document = next(
            (d for d in self.documents if str(d.pk) == chosen.get("document")), None
        )
        self.page = Paginator(self._shown(), PER_PAGE).get_page(chosen.get("page"))
        self.tags = TagChoices()

    @cached_property
    def documents(self):
        """The uploads with the numbers of their entries, and of those that are taken in."""
        return list(
            self.record.uploads.defer("content").annotate(
                entries=Count("candidates"),
                taken=Count("candidates", filter=Q(candidates__is_chosen=True)),
            )
        )

    @property
    def candidates(self):
        return Candidate.objects.filter(upload__within=self.record)

    def _shown(self):
        shown = self.candidates.filter(FILTERS[self.show][1]).order_by("upload", "position")
        return shown.filter(upload=self.document) if self.document else shown

    def cards(self, forms=None):
        """Of this page, or of the forms that were sent and are to be mended."""
        forms = forms or [form_for(one, self.tags) for one in self.page]
        items = Items.of_candidates([form.candidate for form in forms])
        names = {one.pk: one for one in self.documents}
        for form in forms:
            form.candidate.upload = names[form.candidate.upload_id]
        return [Card(form.candidate, form, items) for form in forms]

    @cached_property
    def numbers(self):
        """{a fate: number of entries}"""
        rows = self.candidates.values_list(
            "is_chosen", KT("fate__result"), KT("fate__twin")
        ).annotate(Count("pk"))
        numbers = Counter()
        for is_chosen, result, twin, number in rows:
            fate = (TWIN if twin else result) if is_chosen else LEFT_OUT
            numbers[fate] += number
        return numbers

    @cached_property
    def filters(self):
        """[(key, label, number of entries, address)] of those with entries."""
        names = {f"n{at}": key for at, key in enumerate(FILTERS)}
        counts = {name: Count("pk", filter=FILTERS[key][1]) for name, key in names.items()}
        counted = self.candidates.aggregate(**counts)
        return [
            (key, FILTERS[key][0], counted[name], self.address(show=key, page=None))
            for name, key in names.items()
            if counted[name] or key == self.show
        ]

    @cached_property
    def documents_to_choose(self):
        """[(label, address, whether it is shown)], where there are several."""
        read = [document for document in self.documents if not document.refusal]
        choices = [(_("all documents"), None), *((one.name, one.pk) for one in read)]
        here = self.document and self.document.pk
        return [
            (label, self.address(document=key, page=None), key == here)
            for label, key in (choices if len(read) > 1 else [])
        ]

    @property
    def pages(self):
        """(number, address) of each page near this one; no address for this one and for gaps."""
        for number in self.page.paginator.get_elided_page_range(self.page.number):
            is_link = isinstance(number, int) and number != self.page.number
            yield number, self.address(page=number) if is_link else ""

    @property
    def next_address(self):
        return self.address(page=self.page.next_page_number())

    def address(self, **changes):
        """The query of this page, with changes."""
        query = QueryDict(mutable=True)
        here = {
            "show": self.show if self.show != "all" else None,
            "document": self.document and self.document.pk,
            "page": self.page.number if self.page.number > 1 else None,
        }
        chosen = {key: value for key, value in (here | changes).items() if value}
        query.update(chosen or {"show": "all"})
        return query.urlencode()


def in_words(results):
    """`41 new, 3 update an item`: numbers by fate."""
    words = {
        Result.CREATED: lambda n: ngettext("%d new", "%d new", n),
        Result.UPDATED: lambda n: ngettext("%d updated", "%d updated", n),
        Result.UNCHANGED: lambda n: ngettext("%d unchanged", "%d unchanged", n),
        Result.REMOVED: lambda n: ngettext("%d stays deleted", "%d stay deleted", n),
        TWIN: lambda n: ngettext("%d is in two documents", "%d are in two documents", n),
        LEFT_OUT: lambda n: ngettext("%d left out", "%d left out", n),
    }
    return ", ".join(told(n) % n for fate, told in words.items() if (n := results.get(fate)))
