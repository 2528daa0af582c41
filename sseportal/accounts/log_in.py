from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import LoginView
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sseportal.accounts import second_factor
from sseportal.accounts.forms import LogInForm
from sseportal.accounts.pages import AdminPage, Patient


class LogInPage(Patient, AdminPage, LoginView):
    authentication_form = LogInForm
    template_name = "admin/login.html"
    is_open = True
    next_page = "admin:index"
    kept = ("username",)
    title = button = gettext_lazy("Log in")

    def get_context_data(self, **kwargs):
        user = self.request.user.get_username()
        path = self.request.get_full_path()
        return super().get_context_data(**kwargs) | {"app_path": path, "username": user}

    def form_valid(self, form):
        user = form.get_user()
        response = super().form_valid(form)
        form.attempt.succeed(user)
        form.attempt.remember_browser(response)
        is_recovery = len(form.cleaned_data["code"]) == second_factor.RECOVERY_DIGITS
        if is_recovery and hasattr(user, "otp_device"):
            messages.warning(self.request, codes_left(user))
        return response

    def get_success_url(self):
        path = super().get_success_url()
        return enrolment(path) if second_factor.must_enrol(self.request.user) else path


def enrolment(path):
    """The page that sets a second factor up, and leads on to a path."""
    return f"{reverse('admin:second_factor')}?{urlencode({'next': path})}"


def codes_left(user):
    left = user.recovery_codes.count()
    told = ngettext("%d recovery code is left.", "%d recovery codes are left.", left) % left
    return f"{told} {_('Make new ones before they run out.')}"
