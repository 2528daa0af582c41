"""Titles are indexed with their plain words, too: what there is, is read anew."""

from django.db import migrations

MARK_ALL = """
    INSERT INTO search_dirty (kind, object_id) SELECT kind, object_id FROM search_document
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text")]

    operations = [migrations.RunSQL(MARK_ALL, migrations.RunSQL.noop)]
