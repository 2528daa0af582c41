"""A deployment check: behind a proxy nobody is told apart unless PROXIES says so."""

from django.conf import settings
from django.core import checks


@checks.register(checks.Tags.security, deploy=True)
def callers_are_told_apart(app_configs, **kwargs):
    behind_proxy = settings.SECURE_PROXY_SSL_HEADER is not None
    if not (behind_proxy and settings.API_RATE) or settings.REST_FRAMEWORK["NUM_PROXIES"]:
        return []
    hint = "Set PROXIES=1 if the proxy adds to X-Forwarded-For, or API_RATE=0."
    return [checks.Warning("All who use the API share one rate.", hint, id="api.W001")]
