"""One group for each role, so that rights of libraries can hang on groups."""

from django.db import migrations

ROLES = (
    "admin",
    "secretariat",
    "public_relations",
    "operator",
    "moderator",
    "list_officer",
    "oversight_officer",
    "observer",
)


def make_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for role in ROLES:
        groups.get_or_create(name=role)


class Migration(migrations.Migration):
    dependencies = [("institutions", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
