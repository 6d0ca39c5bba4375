"""Help requests: part of the addresses of the expertise."""

from __future__ import annotations

from django.urls import path

from steiger.expertise.views import help_requests

patterns = [
    path("help/", help_requests.help_requests, name="help_requests"),
]
