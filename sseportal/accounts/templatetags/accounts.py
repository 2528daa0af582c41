from django import template
from django.conf import settings
from django.contrib import admin

from sseportal.accounts import second_factor
from sseportal.accounts.user_factor import may_reset

register = template.Library()


@register.simple_tag
def can_send_mail():
    return bool(settings.EMAIL_HOST)


@register.simple_tag(takes_context=True)
def may_reset_factor(context, user):
    request = context["request"]
    return may_reset(admin.site, request, user) and second_factor.of(user) is not None
