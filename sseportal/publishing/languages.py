"""What is to know of the languages that items are written in."""

from django.utils.text import capfirst
from django.utils.translation import get_language_info

# Django tells simplified and traditional Chinese apart, our sources don't.
UNKNOWN_TO_DJANGO = {"zh": {"name_local": "中文", "bidi": False}}


def _info(code):
    return UNKNOWN_TO_DJANGO.get(code) or get_language_info(code)


def own_name(code):
    """`Français`: what its speakers call it."""
    return capfirst(_info(code)["name_local"])


def direction(code):
    """`ltr` or `rtl`, for the `dir` attribute."""
    return "rtl" if _info(code)["bidi"] else "ltr"
