from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TaxonomyConfig(AppConfig):
    name = "sseportal.taxonomy"
    verbose_name = _("Countries and organisations")
