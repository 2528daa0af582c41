from django.conf import settings
from django.db import migrations

from sseportal.taxonomy.loading import load


def load_reference_data(apps, schema_editor):
    load(settings.REFERENCE_DIR, lambda name: apps.get_model("taxonomy", name))


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0001_initial")]

    operations = [migrations.RunPython(load_reference_data, migrations.RunPython.noop)]
