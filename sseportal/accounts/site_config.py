"""Named in the settings instead of Django's admin: the same with a log-in of our own."""

from django.contrib.admin import apps


class AdminConfig(apps.AdminConfig):
    default_site = "sseportal.accounts.site.Site"
