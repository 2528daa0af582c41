"""Administrators read the audit: the right is given to their group where it was made before."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from sseportal.newsroom.roles import ADMINISTRATOR


def let_read(apps, editor):
    using = editor.connection.alias
    create_permissions(installed.get_app_config("admin"), verbosity=0, using=using)
    Group, Permission = (apps.get_model("auth", name) for name in ("Group", "Permission"))
    of_entries = Permission.objects.using(using).filter(content_type__app_label="admin")
    reading = of_entries.get(codename="view_logentry")
    for group in Group.objects.using(using).filter(name=ADMINISTRATOR):
        group.permissions.add(reading)


class Migration(migrations.Migration):
    dependencies = [
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("newsroom", "0001_roles"),
    ]

    operations = [migrations.RunPython(let_read, migrations.RunPython.noop)]
