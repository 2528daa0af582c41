"""Items that look like one: while its title is typed, after it is saved, side by side, counted."""

import re
from datetime import date
from html import unescape
from urllib.parse import quote

import pytest
from django.contrib.admin.models import LogEntry

from interviews.models import Profile
from news.models import NewsItem
from sseportal.publishing.lookalikes import CROWD
from sseportal.publishing.told_apart import ToldApart, name_of
from tests.admin.newsroom import add, address, errors, news, profile
from tests.factories import NewsItemFactory, ProfileFactory, SeriesFactory
from tests.newsroom.at_once import once_looked
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db
MILL = "A mill reopens after the flood in Kisumu"
FEBRUARY = date(2023, 2, 14)
SAID = f"Looks like “{MILL}” of 14 February 2023 (published)."


@pytest.fixture
def mill():
    return NewsItemFactory(title=MILL, slug="mill", published_on=FEBRUARY)


@pytest.fixture
def editor():
    return client_of(somebody("Editor"))


def told(client, title=MILL, model=NewsItem, **typed):
    answer = client.post(address(model, "lookalikes"), {"title": title} | typed)
    assert answer.status_code == 200
    return answer.json()["html"]


def duplicates(client, model=NewsItem):
    url = f"{address(model)}?attention=duplicates"
    return set(client.get(url).context["cl"].result_list)


def messages(answer):
    return [str(each) for each in answer.context["messages"]]


# -- What looks alike -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("title", "day"),
    [
        (MILL, ""),
        (MILL.upper() + "!", ""),
        ("À mill re-opens after the flood in Kisumu", "2023-02-20"),
        ("A mill reopens after the floods in Kisumu", ""),
        ("The mill reopens after the flood in Kisumu", ""),
        ("A mill reopens after the flood in Kisumi", "2023-02-14"),
        (MILL, "no date"),
    ],
)
def test_a_title_that_is_nearly_that_of_an_item_is_told(editor, mill, title, day):
    assert SAID in told(editor, title, published_on=day)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("A bakery closes after the flood in Kisumu", ""),
        (MILL, "2023-07-01"),
        ("A mill reopens after the floods in Kisumu", "2023-02-20"),
        ("", ""), ("A", ""), ("\0", ""), ("…!?", ""), ("%" * 600, ""),
    ],
)  # fmt: skip
def test_another_title_or_another_time_is_not(editor, mill, title, day):
    assert told(editor, title, published_on=day).strip() == ""


def test_titles_whose_numbers_differ_are_not_alike(editor):
    NewsItemFactory(title="Cooperative newsletter No. 3")
    assert "Looks like" not in told(editor, "Cooperative newsletter No. 4")


def test_the_same_title_is_found_in_any_crowd(editor, mill, django_assert_max_num_queries):
    NewsItem.objects.bulk_create(
        NewsItem(title=f"A mill reopens in {n} after the flood in Kisumu", slug=f"mill-{n}")
        for n in range(CROWD + 20)
    )
    with django_assert_max_num_queries(40):
        assert SAID in told(editor, MILL.lower())
        assert "in 7 after" in told(editor, "A mill reopens in 7 after the flood in Kisumu")


def test_an_item_of_another_kind_is_told_too(editor, mill):
    assert SAID in told(editor, model=Profile)


def test_a_day_is_as_precise_as_its_month(editor):
    NewsItemFactory(title=MILL, published_on=date(2023, 3, 1), date_precision="month")
    typed = {"published_on": "2023-03-28", "date_precision": "month"}
    assert "of March 2023 (published)" in told(editor, "The" + MILL[1:], **typed)


def test_an_item_does_not_look_like_itself_or_its_translation(editor, mill):
    NewsItemFactory(title=MILL, language="fr", translation_of=mill)
    assert "Looks like" not in told(editor, item=name_of(mill))
    assert "Looks like" not in editor.get(address(NewsItem, "change", mill.pk)).text
    assert duplicates(editor) == set()


@pytest.mark.parametrize(
    "named", ["news.newsitem.", "news.newsitem." + "9" * 30, "auth.user.1", "x"]
)
def test_a_name_that_is_none_of_an_item_is_passed_over(editor, mill, named):
    assert SAID in told(editor, item=named)


def test_a_changed_title_is_looked_up_by_its_new_words(editor, mill):
    mill.title = "The bakery of Kakamega closes"
    mill.save(update_fields=["title"])
    assert "Looks like" in told(editor, "The bakery of Kakamega closes!")
    assert "Looks like" not in told(editor)


