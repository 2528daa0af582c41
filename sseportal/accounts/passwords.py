"""Passwords: changed, or forgotten. What is mailed tells nobody else who has an account."""

from threading import Thread
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import (
    PasswordChangeView,
    PasswordResetConfirmView,
    PasswordResetView,
)
from django.db import connection
from django.http import Http404
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sseportal.accounts import slowing
from sseportal.accounts.attempts import Attempt, digest
from sseportal.accounts.forms import ChangeForm, NewPasswordForm, ResetForm
from sseportal.accounts.pages import AdminPage, Patient
from sseportal.accounts.slowing import TooMany

MAILS_TO_ONE = 5


class ChangePage(Patient, AdminPage, PasswordChangeView):
    template_name = AdminPage.template_name
    form_class = ChangeForm
    success_url = reverse_lazy("admin:password_change_done")
    title = gettext_lazy("Password change")
    button = gettext_lazy("Change my password")
    intro = gettext_lazy("All other sessions of yours end with the old password.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}


class ResetPage(Patient, AdminPage, PasswordResetView):
    is_open = True
    template_name = AdminPage.template_name
    form_class = ResetForm
    success_url = reverse_lazy("admin:login")
    title = gettext_lazy("Forgotten password")
    button = gettext_lazy("Send me a link")
    intro = gettext_lazy("Enter the e-mail address of your account.")
    kept = ("email",)

    def dispatch(self, request):
        if not settings.EMAIL_HOST:
            raise Http404
        return super().dispatch(request)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form):
        """Whoever is looked for and written to, the answer takes no longer for it."""
        site = urlsplit(settings.SITE_URL or self.request.build_absolute_uri("/"))
        Thread(target=send, args=(form, site), name="mail-reset").start()
        messages.info(self.request, sent_in_words())
        return super(PasswordResetView, self).form_valid(form)


def send(form, site):
    try:
        slowing.count({digest("mails", form.cleaned_data["email"].casefold()): MAILS_TO_ONE})
        form.save(
            domain_override=site.netloc,
            use_https=site.scheme == "https",
            subject_template_name="admin/accounts/reset_subject.txt",
            email_template_name="admin/accounts/reset_email.txt",
            extra_email_context={
                "SITE_NAME": settings.SITE_NAME,
                "minutes": settings.PASSWORD_RESET_TIMEOUT // 60,
            },
        )
    except TooMany:
        pass  # they have some already
    finally:
        connection.close()


def sent_in_words():
    return _(
        "If there is an account with this address, a link is on its way to it. It works once and"
        " for %d minutes. Look among unwanted mail, too."
    ) % (settings.PASSWORD_RESET_TIMEOUT // 60)


class NewPasswordPage(AdminPage, PasswordResetConfirmView):
    is_open = True
    template_name = AdminPage.template_name
    form_class = NewPasswordForm
    success_url = reverse_lazy("admin:login")
    title = gettext_lazy("New password")
    button = gettext_lazy("Set this password")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.validlink:
            return context
        told = _("This link has been used, or is too old. Ask for a new one.")
        return context | {"title": _("The link does not work"), "intro": told, "is_spent": True}

    def form_valid(self, form):
        Attempt(self.request, self.user.get_username()).pardon(self.user)
        messages.success(self.request, _("Your new password is set. Log in with it."))
        return super().form_valid(form)
