"""Who may see a picture: visitors those of visible items; in the newsroom it follows the roles.
An item has a picture beside its text, and those that its texts show.

Who may only add pictures sees their own, those of visible items, and those of items that they may
read; and changes their own, for as long as no item has one that they may not change.
"""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from sseportal.media.models import Picture
from sseportal.publishing.figures import through
from sseportal.publishing.permissions import may_change, may_read_any, permits, readable
from sseportal.publishing.registry import publication_models


def public():
    """The condition on pictures that visitors may see them."""
    return _of_one(lambda model: model.objects.visible())


def shown_to(user, **which):
    """The Picture that is so, knowing whether it `is_public`, if `user` may see it; or None."""
    picture = Picture.objects.filter(**which).annotate(is_public=public()).first()
    if picture is not None and picture.is_public:
        return picture
    # Asked of whoever sees no public one, so that no header tells of a hidden one.
    is_staff = user.is_staff
    return picture if picture and is_staff and may_read_picture(user, picture) else None


def in_use():
    return _of_one(lambda model: model._base_manager.all())


def readable_pictures(user, pictures):
    """Those of a queryset that somebody may see in the newsroom."""
    if may_read_any(user, Picture):
        return pictures
    if not permits(user, "add", Picture):
        return pictures.none()
    return pictures.filter(Q(uploaded_by=user.pk) | public() | _of_read(user))


def for_texts_of(user):
    """A function from keys to those of pictures that texts of somebody may show: such as they see,
    and such as an item has already that they may read."""

    def found(keys):
        asked = Picture.objects.filter(pk__in=keys)
        seen = Q(pk__in=readable_pictures(user, asked).order_by().values("pk"))
        return set(asked.filter(seen | _of_read(user)).values_list("pk", flat=True))

    return found


def may_read_picture(user, picture):
    return readable_pictures(user, Picture.objects.filter(pk=picture.pk)).exists()


def may_change_picture(user, picture):
    if permits(user, "change", Picture):
        return True
    is_own = picture.uploaded_by_id is not None and picture.uploaded_by_id == user.pk
    may_add = permits(user, "add", Picture)
    return is_own and may_add and all(may_change(user, item) for item in items_with(picture))


def items_with(picture):
    """All items that have it, hidden ones too."""
    for model in publication_models():
        yield from model._base_manager.filter(having(model, [picture.pk]))


def having(model, pictures):
    """The condition on items of a kind that they have one of these, beside or in their texts."""
    in_texts = through(model)._base_manager.filter(picture__in=pictures)
    return Q(picture__in=pictures) | Q(pk__in=in_texts.values("content_object"))


def without_alt(items):
    """Those of a queryset of which a picture has no alt text; each figure may have its own."""
    pictures = Picture.objects.without_alt()
    in_texts = through(items.model)._base_manager.filter(has_own_alt=False, picture__in=pictures)
    return items.filter(Q(picture__in=pictures) | Q(pk__in=in_texts.values("content_object")))


def _of_read(user):
    return _of_one(lambda model: readable(user, model._base_manager.all()))


def _of_one(items_of):
    """The condition on pictures that one of the items that `items_of(model)` gives has it."""
    found = (
        Exists(items_of(model).order_by().filter(**{name: OuterRef("pk")}))
        for model in publication_models()
        for name in ("picture", "figures")
    )
    return reduce(or_, map(Q, found))
