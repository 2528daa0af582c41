"""What an item is about to lead to, kept from being deleted until the item is saved."""

from django.db import connections, router


def can_hold(model):
    """SQLite can't, and need not: who writes there, writes alone."""
    return connections[router.db_for_write(model)].features.has_select_for_update


def hold(model, keys):
    """{key} of those that are there. Nobody deletes them before this transaction ends; who does so
    at the same moment is waited for. Others may hold them, too, which Django's own locks refuse."""
    using = router.db_for_write(model)
    found = model._base_manager.using(using).filter(pk__in=keys).order_by("pk").values_list("pk")
    if not keys or not can_hold(model):
        return {key for (key,) in found}
    sql, told = found.query.sql_with_params()
    with connections[using].cursor() as cursor:
        cursor.execute(f"{sql} FOR KEY SHARE", told)
        return {key for (key,) in cursor.fetchall()}
