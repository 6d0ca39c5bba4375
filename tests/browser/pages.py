"""Every page that there is, found by asking: the addresses from the resolver, opened by whoever may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice, product

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.browser.world import World

# Where each role, or each phase of a child, sees something else: by whom and of whom it is looked at too.
DIFFERS_BY_ROLE = {
    "door": {"Tom", "Nina"},
    "desk:today": {"Dirk", "Amina", "Bram", "Rita", "Carla", "Teun", "Esra", "Femke", "Tom", "Paula", "Ad"},
    "desk:file": {"Dirk", "Amina", "Bram", "Carla", "Teun"},
    "newcomers:stay": {"Dirk", "Amina"},
    "newcomers:instruments": {"Dirk", "Amina"},
    "pupils:notes": {"Dirk", "Amina"},
    "newcomers:desk": {"Dirk", "Amina", "Bram", "Esra"},
    "newcomers:ahead": {"Dirk", "Bram"},
    "newcomers:enrolment": {"Dirk", "Amina", "Bram"},
    "transitions:document": {"Dirk", "Amina", "Bram", "Teun"},
    "agreements:bodies": {"Dirk", "Esra", "Tom"},
    "agreements:body": {"Dirk", "Esra"},
    "agreements:actions": {"Dirk", "Esra", "Tom"},
    "aftercare:visit": {"Dirk", "Amina", "Carla", "Teun"},
    "aftercare:own_availability": {"Dirk", "Carla"},
    "agreements:covenant": {"Dirk", "Esra", "Femke"},
    "agreements:budget": {"Dirk", "Esra", "Carla"},
    "agreements:representation": {"Dirk", "Carla"},
    "agreements:strategy": {"Dirk", "Teun"},
    "agreements:goal": {"Dirk", "Teun"},
    "parents:languages": {"Dirk", "Teun"},
    "parents:text": {"Dirk", "Amina", "Teun"},
    "parents:films": {"Dirk", "Teun"},
    "parents:voices": {"Amina", "Teun"},
    "expertise:activities": {"Dirk", "Teun"},
    "expertise:activity": {"Dirk", "Teun", "Bram"},
    "expertise:portfolio": {"Bram", "Teun", "Esra"},
    "expertise:line": {"Dirk", "Teun"},
    "expertise:help_request": {"Dirk", "Bram"},
    "expertise:articles": {"Dirk", "Teun"},
    "expertise:article": {"Dirk", "Teun"},
    "consultation:cases": {"Dirk", "Amina", "Bram", "Carla"},
    "consultation:case": {"Amina", "Bram"},
    "training:index": {"Dirk", "Bram", "Carla", "Teun", "Tom"},
    "training:figures": {"Dirk", "Esra"},
    "training:cohort": {"Dirk", "Rita"},
    "training:enrolment": {"Dirk", "Bram", "Teun"},
    "training:work": {"Dirk", "Teun"},
    "training:suggestion": {"Bram", "Carla"},
    "training:coaching": {"Dirk", "Teun"},
    "privacy:sessions": {"Dirk", "Ad"},
}
DIFFERS_BY_CASE = {
    "desk:file": {"Amira", "Parisa", "Karim", "Dilan", "Omar", "Wail", "Rania"},
    "transitions:document": {"Amira", "Karim", "Dilan", "Nour", "Rania"},
    "newcomers:referral": {"Amira", "Wail", "Rania"},
}
# Pages for who has signed in a moment ago, which asking without a browser does not show.
SECOND_FACTOR = ("totp/activate/", "webauthn/add/")
# Addresses of libraries that are never shown to anybody here, or only on the way of a mail.
ELSEWHERE = ("account_", "mfa_", "socialaccount_", "openid_connect_", "set_language")
# Leads on to what there is already.
WAYS_ON = ("agreements:current", "agreements:start_strategy", "parents_door", "expertise:home", "privacy:home")
# Given to one party only, or there only while something waits: tested in their rooms.
NOT_HERE = ("parents_pdf", "transitions:sent_pdf", "privacy:hold")
# They speak the language of their address, whatever the reader of Steiger chose: looked at by themselves.
OWN_TONGUE = ("parents_welcome", "parents:preview", "parents_document")
NO_PAGE = HTTPStatus.METHOD_NOT_ALLOWED
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Shown:
    """One page, as one person sees it. `who` is nobody for a page outside."""

    name: str
    path: str
    who: str | None
    is_page: bool = True

    def __str__(self) -> str:
        return f"{self.path} as {self.who or 'a stranger'}"


def every_page(world: World, share: int = 0, shares: int = 1) -> list[Shown]:
    """Found without a browser, as the coordinator first: what is not there for the coordinator is there for nobody.

    Of so many shares one has the addresses of its turn, and the questions are in the first.
    """
    clients: dict[str | None, Client] = {name: world.client(name) for name in world.people}
    clients[None] = Client()
    found: list[Shown] = []
    for pattern, name in islice(_routes(get_resolver().url_patterns), share, None, shares):
        is_elsewhere = name.startswith((*ELSEWHERE, *WAYS_ON, *NOT_HERE)) or pattern.startswith("accounts/social/")
        asking = {who: clients[who] for who in (None, "Dirk")} if is_elsewhere else clients
        answers = _answers(pattern, name, world, asking)
        assert answers or is_elsewhere, f"nobody opens {name}"
        found += [shown for shown in answers if shown.is_page and name not in OWN_TONGUE]
    return [*found, *(_with_questions(world) if share == 0 else ())]


def _routes(patterns: list[URLPattern | URLResolver], prefix: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [space, pattern.namespace or ""]))
            yield from _routes(pattern.url_patterns, prefix + str(pattern.pattern), inner)
        else:
            yield prefix + str(pattern.pattern), ":".join(filter(None, [space, pattern.name or ""]))


def _answers(pattern: str, name: str, world: World, clients: dict[str | None, Client]) -> list[Shown]:
    """The first page that opens; where roles or phases see something else, one for each."""
    found: list[Shown] = []
    roles = set(DIFFERS_BY_ROLE.get(name, ()))
    cases = {world.cases[child] for child in DIFFERS_BY_CASE.get(name, ())}
    for path in _paths(pattern, world):
        case = next((one for one in world.cases.values() if one in path), "")
        for who, client in clients.items():
            if found and who not in roles and case not in cases:
                continue
            status = _status(client, path)
            if status == NO_PAGE:
                return [Shown(name, path, who, is_page=False)]
            if status == HTTPStatus.OK:
                roles.discard(who or "")
                cases.discard(case)
                found.append(Shown(name, path, who))
            elif status == HTTPStatus.NOT_FOUND and who == "Dirk":
                break
        if found and not roles and not cases:
            break
    return found


def _paths(pattern: str, world: World) -> Iterator[str]:
    if "(?P" in pattern:
        return
    names = PARAMETER.findall(pattern)
    for values in product(*(world.values[one] for one in names)):
        path = pattern
        for value in values:
            path = PARAMETER.sub(value, path, count=1)
        yield f"/{path}"


def _status(client: Client, path: str) -> int:
    """Files, data and what only takes what a form sends are no pages."""
    response = client.get(path)
    if not response.headers.get("Content-Type", "").startswith("text/html") and not response.has_header("Location"):
        return NO_PAGE
    return response.status_code


def _with_questions(world: World) -> list[Shown]:
    asked = ["children/?view=board", "children/?text=nobody", "search/?q=haddad", "search/?q=xyzxyz"]
    asked += ["expertise/articles/?q=zwijgen", "expertise/articles/?q=xyzxyz", "expertise/help/?state=all"]
    asked += ["agreements/campaign/?view=table", "agreements/campaign/?view=map"]
    asked += ["expertise/activities/?when=past", "expertise/directory/?q=tolk", "expertise/directory/?q=xyzxyz"]
    asked += ["agreements/actions/?whose=all&state=done", f"agreements/actions/new/?body={world.values['body'][0]}"]
    asked += ["manual/?q=wachtlijst", "manual/?q=xyzxyz", "manual/plekken-en-inschrijving/"]
    asked += [f"aftercare/plans/{world.values['proposal'][1]}/"]
    regional = [Shown("asked", f"/{world.values['region'][0]}/{path}", "Dirk") for path in asked]
    return [*regional, *(Shown("second factor", f"/accounts/2fa/{path}", "Dirk") for path in SECOND_FACTOR)]
