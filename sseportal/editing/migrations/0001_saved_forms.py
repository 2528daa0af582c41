from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SavedForm",
            fields=[
                ("form", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("posted", models.CharField(max_length=16)),
                ("left", models.JSONField()),
                ("item", models.PositiveBigIntegerField(null=True)),
                ("saved_at", models.DateTimeField(auto_now=True, db_index=True)),
            ],
            options={"default_permissions": ()},
        ),
    ]
