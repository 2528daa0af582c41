from django.http import HttpResponseNotAllowed
from django.urls import reverse_lazy

KNOWN = ("GET", "HEAD", "POST", "OPTIONS")
NEWSROOM = reverse_lazy("admin:index")


class MethodsMiddleware:
    """The admin takes whatever is no POST for a GET: here other methods are refused."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in KNOWN and request.path.startswith(str(NEWSROOM)):
            return HttpResponseNotAllowed(KNOWN)
        return self.get_response(request)
