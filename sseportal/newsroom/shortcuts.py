"""The keys of the newsroom, told once: for the script that listens and the sheet that lists them.

A key presses the first of its targets that a page has. An element takes part by saying so:
`data-shortcut="preview"`.
"""

import json
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Shortcut:
    """`keys` are named as a browser names them; `Mod` is Ctrl, or Cmd on a Mac."""

    name: str
    keys: str
    does: str
    otherwise: tuple = ()  # selectors of what Django's own pages have for it

    @property
    def targets(self):
        return [f"[data-shortcut={self.name}]", *self.otherwise]

    @property
    def steps(self):
        """[[what is pressed together]], one for each kind of keyboard"""
        if "Mod" not in self.keys:
            return [[self.keys]]
        return [self.keys.replace("Mod", key).split("+") for key in ("Ctrl", "⌘")]

    @property
    def is_single(self):
        return len(self.keys) == 1


SHORTCUTS = [
    Shortcut(
        "save",
        "Mod+S",
        _("Save, and go on editing"),
        ("[name=_continue]", "[name=_save]"),
    ),
    Shortcut("publish", "Mod+Shift+Enter", _("Save and publish, for those who may")),
    Shortcut("preview", "Mod+P", _("See the page as it will look")),
    Shortcut("search", "/", _("Search the list, or the newsroom"), ("#searchbar", "#nav-filter")),
    Shortcut("help", "?", _("Show these keys")),
]


def for_script():
    return json.dumps({each.keys: each.targets for each in SHORTCUTS})
