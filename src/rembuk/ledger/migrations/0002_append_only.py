"""The database itself keeps the log append-only, whoever asks and by whatever way."""

from django.db import migrations

SQLITE = {
    "ledger_entry_keeps": "CREATE TRIGGER ledger_entry_keeps BEFORE UPDATE ON ledger_entry "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    "ledger_entry_stays": "CREATE TRIGGER ledger_entry_stays BEFORE DELETE ON ledger_entry "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    "ledger_opening_keeps": "CREATE TRIGGER ledger_opening_keeps BEFORE UPDATE ON ledger_opening "
    "BEGIN SELECT RAISE(ABORT, 'an opening never changes'); END",
}
POSTGRESQL = {
    "ledger_entry_keeps": "CREATE TRIGGER ledger_entry_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()",
    "ledger_opening_keeps": "CREATE TRIGGER ledger_opening_keeps BEFORE UPDATE ON ledger_opening "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()",
}
REFUSES = """
CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def forbid(_apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(REFUSES)
        for statement in POSTGRESQL.values():
            editor.execute(statement)
    else:
        for statement in SQLITE.values():
            editor.execute(statement)


def allow(_apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION ledger_refuses() CASCADE")
    else:
        for name in SQLITE:
            editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
