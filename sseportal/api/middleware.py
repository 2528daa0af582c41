"""Lets programs in web pages of any site read the API: CORS. Nothing else of the site."""

HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, RateLimit, RateLimit-Policy, Retry-After,"
    " Deprecation, Sunset, Link",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class CorsMiddleware:
    """Stands outside ConditionalGetMiddleware, whose 304 keeps few headers."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith("/api/"):
            told = HEADERS | PREFLIGHT if request.method == "OPTIONS" else HEADERS
            for name, value in told.items():
                response.headers[name] = value
        return response
