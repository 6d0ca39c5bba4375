"""One request, one region, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.crypto import get_random_string

from steiger.access.member import Member
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.history import acting
from steiger.core.memory import remember, remembering
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from steiger.organisations.selectors import region_by_slug, region_of
from steiger.people.selectors import member_for

View = Callable[..., Any]


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
            return redirect_to_login(request.get_full_path())
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
            member = member_for(request.user, region.pk)  # type: ignore[arg-type]
            if member is None:
                return self.get_response(request)
            request.region, request.member = region, member  # type: ignore[attr-defined]
            with self._reading(region, member) if request.method in {"GET", "HEAD"} else self._writing(member):
                response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    @staticmethod
    @contextmanager
    def _reading(region: Region, member: Member) -> Iterator[None]:
        """Reading writes nothing but the log of looking, which says itself who looked."""
        with remembering():
            remember(region_of, region, member)
            yield

    @staticmethod
    def _writing(member: Member) -> AbstractContextManager[None]:
        return acting(user_id=member.user_id, roles=sorted(member.roles), request_id=get_random_string(12))

    @staticmethod
    def _region_slug(request: HttpRequest) -> str | None:
        try:
            slug = resolve(request.path_info).kwargs.get("region")
        except Resolver404:
            return None
        return str(slug) if slug is not None else None
