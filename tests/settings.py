"""The site's settings on a temporary DATA_DIR, whatever the environment says of the site."""

import os
import tempfile

DATA = tempfile.TemporaryDirectory(prefix="sse-portal-test-")
OF_THE_SITE = (
    *("ALLOWED_HOSTS", "DEBUG", "SITE_NAME", "SITE_URL", "TIME_ZONE", "TRUST_PROXY", "PROXIES"),
    *("EMAIL_URL", "EMAIL_FROM", "SECOND_FACTOR", "SESSION_HOURS"),
)

for name in OF_THE_SITE:
    os.environ.pop(name, None)
os.environ |= {"DATA_DIR": DATA.name, "SECRET_KEY": "only for tests " * 4, "API_RATE": "0"}

from sseportal.settings import *  # noqa: E402, F403

STATIC_ROOT.mkdir()  # noqa: F405 - whitenoise warns of a folder that isn't there
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

PAGE_CACHE = False  # what a page asks is what tests look at; its own tests turn it on
# A test client makes the middleware anew, which would look at every static file first.
WHITENOISE_AUTOREFRESH = True