# -- Who learns of what ---------------------------------------------------------------------------
@pytest.mark.parametrize("state", ["draft", "review", "archived", "scheduled"])
def test_a_writer_learns_nothing_of_what_others_have_hidden(state):
    writer = somebody("Writer")
    hidden = NewsItemFactory(title=MILL, **{state: True})
    own = NewsItemFactory(title=MILL, draft=True, author=writer)
    client, editor = client_of(writer), client_of(somebody("Editor"))
    assert "Looks like" not in told(client, item=name_of(own))
    assert "Looks like" in told(editor, item=name_of(own))
    assert duplicates(client) == set()
    for url in (address(NewsItem, "duplicates", own.pk), address(NewsItem, "beside")):
        url += f"?with={name_of(hidden)}"
        assert client.get(url).status_code in (404, 405)
        assert client.post(url, {"title": MILL, "with": name_of(hidden)}).status_code == 404
    saved = add(client, NewsItem, news(title=MILL, status="draft"))
    assert all(name_of(hidden) not in each for each in messages(saved))


def test_a_writer_is_told_of_what_is_published_and_led_to_its_page(mill):
    writer = somebody("Writer")
    own = NewsItemFactory(title=MILL, draft=True, author=writer, published_on=FEBRUARY)
    client = client_of(writer)
    assert SAID in told(client) and duplicates(client) == {own}
    page = client.get(address(NewsItem, "duplicates", own.pk))
    assert f'href="{mill.get_absolute_url()}"' in page.text


def test_who_may_write_nothing_is_told_nothing(mill):
    client = client_of(somebody(""))
    for page in ("lookalikes", "beside"):
        assert client.post(address(NewsItem, page), {"title": MILL}).status_code == 403


# -- In the form ----------------------------------------------------------------------------------
def test_what_looks_alike_is_told_once_on_saving_and_stops_nothing(editor, mill):
    saved = add(editor, NewsItem, news(title=MILL, published_on="", status="draft"))
    item = NewsItem.objects.exclude(pk=mill.pk).get()
    (warning,) = [each for each in messages(saved) if "Looks like" in each]
    assert SAID in warning
    assert f"{address(NewsItem, 'duplicates', item.pk)}?with={name_of(mill)}" in warning
    sent = news(title=MILL, published_on="", status="draft", slug=item.slug, summary="Else.")
    again = editor.post(address(NewsItem, "change", item.pk), sent, follow=True)
    assert all("Looks like" not in each for each in messages(again))


def test_the_form_of_a_saved_item_tells_what_looks_like_it(editor, mill):
    other = NewsItemFactory(title=MILL, draft=True, published_on=FEBRUARY)
    assert SAID in editor.get(address(NewsItem, "change", other.pk)).text


def test_a_form_with_an_error_tells_it_of_what_was_typed(editor, mill):
    answer = add(editor, NewsItem, news(title=MILL, published_on="31 February", status="draft"))
    assert errors(answer) and SAID in answer.text


# -- Side by side ---------------------------------------------------------------------------------
def test_what_is_typed_stands_beside_the_other_with_the_differences_marked(editor, mill):
    typed = news(title="The mill reopens", summary="<b>Typed</b>", published_on="31 February")
    url = f"{address(NewsItem, 'beside')}?with={name_of(mill)}"
    page = editor.post(url, typed).text
    assert "<del>The</del> mill reopens" in page and "<ins>A</ins> mill reopens" in page
    assert "&lt;b&gt;Typed&lt;/b&gt;" in page and "<b>Typed" not in page
    assert "<del>31</del> February" in page and "<ins>14</ins> February <ins>2023</ins>" in page
    assert "Nothing is saved" in page and NewsItem.objects.count() == 1


def test_without_a_name_the_likest_is_shown_or_that_there_is_none(editor, mill):
    url = address(NewsItem, "beside")
    assert "14 February 2023" in editor.post(url, {"title": MILL}).text
    assert "No other item has nearly this title." in editor.post(url, {"title": "Else"}).text


def test_an_interview_is_compared_with_news(editor, mill):
    typed = profile(SeriesFactory(), title=MILL, published_on="")
    assert "14 February 2023" in editor.post(address(Profile, "beside"), typed).text


