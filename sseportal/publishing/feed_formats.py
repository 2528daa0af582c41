"""Atom and JSON Feed (https://jsonfeed.org), as Django's feed framework writes its kinds, but for
entries that are written once and kept."""

import json
from io import StringIO

from django.utils.feedgenerator import Atom1Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator


class AtomFeed(Atom1Feed):
    @classmethod
    def entry(cls, picture, **told):
        """What `items` holds of an entry, of what `add_item` is told, and an Enclosure or None."""
        alone, written = Atom1Feed("", "", ""), StringIO()
        alone.add_item(**told, enclosures=[picture] if picture else [])
        alone.write_items(SimplerXMLGenerator(written, "utf-8", short_empty_elements=True))
        return _dated(told, written.getvalue())

    def write_items(self, handler):
        for item in self.items:
            handler.ignorableWhitespace(item["written"])  # as it is


class JsonFeed(SyndicationFeed):
    content_type = "application/feed+json; charset=utf-8"

    @classmethod
    def entry(cls, picture, **told):
        """As AtomFeed's."""
        item = {
            "id": told["unique_id"],
            "url": told["link"],
            "title": told["title"],
            "content_html": told["description"] or "",
            "date_published": told["pubdate"].isoformat(),
            "date_modified": told["updateddate"].isoformat(),
            "tags": told["categories"],
        }
        if picture:
            item["image"] = picture.url
        return _dated(told, item)

    def write(self, outfile, encoding):
        told = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"]}],
            "items": [item["written"] for item in self.items],
        }
        outfile.write(json.dumps(told, ensure_ascii=False, indent=1))


def _dated(told, written):
    dates = {name: told[name] for name in ("pubdate", "updateddate")}
    return {"written": written, **dates}
