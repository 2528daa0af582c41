"""A text with its figures: on a page of this site, and elsewhere.

The pictures of its item are asked for only where there is a figure; one that is not among them is
not shown, and its caption neither.
"""

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from sseportal.publishing.rich_text import allowed, with_figures


def on_page(html, item):
    """What of a stored text may be shown; the allow-list is asked again, and of nothing else."""

    def write(figure):
        picture = item.pictures_shown.get(figure.picture)
        return _on_page(figure, picture) if picture else ""

    return mark_safe(with_figures(allowed(html), write))


def elsewhere(html, item, origin):
    """The same of the allow-list's elements alone, with addresses of pictures that last."""

    def write(figure):
        picture = item.pictures_shown.get(figure.picture)
        return _elsewhere(figure, picture, origin) if picture else ""

    return with_figures(allowed(html), write)


def _on_page(figure, picture):
    told = {
        "picture": picture,
        "shown": picture.wide,
        "alt": figure.alt or picture.shown_alt,
        "caption": mark_safe(figure.caption),
    }
    return render_to_string("publishing/text_figure.html", told)


def _elsewhere(figure, picture, origin):
    told = {
        "src": f"{origin}{picture.lasting_url}",
        "alt": figure.alt or picture.shown_alt,
        "width": picture.wide.width,
        "height": picture.wide.height,
    }
    image = format_html('<img src="{src}" alt="{alt}" width="{width}" height="{height}">', **told)
    caption = " ".join(filter(None, [figure.caption, conditional_escape(picture.credit)]))
    return f"<figure>{image}{caption and f'<figcaption>{caption}</figcaption>'}</figure>"
