"""The page of an item, but for where it leads onward: rendered once for each state of it."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst

from sseportal.publishing.linked_data import breadcrumbs, data_block, other_versions
from sseportal.publishing.meta_tags import article_tags, citation_tags
from sseportal.search.text import printable


@dataclass(frozen=True)
class ItemPage:
    """Two texts, and markup: of the head, and of the page itself."""

    title: str
    description: str
    head: str
    linked_data: str
    article: str


def item_page(item, site, versions=(), context=None):
    """The ItemPage of `item`, read `for_page`; `versions` are the items in all its languages if
    there are others, `context` what its kind's template wants beside it."""
    others = [version for version in versions if version != item]
    return ItemPage(
        title=item.title,
        description=printable(item.description),
        head=_head(item, site, versions if others else ()),
        linked_data=data_block(_linked_data(item, site, others)),
        article=_article(item, others, context),
    )


def preview_page(item, others, context=None):
    """The same for the eye alone, with nothing for machines: of an item that may be unsaved."""
    article = _article(item, others, context)
    return ItemPage(item.title, printable(item.description), "", "", article)


def _article(item, others, context):
    told = {
        "item": item,
        "translations": others,
        "list_path": _list_path(item),
        "kind_name": item._meta.verbose_name_plural,
    }
    return render_to_string(item.article_template, told | (context or {}))


def _head(item, site, versions):
    path, is_article = item.get_absolute_url(), item.open_graph_type == "article"
    return render_to_string(
        "publishing/item_head.html",
        {
            "item": item,
            "versions": versions,
            "canonical_path": path,
            "article_tags": article_tags(item) if is_article else [],
            "citation_tags": citation_tags(item, f"{site}{path}"),
            "SITE_NAME": settings.SITE_NAME,
            "SITE_ORIGIN": site,
        },
    )


def _linked_data(item, site, translations):
    above = capfirst(item._meta.verbose_name_plural), _list_path(item)
    node = item.as_linked_data(site) | other_versions(item, translations, site)
    return [node, breadcrumbs(site, [above, (item.title, item.get_absolute_url())])]


def _list_path(item):
    return reverse(f"{item._meta.app_label}:list")
