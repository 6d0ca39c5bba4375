"""Settings for the tests: the same product on a throw-away server of its own."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_main_process = "STEIGER_TEST_DATA" not in os.environ
if _main_process:
    _memory = Path("/dev/shm")  # noqa: S108 - the throw-away server is fastest in memory
    _parent = _memory if os.access(_memory, os.W_OK) else Path(tempfile.gettempdir())
    os.environ["STEIGER_TEST_DATA"] = tempfile.mkdtemp(prefix="steiger-test-", dir=_parent)
    Path(os.environ["STEIGER_TEST_DATA"]).chmod(0o755)
    _maker = os.getpid()

    @atexit.register
    def _remove_test_data() -> None:
        """Last of all: what is registered later runs earlier."""
        if os.getpid() == _maker:
            shutil.rmtree(os.environ["STEIGER_TEST_DATA"], ignore_errors=True)


os.environ["STEIGER_MODE"] = "test"
os.environ["STEIGER_DATA"] = os.environ["STEIGER_TEST_DATA"]

from steiger.config.settings import *  # noqa: E402, F403
from steiger.config.settings import DATABASES, KEPT_PLANS, STATIC_ROOT  # noqa: E402

SECRET_KEY = "only-for-tests"  # noqa: S105
DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["*"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SITE_URL = "http://testserver"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns about a missing folder, and warnings are errors

# The tests' login may make databases; inside a test the connection steps down to the role of requests.
DATABASES["default"] = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": "postgres",
    "USER": "postgres",
    "TEST": {"NAME": "test_steiger"},
    "OPTIONS": {**KEPT_PLANS},
}

if _server := os.environ.get("STEIGER_TEST_SERVER"):
    # The socket folder of a server that is there already: tests of a second checkout, or of another PostgreSQL.
    DATABASES["default"]["HOST"] = _server
    DATABASES["default"]["TEST"]["NAME"] = f"test_steiger_{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"[:50]
else:
    from steiger.core.database.cluster import Cluster

    _cluster = Cluster(Path(os.environ["STEIGER_TEST_DATA"]) / "postgres", throwaway=True)
    if _main_process:
        _cluster.ensure()
        _owner = os.getpid()

        @atexit.register
        def _tidy_up() -> None:
            if os.getpid() == _owner:
                _cluster.destroy()

    DATABASES["default"]["HOST"] = str(_cluster.socket_dir)
