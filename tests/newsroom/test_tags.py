"""Tags in the newsroom: found as they are typed, counted, decided on in a click, merged."""

import pytest
from django.contrib.admin.models import LogEntry

from interviews.models import Profile
from news.models import NewsItem
from sseportal.taxonomy.models import Country, Organisation, ReviewState
from tests.admin.newsroom import CONTENT, act, add, address, ask, errors, news, suggestions
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.newsroom.staff import ROLES, client_of, somebody

pytestmark = pytest.mark.django_db
MAY_NOT_REVIEW = pytest.mark.parametrize("role", ["Writer", ""])


@pytest.fixture
def editor():
    return client_of(somebody("Editor"))


@pytest.fixture
def weavers():
    ring = OrganisationFactory(name="Fédération des Tisserands", acronym="FDT", slug="fdt")
    ring.other_names.create(text="İplik Kooperatifi Ünion")
    return ring


def row(client, term, **query):
    """What the list has of a term."""
    rows = client.get(address(type(term)), query).context["cl"].result_list
    return next(each for each in rows if each.pk == term.pk)


def usage(term):
    return {kind.name: (n, kind.url_of(term.pk)) for kind, n in term.usage}


def review(client, organisation, decision, **headers):
    url = address(Organisation, "review", organisation.pk)
    return client.post(url, {"review": decision}, **headers)


def adding(name, **fields):
    blank = {"acronym": "", "slug": "new", "review_state": "accepted"}
    inline = {"other_names-TOTAL_FORMS": 0, "other_names-INITIAL_FORMS": 0}
    return {"name": name} | blank | inline | fields


# -- Autocomplete ---------------------------------------------------------------------------------
@pytest.mark.parametrize("model", CONTENT)
@pytest.mark.parametrize("term", ["turkiye", "TÜRKİYE", "türk", "Turkey", "tr"])
def test_a_country_is_found_whatever_case_and_accents(editor, model, term):
    assert "Türkiye" in suggestions(editor, model, "countries", term)


@pytest.mark.parametrize(
    "term",
    ["federation tisserands", "FÉDÉRATION", "fdt", "İPLİK ünion", "kooperatifi unıon"],
)
def test_an_organisation_is_found_by_any_name_whatever_case_and_accents(editor, weavers, term):
    assert weavers.name in suggestions(editor, NewsItem, "organisations", term)


def test_the_whole_name_and_those_that_begin_so_come_first(editor):
    for name in ("Great Ägir Union", "Ägirs of Mombasa", "Zed", "Ägir"):
        OrganisationFactory(name=name)
    OrganisationFactory(name="Another", acronym="AGIR")
    found = list(suggestions(editor, NewsItem, "organisations", "agir"))
    assert found == ["Another", "Ägir", "Ägirs of Mombasa", "Great Ägir Union"]


@pytest.mark.parametrize("term", ["%", "_", "\\", "\0", "'", '"', "x" * 500, "ı"])
def test_odd_letters_find_nothing_odd(editor, term):
    assert ask(editor, NewsItem, "organisations", term).status_code == 200


def test_typed_words_never_become_a_tag(editor):
    before = Organisation.objects.count()
    for typed in (["social economy"], ["social", "economy"], ["social, economy"]):
        answer = add(editor, NewsItem, news(organisations=typed, status="draft"))
        assert list(errors(answer)) == ["organisations"]
    assert Organisation.objects.count() == before


@pytest.mark.parametrize("value", ["x", "9" * 40, "\0", "-1", "1.5"])
def test_what_is_no_key_is_refused_at_its_field(editor, value):
    for field in ("countries", "organisations", "translation_of"):
        answer = add(editor, NewsItem, news(**{field: [value], "status": "draft"}))
        assert list(errors(answer)) == [field]


# -- No second one of a name ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("fédération des tisserands", "“Fédération des Tisserands” exists already (accepted)"),
        ("Federation  des Tisserands ", "“Fédération des Tisserands” exists already (accepted)"),
        ("iplik kooperatifi union", "and has this name too"),
        ("fdt", "and has this name too"),
    ],
)
def test_a_new_organisation_is_no_second_one_of_a_name(editor, weavers, name, said):
    for popup in ({}, {"_popup": "1"}):
        answer = editor.post(address(Organisation, "add"), adding(name) | popup)
        assert said in answer.context["adminform"].form.errors["name"][0]
    assert Organisation.objects.filter(slug="new").count() == 0


