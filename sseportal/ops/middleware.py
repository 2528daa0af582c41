"""The Content Security Policy header, until Django 6 brings its own."""

from django.conf import settings


class ContentSecurityPolicyMiddleware:
    """Sets `SECURE_CSP`, in the shape of Django 6's setting of that name, or the same of a response
    that has a `_csp_config` of its own, as there."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = written(settings.SECURE_CSP)

    def __call__(self, request):
        response = self.get_response(request)
        if settings.DEBUG and response.status_code >= 400:
            return response  # Django's own error pages have inline styles
        own = getattr(response, "_csp_config", None)
        policy = self.policy if own is None else written(own)
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        return response


def written(config):
    return "; ".join(" ".join([directive, *sources]) for directive, sources in config.items())
