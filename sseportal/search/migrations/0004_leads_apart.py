"""An index of the leads alone on SQLite: asked for one column of many, FTS5 reads all of them.

And what there is, is read anew: documents know now what they are translations of.
"""

from django.db import migrations

INSERT = "INSERT INTO search_fts_lead(rowid, lead) VALUES (new.document_id, new.lead);"
DELETE = """INSERT INTO search_fts_lead(search_fts_lead, rowid, lead)
    VALUES ('delete', old.document_id, old.lead);"""
TRIGGERS = {"insert": INSERT, "delete": DELETE, "update": f"{DELETE} {INSERT}"}
SQLITE = [
    """CREATE VIRTUAL TABLE search_fts_lead USING fts5(
        lead, content='search_text', content_rowid='document_id', tokenize='ascii'
    )""",
    "INSERT INTO search_fts_lead(search_fts_lead) VALUES ('rebuild')",
    *(
        f"CREATE TRIGGER search_text_lead_{event} AFTER {event} ON search_text BEGIN {what} END"
        for event, what in TRIGGERS.items()
    ),
]
SQLITE_BACK = [
    *(f"DROP TRIGGER search_text_lead_{event}" for event in TRIGGERS),
    "DROP TABLE search_fts_lead",
]


MARK_ALL = """
    INSERT INTO search_dirty (kind, object_id) SELECT kind, object_id FROM search_document
"""


def run(sqlite):
    def statements(apps, editor):
        if editor.connection.vendor == "sqlite":
            for statement in sqlite:
                editor.execute(statement)

    return statements


class Migration(migrations.Migration):
    dependencies = [("search", "0003_words_as_they_begin")]

    operations = [
        migrations.RunPython(run(SQLITE), run(SQLITE_BACK)),
        migrations.RunSQL(MARK_ALL, migrations.RunSQL.noop),
    ]
