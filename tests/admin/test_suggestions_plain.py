"""“Suggest tags” without JavaScript: the form comes back as it was typed, with boxes to tick."""

import re

import pytest

from interviews.models import Profile
from news.models import NewsItem
from sseportal.taxonomy.models import Country, Organisation
from tests.admin.newsroom import CONTENT, add, address, errors, news, profile
from tests.factories import NewsItemFactory, PersonFactory, ProfileFactory, SeriesFactory

pytestmark = pytest.mark.django_db
KENYA, ILO = "Kenya", "International Labour Organization"


def pk(name):
    return (Country.objects.filter(name=name) or Organisation.objects.filter(name=name)).get().pk


def ask_in_form(client, model, data, *arguments):
    """The form as it comes back without JavaScript."""
    page = "change" if arguments else "add"
    return client.post(address(model, page, *arguments), data | {"_suggest": "1"})


def boxes(response):
    """{(field, value)} of the boxes to tick."""
    found = re.findall(r'type="checkbox" name="(countries|organisations)" value="(\d+)"',
                       response.text)  # fmt: skip
    return {(field, int(value)) for field, value in found}


@pytest.mark.parametrize("model", CONTENT)
def test_both_forms_have_the_button_beside_the_tags(editor_client, model):
    item = {NewsItem: NewsItemFactory, Profile: ProfileFactory}[model]()
    for page in (address(model, "add"), address(model, "change", item.pk)):
        text = editor_client.get(page).text
        assert text.index('id="id_organisations"') < text.index('name="_suggest"')
        assert text.index('name="_suggest"') < text.index('id="id_status"')


def test_saving_is_what_the_enter_key_does(editor_client):
    """The first button of a form is the one that it stands for."""
    page = editor_client.get(address(NewsItem, "add")).text
    assert page.index('name="_save"') < page.index('name="_suggest"')


def test_the_form_comes_back_with_boxes_and_saves_nothing(editor_client):
    sent = news(body="The ILO in Kenya", countries=[])
    response = ask_in_form(editor_client, NewsItem, sent)
    assert response.status_code == 200
    assert boxes(response) == {("countries", pk(KENYA)), ("organisations", pk(ILO))}
    assert not NewsItem.objects.exists()


def test_an_item_stays_as_it_was_while_suggestions_are_asked_for(editor_client):
    item = NewsItemFactory(title="Before", countries=["kenya"])
    ask_in_form(editor_client, NewsItem, news(title="After", countries=[]), item.pk)
    item.refresh_from_db()
    assert (item.title, list(item.countries.slugs())) == ("Before", ["kenya"])


def test_nothing_that_was_typed_is_lost(editor_client):
    awa, ghana = PersonFactory(name="Awa Diop"), Country.objects.get(name="Ghana")
    data = profile(
        SeriesFactory(), people=[{"person": awa.pk, "role": "Miller & baker", "organisation": "R"}],
        questions=[{"question": "Why Kenya?", "answer": ""}, {"question": "", "answer": "So."}],
        title="", body="<b>", published_on="31 February", countries=[ghana.pk], slug="ä",
    )  # fmt: skip
    response = ask_in_form(editor_client, Profile, data)
    form = response.context["adminform"].form
    assert [form[name].value() for name in ("title", "body", "published_on", "slug")] == [
        "", "<b>", "31 February", "ä",
    ]  # fmt: skip
    assert form["countries"].value() == [str(ghana.pk)]
    assert "Miller &amp; baker" in response.text and "Why Kenya?" in response.text
    rows = {each.formset.prefix: each.formset for each in response.context["inline_admin_formsets"]}
    assert [each["answer"].value() for each in rows["questions"].forms] == ["", "So."]


@pytest.mark.parametrize(
    "data",
    [
        news(title="", published_on="never", countries=["999999"], body="Kenya"),
        {"_suggest": "1", "body": "Kenya", "status": "published"},
    ],
)
def test_what_is_not_finished_is_not_called_an_error(editor_client, data):
    response = ask_in_form(editor_client, NewsItem, data)
    assert "Please correct" not in response.text and "errorlist" not in response.text
    assert "<title>Add" in response.text and errors(response) == {}


def test_rows_that_are_not_finished_are_not_called_errors(editor_client):
    people = [{"person": "", "role": "Miller"}, {"person": "999999", "position": "y"}]
    data = profile(SeriesFactory(), people=people, body="Kenya")
    response = ask_in_form(editor_client, Profile, data)
    assert "Please correct" not in response.text and "errorlist" not in response.text


def test_boxes_that_are_ticked_are_saved_with_what_was_chosen(editor_client):
    ghana = Country.objects.get(name="Ghana").pk
    response = ask_in_form(
        editor_client, NewsItem, news(body="ILO, Kenya, Ghana", countries=[ghana])
    )
    ticked = boxes(response)
    assert ("countries", ghana) not in ticked
    countries = [ghana, *(value for field, value in ticked if field == "countries")]
    organisations = [value for field, value in ticked if field == "organisations"]
    add(editor_client, NewsItem, news(countries=countries, organisations=organisations))
    item = NewsItem.objects.get()
    assert set(item.countries.slugs()) == {"kenya", "ghana"}
    assert list(item.organisations.slugs()) == ["ilo"]


@pytest.mark.parametrize("text", ["\0", "a\0 in Kenya", "x" * 1_000_000])
def test_no_text_breaks_the_form(editor_client, text):
    response = ask_in_form(editor_client, NewsItem, news(title=text, slug="\0", body=text))
    assert response.status_code == 200


def test_a_form_without_suggestions_has_no_list(editor_client):
    text = editor_client.get(address(NewsItem, "add")).text
    assert "<li data-field" not in text and "No country" not in text
