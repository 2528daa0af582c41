from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "sseportal.ops"

    def ready(self):
        from sseportal.ops import checks  # noqa: F401 - registers the checks
