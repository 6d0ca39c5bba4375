"""The demo's sign-ins on the sign-in page; nothing anywhere else."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from steiger.demo.selectors import accounts


def demo_accounts(request: HttpRequest) -> dict[str, Any]:
    if not settings.DEMO or request.path != reverse("account_login"):
        return {}
    return {"demo_accounts": accounts()}
