"""A worker in a process of its own, to be killed: `python -m tests.messaging.worker DATABASE MAIL_PORT`.

As `steiger worker` runs one, on the database of the test that starts it, without the jobs that the clock starts: at
thirty-five past the hour this one would write the week's mails too. It ends when no job is left.
"""

from __future__ import annotations

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "steiger.config.settings_test"


def main(database: str, mail_port: str) -> None:
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    settings.DATABASES["default"]["OPTIONS"]["assume_role"] = "steiger_app"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", int(mail_port), False
    django.setup()
    from django.core.management import call_command
    from procrastinate.contrib.django import app

    app.periodic_registry.periodic_tasks.clear()
    call_command("procrastinate", "worker", "--one-shot", "--concurrency=1")


if __name__ == "__main__":
    main(*sys.argv[1:])
