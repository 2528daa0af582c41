from functools import partial

from django.contrib.admin import AdminSite
from django.contrib.auth import get_user
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from sseportal.accounts import factor_pages, passwords, second_factor
from sseportal.accounts.autocomplete import AutocompleteView
from sseportal.accounts.log_in import LogInPage, enrolment
from sseportal.accounts.user_factor import UserFactorPage


class Site(AdminSite):
    """Django's admin with a second factor, a log-in that slows guessing down, and no caches."""

    def get_urls(self):
        def page(view):
            return self.admin_view(view.as_view(site=self))

        def open_page(view):
            return login_not_required(never_cache(view.as_view(site=self)))

        overview = self.admin_view(partial(factor_pages.overview, site=self))
        return [
            path("second-factor/", overview, name="second_factor"),
            path("second-factor/codes/", page(factor_pages.CodesPage), name="recovery_codes"),
            path("second-factor/remove/", page(factor_pages.RemovePage), name="remove_factor"),
            path(
                "auth/user/<int:user_id>/second-factor/",
                page(UserFactorPage),
                name="auth_user_factor",
            ),
            path("password-reset/", open_page(passwords.ResetPage), name="password_reset"),
            path(
                "password-reset/<uidb64>/<token>/",
                open_page(passwords.NewPasswordPage),
                name="new_password",
            ),
            *super().get_urls(),
        ]

    def admin_view(self, view, cacheable=False):
        """The catalogue of the scripts' words alone may be kept."""
        return super().admin_view(view, cacheable and view == self.i18n_javascript)

    def autocomplete_view(self, request):
        return AutocompleteView.as_view(admin_site=self)(request)

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        if request.method == "GET" and second_factor.must_enrol(get_user(request)):
            return redirect(enrolment(request.GET.get("next", "")))
        return LogInPage.as_view(site=self, extra_context=extra_context)(request)

    def password_change(self, request, extra_context=None):
        page = passwords.ChangePage.as_view(site=self, extra_context=extra_context)
        return page(request)
