"""JSON Feed 1.1, as Django's feed framework writes its other kinds: https://jsonfeed.org."""

import json

from django.utils.feedgenerator import SyndicationFeed


class JsonFeed(SyndicationFeed):
    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        told = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"]}],
            "items": [_item(one) for one in self.items],
        }
        outfile.write(json.dumps(told, ensure_ascii=False, indent=1))


def _item(told):
    return {
        "id": told["unique_id"],
        "url": told["link"],
        "title": told["title"],
        "content_html": told["description"] or "",
        "date_published": told["pubdate"].isoformat(),
        "date_modified": told["updateddate"].isoformat(),
        "tags": list(told["categories"]),
    }
