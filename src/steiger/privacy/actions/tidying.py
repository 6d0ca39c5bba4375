"""What the machinery leaves: sessions that ended, letters of long ago, mail in files of a demo."""

from __future__ import annotations

import time
from datetime import timedelta
from importlib import import_module
from pathlib import Path

from django.conf import settings

from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.messaging.actions import forget_letters
from steiger.organisations.selectors import regions

DAYS_OF_LETTERS = 365
DAYS_OF_MAIL_FILES = 30


def tidy() -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    before = clock.now() - timedelta(days=DAYS_OF_LETTERS)
    for region_id in regions().values_list("pk", flat=True):
        with region_scope(region_id):
            forget_letters(before=before)
    _forget_mail_files()


def _forget_mail_files() -> None:
    """Without a mail server mail is written to files, for a demo: nobody needs them for long."""
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or "")
    oldest = time.time() - DAYS_OF_MAIL_FILES * 86400
    for path in folder.glob("*.log") if str(folder) != "." else ():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
