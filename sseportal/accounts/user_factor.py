"""An administrator takes the second factor from somebody who lost theirs."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from sseportal.accounts import log, second_factor
from sseportal.accounts.pages import AdminPage


def may_reset(site, request, user):
    """One's own goes with its password and a code alone; a superuser's by a superuser."""
    if user.pk == request.user.pk or (user.is_superuser and not request.user.is_superuser):
        return False
    return site.get_model_admin(type(user)).has_change_permission(request, user)


class UserFactorPage(AdminPage, FormView):
    form_class = Form
    title = gettext_lazy("Reset the second factor")
    button = gettext_lazy("Reset it")

    def dispatch(self, request, user_id):
        self.user = get_object_or_404(get_user_model(), pk=user_id)
        if not may_reset(self.site, request, self.user):
            raise PermissionDenied
        return super().dispatch(request)

    @property
    def intro(self):
        return _(
            "%(user)s will log in with the password alone, until a new second factor is set up."
            " Make sure that it is really %(user)s who asks for it."
        ) % {"user": self.user.get_username()}

    def form_valid(self, form):
        if second_factor.remove(self.user):
            log.change(self.request.user, self.user, log.RESET)
            messages.success(self.request, _("The second factor is reset."))
        else:
            messages.info(self.request, _("There was no second factor."))
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[self.user.pk]))
