"""Settings, from the environment only. `STEIGER_MODE` is demo, production or test; the `steiger` command sets it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import django.conf.locale
from csp.constants import NONE, SELF

from steiger.config.openid import openid_providers

MODE = os.environ.get("STEIGER_MODE", "demo")
DATA = Path(os.environ.get("STEIGER_DATA", "var")).absolute()
PACKAGE = Path(__file__).resolve().parent.parent
DEBUG = os.environ.get("DEBUG", "") == "1"
DEMO = MODE == "demo"


def _listed(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


# The server keeps the plan of a question that a connection asks again: planning a file's joins takes longer than
# answering them. A pooler between us and the server must know of prepared statements (PgBouncer 1.21 and later do).
KEPT_PLANS = {"server_side_binding": True, "prepare_threshold": 2}


def _database(url: str, *, as_owner: bool) -> dict[str, Any]:
    """One PostgreSQL: the server at `url`, or without one our own in the data folder."""
    if not url:
        return {
            "ENGINE": "steiger.core.database",
            "NAME": "steiger",
            "USER": "steiger_owner" if as_owner else "steiger_app",
            "EMBEDDED_ROOT": str(DATA / "postgres"),
            "OPTIONS": {} if as_owner else {**KEPT_PLANS},
        }
    parsed = urlparse(url)
    settings: dict[str, Any] = {
        "ENGINE": "steiger.core.database",
        "NAME": parsed.path.lstrip("/"),
        "USER": unquote(parsed.username or ""),
        "PASSWORD": unquote(parsed.password or ""),
        "HOST": unquote(parsed.hostname or ""),
        "PORT": str(parsed.port or ""),
        "OPTIONS": {} if as_owner else {**KEPT_PLANS},
    }
    if not as_owner and not os.environ.get("DATABASE_OWNER_URL"):
        # One login for everything: it owns the tables, so requests step down to the role that owns nothing.
        settings["OPTIONS"]["assume_role"] = "steiger_app"
    return settings


_AS_OWNER = os.environ.get("STEIGER_DATABASE_ROLE") == "owner"
_URL = os.environ.get("DATABASE_URL", "")
DATABASES = {
    "default": {
        **_database(os.environ.get("DATABASE_OWNER_URL", _URL) if _AS_OWNER else _URL, as_owner=_AS_OWNER),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY and (_key_file := DATA / "secret-key").exists():
    SECRET_KEY = _key_file.read_text().strip()
if not SECRET_KEY:
    SECRET_KEY = "unsafe-until-set"  # noqa: S105 - `steiger serve` refuses to start with it
ALLOWED_HOSTS = _listed("ALLOWED_HOSTS", "*" if MODE != "production" else "")
CSRF_TRUSTED_ORIGINS = _listed("CSRF_TRUSTED_ORIGINS")
SITE_URL = os.environ.get("SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}")

INSTALLED_APPS = [
    "steiger.core",
    "steiger.access",
    "steiger.audit",
    "steiger.organisations",
    "steiger.people",
    "steiger.documents",
    "steiger.messaging",
    "steiger.cooperation",
    "steiger.parents",
    "steiger.training",
    "steiger.pupils",
    "steiger.newcomers",
    "steiger.expertise",
    "steiger.transitions",
    "steiger.aftercare",
    "steiger.consultation",
    "steiger.insight",
    "steiger.privacy",
    "steiger.manual",
    "steiger.desk",
    "steiger.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "heroicons",
    "csp",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "template_partials.apps.SimpleAppConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "steiger.people.middleware.IdleSessions",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "steiger.people.middleware.RegionScope",
    "steiger.desk.middleware.CountAnew",
]

ROOT_URLCONF = "steiger.config.urls"
WSGI_APPLICATION = "steiger.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "steiger.desk.context.shell",
                "steiger.demo.context.demo_accounts",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "steiger.core.templatetags.core_tags",
                "steiger.core.templatetags.row_tags",
                "steiger.desk.templatetags.desk_tags",
                "steiger.privacy.templatetags.privacy_tags",
                "steiger.manual.templatetags.manual_tags",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]
FORM_RENDERER = "steiger.core.forms.Renderer"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "steiger.core.signin.KnownPasswordHasher" if DEMO else "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "steiger.core.signin.InvitedOnlyAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_ADAPTER = "steiger.core.signin.SealedSecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Steiger"

ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds; mail at a school can take its time
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Steiger: "
SOCIALACCOUNT_ADAPTER = "steiger.core.signin.KnownPeopleOnly"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS, OIDC_WITH_TWO_FACTORS, _SIGN_IN_AT = openid_providers(os.environ)

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
for _code, _name, _local, _bidi in [
    ("ti", "Tigrinya", "ትግርኛ", False),
    ("am", "Amharic", "አማርኛ", False),
    ("ps", "Pashto", "پښتو", True),
    ("so", "Somali", "Soomaali", False),
    ("ku", "Kurmanji", "Kurmancî", False),
]:
    django.conf.locale.LANG_INFO.setdefault(_code, {"bidi": _bidi, "code": _code, "name": _name, "name_local": _local})
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# The manual: in the package of an installation, and beside the source where one works on it.
GUIDE = next(
    (p for p in (PACKAGE / "guide", PACKAGE.parents[1] / "docs" / "guide") if (p / "README.md").exists()), None
)
STATICFILES_DIRS = [("guide", GUIDE / "pictures")] if GUIDE and (GUIDE / "pictures").is_dir() else []
MEDIA_ROOT = Path(os.environ.get("STEIGER_FILES", DATA / "files"))
# Films and their scenes are made again from the texts: no backup holds them.
FILMS_ROOT = Path(os.environ.get("STEIGER_FILMS", DATA / "films"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Shared by every web process, so that limits on sign-in attempts count once.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"}}
SESSION_COOKIE_AGE = 60 * 60 * 12
IDLE_SECONDS = 60 * int(os.environ.get("IDLE_MINUTES", "30"))
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = (
    MODE == "production" and os.environ.get("PLAIN_HTTP") != "1"
)
SECURE_REDIRECT_EXEMPT = [r"^health$"]  # a load balancer asks within the machine room
SECURE_HSTS_SECONDS = 31536000 if SECURE_SSL_REDIRECT else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("BEHIND_PROXY") == "1" else None
# Limits on sign-in count per address: behind a proxy that is the visitor's, not the proxy's.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE_PROXY_SSL_HEADER else 0
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        # A form that leads on to the sign-in of a school goes there as well.
        "form-action": [SELF, *_SIGN_IN_AT],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_TLS", "1") == "1"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_TIMEOUT = 20  # seconds; a mail server that says nothing must not hold up the worker
EMAIL_FILE_PATH = DATA / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "Steiger <steiger@localhost>")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "steiger.core.veil.VeilingFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