def test_it_says_when_the_other_is_rejected(editor):
    OrganisationFactory(name="Spam Inc", rejected=True)
    answer = editor.post(address(Organisation, "add"), adding("SPAM INC"))
    assert "exists already (rejected)" in answer.context["adminform"].form.errors["name"][0]


def test_an_organisation_keeps_its_own_name_and_spells_it_anew(editor, weavers):
    url = address(Organisation, "change", weavers.pk)
    sent = adding("FEDERATION des Tisserands", slug="fdt", acronym="FDT")
    assert editor.post(url, sent).status_code == 302
    weavers.refresh_from_db()
    assert weavers.name == "FEDERATION des Tisserands"


# -- Counts ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", [Country, Organisation])
def test_each_count_leads_to_just_these_items(editor, model):
    ring = OrganisationFactory()
    tagged = {"countries": ["kenya"], "organisations": [ring]}
    NewsItemFactory.create_batch(2, **tagged)
    NewsItemFactory(archived=True, **tagged)
    ProfileFactory(draft=True, **tagged)
    NewsItemFactory()
    term = ring if model is Organisation else Country.objects.get(slug="kenya")
    found = usage(row(editor, term, q=term.name))
    assert {name: n for name, (n, _url) in found.items()} == {
        "news": 3,
        "interviews and profiles": 1,
    }
    for n, url in found.values():
        page = editor.get(url)
        assert page.context["cl"].result_count == n and term.name in page.text
        assert f'href="{url}"' in editor.get(address(model, "change", term.pk)).text


def test_one_item_of_a_tag_is_told_as_one(editor, weavers):
    NewsItemFactory(organisations=[weavers])
    ProfileFactory(organisations=[weavers])
    text = editor.get(address(Organisation, "change", weavers.pk)).text
    assert "1 news item<" in text and "1 interview or profile<" in text


def test_a_writer_is_told_how_many_of_their_own_items_have_a_tag(weavers):
    writer = somebody("Writer")
    NewsItemFactory(title="Hidden", draft=True, organisations=[weavers])
    NewsItemFactory(draft=True, organisations=[weavers], author=writer)
    client = client_of(writer)
    assert usage(row(client, weavers, q="fdt"))["news"][0] == 1
    Organisation.objects.update(review_state=ReviewState.PROPOSED)
    page = client.get(address(Organisation), {"q": "tisserands"})
    assert "Hidden" not in page.text and 'name="review"' not in page.text


@pytest.mark.parametrize(
    "query", ["country=999999", "country=x", "organisation=", "organisation=" + "9" * 40]
)
def test_a_tag_that_is_none_has_no_items(editor, query):
    NewsItemFactory(countries=["kenya"])
    assert editor.get(f"{address(NewsItem)}?{query}").context["cl"].result_count == 0


def test_the_list_asks_no_more_for_more_rows(editor, django_assert_max_num_queries):
    for _ in range(20):
        ring = OrganisationFactory(proposed=True)
        NewsItemFactory.create_batch(2, organisations=[ring])
    with django_assert_max_num_queries(16):
        editor.get(address(Organisation))


# -- Review ---------------------------------------------------------------------------------------
def test_proposed_ones_come_first_with_where_they_were_found(editor):
    OrganisationFactory(name="AA")
    ring = OrganisationFactory(name="Zz", proposed=True)
    items = [NewsItemFactory(title=f"Item {n}", organisations=[ring]) for n in range(4)]
    first = editor.get(address(Organisation)).context["cl"].result_list[0]
    assert first == ring
    expected = [(address(NewsItem, "change", one.pk), one.title) for one in items[:0:-1]]
    assert first.found_in == expected


def test_who_may_not_decide_is_told_the_state():
    OrganisationFactory(proposed=True)
    page = client_of(somebody("Writer")).get(address(Organisation)).text
    assert '<td data-label="Review" class="field-decide">proposed by an import</td>' in page


