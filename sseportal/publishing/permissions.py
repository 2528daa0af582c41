"""Who may do what with an item: the one rule, for every page of the newsroom.

What somebody may do with any item of a kind are Django's permissions to view, change, delete and
publish. Who may only add reads their own items, and changes them for as long as they are drafts.
"""

from sseportal.publishing.models import BEFORE_PUBLISHING, Status


def permits(user, action, model):
    return user.has_perm(f"{model._meta.app_label}.{action}_{model._meta.model_name}")


def may_read_any(user, model):
    return permits(user, "view", model) or permits(user, "change", model)


def may_read(user, item):
    return may_read_any(user, item) or _may_write(user, item)


def may_know(user, item):
    """What is published, everybody in the newsroom may know of."""
    return item.is_visible or may_read(user, item)


def known(user, items):
    """Those of a queryset that somebody may know of."""
    return items if may_read_any(user, items.model) else readable(user, items) | items.visible()


def may_change(user, item):
    return permits(user, "change", item) or (_may_write(user, item) and item.status == Status.DRAFT)


def may_take_back(user, item):
    """Out of review, to go on with it."""
    return permits(user, "change", item) or (
        _may_write(user, item) and item.status in BEFORE_PUBLISHING
    )


def may_take_away(user, item):
    """From visitors, where they see it, have seen it or are to see it; user may be None."""
    if item.status in BEFORE_PUBLISHING:
        return True
    return user is not None and (permits(user, "publish", item) or permits(user, "delete", item))


def readable(user, items):
    """Those of a queryset that somebody may read."""
    return items if may_read_any(user, items.model) else items.filter(author_id=user.pk)


def states(user, model, now=Status.DRAFT):
    """[Status] that somebody may give to an item that has the status `now`."""
    # What visitors see, or have seen, is for those who may publish.
    if permits(user, "publish", model):
        return list(Status)
    return list(BEFORE_PUBLISHING) if now in BEFORE_PUBLISHING else [Status(now)]


def _may_write(user, item):
    return item.author_id is not None and item.author_id == user.pk and permits(user, "add", item)
