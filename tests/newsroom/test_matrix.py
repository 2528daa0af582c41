"""Who may ask for what: each role, each address of the newsroom, each method.

The addresses come from the resolver: one that `RULES` does not know fails.
"""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver, reverse

from interviews.models import Person, Profile, Series
from news.models import NewsItem
from sseportal.importing.models import Import, Sighting, SourceDocument
from sseportal.media.models import Picture
from sseportal.publishing.history.keeping import DELETED, keep
from sseportal.taxonomy.models import Country, Organisation
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    PictureFactory,
    ProfileFactory,
)
from tests.importing.pages import entry, imported
from tests.newsroom.staff import ROLES, client_of, somebody

pytestmark = pytest.mark.django_db
EVERYBODY = {*ROLES, "superuser", ""}
STAFF = {*ROLES, "superuser"}  # with any role
EDITORS = STAFF - {"Writer"}
PUBLISHERS = EDITORS - {"Editor"}
ADMINISTRATORS = {"Administrator", "superuser"}
ABOVE = {"superuser"}
NOBODY = set()

# What is asked for: {page: (who may GET, who may POST)}
OPEN = {
    "index": (EVERYBODY, EVERYBODY),
    "logout": (NOBODY, EVERYBODY),
    "password_change": (EVERYBODY, EVERYBODY),
    "password_change_done": (EVERYBODY, NOBODY),
    "jsi18n": (EVERYBODY, NOBODY),
    **dict.fromkeys(("second_factor", "recovery_codes", "remove_factor"), (EVERYBODY, EVERYBODY)),
}
OWN_DRAFT = {
    "change": (STAFF, STAFF),
    "history": (STAFF, STAFF),
    "delete": (PUBLISHERS, PUBLISHERS),
    "differences": (STAFF, STAFF),
    "compare": (STAFF, NOBODY),
    "restore": (STAFF, STAFF),
    "preview": (STAFF, STAFF),
    "review_links": (STAFF, STAFF),
    "duplicates": (STAFF, STAFF),
    "withdraw": (NOBODY, STAFF),
}
OTHERS_ITEM = {
    "change": (EDITORS, EDITORS),
    "history": (EDITORS, EDITORS),
    "delete": (PUBLISHERS, PUBLISHERS),
    "differences": (EDITORS, EDITORS),
    "compare": (EDITORS, NOBODY),
    "restore": (EDITORS, EDITORS),
    "preview": (EDITORS, EDITORS),
    "review_links": (EDITORS, EDITORS),
    "duplicates": (EDITORS, EDITORS),
    "withdraw": (NOBODY, EDITORS),
}
TO_READ = ("change", "differences", "preview", "duplicates")
OWN_AND_NO_DRAFT = OWN_DRAFT | dict.fromkeys(TO_READ, (STAFF, EDITORS))
OWN_AND_NO_DRAFT |= dict.fromkeys(("restore", "review_links"), (EDITORS, EDITORS))
OWN_AND_NO_DRAFT |= {"withdraw": (NOBODY, EDITORS)}
ITEMS = {"changelist": (STAFF, STAFF), "add": (STAFF, STAFF), "deleted": (PUBLISHERS, NOBODY)}
ITEMS |= dict.fromkeys(("suggest", "lookalikes", "beside"), (NOBODY, STAFF))
ITEMS |= {"preview_new": (STAFF, STAFF)}
TABLES = {
    "export": (STAFF, STAFF),
    "import": (EDITORS, EDITORS),
    "process_import": (NOBODY, EDITORS),
    "empty_table": (EDITORS, NOBODY),
}
ITEMS |= TABLES
SHARED = {"changelist": (STAFF, STAFF), "add": (STAFF, STAFF)}
TERMS = {"changelist": (STAFF, STAFF), "add": (EDITORS, EDITORS)}
RECORDS = {"changelist": (EDITORS, EDITORS), "add": (NOBODY, NOBODY)}
ACCOUNTS = dict.fromkeys(("changelist", "add"), (ADMINISTRATORS, ADMINISTRATORS))
LISTS = {
    NewsItem: ITEMS,
    Profile: ITEMS,
    Person: SHARED,
    Series: SHARED,
    Picture: SHARED | {"choose": (STAFF, NOBODY)},
    Country: TERMS,
    Organisation: TERMS,
    Sighting: RECORDS,
    SourceDocument: RECORDS,
    Import: {"changelist": (EDITORS, EDITORS), "add": (EDITORS, EDITORS)},
    User: ACCOUNTS,
    Group: ACCOUNTS,
    LogEntry: {"changelist": (ADMINISTRATORS, ADMINISTRATORS), "add": (NOBODY, NOBODY)},
}
TERM = {"change": (STAFF, EDITORS), "history": (STAFF, STAFF)}
PART = TERM | {"delete": (PUBLISHERS, PUBLISHERS)}
# Of somebody else, and in no item that a writer may read.
PICTURE = {"change": (EDITORS, EDITORS), "history": (EDITORS, EDITORS)}
RECORD = {"change": (EDITORS, NOBODY), "history": (EDITORS, EDITORS), "delete": (NOBODY, NOBODY)}
AT_WORK = dict.fromkeys(("change", "discard", "undo"), (EDITORS, EDITORS))
ACCOUNT = dict.fromkeys(("change", "history", "delete"), (ADMINISTRATORS, ADMINISTRATORS))
OBJECTS = {
    Person: PART,
    Series: PART,
    Picture: PICTURE | {"delete": (PUBLISHERS, PUBLISHERS)},
    Country: TERM | {"delete": (ABOVE, ABOVE)},
    Organisation: TERM | {"delete": (EDITORS, EDITORS), "review": (NOBODY, EDITORS)},
    Sighting: RECORD,
    SourceDocument: RECORD,
    Import: RECORD | AT_WORK | {"go-on": (NOBODY, EDITORS)},
    User: ACCOUNT | {"factor": (ADMINISTRATORS, ADMINISTRATORS)},
    Group: ACCOUNT,
    LogEntry: {
        "change": (ADMINISTRATORS, NOBODY),
        "history": (ADMINISTRATORS, ADMINISTRATORS),
        "delete": (NOBODY, NOBODY),
    },
}
GONE = {"recover": (PUBLISHERS, PUBLISHERS)}
# Told apart below or in tests of their own, or open to nobody.
# Outside of Django's own namespace.
OWN_PAGES = dict.fromkeys(("newsroom-calendar", "newsroom-find"), (STAFF, NOBODY))
OTHERS = {"login", "autocomplete", "view_on_site", "app_list", "auth_user_password_change"}
OTHERS |= {"newsroom_help", "password_reset", "new_password"}


