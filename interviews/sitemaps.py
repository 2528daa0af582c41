from django.contrib.sitemaps import Sitemap

from interviews.models import Person


class PersonSitemap(Sitemap):
    """The persons who have a page: they are in several pieces."""

    def items(self):
        return Person.objects.visible().in_several().order_by("pk")

    def lastmod(self, person):
        return person.changed


SITEMAPS = {"people": PersonSitemap()}
