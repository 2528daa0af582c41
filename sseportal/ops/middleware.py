"""The Content Security Policy header, until Django 6 brings its own."""

from django.conf import settings


class ContentSecurityPolicyMiddleware:
    """Sets `SECURE_CSP`, in the shape of Django 6's setting of that name."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = "; ".join(
            " ".join([directive, *sources]) for directive, sources in settings.SECURE_CSP.items()
        )

    def __call__(self, request):
        response = self.get_response(request)
        if settings.DEBUG and response.status_code >= 400:
            return response  # Django's own error pages have inline styles
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        return response
