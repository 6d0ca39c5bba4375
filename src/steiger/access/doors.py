"""The doorman of pages that a secret link opens, for somebody without an account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import get_random_string

from steiger.core.errors import DomainError
from steiger.core.history import acting
from steiger.core.limits import Limit
from steiger.core.models import SecretLink
from steiger.core.secret_links import open_link

P = ParamSpec("P")
LinkView = Callable[Concatenate[HttpRequest, SecretLink, P], HttpResponse]
GuardedView = Callable[Concatenate[HttpRequest, str, P], HttpResponse]

# A mail program that breaks a line makes one wrong address, or two; who tries addresses is wrong all the time.
GUESSES = Limit("secret_link", misses=20, seconds=600)
GONE, REFUSED, TOO_MANY = 404, 409, 429


def by_link(purpose: str) -> Callable[[LinkView[P]], GuardedView[P]]:
    """A page that a link for this purpose opens. Its address has `<str:secret>`; the view gets the link instead.

    The view runs in one transaction in the region of the link, as `RegionScope` does for members; a server error or a
    refusal rolls everything back.
    """

    def decorate(view: LinkView[P]) -> GuardedView[P]:
        @wraps(view)
        def guarded(request: HttpRequest, secret: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if GUESSES.is_reached(request):
                return _kept_secret(_wait(request))
            try:
                response = _inside(request, secret, *args, **kwargs)
            except DomainError as refusal:
                context = {"reason": refusal.message}
                response = render(request, "core/stale_link.html", context, status=REFUSED)
            if response is None:
                GUESSES.count_miss(request)
                response = render(request, "core/stale_link.html", status=GONE)
            return _kept_secret(response)

        @transaction.atomic
        def _inside(request: HttpRequest, secret: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse | None:
            link = open_link(secret, purpose)
            if link is None:
                return None
            if request.method in {"GET", "HEAD"}:
                return view(request, link, *args, **kwargs)
            with acting(user_id=None, roles=[f"link:{purpose}"], request_id=get_random_string(12)):
                response = view(request, link, *args, **kwargs)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

        guarded.opened_by = purpose  # type: ignore[attr-defined]
        guarded.is_public = True  # type: ignore[attr-defined]
        return cast("GuardedView[P]", guarded)

    return decorate


def _wait(request: HttpRequest) -> HttpResponse:
    response = render(request, "core/too_many_links.html", status=TOO_MANY)
    response["Retry-After"] = str(GUESSES.seconds)
    return response


def _kept_secret(response: HttpResponse) -> HttpResponse:
    """Nobody keeps the page, indexes it, or tells its address on.

    `strict-origin` and not `no-referrer`: with the latter browsers send forms from nowhere (`Origin: null`), and Django
    refuses them.
    """
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
