"""The WSGI application: `gunicorn sseportal.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sseportal.settings")

application = get_wsgi_application()
