"""What the groups of the newsroom may do with pictures; what administrators made of them stays."""

from django.contrib.auth.management import create_permissions
from django.apps import apps as installed
from django.db import migrations

from sseportal.newsroom.roles import PICTURES, permissions, roles


def allow(apps, editor):
    using = editor.connection.alias
    create_permissions(installed.get_app_config("media"), verbosity=0, using=using)
    Group, Permission = (apps.get_model("auth", name) for name in ("Group", "Permission"))
    of_pictures = permissions("add change delete view", PICTURES)
    for name, codes in roles().items():
        wanted = [code.partition(".")[2] for code in codes & of_pictures]
        found = Permission.objects.using(using).filter(
            content_type__app_label="media", codename__in=wanted
        )
        for group in Group.objects.using(using).filter(name=name):
            group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_audit"), ("media", "0001_initial")]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
