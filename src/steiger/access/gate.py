"""The gate of every action and the doorman of every page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.errors import NotAllowedError

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request inside a region: the middleware has put the member and the region on it."""

    member: Member
    region: Any


View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
RegionView = Callable[Concatenate[MemberRequest, P], HttpResponseBase]


def require(member: Member, permission: Permission) -> None:
    """First line of an action. Which things the permission holds for is the rule that comes next."""
    if not member.may(permission):
        raise NotAllowedError(_("Your role does not allow this. Ask the coordinator of your region."))


def require_region(member: Member, permission: Permission) -> None:
    """For actions that concern the region as a whole."""
    if member.reach(permission) < Reach.REGION:
        raise NotAllowedError(_("Your role does not allow this. Ask the coordinator of your region."))


def requires(permission: Permission, *, at_least: Reach = Reach.OWN) -> Callable[[RegionView[P]], View[P]]:
    """A page of a region, for members with this permission. Others get 403; strangers never get this far."""

    def decorate(view: RegionView[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            inside = cast(MemberRequest, request)
            if inside.member.reach(permission) < at_least:
                raise PermissionDenied
            return view(inside, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        guarded.at_least = at_least  # type: ignore[attr-defined]
        return cast("View[P]", guarded)

    return decorate


def public(view: View[P]) -> View[P]:
    """A page without a sign-in. It knows no child."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def signed_in(view: View[P]) -> View[P]:
    """A page outside any region, for whoever has signed in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.is_for_signed_in = True  # type: ignore[attr-defined]
    return cast("View[P]", guarded)
