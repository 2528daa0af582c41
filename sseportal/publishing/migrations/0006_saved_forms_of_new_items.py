from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("publishing", "0005_saved_forms"),
    ]

    operations = [
        migrations.AddField(
            model_name="savedform",
            name="item",
            field=models.PositiveBigIntegerField(null=True),
        ),
    ]
