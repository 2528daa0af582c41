from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sseportal.accounts import second_factor, slowing
from sseportal.accounts.attempts import Attempt, digest
from sseportal.callers import caller

RESETS_OF_ONE, RESETS_OF_ALL_THERE = 3, 10


class CodeField(forms.CharField):
    """Digits, however they are grouped; what is none is a wrong code like others."""

    widget = forms.TextInput(
        attrs={
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "size": 24,
            "autocapitalize": "off",
            "spellcheck": "false",
        }
    )

    def clean(self, value):
        return "".join(super().clean(value).split()).replace("-", "")


class LogInForm(AdminAuthenticationForm):
    """Name, password and code are right together, or something is wrong: not what."""

    code = CodeField(
        label=_("Code"),
        required=False,
        help_text=_("Only if you have set up a second factor: from your app, or a recovery code."),
    )
    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": _(
            "Please enter the correct %(username)s and password for a staff account, and your"
            " code if you have set up a second factor. Each code can be used only once."
        ),
    }

    def clean(self):
        if self.errors:
            return self.cleaned_data
        self.attempt = Attempt(self.request, self.cleaned_data["username"])
        self.attempt.begin()
        return super().clean()

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        if not second_factor.prove(user, self.cleaned_data["code"]):
            raise self.get_invalid_login_error()


class ConfirmForm(forms.Form):
    """Whoever sits before an open session is asked whether it is theirs."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = CodeField(label=_("Code"), help_text=_("From your app, or a recovery code."))

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request, self.user = request, request.user

    def clean(self):
        if self.errors:
            return self.cleaned_data
        attempt = Attempt(self.request, self.user.get_username())
        attempt.begin()
        password, code = self.cleaned_data["password"], self.cleaned_data["code"]
        if not (self.user.check_password(password) and self.takes(code)):
            raise ValidationError(_("The password or the code is not right."))
        attempt.succeed(self.user)
        return self.cleaned_data

    def takes(self, code):
        return second_factor.prove(self.user, code)


class EnrolForm(ConfirmForm):
    code = CodeField(label=_("Code"), help_text=_("The six digits that your app shows now."))

    def __init__(self, request, device, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.device = device

    def takes(self, code):
        self.recovery_codes = second_factor.enrol(self.device, code)
        return bool(self.recovery_codes)


class ChangeForm(AdminPasswordChangeForm):
    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self):
        attempt = Attempt(self.request, self.user.get_username())
        attempt.begin()
        password = super().clean_old_password()
        attempt.succeed(self.user)
        return password


class ResetForm(PasswordResetForm):
    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self):
        if not self.errors:
            email, place = self.cleaned_data["email"].casefold(), caller(self.request)
            slowing.count(
                {
                    digest("resets there", place): RESETS_OF_ALL_THERE,
                    digest("reset there", email, place): RESETS_OF_ONE,
                }
            )
        return self.cleaned_data


class NewPasswordForm(SetPasswordForm):
    """With the name of the account, for password managers."""

    username = forms.CharField(
        label=_("Username"),
        required=False,
        disabled=True,
        widget=forms.TextInput(attrs={"autocomplete": "username", "readonly": True}),
    )
    field_order = ["username", "new_password1", "new_password2"]

    def __init__(self, user, *args, **kwargs):
        super().__init__(user, *args, **kwargs)
        if user is not None:  # the link is spent, and the form not shown
            self.initial["username"] = user.get_username()
