"""Two editors at one form: the second who saves is told what the first changed, and chooses.

The form carries which state it was made from. Where that is no longer what is stored, nothing is
saved: the form comes back as it was typed, with both texts of each field that differs.
"""

from copy import copy
from dataclasses import dataclass, replace
from datetime import timedelta

from django.contrib.admin.helpers import AdminErrorList
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.contenttypes.models import ContentType
from django.db import router, transaction
from django.utils import timezone

from sseportal.editing.form_content import Content, digest
from sseportal.editing.locking import LockingAdmin
from sseportal.editing.models import SavedForm
from sseportal.editing.origin import Origin
from sseportal.editing.saved_forms import MADE_FROM
from sseportal.editing.settling import MINE, choice, retyped, settled, shown
from sseportal.word_diff import marked

KEPT_FOR = timedelta(days=14)
# What two sendings of the same form may differ in.
OF_NO_CONTENT = ("csrfmiddlewaretoken", "_save", "_continue", "_addanother")


@dataclass(frozen=True)
class Difference:
    """`is_typed`: whether the form's own text was changed since it was made, too; `digest` is of
    what the form says while both are shown."""

    key: str
    label: str
    mine: str
    theirs: str
    is_typed: bool
    digest: str

    @property
    def choice(self):
        return choice(self.key)

    @property
    def shown(self):
        return shown(self.key)

    @property
    def sides(self):
        """Both as HTML, with the words marked that only one of them has."""
        return marked(self.mine, self.theirs)


@dataclass(frozen=True)
class Collision:
    differences: list
    changes: list  # [LogEntry], the newest first; none if nobody made them by hand
    changed_at: object  # None if it is not known
    origin: Origin


class GuardedAdmin(LockingAdmin):
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None or MADE_FROM not in request.POST:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic(using=router.db_for_write(self.model)):
            item = self.lock(request, object_id)
            if item and self.has_change_permission(request, item) and self._guard(request, item):
                return self.response_change(request, item)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _guard(self, request, item):
        """Makes of the request what may be saved; whether a double click has saved it already."""
        origin = Origin.read(request.POST[MADE_FROM])
        stored, typed = self._content(request, item, "GET"), self._content(request, item, "POST")
        now = stored.digests()
        if saved := SavedForm.objects.filter(form=origin.form).first():
            if saved.left == now and saved.posted == posted(request):
                return True
            known = saved.left | added_unasked(saved.left, typed, origin)
            origin = replace(origin, at=saved.saved_at, digests=known)
        again = retyped(request.POST, typed)
        differing = changed_by_others(stored, typed, origin, again)
        request.posted = posted(request)
        request.POST = settled(_with_mine(request.POST, again), stored, typed, not differing)
        if differing:
            typed = self._content(request, item, "POST")
            request.collision = self._collision(item, origin, stored, typed, differing)
        return False

    def _content(self, request, item, method):
        """Of the form as it is stored (GET) or as it was sent (POST)."""
        asked, item = copy(request), copy(item)
        asked.method = method
        names = flatten_fieldsets(self.get_fieldsets(asked, item))
        form_class = self.get_form(asked, item, change=True, fields=names)
        data = [asked.POST, asked.FILES] if method == "POST" else []
        formsets, _inlines = self._create_formsets(asked, item, change=True)
        return Content(form_class(*data, instance=item), formsets)

    def _collision(self, item, origin, stored, typed, differing):
        differences = [
            Difference(
                key=key,
                label=stored.label(key),
                mine=typed.in_words(key),
                theirs=stored.in_words(key),
                is_typed=typed.digest(key) != origin.digests.get(key),
                digest=typed.digest(key),
            )
            for key in differing
        ]
        changes = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(item),
            object_id=item.pk,
            action_time__gte=origin.at,
        )
        changes = list(changes.select_related("user").order_by("-action_time"))
        changed_at = getattr(item, "updated_at", None)
        return Collision(differences, changes, changed_at, origin.renewed(stored.digests()))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.is_held = hasattr(request, "collision")
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        collision = getattr(request, "collision", None)
        if collision:
            origin = collision.origin
            forget_errors_of(context, [each.key for each in collision.differences])
        elif MADE_FROM in request.POST:
            origin = Origin.read(request.POST[MADE_FROM])
        else:
            origin = Origin(digests={} if add else content_of(context).digests())
        may = self.has_add_permission(request) if add else self.has_change_permission(request, obj)
        context |= {"collision": collision, "origin": origin if may else None}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_change(self, request, obj):
        if hasattr(request, "posted"):
            self._remember(request, obj)
        return super().response_change(request, obj)

    def _remember(self, request, item):
        item = self.get_object(request, str(item.pk)) or item
        left = self._content(request, item, "GET").digests()
        told = {"posted": request.posted, "left": left}
        form = Origin.read(request.POST[MADE_FROM]).form
        SavedForm.objects.update_or_create(form=form, defaults=told)
        forget_old_forms()


def added_unasked(left, typed, origin):
    """{formset: its digest} of those to which the form's own saving added rows that the form has
    not: it can't mean to delete them."""
    return {
        key: origin.digests[key]
        for key in typed.formsets
        if typed.digest(key) == origin.digests.get(key)
        and any(part.startswith(f"{key}-") and part not in origin.digests for part in left)
    }


def changed_by_others(stored, typed, origin, again):
    """The keys of what they changed since the form was made, or of `again`, where it says
    otherwise."""
    parts = [part for key in (*stored.fields, *stored.formsets)
             for part in parts_of(key, stored, typed, origin)]  # fmt: skip
    return [
        part
        for part in parts
        if (part in again or stored.digest(part) != origin.digests.get(part))
        and stored.says(part) != typed.says(part)
    ]


def parts_of(key, stored, typed, origin):
    """The rows of a formset one by one, if on both sides those are still there that there were."""
    if key not in stored.formsets:
        return [key]
    rows = stored.rows_of(key)
    before = {part for part in origin.digests if part.startswith(f"{key}-")}
    return rows if set(rows) == before <= typed.rows.keys() else [key]


def _with_mine(data, keys):
    data = data.copy()
    for key in keys:
        data[choice(key)] = MINE
    return data


def forget_old_forms():
    SavedForm.objects.filter(saved_at__lt=timezone.now() - KEPT_FOR).delete()


def forget_errors_of(context, keys):
    """Of fields about which one has to choose first."""
    form = context["adminform"].form
    for key in keys:
        form.errors.pop(key, None)
    formsets = [each.formset for each in context["inline_admin_formsets"]]
    context["errors"] = AdminErrorList(form, formsets)


def content_of(context):
    """The content of the form that a page shows."""
    formsets = [each.formset for each in context["inline_admin_formsets"]]
    return Content(context["adminform"].form, formsets)


def posted(request):
    told = sorted((k, v) for k, v in request.POST.lists() if k not in OF_NO_CONTENT)
    files = sorted((k, [each.name, each.size]) for k, each in request.FILES.items())
    return digest([told, files])
