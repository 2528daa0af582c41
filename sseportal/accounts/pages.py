"""What the pages about accounts share: the admin's frame, and an answer for who has to wait."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic.base import ContextMixin

from sseportal.accounts.slowing import TooMany


class AdminPage(ContextMixin):
    """`site` is the admin; `button` what the form's button says, `intro` what the page is for."""

    site = None
    template_name = "admin/accounts/form.html"
    title = button = intro = ""
    is_open = False  # to those who are not logged in
    extra_context = None

    def get_context_data(self, **kwargs):
        shared = self.site.each_context(self.request) | {"is_open": self.is_open}
        told = {"title": self.title, "subtitle": None, "button": self.button, "intro": self.intro}
        return shared | told | super().get_context_data(**kwargs) | (self.extra_context or {})


class Patient:
    """A form whose tries are counted. Too many are answered before anything is looked at."""

    kept = ()  # fields that come back as they were typed

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except TooMany as too_many:
            return self.wait(too_many.seconds)

    def wait(self, seconds):
        given = self.get_form_kwargs()
        typed = {name: given["data"].get(name, "") for name in self.kept}
        fresh = given | {"data": None, "files": None, "initial": typed}
        form = self.get_form_class()(**fresh)
        context = self.get_context_data(form=form, waiting=in_words(seconds))
        return self.render_to_response(context, status=429, headers={"Retry-After": str(seconds)})


def in_words(seconds):
    if seconds < timedelta(minutes=2).total_seconds():
        left = ngettext("%d second", "%d seconds", seconds) % seconds
    else:
        minutes = -(-seconds // 60)
        left = ngettext("%d minute", "%d minutes", minutes) % minutes
    return _("Too many attempts. Wait for %(time)s, then try again.") % {"time": left}
