"""Plain texts, of which an empty line parted paragraphs, become the HTML that pages showed of them."""

from django.db import migrations, models

from sseportal.publishing.rich_text import from_plain, plain

TEXTS = [("NewsItem", "body")]


def rewrite(apps, make):
    for model, field in TEXTS:
        rows = apps.get_model("news", model)._base_manager.exclude(**{field: ""})
        for number in list(rows.values_list("pk", flat=True)):
            row = rows.filter(pk=number)
            row.update(**{field: make(row.values_list(field, flat=True).get())})


def to_html(apps, schema_editor):
    rewrite(apps, from_plain)


def to_text(apps, schema_editor):
    rewrite(apps, plain)


class Migration(migrations.Migration):
    dependencies = [("news", "0005_picture")]

    operations = [
        migrations.AlterField(
            model_name="newsitem",
            name="body",
            field=models.TextField(blank=True, verbose_name="text"),
        ),
        migrations.AlterField(
            model_name="historicalnewsitem",
            name="body",
            field=models.TextField(blank=True, verbose_name="text"),
        ),
        migrations.RunPython(to_html, to_text),
    ]