def label(model, page):
    return f"{model._meta.app_label}_{model._meta.model_name}_{page}"


def names():
    """Of all addresses under /admin/."""
    patterns = [
        each for each in get_resolver().url_patterns if str(each.pattern).startswith("admin/")
    ]
    found, waiting = set(), patterns
    while waiting:
        pattern = waiting.pop()
        waiting += getattr(pattern, "url_patterns", [])
        found.add(getattr(pattern, "name", None))
    return found - {None}


def test_each_address_has_a_rule():
    known = OPEN.keys() | OTHERS | OWN_PAGES.keys()
    known |= {label(model, page) for model, pages in LISTS.items() for page in pages}
    known |= {label(model, page) for model, pages in OBJECTS.items() for page in pages}
    known |= {label(model, page) for model in (NewsItem, Profile) for page in OWN_DRAFT | GONE}
    assert names() == known


@pytest.fixture
def things(db):
    """{model: one of it}"""
    ParticipantFactory()
    OrganisationFactory()
    PictureFactory()
    imported(entry("A fair", summary="In Kenya."))
    LogEntry.objects.create(user=somebody(""), action_flag=CHANGE)
    return {model: model._base_manager.first() for model in OBJECTS if model not in (User, Group)}


def cases(user, things):
    """[(address, who may GET, who may POST)]"""
    asked = [(reverse(f"admin:{page}"), *who) for page, who in OPEN.items() if page != "logout"]
    asked += [(reverse(page), *who) for page, who in OWN_PAGES.items()]
    for model, pages in LISTS.items():
        asked += [(reverse(f"admin:{label(model, page)}"), *who) for page, who in pages.items()]
    objects = things | {User: User.objects.get(username="colleague"), Group: Group.objects.first()}
    rules = [(thing, OBJECTS[model]) for model, thing in objects.items()]
    for make in (NewsItemFactory, ProfileFactory):
        rules += [
            (make(author=user, draft=True), OWN_DRAFT),
            (make(author=user), OWN_AND_NO_DRAFT),
            (make(author=objects[User], draft=True), OTHERS_ITEM),
            (make(), OTHERS_ITEM),
            (deleted(make()), GONE),
        ]
    for thing, pages in rules:
        for page, who in pages.items():
            asked.append((reverse(f"admin:{label(type(thing), page)}", args=[thing.pk]), *who))
    return asked


