from django.db import migrations


def part_places_from_words(apps, schema_editor):
    """The lines of a rundown that a body agreed to began with their place; now it stands beside the words."""
    for agreement in apps.get_model('programme', 'Agreement').objects.filter(subject='plan').iterator():
        agreement.rows = [_parted(*row) for row in agreement.rows]
        agreement.save(update_fields=['rows'])


def _parted(key, label, text, place=None):
    number, dot, words = text.partition('. ')
    if key.startswith('item:') and dot and number.isdecimal():
        return [key, label, words, int(number)]
    return [key, label, text, place]


class Migration(migrations.Migration):

    dependencies = [
        ('programme', '0012_lines_of_versions'),
    ]

    operations = [
        migrations.RunPython(part_places_from_words, migrations.RunPython.noop),
    ]
