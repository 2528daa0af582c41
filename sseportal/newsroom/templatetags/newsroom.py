from django import template

from sseportal.newsroom import dashboard, shortcuts

register = template.Library()


@register.simple_tag(takes_context=True)
def dashboard_rows(context):
    return dashboard.rows(context["request"])


@register.simple_tag(takes_context=True)
def last_imports(context):
    return dashboard.last_imports(context["request"])


@register.simple_tag
def shortcut_keys():
    return shortcuts.for_script()
