"""Names and addresses of items beyond this site."""

from django.conf import settings

# Ids stay the same when titles and addresses change: RFC 4151.
TAG_YEAR = 2026


def tag_uri(item):
    """The item's name for good: `tag:portal.example.org,2026:news/7`."""
    return f"tag:{settings.FEED_AUTHORITY},{TAG_YEAR}:{item._meta.app_label}/{item.pk}"


def origin(request):
    """`https://portal.example.org`"""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
