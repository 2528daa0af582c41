"""The full-text indexes over `Text`: FTS5 on SQLite, tsvectors with GIN on PostgreSQL.

Both get tokens that Python made and take them as they are.
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE search_fts USING fts5(
        title, lead, body, content='search_text', content_rowid='document_id', tokenize='ascii'
    )""",
    # The title alone, whose few words rank what is found.
    """CREATE VIRTUAL TABLE search_fts_title USING fts5(
        title, content='search_text', content_rowid='document_id', tokenize='ascii'
    )""",
    """CREATE TRIGGER search_text_insert AFTER INSERT ON search_text BEGIN
        INSERT INTO search_fts(rowid, title, lead, body)
        VALUES (new.document_id, new.title, new.lead, new.body);
        INSERT INTO search_fts_title(rowid, title) VALUES (new.document_id, new.title);
    END""",
    """CREATE TRIGGER search_text_delete AFTER DELETE ON search_text BEGIN
        INSERT INTO search_fts(search_fts, rowid, title, lead, body)
        VALUES ('delete', old.document_id, old.title, old.lead, old.body);
        INSERT INTO search_fts_title(search_fts_title, rowid, title)
        VALUES ('delete', old.document_id, old.title);
    END""",
    """CREATE TRIGGER search_text_update AFTER UPDATE ON search_text BEGIN
        INSERT INTO search_fts(search_fts, rowid, title, lead, body)
        VALUES ('delete', old.document_id, old.title, old.lead, old.body);
        INSERT INTO search_fts_title(search_fts_title, rowid, title)
        VALUES ('delete', old.document_id, old.title);
        INSERT INTO search_fts(rowid, title, lead, body)
        VALUES (new.document_id, new.title, new.lead, new.body);
        INSERT INTO search_fts_title(rowid, title) VALUES (new.document_id, new.title);
    END""",
]
SQLITE_BACK = ["DROP TABLE search_fts", "DROP TABLE search_fts_title"] + [
    f"DROP TRIGGER search_text_{event}" for event in ("insert", "delete", "update")
]
POSTGRESQL = [
    """ALTER TABLE search_text
        ADD COLUMN title_words tsvector
            GENERATED ALWAYS AS (to_tsvector('simple', title)) STORED,
        ADD COLUMN lead_words tsvector
            GENERATED ALWAYS AS (to_tsvector('simple', lead)) STORED,
        ADD COLUMN all_words tsvector
            GENERATED ALWAYS AS (
                to_tsvector('simple', title) || to_tsvector('simple', lead)
                || to_tsvector('simple', body)
            ) STORED""",
    *(
        f"CREATE INDEX search_text_{column} ON search_text USING gin ({column})"
        for column in ("title_words", "lead_words", "all_words")
    ),
]
POSTGRESQL_BACK = [
    "ALTER TABLE search_text DROP COLUMN title_words, DROP COLUMN lead_words, DROP COLUMN all_words"
]


def run(sqlite, postgresql):
    def statements(apps, editor):
        for statement in sqlite if editor.connection.vendor == "sqlite" else postgresql:
            editor.execute(statement)

    return statements


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index_of_documents")]

    operations = [
        migrations.RunPython(run(SQLITE, POSTGRESQL), run(SQLITE_BACK, POSTGRESQL_BACK)),
    ]
