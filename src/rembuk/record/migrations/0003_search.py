"""The index of the search in records: FTS5 on SQLite, an index over tsvector in Indonesian on PostgreSQL.

On SQLite triggers keep the index true, whatever writes the rows. It holds no text of its own; each of its rows has
the talk as a word, so that a search can stay inside one talk, or leave out those it has seen.
"""

from django.db import migrations

TABLES = ("line", "statement")
SQLITE = (
    "CREATE VIRTUAL TABLE record_{name}_words USING fts5(text, talk, content='', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER record_{name}_words_added AFTER INSERT ON record_{name} BEGIN "
    "INSERT INTO record_{name}_words(rowid, text, talk) VALUES (new.id, new.text, 't' || new.talk_id); END",
    "CREATE TRIGGER record_{name}_words_removed AFTER DELETE ON record_{name} BEGIN "
    "INSERT INTO record_{name}_words(record_{name}_words, rowid, text, talk) "
    "VALUES ('delete', old.id, old.text, 't' || old.talk_id); END",
    "CREATE TRIGGER record_{name}_words_changed AFTER UPDATE OF text, talk_id ON record_{name} BEGIN "
    "INSERT INTO record_{name}_words(record_{name}_words, rowid, text, talk) "
    "VALUES ('delete', old.id, old.text, 't' || old.talk_id); "
    "INSERT INTO record_{name}_words(rowid, text, talk) VALUES (new.id, new.text, 't' || new.talk_id); END",
    "INSERT INTO record_{name}_words(rowid, text, talk) SELECT id, text, 't' || talk_id FROM record_{name}",
)
POSTGRESQL = ("CREATE INDEX record_{name}_words ON record_{name} USING gin (to_tsvector('indonesian', text))",)


def make(_apps, editor):
    for name in TABLES:
        for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
            editor.execute(statement.format(name=name))


def drop(_apps, editor):
    for name in TABLES:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP INDEX record_{name}_words")
            continue
        for end in ("added", "removed", "changed"):
            editor.execute(f"DROP TRIGGER record_{name}_words_{end}")
        editor.execute(f"DROP TABLE record_{name}_words")


class Migration(migrations.Migration):
    dependencies = [("record", "0002_transcript")]
    operations = [migrations.RunPython(make, drop)]
