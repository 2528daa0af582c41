from django.contrib import admin
from django_otp.plugins.otp_totp.models import TOTPDevice

# Its pages show the secrets of others.
admin.site.unregister(TOTPDevice)
