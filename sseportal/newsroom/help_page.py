"""The sheet of keys, as a page: with JavaScript it opens over the page that one is on."""

from django.contrib import admin
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sseportal.newsroom.shortcuts import SHORTCUTS


@require_safe
def help_page(request):
    told = {"title": _("Keys of the newsroom"), "shortcuts": SHORTCUTS}
    context = admin.site.each_context(request) | told
    return TemplateResponse(request, "admin/newsroom/help.html", context)