def deleted(item):
    """One that is gone, but for its versions; with its key."""
    keep(type(item), [item.pk], None, kind=DELETED)
    key = item.pk
    item.delete()
    item.pk = key
    return item


def is_refused(answer):
    """Django sends who may not see a thing to the front page, where it says that there is none."""
    away = answer.status_code == 302 and (
        answer.url == "/admin/" or answer.url.startswith("/admin/login/")
    )
    return away or answer.status_code in (403, 404, 405)


@pytest.mark.parametrize("role", ["visitor", *sorted(EVERYBODY)])
def test_each_role_may_do_what_it_may_and_nothing_else(client, things, role):
    somebody(
        "Writer",
    ).groups.clear()
    User.objects.create_user("colleague", is_staff=True)
    if role == "visitor":
        user = None
    elif role == "superuser":
        user = User.objects.create_superuser("root")
    else:
        user = somebody(role)
    asking = client_of(user) if user else client
    asking.raise_request_exception = False
    wrong = []
    for url, *allowed in cases(user, things):
        for method, who in zip(("get", "post"), allowed, strict=True):
            answer = getattr(asking, method)(url)
            if answer.status_code >= 500 or is_refused(answer) == (role in who):
                wrong.append((method, url, answer.status_code))
        for method in ("put", "patch", "delete"):
            if getattr(asking, method)(url).status_code != 405:
                wrong.append((method, url))
    assert wrong == []


# -- Addresses that are told apart ----------------------------------------------------------------


def on_site(item):
    kind = ContentType.objects.get_for_model(item)
    return reverse("admin:view_on_site", args=[kind.pk, item.pk])


def test_the_way_to_the_public_page_tells_nobody_of_what_they_may_not_see(db):
    writer, editor = somebody("Writer"), somebody("Editor")
    own, other = NewsItemFactory(draft=True, author=writer), NewsItemFactory(draft=True)
    assert client_of(writer).get(on_site(own)).status_code == 302
    assert client_of(writer).get(on_site(other)).status_code == 404
    assert client_of(editor).get(on_site(other)).status_code == 302
    assert client_of(somebody("")).get(on_site(other)).status_code == 404


def test_originals_of_others_are_not_offered_to_a_writer(db):
    writer = somebody("Writer")
    NewsItemFactory(title="Mine", draft=True, author=writer)
    other = NewsItemFactory(title="Not mine", draft=True)
    asked = {"app_label": "news", "model_name": "newsitem", "field_name": "translation_of"}
    answer = client_of(writer).get(reverse("admin:autocomplete"), asked | {"term": "mine"})
    assert [each["text"] for each in answer.json()["results"]] == ["Mine"]
    sent = {"title": "X", "language": "en", "translation_of": other.pk, "status": "draft",
            "date_precision": "day", "kind": "news"}  # fmt: skip
    answer = client_of(writer).post(reverse("admin:news_newsitem_add"), sent)
    assert "Not mine" not in answer.text
    assert "translation_of" in answer.context["adminform"].form.errors


@pytest.mark.parametrize("role", sorted(EVERYBODY - {"superuser"}))
def test_nobody_changes_a_superuser_or_becomes_one(db, role):
    root, user = User.objects.create_superuser("root"), somebody(role)
    asking = client_of(user)
    for page in ("change", "delete"):
        url = reverse(f"admin:auth_user_{page}", args=[root.pk])
        assert asking.post(url, {"post": "yes"}).status_code == 403
    assert (
        asking.post(reverse("admin:auth_user_password_change", args=[root.pk])).status_code == 403
    )
    sent = {"username": user.username, "is_superuser": "on", "is_active": "on", "is_staff": "on",
            "date_joined_0": "2026-01-01", "date_joined_1": "00:00:00"}  # fmt: skip
    asking.post(reverse("admin:auth_user_change", args=[user.pk]), sent)
    user.refresh_from_db()
    assert not user.is_superuser
