"""Every address: public for a reason, or behind a named permission. Derived from the resolver, not typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.organisations.models import Region
from tests.factories import Places, make_journey

# Addresses of libraries, outside any region: they sign people in and out, and know no child.
FOREIGN = ("allauth.", "django.views.i18n", "mfa_", "account_")


def _routes(
    patterns: list[URLPattern | URLResolver], prefix: str = "", space: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [space, pattern.namespace or ""]))
            yield from _routes(pattern.url_patterns, prefix + str(pattern.pattern), inner)
        else:
            yield prefix + str(pattern.pattern), ":".join(filter(None, [space, pattern.name or ""])), pattern


ROUTES = list(_routes(get_resolver().url_patterns))
REGIONAL = [(path, name, p) for path, name, p in ROUTES if path.startswith("<slug:region>/")]
PLAIN = [(path, name, p) for path, name, p in REGIONAL if path.count("<") == 1]
OF_A_CHILD = [(path, name, p) for path, name, p in REGIONAL if path.count("<") == 2 and "case>" in path]


def _name(route: tuple[str, str, URLPattern]) -> str:
    return route[0]


@pytest.mark.parametrize("route", ROUTES, ids=_name)
def test_every_route_names_its_permission_or_is_public(route: tuple[str, str, URLPattern]) -> None:
    path, _, pattern = route
    view = pattern.callback
    if path.startswith("<slug:region>/"):
        assert isinstance(getattr(view, "permission", None), Permission), path
        return
    is_ours = view.__module__.startswith("steiger.") or getattr(view, "is_public", False)
    if is_ours:
        assert getattr(view, "is_public", False) or getattr(view, "is_for_signed_in", False), path
    else:
        assert view.__module__.startswith(("allauth.", "django.views.i18n", "django.views.generic")), path


def test_there_are_routes_to_walk() -> None:
    assert len(PLAIN) >= 10
    assert len(OF_A_CHILD) >= 10


@pytest.fixture
def everybody(
    dirk: Member, amina: Member, carla: Member, bram: Member, teun: Member, esra: Member, femke: Member, tom: Member,
    paula: Member, ad: Member,
) -> list[Member]:  # fmt: skip
    return [dirk, amina, carla, bram, teun, esra, femke, tom, paula, ad]


@pytest.mark.parametrize("route", PLAIN, ids=_name)
def test_a_page_opens_for_exactly_the_roles_of_its_permission(
    route: tuple[str, str, URLPattern], region: Region, everybody: list[Member], client_for: Callable[[Member], Client]
) -> None:
    _, name, pattern = route
    url = reverse(name, kwargs={"region": region.slug})
    least: Reach = pattern.callback.at_least  # type: ignore[attr-defined]
    for member in everybody:
        status = client_for(member).get(url).status_code

        if member.reach(pattern.callback.permission) < least:  # type: ignore[attr-defined]
            assert status == 403, (url, member.name)
        else:
            # 403 stays possible where a rule looks closer than the table, 405 where a page only takes a POST.
            assert status in {200, 302, 403, 405}, (url, member.name, status)


@pytest.mark.parametrize("route", PLAIN + OF_A_CHILD, ids=_name)
def test_another_region_gets_404_everywhere(
    route: tuple[str, str, URLPattern], region: Region, zoe: Member, client_for: Callable[[Member], Client]
) -> None:
    journey = make_journey(region)
    url = _url(route, region, journey.case_number)
    client = client_for(zoe)

    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 404


@pytest.mark.parametrize("route", OF_A_CHILD, ids=_name)
def test_nobody_without_a_relation_opens_a_page_of_a_child(
    route: tuple[str, str, URLPattern], region: Region, places: Places, everybody: list[Member],
    client_for: Callable[[Member], Client],
) -> None:  # fmt: skip
    journey = make_journey(region, call_name="Onvindbaar", last_name="Verborgen")
    url = _url(route, region, journey.case_number)
    for member in everybody:
        if member.reach(Permission.FILE_SEE) == Reach.REGION:
            continue
        response = client_for(member).get(url)

        assert response.status_code in {403, 404, 405}, (url, member.name, response.status_code)
        assert "Verborgen" not in response.content.decode(), (url, member.name)


@pytest.mark.parametrize("route", PLAIN, ids=_name)
def test_a_stranger_is_asked_to_sign_in(route: tuple[str, str, URLPattern], region: Region, client: Client) -> None:
    response = client.get(reverse(route[1], kwargs={"region": region.slug}))

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def _url(route: tuple[str, str, URLPattern], region: Region, case_number: str) -> str:
    kwargs = {"region": region.slug}
    if "case>" in route[0]:
        kwargs["case"] = case_number
    return reverse(route[1], kwargs=kwargs)
