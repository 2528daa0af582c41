"""The forms of the newsroom as a browser would send them."""

from django.urls import reverse

from interviews.models import Profile
from news.models import NewsItem
from sseportal.taxonomy.models import Country

CONTENT = (NewsItem, Profile)
ALL = {"_selected_action": ["1"], "select_across": "1"}


def address(model, page="changelist", *arguments):
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=arguments)


def kenya():
    return Country.objects.get(slug="kenya").pk


def publication(**fields):
    blank = {
        "title": "Millers meet", "slug": "", "summary": "In short.", "body": "", "language": "en",
        "published_on": "2026-06-01", "date_precision": "day", "status": "published",
        "publish_at_0": "", "publish_at_1": "", "credit": "", "external_url": "",
    }  # fmt: skip
    if "countries" not in fields:
        fields["countries"] = [kenya()]
    return blank | fields


def news(**fields):
    return publication(**({"kind": "news", "kind_label": ""} | fields))


def profile(series, people=(), questions=(), **fields):
    """`people` and `questions` are lists of the fields of each."""
    inlines = _inline("participants", people) | _inline("questions", questions)
    own = {"title": "Awa Diop, miller", "series": series.pk}
    return publication(**(own | inlines | fields))


def _inline(prefix, rows):
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        row = {"position": number} | row
        data |= {f"{prefix}-{number}-{field}": value for field, value in row.items()}
    return data


def add(client, model, data):
    return client.post(address(model, "add"), data, follow=True)


def errors(response):
    return dict(response.context["adminform"].form.errors)


def look(client, model, action, items, query="", **sent):
    """The page that says what an action would do; `items` is "all" for those of the whole list."""
    ticked = {"_selected_action": [item.pk for item in items]} if items != "all" else ALL
    return client.post(address(model) + query, {"action": action} | ticked | sent, follow=True)


def act(client, model, action, items, query="", **sent):
    """Looks and confirms; the answer to the last."""
    page = look(client, model, action, items, query, **sent)
    if "found" not in (page.context or {}):
        return page
    seen = {"confirm": "1", "seen": page.context["found"].seen}
    return look(client, model, action, items, query, **sent, **seen)


def ask(client, model, field, term):
    """The answer of the autocomplete view of a tag field or a foreign key."""
    field = model._meta.get_field(field)
    key = field if field.many_to_one else field.through._meta.get_field("tag")
    meta = key.model._meta
    asked = {"app_label": meta.app_label, "model_name": meta.model_name, "field_name": key.name}
    return client.get(reverse("admin:autocomplete"), asked | {"term": term})


def suggestions(client, model, field, term):
    """{name: value} that it offers for some letters."""
    answer = ask(client, model, field, term).json()
    return {each["text"]: each["id"] for each in answer["results"]}
