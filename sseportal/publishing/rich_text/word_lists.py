"""Lists as Word puts them on the clipboard: paragraphs with a level each, and in them the bullet or
the number as text, which a style names: `mso-list:l0 level1 lfo1` and `mso-list:Ignore`."""

import re

from sseportal.publishing.rich_text.blocks import Container

LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)\b", re.IGNORECASE)
MARKER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
NUMBERED = re.compile(r"\(?(?:(\d{1,5})|[a-z]{1,5})[.)]", re.IGNORECASE)


def level_of(attributes):
    """1 is the outermost; 0 is no item of a list."""
    found = LEVEL.search(attributes.get("style", ""))
    return int(found[1]) if found else 0


def is_marker(attributes):
    return bool(MARKER.search(attributes.get("style", "")))


class WordLists:
    """The lists that the next paragraph may go on with."""

    def __init__(self):
        self.lists = []  # [(level, Container)]
        self.begin(0)

    def begin(self, level):
        """A paragraph of this level begins; any other ends all lists."""
        self.level, self.marker = level, ""
        if not level:
            self.lists = []

    def item(self, holder):
        """A new item, in its list; a list that begins is put into `holder`."""
        marker = NUMBERED.fullmatch(self.marker.strip())
        level, tag = self.level, "ol" if marker else "ul"
        while self.lists and not self._goes_on(level, tag):
            self.lists.pop()
        if not self.lists or self.lists[-1][0] < level:
            above = self.lists[-1][1].children[-1] if self.lists else holder
            is_late = marker and marker[1] and int(marker[1]) != 1
            new = Container(tag, attributes={"start": marker[1]} if is_late else {})
            above.children.append(new)
            self.lists.append((level, new))
        item = Container("li")
        self.lists[-1][1].children.append(item)
        self.level = 0
        return item

    def _goes_on(self, level, tag):
        last_level, last = self.lists[-1]
        return last_level < level or (last_level == level and last.tag == tag)
