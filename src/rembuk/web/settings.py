"""Django's settings, derived from the environment through `env`. Nothing else reads the environment."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from rembuk.ui import storage, stylesheet
from rembuk.web import env

CONFIG = env.read(os.environ)
SOURCE = Path(__file__).resolve().parent.parent

SECRET_KEY = CONFIG.secret_key
DEBUG = CONFIG.debug
SITE_URL = CONFIG.url
PLACE = CONFIG.place
DATA = CONFIG.data
STREAM_PORT = CONFIG.stream_port
# Sites that share a bus do not wake each other.
BUS_URL, BUS_CHANNEL = CONFIG.bus, f"rembuk:{CONFIG.host}"
ALLOWED_HOSTS = sorted({CONFIG.host, "127.0.0.1", "localhost", "[::1]"})
ROOT_URLCONF = "rembuk.web.urls"
WSGI_APPLICATION = "rembuk.web.wsgi.application"

INSTALLED_APPS = [
    "rembuk.web",
    "rembuk.newsroom",
    "rembuk.record",
    "rembuk.voterlist",
    "rembuk.oversight",
    "rembuk.hall",
    "rembuk.programme",
    "rembuk.institutions",
    "rembuk.ledger",
    "rembuk.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail.contrib.redirects",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "ninja",
    "csp",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rembuk.web.reads.CountReads",
    "rembuk.web.cache.PublicCache",
    "rembuk.web.headers.QuietBrowser",
    "csp.middleware.CSPMiddleware",
    "rembuk.ui.first_visit.VaryByVisit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "rembuk.web.errors.Refusals",
    "rembuk.web.editing.EditorsDesk",
]
if BUS_URL:
    MIDDLEWARE.insert(0, "rembuk.web.heralds.TellsTheRooms")

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rembuk.web.navigation.context",
            ],
        },
    },
]

FORM_RENDERER = "rembuk.ui.rendering.FormRenderer"

DATABASES = {"default": {**CONFIG.database, "CONN_MAX_AGE": None}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock when a transaction opens, so a writer waits instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }

AUTH_USER_MODEL = "institutions.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"

# Sign-in: a code by e-mail, a passkey or TOTP; no password and no way to make an account for oneself.
# The limits on tries, and the TOTP codes already taken, are kept in the cache that all processes share.
ACCOUNT_ADAPTER = "rembuk.web.sign_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,5/15m/key"}
ACCOUNT_SESSION_REMEMBER = True
# The site's own door adds the address that it sees, and so does each proxy before it.
PROXIES = CONFIG.proxies
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES + 1
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Rembuk"
MFA_TOTP_TOLERANCE = 1
# A phone or a laptop offers passkeys on its own address without HTTPS, and nowhere else.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = CONFIG.host in {"127.0.0.1", "localhost"}
SESSION_COOKIE_AGE = 14 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# The editors' desk has no door of its own: whoever comes without a session is led to the sign-in above.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# In files, since several processes serve the pages: a try counted by one must count for all.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA / "cache"}
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
# The words of our rooms go before those of the editors' desk, which is Wagtail's: where both say the same in
# English, each page of ours keeps its own. Wagtail files its Indonesian as id_ID, which `id` never finds.
LOCALE_PATHS = [
    *sorted(SOURCE.glob("*/locale")),
    *sorted((SOURCE / "newsroom" / "wagtail_locale").glob("*")),
]
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
# Beside the files, so that what was sent need not be copied to another disk.
FILE_UPLOAD_TEMP_DIR = DATA / "incoming"
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "rembuk.ui.storage.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Whatever bears twelve digits of its content's hash in its name never changes.
WHITENOISE_IMMUTABLE_FILE_TEST = storage.HASH_IN_NAME

DEFAULT_FROM_EMAIL = CONFIG.mail_from
if CONFIG.mail:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_TIMEOUT = 10
    globals().update(CONFIG.mail)
else:
    EMAIL_BACKEND = "rembuk.kit.outbox.EmailBackend"
OUTBOX = DATA / "outbox"
# A mail server drops the notices of letters that came back here; the worker reads them.
BOUNCES = DATA / "bounces"

_SECURE = urlsplit(SITE_URL).scheme == "https"
SESSION_COOKIE_SECURE = _SECURE
CSRF_COOKIE_SECURE = _SECURE
CSRF_FAILURE_VIEW = "rembuk.web.errors.stale_form"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A page may use what the site itself serves, and the one style sheet inside it that bears the right hash.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'", *stylesheet.SOURCES],
        "script-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}

WAGTAIL_SITE_NAME = "Rembuk"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_FINISH_WORKFLOW_ACTION = "rembuk.newsroom.apps.finish_review"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Accounts, their names and how they sign in are managed at the staff's desk alone.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "rembuk.newsroom.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_AVIF_QUALITY, WAGTAILIMAGES_WEBP_QUALITY, WAGTAILIMAGES_JPEG_QUALITY = 55, 72, 78
# Nothing here may call a stranger's server.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False

# What Wagtail keeps beside a page is written with it, so that the desk's search finds what was just saved.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# One calm line an event on standard error; what a request holds beyond its path is never logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"routes_only": {"()": "rembuk.web.logs.RoutesOnly"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["routes_only"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
    },
}
