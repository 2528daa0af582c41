"""A form of the admin as a browser has it: read from its page, typed into, sent."""

from lxml import html

from tests.admin.newsroom import address


class Page:
    """`values` are {name: [value]} of what would be sent."""

    def __init__(self, client, url, answer=None):
        self.client, self.url = client, url
        self.answer = answer or client.get(url)
        self.values = {}
        forms = html.fromstring(self.answer.text).forms
        (form,) = [each for each in forms if each.get("id", "").endswith("_form")]
        for name, value in form.form_values():
            # The first line end in a textarea is none, says HTML.
            self.values.setdefault(name, []).append(value.removeprefix("\n"))

    def type(self, **fields):
        for name, value in fields.items():
            self.values[name] = value if isinstance(value, list) else [value]
        return self

    def row(self, prefix, **fields):
        """One more of them."""
        number = int(self.values[f"{prefix}-TOTAL_FORMS"][0])
        self.values[f"{prefix}-TOTAL_FORMS"] = [str(number + 1)]
        return self.type(**{f"{prefix}-{number}-{name}": value for name, value in fields.items()})

    def send(self, button="_save"):
        """The page that comes back; None after a redirect."""
        answer = self.client.post(self.url, self.values | {button: ["1"]})
        return None if answer.status_code == 302 else Page(self.client, self.url, answer)

    @property
    def collision(self):
        return self.answer.context["collision"]

    @property
    def differing(self):
        return {each.label: (each.mine, each.theirs) for each in self.collision.differences}


def opened(client, item):
    return Page(client, address(type(item), "change", item.pk))
