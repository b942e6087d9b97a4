from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models


search = import_module("rembuk.record.migrations.0003_search")


def set_triggers(_apps, editor):
    """Set the triggers of the search again: SQLite builds a table anew to add a column, and drops them."""
    if editor.connection.vendor != "sqlite":
        return
    for name in search.TABLES:
        for statement in search.SQLITE:
            if statement.startswith("CREATE TRIGGER"):
                editor.execute(statement.format(name=name))


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0011_district"),
        ("record", "0006_beginning"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, set_triggers),
        migrations.AddField("line", "agreed", models.BooleanField(default=False)),
        migrations.AddField("statement", "agreed", models.BooleanField(default=False)),
        migrations.RunPython(set_triggers, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                ("hall", models.PositiveIntegerField(null=True)),
                ("online", models.PositiveIntegerField(null=True)),
                ("lead", models.PositiveIntegerField()),
                ("stretches", models.JSONField(default=list)),
                ("video", models.URLField(blank=True)),
                ("chapters", models.JSONField(default=list)),
                (
                    "talk",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="correction", to="programme.talk"
                    ),
                ),
            ],
        ),
    ]
