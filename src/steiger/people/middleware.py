"""One request, one region, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from time import time
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.views import redirect_to_login
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.history import acting
from steiger.core.memory import remember, remembering
from steiger.core.scope import close_children, region_scope
from steiger.core.signin import signed_in_with_two_factors
from steiger.organisations.models import Region
from steiger.organisations.selectors import region_by_slug, region_of
from steiger.people.keys import running_session
from steiger.people.selectors import ON_BEHALF, lacks_second_factor, member_for, member_on_behalf

if TYPE_CHECKING:
    from steiger.people.models import User

View = Callable[..., Any]


SEEN = "seen"
NOTED_EACH = 60  # seconds; the session need not be written more often


def to_login(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and from there back to the page where somebody was: also when they had just sent a form."""
    if request.headers.get("HX-Request"):
        back = urlsplit(request.headers.get("HX-Current-URL", ""))
    elif request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    else:
        back = urlsplit(request.headers.get("Referer", ""))
        if back.netloc != request.get_host():
            return redirect_to_login(request.get_full_path())
    page = urlunsplit(("", "", back.path or "/", back.query, ""))
    return leading_to(request, redirect_to_login(page)["Location"])


def leading_to(request: HttpRequest, url: str) -> HttpResponse:
    """The whole page goes there, also when only a part of it was asked for."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return redirect(url)


class IdleSessions:
    """Whoever does nothing for a while is signed out: a screen that is left alone shows no child.

    What was typed stays on the device (`drafts.js`), and the page warns before (`session.js`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            now = int(time())
            seen = request.session.get(SEEN, now)
            if now - seen > settings.IDLE_SECONDS:
                logout(request)
                messages.info(request, _("You were signed out because nothing happened for a while. Sign in again."))
            elif now - seen > NOTED_EACH or SEEN not in request.session:
                request.session[SEEN] = now
        return self.get_response(request)


class RegionScope:
    """Finds region and member of `/{region}/...`, opens the transaction, sets the region for the database.

    The response is rendered inside the transaction; a server error rolls everything back. Whoever has no
    running membership in the region gets the same 404 as for a region that does not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = None  # type: ignore[attr-defined]
        request.region = None  # type: ignore[attr-defined]
        slug = self._region_slug(request)
        if slug is None:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return to_login(request)
        return self._inside_region(request, slug)

    def process_view(self, request: HttpRequest, _view: View, _args: list[Any], kwargs: dict[str, Any]) -> None:
        """Views get the region from the request, never from the address."""
        if request.region is not None:  # type: ignore[attr-defined]
            kwargs.pop("region", None)
        elif "region" in kwargs:
            raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal that no form could show: nothing was written, and the page says why and what to do."""
        if not isinstance(exception, DomainError):
            return None
        if connection.in_atomic_block:
            transaction.set_rollback(True)
        status = 403 if isinstance(exception, NotAllowedError) else 409
        return render(request, "403.html", {"reason": exception.message}, status=status)

    def _inside_region(self, request: HttpRequest, slug: str) -> HttpResponse:
        region = region_by_slug(slug)
        if region is None:
            return self.get_response(request)
        with region_scope(region.pk):
            member = self._who(request, region)
            if member is None:
                return self.get_response(request)
            member = self._as_administrator(member)
            if self._must_set_up(request, member):
                messages.warning(request, _("Your role needs a second factor. Set one up to go on."))
                return leading_to(request, reverse("mfa_index"))
            request.region, request.member = region, member  # type: ignore[attr-defined]
            with self._reading(region, member) if request.method in {"GET", "HEAD"} else self._writing(member):
                response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    @staticmethod
    def _who(request: HttpRequest, region: Region) -> Member | None:
        """The person, or whoever they stand in for: until they stop, or it has ended."""
        user = cast("User", request.user)
        chosen = request.session.get(ON_BEHALF)
        if chosen and chosen["region"] == region.pk:
            member = member_on_behalf(user, region.pk, chosen["delegation"])
            if member is not None:
                return member
            del request.session[ON_BEHALF]
            messages.info(request, _("You no longer stand in for your colleague. You work in your own name again."))
        return member_for(user, region.pk)

    @staticmethod
    def _as_administrator(member: Member) -> Member:
        """Who is nothing but administrator sees no child; the database is told too, and looks for a session itself."""
        if Role.ADMINISTRATOR not in member.roles:
            return member
        if member.roles == {Role.ADMINISTRATOR}:
            close_children(member.user_id)
        return replace(member, session=running_session(member))

    @staticmethod
    def _must_set_up(request: HttpRequest, member: Member) -> bool:
        """The region asks for a second factor in this role. Who signed in at a provider that saw to it has one."""
        if not lacks_second_factor(member.region_id, member.actor_id, member.roles):
            return False
        return not signed_in_with_two_factors(request)

    @staticmethod
    @contextmanager
    def _reading(region: Region, member: Member) -> Iterator[None]:
        """Reading writes nothing but the log of looking, which says itself who looked."""
        with remembering():
            remember(region_of, region, member)
            yield

    @staticmethod
    def _writing(member: Member) -> AbstractContextManager[None]:
        return acting(user_id=member.actor_id, roles=sorted(member.roles), request_id=get_random_string(12))

    @staticmethod
    def _region_slug(request: HttpRequest) -> str | None:
        try:
            slug = resolve(request.path_info).kwargs.get("region")
        except Resolver404:
            return None
        return str(slug) if slug is not None else None
