"""The groups of the newsroom, once: what administrators make of them later stays."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from sseportal.newsroom.roles import roles


def make_roles(apps, editor):
    using = editor.connection.alias
    for config in installed.get_app_configs():  # they are made after all migrations otherwise
        create_permissions(config, verbosity=0, using=using)
    Group, Permission = (apps.get_model("auth", name) for name in ("Group", "Permission"))
    known = {
        f"{each.content_type.app_label}.{each.codename}": each
        for each in Permission.objects.using(using).select_related("content_type")
    }
    for name, codes in roles().items():
        group, is_new = Group.objects.using(using).get_or_create(name=name)
        if is_new:
            group.permissions.set([known[code] for code in sorted(codes)])


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("importing", "0001_initial"),
        ("interviews", "0001_initial"),
        ("news", "0001_initial"),
        ("taxonomy", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
