from django.db import migrations, models

from sseportal.publishing.title_parts import TitleBeginning, TitleEnd, TitleKey, fill_in


def fill_in_titles(apps, editor):
    items = apps.get_model("interviews", "Profile")._base_manager
    fill_in(items.using(editor.connection.alias))


class Migration(migrations.Migration):

    dependencies = [('interviews', '0006_make_texts_html')]

    operations = [
        migrations.AddField(
            model_name='profile',
            name='title_key',
            field=TitleKey(default='', editable=False, max_length=16),
        ),
        migrations.AddField(
            model_name='profile',
            name='title_begins',
            field=TitleBeginning(default='', editable=False, max_length=12),
        ),
        migrations.AddField(
            model_name='profile',
            name='title_ends',
            field=TitleEnd(default='', editable=False, max_length=12),
        ),
        migrations.RunPython(fill_in_titles, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='profile',
            index=models.Index(fields=['title_key'], name='interviews_profile_title'),
        ),
        migrations.AddIndex(
            model_name='profile',
            index=models.Index(fields=['title_begins'], name='interviews_profile_begins'),
        ),
        migrations.AddIndex(
            model_name='profile',
            index=models.Index(fields=['title_ends'], name='interviews_profile_ends'),
        ),
    ]
