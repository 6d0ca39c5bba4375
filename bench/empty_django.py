"""The floor: a Django page with one query and nothing else, on the same database and server."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="only-for-measuring",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={
        "default": {
            "ENGINE": "steiger.core.database",
            "NAME": "steiger",
            "USER": "steiger_app",
            "EMBEDDED_ROOT": str(Path(os.environ["STEIGER_DATA"]).absolute() / "postgres"),
            "CONN_MAX_AGE": 600,
        }
    },
)


def page(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM organisations_region LIMIT 1")
        return HttpResponse(f"<h1>{cursor.fetchone()[0]}</h1>")


urlpatterns = [path("", page)]
application = get_wsgi_application()