# -- These are no duplicates ----------------------------------------------------------------------
def test_what_is_told_apart_is_told_no_more(editor, mill):
    item = NewsItemFactory(title=MILL, published_on=FEBRUARY)
    third = NewsItemFactory(title=MILL, published_on=FEBRUARY)
    assert duplicates(editor) == {mill, item, third}
    url = address(NewsItem, "duplicates", item.pk)
    on = editor.post(url, {"with": name_of(mill)})
    assert on.url == url
    last = editor.post(url, {"with": name_of(third)}, follow=True)
    assert last.redirect_chain == [(address(NewsItem, "change", item.pk), 302)]
    assert "Looks like" not in last.text
    assert duplicates(editor) == {mill, third}
    assert LogEntry.objects.first().get_change_message() == f"No duplicate of “{third}”."


def test_beside_its_form_a_saved_item_is_told_apart_and_a_new_one_is_not(editor, mill):
    item = NewsItemFactory(title=MILL, draft=True, published_on=FEBRUARY)
    page = editor.get(address(NewsItem, "change", item.pk))
    (url,) = re.findall(r'formaction="(/admin/[^"]*beside[^"]*)"', page.text)
    beside = editor.post(unescape(url), news(title=MILL)).text
    assert f'action="{address(NewsItem, "duplicates", item.pk)}"' in beside
    assert f'name="with" value="{name_of(mill)}"' in beside
    new = editor.post(f"{address(NewsItem, 'beside')}?with={name_of(mill)}", news(title=MILL))
    assert 'name="with"' not in new.text


def test_who_may_not_change_an_item_can_t_tell_it_apart(mill):
    writer = somebody("Writer")
    item = NewsItemFactory(title=MILL, review=True, author=writer)
    answer = client_of(writer).post(
        address(NewsItem, "duplicates", item.pk), {"with": name_of(mill)}
    )
    assert answer.status_code == 403 and not ToldApart.objects.exists()


def test_a_writer_tells_nothing_apart_that_is_submitted_at_that_moment(mill, monkeypatch):
    writer = somebody("Writer")
    item = NewsItemFactory(title=MILL, draft=True, author=writer)
    once_looked(monkeypatch, lambda: NewsItem.objects.filter(pk=item.pk).update(status="review"))
    answer = client_of(writer).post(
        address(NewsItem, "duplicates", item.pk), {"with": name_of(mill)}
    )
    assert answer.status_code == 403 and not ToldApart.objects.exists()


# -- Counted --------------------------------------------------------------------------------------
def test_possible_duplicates_are_counted_and_listed(editor, mill):
    NewsItemFactory(title=MILL, archived=True, published_on=FEBRUARY)
    NewsItemFactory(title=MILL, published_on=date(2022, 2, 14))
    ProfileFactory.create_batch(2, title="Ana: a baker’s life", published_on=FEBRUARY)
    assert duplicates(editor) == set()
    other = NewsItemFactory(title=MILL.lower(), published_on=date(2023, 2, 27))
    assert duplicates(editor) == {mill, other}
    assert len(duplicates(editor, Profile)) == 2
    assert f'{address(NewsItem)}?attention=duplicates">2 ' in editor.get("/admin/").text


def test_a_crowd_of_one_title_is_listed(editor):
    NewsItemFactory.create_batch(60, title=MILL)
    assert len(duplicates(editor)) == 60


# -- Addresses ------------------------------------------------------------------------------------
def test_a_second_item_of_a_title_gets_a_free_address_by_itself(editor):
    for _ in range(2):
        add(editor, NewsItem, news(title=MILL, status="draft"))
    slugs = set(NewsItem.objects.values_list("slug", flat=True))
    base = "a-mill-reopens-after-the-flood-in-kisumu"
    assert slugs == {base, f"{base}-2"}


def test_no_script_fills_an_address_in(editor):
    assert 'data-prepopulated-fields="[]"' in editor.get(address(NewsItem, "add")).text


def test_an_address_typed_by_hand_that_is_taken_is_refused(editor, mill):
    answer = add(editor, NewsItem, news(title="Another", slug="mill", status="draft"))
    assert list(errors(answer)) == ["slug"]


def test_addresses_of_odd_titles_are_quoted(editor):
    title = "“50 %” & <b>more</b>: cooperatives’ year"
    NewsItemFactory(title=title)
    html = told(editor, title)
    assert "&lt;b&gt;more" in html and "<b>more" not in html and quote("“") not in html
