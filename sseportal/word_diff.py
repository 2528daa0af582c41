"""Two texts side by side, with the words marked that only one of them has."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join

WORD = re.compile(r"\S+\s*|\s+")
# Longer passages are marked whole: comparing them takes time that grows with the square.
MOST_WORDS = 2000


def marked(old, new):
    """Both texts as HTML: with <del> around what only `old` says, <ins> what only `new` says."""
    olds, news = WORD.findall(old), WORD.findall(new)
    spans = list(_spans([word.strip() for word in olds], [word.strip() for word in news]))
    return (
        _html(olds, "del", [(is_equal, start, end) for is_equal, start, end, _, _ in spans]),
        _html(news, "ins", [(is_equal, start, end) for is_equal, _, _, start, end in spans]),
    )


def _spans(olds, news):
    """(whether they are equal, from and to in `olds`, from and to in `news`), in their order."""
    first = _common(olds, news)
    last = _common(olds[first:][::-1], news[first:][::-1])
    ends = len(olds) - last, len(news) - last
    middles = olds[first : ends[0]], news[first : ends[1]]
    yield True, 0, first, 0, first
    if max(map(len, middles)) > MOST_WORDS:
        yield False, first, ends[0], first, ends[1]
    else:
        for tag, *bounds in SequenceMatcher(None, *middles).get_opcodes():
            yield tag == "equal", *(first + bound for bound in bounds)
    yield True, ends[0], len(olds), ends[1], len(news)


def _common(olds, news):
    """How many words they begin with alike."""
    pairs = zip(olds, news, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(olds), len(news)))


def _html(words, tag, spans):
    texts = ((is_equal, "".join(words[start:end])) for is_equal, start, end in spans)
    parts = [(_element(tag, text) if not is_equal else text,) for is_equal, text in texts if text]
    return format_html_join("", "{}", parts)


def _element(tag, text):
    """The space behind the last word is no part of it."""
    words = text.rstrip()
    return format_html("<{tag}>{}</{tag}>{}", words, text[len(words) :], tag=tag)
