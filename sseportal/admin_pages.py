"""Names and addresses of the pages that the admin has of a kind of thing."""

from django.urls import reverse


def page_name(opts, page):
    """`news_newsitem_history`; `opts` is a model's `_meta`."""
    return f"{opts.app_label}_{opts.model_name}_{page}"


def page_url(opts, page, *arguments):
    return reverse(f"admin:{page_name(opts, page)}", args=arguments)
