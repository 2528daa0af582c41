"""So many requests a minute from one address: the setting API_RATE."""

from hashlib import sha256
from math import ceil

from django.conf import settings
from rest_framework.throttling import SimpleRateThrottle

from sseportal.callers import caller


class AddressThrottle(SimpleRateThrottle):
    cache_format = "api-rate-{}"

    def get_rate(self):
        return f"{settings.API_RATE}/minute" if settings.API_RATE else None

    def get_cache_key(self, request, view):
        if request.method == "OPTIONS":  # what a browser asks before it asks
            return None
        return self.cache_format.format(sha256(caller(request).encode()).hexdigest())

    def headers(self):
        """draft-ietf-httpapi-ratelimit-headers: the quota, what is left of it, till when."""
        if not getattr(self, "history", None):
            return {}
        left = max(0, self.num_requests - len(self.history))
        free_again = ceil(self.duration - (self.now - self.history[-1]))
        return {
            "RateLimit-Policy": f'"address";q={self.num_requests};w={self.duration}',
            "RateLimit": f'"address";r={left};t={free_again}',
        }
