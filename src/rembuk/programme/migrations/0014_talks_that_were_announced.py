from django.db import migrations, models


def count_as_announced(apps, schema_editor):
    """Whatever the public has seen until now counts as announced, so that no page is taken away."""
    inside = ['draft', 'agreed']
    apps.get_model('programme', 'Talk').objects.exclude(state__in=inside).update(was_announced=True)


class Migration(migrations.Migration):

    dependencies = [
        ('programme', '0013_places_of_agreed_lines'),
    ]

    operations = [
        migrations.AddField(
            model_name='talk',
            name='was_announced',
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(count_as_announced, migrations.RunPython.noop),
    ]
