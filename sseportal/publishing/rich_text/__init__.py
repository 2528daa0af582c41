"""Texts with headings, lists, links and the like: HTML of an allow-list, and nothing else.

`cleaned` makes it of whatever somebody wrote or pasted. Every text that is stored has gone through
it: see `sseportal.publishing.fields.RichTextField`.
"""

from sseportal.publishing.rich_text.allow_list import allowed
from sseportal.publishing.rich_text.cleaning import cleaned, from_plain, top_blocks
from sseportal.publishing.rich_text.figures import figures_in, with_figures, without_figures
from sseportal.publishing.rich_text.words import plain, plain_with_pictures, typed, word_count

__all__ = [
    "allowed",
    "cleaned",
    "figures_in",
    "from_plain",
    "plain",
    "plain_with_pictures",
    "top_blocks",
    "typed",
    "with_figures",
    "without_figures",
    "word_count",
]
