"""Stores the payloads in every field and prints what the site then answers, as JSON.

    python -m tests.browser.poisoned

With DATA_DIR set. [{"url", "type", "body"}], in which `body` is text.
"""

import json
import sys

import django
from django.core.management import call_command

EACH = 10  # payloads in a field; half of them in a name: SQLite takes them, however long


def main():
    call_command("migrate", verbosity=0)
    poison()
    for url in addresses():
        yield from answers(url)


def poison():
    from tests.browser.payloads import PAYLOADS

    for number, start in enumerate(range(0, len(PAYLOADS), EACH)):
        some = PAYLOADS[start : start + EACH]
        (poisoned_news if number % 2 else poisoned_profile)(some)


def poisoned_news(some):
    from tests.factories import NewsItemFactory

    NewsItemFactory(**told(some), kind_label=" ".join(some))


def poisoned_profile(some):
    from tests.factories import (
        ParticipantFactory,
        PersonFactory,
        ProfileFactory,
        QuestionFactory,
        SeriesFactory,
    )

    text = " ".join(some)
    series = SeriesFactory(name=text, description=text)
    profile = ProfileFactory(**told(some), series=series)
    for half in halves(some):
        person = PersonFactory(name=half)
        ParticipantFactory(profile=profile, person=person, role=text, organisation=text)
    QuestionFactory(profile=profile, question=text, answer=text)


def told(some):
    """What both kinds say."""
    from tests.factories import OrganisationFactory, PictureFactory

    text = " ".join(some)
    organisations = [OrganisationFactory(name=half, acronym=half) for half in halves(some)]
    organisations[0].other_names.create(text=text)
    picture = PictureFactory(alt=text, caption=text, credit=text)
    fields = dict.fromkeys(("title", "summary", "body", "credit"), text)
    about = {"organisations": organisations, "countries": ["kenya"], "picture": picture}
    return fields | about | {"external_url": some[0]}


def halves(some):
    middle = len(some) // 2
    return " ".join(some[:middle]), " ".join(some[middle:])


def addresses():
    """Of every page that shows one of them; and of lists, feeds, files and calls that show all."""
    from interviews.models import Person, Profile
    from news.models import NewsItem
    from sseportal.taxonomy.models import Organisation

    items = [*NewsItem.objects.all(), *Profile.objects.all()]
    yield from (item.get_absolute_url() for item in items)
    yield from (
        one.get_absolute_url()
        for one in Organisation.objects.filter(slug__startswith="weavers")[:20]
    )
    yield from (f"/search/?page={page}" for page in (1, 2, 3))
    yield from ("/", "/interviews/people/", "/organisations/?page=1", "/search/?q=xss&sort=oldest")
    yield from ("/news/feed.atom", "/feed.json", "/search/items.csv", "/search/items.json")
    yield from ("/search/items.ris", "/api/v1/news/", "/api/v1/search/?facets=all")
    yield from ("/search/suggest/?q=xss", "/sitemap.xml")
    yield from (f"/admin/{page}" for page in LISTS)
    for item in [*items[:3], *items[-3:]]:
        base = f"/admin/{item._meta.app_label}/{item._meta.model_name}/{item.pk}"
        yield from (f"{base}/{page}/" for page in ("change", "history", "delete", "preview"))
    for model, name in ((Person, "interviews/person"), (Organisation, "taxonomy/organisation")):
        yield from (f"/admin/{name}/{one.pk}/change/" for one in model.objects.all()[:4])


LISTS = (
    "news/newsitem/", "interviews/profile/", "interviews/person/", "interviews/series/",
    "taxonomy/organisation/", "media/picture/", "admin/logentry/", "calendar/",
    "find/?q=xss",
)  # fmt: skip


def answers(url):
    response = editor().get(url)
    assert response.status_code == 200, (url, response.status_code)
    body = response.getvalue().decode()
    yield {"url": url, "type": response["Content-Type"], "body": body}


def editor(known=[]):  # noqa: B006 - one for all
    from django.contrib.auth.models import User
    from django.test import Client

    if not known:
        known.append(Client())
        known[0].force_login(User.objects.create_superuser("editor"))
    return known[0]


if __name__ == "__main__":
    django.setup()
    json.dump(list(main()), sys.stdout)