@pytest.mark.parametrize("decision", ["accepted", "rejected"])
def test_a_proposed_one_is_decided_on_in_a_click(editor, decision):
    ring = OrganisationFactory(proposed=True)
    page = editor.get(address(Organisation), {"q": ring.name}).text
    assert f'value="{decision}" formaction="{ring.pk}/review/"' in page
    before = f"http://testserver{address(Organisation)}?q=weavers"
    answer = review(editor, ring, decision, headers={"Referer": before})
    assert answer.url == f"{address(Organisation)}?q=weavers"
    ring.refresh_from_db()
    assert ring.review_state == decision
    assert LogEntry.objects.get().object_id == str(ring.pk)


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://elsewhere.example/admin/taxonomy/organisation/?q=x",
        "http://testserver/admin/?q=x",
        "http://[x",
    ],
)
def test_another_page_is_not_led_back_to(editor, referer):
    answer = review(
        editor, OrganisationFactory(proposed=True), "accepted", headers={"Referer": referer}
    )
    assert answer.url == address(Organisation)


def test_a_decision_that_is_none_changes_nothing(editor):
    ring = OrganisationFactory(proposed=True)
    assert review(editor, ring, "published").status_code == 302
    ring.refresh_from_db()
    assert ring.review_state == ReviewState.PROPOSED


def test_a_proposed_one_is_merged_from_its_row(editor):
    ring, guild = OrganisationFactory(proposed=True), OrganisationFactory()
    before = f"http://testserver{address(Organisation)}?q=weavers"
    page = review(editor, ring, "merge", headers={"Referer": before})
    assert f'action="{address(Organisation)}?q=weavers"' in page.text
    data = {"action": "merge", "_selected_action": [ring.pk], "another": guild.pk, "merge": "Merge"}
    data["seen"] = guild.pk
    editor.post(address(Organisation), data)
    assert not Organisation.objects.filter(pk=ring.pk).exists()


@MAY_NOT_REVIEW
def test_who_may_not_change_organisations_decides_on_none(role):
    client, ring = client_of(somebody(role)), OrganisationFactory(proposed=True)
    for decision in ("accepted", "rejected", "merge"):
        assert review(client, ring, decision).status_code == 403
    for action in ("accept", "reject"):
        act(client, Organisation, action, [ring])
    ring.refresh_from_db()
    assert ring.review_state == ReviewState.PROPOSED


# -- Merging --------------------------------------------------------------------------------------
@MAY_NOT_REVIEW
def test_who_may_only_view_merges_nothing(role):
    client, pair = client_of(somebody(role)), OrganisationFactory.create_batch(2)
    data = {"action": "merge", "_selected_action": [one.pk for one in pair],
            "survivor": pair[0].pk, "merge": "Merge"}  # fmt: skip
    client.post(address(Organisation), data)
    assert Organisation.objects.filter(pk__in=[one.pk for one in pair]).count() == 2


def test_who_may_change_and_not_delete_merges_nothing():
    user, pair = somebody("Editor"), OrganisationFactory.create_batch(2)
    group = user.groups.get()
    group.permissions.remove(group.permissions.get(codename="delete_organisation"))
    client = client_of(user)
    assert review(client, pair[0], "merge").status_code == 403
    data = {"action": "merge", "_selected_action": [one.pk for one in pair],
            "survivor": pair[0].pk, "merge": "Merge"}  # fmt: skip
    client.post(address(Organisation), data)
    assert Organisation.objects.filter(pk__in=[one.pk for one in pair]).count() == 2
    OrganisationFactory(proposed=True)
    assert "Merge …" not in client.get(address(Organisation)).text


@pytest.mark.parametrize("role", [role for role in ROLES if role != "Writer"])
def test_three_become_one_with_all_items_names_and_addresses(role, client):
    stays, *others = (OrganisationFactory(name=f"Guild {n}", slug=f"guild-{n}") for n in range(3))
    others[0].other_names.create(text="Old Guild")
    others[1].keep_address("older-guild")
    shared = NewsItemFactory(organisations=[stays, *others])
    NewsItemFactory(organisations=[others[1]])
    staff = client_of(somebody(role))
    data = {"action": "merge", "_selected_action": [one.pk for one in (stays, *others)],
            "survivor": stays.pk, "merge": "Merge"}  # fmt: skip
    staff.post(f"{address(Organisation)}?q=guild", data)
    assert set(Organisation.objects.filter(name__startswith="Guild")) == {stays}
    names = set(stays.other_names.values_list("text", flat=True))
    assert names == {"Guild 1", "Guild 2", "Old Guild"}
    for former in ("guild-1", "guild-2", "older-guild"):
        assert client.get(f"/organisations/{former}/").url == "/organisations/guild-0/"
    assert usage(row(staff, stays, q="guild"))["news"][0] == 2
    assert list(shared.organisations.all()) == [stays]
    assert Profile.objects.count() == 0
