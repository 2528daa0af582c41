"""The import page as a browser would use it."""

from html.parser import HTMLParser

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile

from sseportal.importing.models import Candidate, Import
from tests.admin.newsroom import address
from tests.importing.pages import entry, everything, page

MILL = entry("A mill reopens", summary="With the National Union of Millers (NUM) in Kenya.")
TALK = entry("Awa Diop, President of Ring Alliance", label="COOP Champions", date="4 May 2021")
FAIR = entry("A fair", date="5 May 2021", label="Event")


def upload(client, *texts, **fields):
    """Send documents in, named a.txt, b.txt, ...; gives the page that follows."""
    files = [file(f"{letter}.txt", text) for letter, text in zip("abcdef", texts, strict=False)]
    return send(client, *files, **fields)


def send(client, *files, **fields):
    data = {"files": files, "text": "", "name": ""} | fields
    return client.post(address(Import, "add"), data, follow=True)


def file(name, content):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def previewed(client, *entries, **fields):
    """An import of one document that waits for a look."""
    upload(client, page(*entries), **fields)
    return Import.objects.first()


def change(record):
    return address(Import, "change", record.pk)


def candidate(title):
    return Candidate.objects.get(reading__title=title)


def name(title, field):
    return f"entry-{candidate(title).pk}-{field}"


class Form(HTMLParser):
    """{name: values} of what a form would send, no button pressed."""

    def __init__(self, text):
        super().__init__()
        self.data, self.select, self.area = {}, None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "select":
            self.select = told["name"]
        if tag == "option" and "selected" in told:
            self.data.setdefault(self.select, []).append(told["value"])
        if tag == "textarea":
            self.area = told["name"]
            self.data[self.area] = [""]
        box = told.get("type") in {"checkbox", "radio"}
        if tag == "input" and "name" in told and (not box or "checked" in told):
            self.data.setdefault(told["name"], []).append(told.get("value", "on" if box else ""))

    def handle_data(self, text):
        if self.area:
            self.data[self.area][0] += text.removeprefix("\n")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None


def shown(client, record, query=""):
    return client.get(f"{change(record)}?{query}")


def press(client, record, button, value="1", query="", **fields):
    """Send the preview as it is shown, with some fields as they are given."""
    data = Form(shown(client, record, query).text).data | fields
    data = {key: held for key, held in data.items() if held is not None}
    return client.post(f"{change(record)}?{query}", data | {button: value}, follow=True)


def store(client, record, publish="no", **fields):
    press(client, record, "_import", publish=publish, **fields)
    record.refresh_from_db()
    return record


OF_THE_PAGE = {
    "importing.Import",
    "importing.Upload",
    "importing.Candidate",
    "admin.LogEntry",
    "sessions.Session",
}


def stored():
    """Every row but those of the import page itself."""
    return {table: rows for table, rows in everything().items() if table not in OF_THE_PAGE}


def titles(response):
    return [card.title for card in response.context["cards"]]


def fates(response):
    return [card.fate_name for card in response.context["cards"]]


def fate(title):
    return candidate(title).fate


def decide(title, item):
    kind = ContentType.objects.get_for_model(item).pk
    return {name(title, "decision"): f"item:{kind}:{item.pk}"}
