"""The pages where one sets a second factor up, makes new recovery codes, or removes it."""

from django.contrib import messages
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from django_otp import login as keep_in_session
from django_otp.util import random_hex

from sseportal.accounts import log, qr, second_factor
from sseportal.accounts.forms import ConfirmForm, EnrolForm
from sseportal.accounts.pages import AdminPage, Patient

SECRET = "second-factor-in-making"
HOME = reverse_lazy("admin:second_factor")


class FactorPage(Patient, AdminPage, FormView):
    title = gettext_lazy("Second factor")
    form_class = ConfirmForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def show_codes(self, codes):
        """In the answer itself, so that they are stored nowhere."""
        context = AdminPage.get_context_data(self, codes=codes, onward=self.onward())
        return self.response_class(self.request, "admin/accounts/codes.html", context)

    def onward(self):
        return HOME


def overview(request, site):
    """What there is, or the way to it."""
    device = second_factor.of(request.user)
    page = EnrolPage if device is None else StatePage
    return page.as_view(site=site)(request)


class StatePage(AdminPage, FormView):
    http_method_names = ["get", "post"]
    title = gettext_lazy("Second factor")
    template_name = "admin/accounts/state.html"
    form_class = ConfirmForm

    def get(self, request):
        device, left = second_factor.of(request.user), request.user.recovery_codes.count()
        return self.render_to_response(self.get_context_data(form=None, device=device, left=left))

    def post(self, request):
        """From a page with codes that is loaded again: they are gone, new ones can be made."""
        return redirect(HOME)


class EnrolPage(RedirectURLMixin, FactorPage):
    template_name = "admin/accounts/enrol.html"
    form_class = EnrolForm
    button = gettext_lazy("Set up")
    next_page = HOME

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"device": self.device()}

    def device(self):
        """Its secret waits in the session until a first code proves that the app has it."""
        if SECRET not in self.request.session:
            self.request.session[SECRET] = random_hex(20)
        return second_factor.in_making(self.request.user, self.request.session[SECRET])

    def get_context_data(self, **kwargs):
        device = self.device()
        told = _("To be read by the app. It holds the same key as the text beside it.")
        shown = {"picture": qr.svg(device.config_url, told), "secret": second_factor.secret(device)}
        return super().get_context_data(**kwargs) | shown | self.bare()

    def bare(self):
        """Who has to have a second factor reaches nothing else before."""
        is_asked = second_factor.must_enrol(self.request.user)
        return {"is_asked": True, "is_nav_sidebar_enabled": False} if is_asked else {}

    def form_valid(self, form):
        request = self.request
        del request.session[SECRET]
        request.session.cycle_key()
        keep_in_session(request, form.device)
        log.change(request.user, request.user, log.SET_UP)
        return self.show_codes(form.recovery_codes)

    def onward(self):
        return self.get_redirect_url() or reverse("admin:index")


class OwnedPage(FactorPage):
    """For who has one."""

    def dispatch(self, request):
        if second_factor.of(request.user) is None:
            return redirect(HOME)
        return super().dispatch(request)


class CodesPage(OwnedPage):
    title = gettext_lazy("New recovery codes")
    intro = gettext_lazy("Those that you have stop to work as soon as new ones are made.")
    button = gettext_lazy("Make new codes")

    def form_valid(self, form):
        codes = second_factor.new_recovery_codes(self.request.user)
        log.change(self.request.user, self.request.user, log.NEW_CODES)
        return self.show_codes(codes)


class RemovePage(OwnedPage):
    title = gettext_lazy("Remove the second factor")
    intro = gettext_lazy("From then on, your password alone lets somebody in.")
    button = gettext_lazy("Remove it")

    def form_valid(self, form):
        second_factor.remove(self.request.user)
        log.change(self.request.user, self.request.user, log.REMOVED)
        messages.success(self.request, _("The second factor is removed."))
        return HttpResponseRedirect(HOME)
