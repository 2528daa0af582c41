"""Django's settings. What changes between machines is an environment variable: docs/settings.md.

Unset, everything is as in production but for a site that answers to this machine alone.
"""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from sseportal import env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var"))).resolve()

DEBUG = env.boolean("DEBUG")
SECRET_KEY = env.secret_key("SECRET_KEY", DATA_DIR / "secret-key")

# -- Where the site is -------------------------------------------------------------------------
SITE_URL = env.origin("SITE_URL")
# In the ids of feed entries, which must never change: RFC 4151.
FEED_AUTHORITY = env.text("FEED_AUTHORITY", urlsplit(SITE_URL).hostname or "localhost")
SITE_NAME = env.text("SITE_NAME", "SSE Portal")
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS", [urlsplit(SITE_URL).hostname] if SITE_URL else LOCAL_HOSTS
)
HTTPS = SITE_URL.startswith("https:")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
# So many from the end of X-Forwarded-For is who asks: the API and the log-in count by it.
PROXIES = env.integer("PROXIES", 0)

# -- What it is made of ------------------------------------------------------------------------
INSTALLED_APPS = [
    "taggit",
    "sseportal.ops",
    "sseportal.editing",
    "sseportal.taxonomy",
    "sseportal.media",
    "sseportal.search",
    "sseportal.publishing",
    "sseportal.importing",
    "sseportal.api",
    "sseportal.newsroom",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "sseportal.accounts",
    "news",
    "interviews",
    "django_prose_editor",
    "django_filters",
    "import_export",
    "whitenoise.runserver_nostatic",
    "sseportal.accounts.site_config.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

# A listing's entries go to the importer that is named for their model.
IMPORTERS = {
    "news": "news.importing.NewsImporter",
    "interviews": "interviews.importing.ProfileImporter",
}
# What lists, facets and the search find; who changed much brings them up to date.
SEARCH_SOURCES = "sseportal.publishing.documents.sources"
AFTER_IMPORT = "sseportal.search.indexing.bring_up_to_date"
# What the search box suggests while one types, in the order to show.
SUGGESTED_BY = [
    "sseportal.publishing.completing.countries",
    "sseportal.publishing.completing.organisations",
    "interviews.people.suggested",
    "sseportal.publishing.completing.titles",
]
# Where items were seen, for the files that visitors take along.
SOURCES_OF = "sseportal.importing.provenance.sources_of"
# Who brought an item in, for its first version; and what keeps versions of what imports change.
ORIGINS_OF = "sseportal.importing.provenance.origins_of"
WHILE_CHANGING = "sseportal.publishing.history.keeping.recording"
# Whether who undoes an import may take an item that it made from visitors.
MAY_TAKE_AWAY = "sseportal.publishing.permissions.may_take_away"
# What the API has of each kind of content.
API_KINDS = ["news.api.NEWS", "interviews.api.INTERVIEWS"]
SEEDS_DIR = BASE_DIR / "fixtures" / "seeds"
REFERENCE_DIR = BASE_DIR / "fixtures"

# Finished pages are kept in each process until something changes.
PAGE_CACHE = env.boolean("PAGE_CACHE", True)
# Tables that pages show beside what the index watches of its own.
SHOWN_TABLES = [
    "taxonomy_countryaddress",
    "taxonomy_organisationaddress",
    "publishing_formeraddress",
    "importing_sighting",
    "importing_sourcedocument",
]

MIDDLEWARE = [
    "sseportal.publishing.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "sseportal.ops.middleware.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "sseportal.api.middleware.CorsMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "sseportal.newsroom.middleware.MethodsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sseportal.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "sseportal.urls"
WSGI_APPLICATION = "sseportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sseportal.publishing.context_processors.site",
            ],
        },
    },
]

# Widgets of the admin are mended by templates as well.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# -- Where its state lives ---------------------------------------------------------------------
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        # A large import writes for some seconds; whoever saves meanwhile waits.
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- Tables of items -----------------------------------------------------------------------------
# Unset, all staff might take anything in and out. What these allow is judged item by item as well.
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
TABLES_DIR = DATA_DIR / "tables"  # between look and confirmation, for its owner alone

# -- The API -----------------------------------------------------------------------------------
API_RATE = env.integer("API_RATE", 120)
REST_FRAMEWORK = {"UNAUTHENTICATED_USER": None}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enum_id_removal"],
    "SORT_OPERATIONS": False,
    "SORT_OPERATION_PARAMETERS": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}
# Each process counts the API's callers by itself: so many of them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# -- Languages, dates --------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
CONTENT_LANGUAGES = [
    ("ar", _("Arabic")),
    ("zh", _("Chinese")),
    ("en", _("English")),
    ("fr", _("French")),
    ("pt", _("Portuguese")),
    ("ru", _("Russian")),
    ("es", _("Spanish")),
    ("tr", _("Turkish")),
]
LOCALE_PATHS = [BASE_DIR / "sseportal" / "locale"]
FORMAT_MODULE_PATH = ["sseportal.formats"]
TIME_ZONE = env.time_zone("TIME_ZONE", "UTC")
USE_TZ = True

# -- Static files ------------------------------------------------------------------------------
# Once collected they have hashed names and compressed twins; before that they are served as they
# lie, so that a fresh checkout works.
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "sseportal" / "static"]
COLLECTED = not DEBUG and (STATIC_ROOT / "staticfiles.json").exists()
WHITENOISE_USE_FINDERS = not COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sseportal.ops.storage.StaticStorage"},
}

# -- Files that editors send -------------------------------------------------------------------
# Nothing is served from here but by `publishing.views.pictures`, which asks who may see it.
MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o640

# -- Security ----------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = env.integer("HSTS_SECONDS", 31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.boolean("TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
# The shape and names of Django 6's own setting.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
# -- Accounts ----------------------------------------------------------------------------------
LOGIN_URL = "admin:login"
SECOND_FACTOR = env.choice("SECOND_FACTOR", "optional", {"optional", "required"})
SESSION_COOKIE_AGE = env.integer("SESSION_HOURS", 12) * 3600
PASSWORD_RESET_TIMEOUT = 3600
OTP_TOTP_ISSUER = SITE_NAME
OTP_TOTP_SYNC = False  # a clock may differ by one step, and no more by and by
OTP_TOTP_THROTTLE_FACTOR = 0  # it would lock out whose password is known: accounts.slowing instead
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000

# -- E-mail ------------------------------------------------------------------------------------
# Without a server, none is sent, and nobody is offered any.
MAIL_SERVER = env.mail_server("EMAIL_URL")
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SERVER.starttls, MAIL_SERVER.tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", f"noreply@{urlsplit(SITE_URL).hostname or 'localhost'}")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # gunicorn warns of every HEAD request, whose body the server rightly drops.
    "loggers": {"gunicorn.http.wsgi": {"level": "ERROR"}},
    "root": {
        "handlers": ["console"],
        "level": env.choice("LOG_LEVEL", "WARNING", {"DEBUG", "INFO", "WARNING", "ERROR"}),
    },
}
