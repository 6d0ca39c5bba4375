"""What every page of the shell needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.selectors import agreement_pages
from steiger.core import clock
from steiger.core.links import in_region
from steiger.desk.selectors import SHOWN_DUE

# The parts of the address under which the agreements stand.
AGREEMENTS = ("cooperation", "agreements")
# The rooms whose pages stand beside each other under *Expertise*.
EXPERTISE = ("expertise", "training")


# How much was pressing when it was last counted stands in the session, so that no page asks for it.
COUNTED = "counted"
COUNTED_FOR = 600  # seconds; what others do meanwhile shows after this


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    icon: str
    active: bool
    badge: SafeString | str = ""


def shell(request: HttpRequest) -> dict[str, Any]:
    member: Member | None = getattr(request, "member", None)
    region = getattr(request, "region", None)
    shown: dict[str, Any] = {
        "demo": settings.DEMO,
        "region": region,
        "member": member,
        "idle_seconds": settings.IDLE_SECONDS,
    }
    if member is not None and region is not None:
        counted = counted_for(request, member)
        shown["entries"] = _entries(request, member, region.slug, due_badge(counted.count if counted else 0))
        if counted is None or not counted.is_fresh:
            shown["count_url"] = in_region(region.slug, "desk:count")
        shown["search_url"] = in_region(region.slug, "desk:search")
        shown["search_hint"] = _search_hint(member)
        shown["role_names"] = sorted({str(role.label) for role in member.roles})
    return shown


@dataclass(frozen=True)
class Counted:
    """How many things were pressing for somebody, and whether that is still worth believing."""

    count: int
    is_fresh: bool


def counted_for(request: HttpRequest, member: Member) -> Counted | None:
    """What was counted last, on this day in this region."""
    kept = request.session.get(COUNTED)
    if not kept or kept["of"] != _whose(member):
        return None
    return Counted(kept["count"], is_fresh=kept["at"] > clock.now().timestamp() - COUNTED_FOR)


def keep_count(request: HttpRequest, member: Member, count: int) -> None:
    request.session[COUNTED] = {"of": _whose(member), "count": count, "at": int(clock.now().timestamp())}


def forget_count(request: HttpRequest) -> None:
    """Something was done: there may be less to do."""
    if kept := request.session.get(COUNTED):
        request.session[COUNTED] = {**kept, "at": 0}


def _whose(member: Member) -> str:
    return f"{member.region_id} {member.user_id} {clock.today()}"


def due_badge(count: int) -> SafeString:
    """What stands at *Vandaag* in the menu; nothing when nothing is pressing."""
    return format_html('<span class="due-badge">{}</span>', badge_words(count))


def badge_words(count: int) -> SafeString | str:
    if not count:
        return ""
    what = ngettext("thing to do", "things to do", count)
    shown = f"{count}+" if count >= SHOWN_DUE else count
    return format_html('<span class="count">{}</span><span class="visually-hidden"> {}</span>', shown, what)


def _search_hint(member: Member) -> str:
    """Only what this person can find: a board member finds no child."""
    finds_people = member.may(Permission.PEOPLE_SEE)
    if member.may(Permission.FILE_SEE):
        return _("Search a child, school or person") if finds_people else _("Search a child or school")
    return _("Search a school or person") if finds_people else _("Search a school")


def _first_agreement(member: Member) -> str:
    return next((page.url_name for page in agreement_pages(member)), "cooperation:policy")


def _is_agreement(request: HttpRequest, name: str) -> bool:
    """The agreements stand under two addresses and light up as one entry."""
    found = request.resolver_match
    return name.split(":")[0] in AGREEMENTS and found is not None and found.namespace in AGREEMENTS


def _is_expertise(request: HttpRequest, name: str) -> bool:
    found = request.resolver_match
    return name.split(":")[0] in EXPERTISE and found is not None and found.namespace in EXPERTISE


def _entries(request: HttpRequest, member: Member, slug: str, badge: SafeString) -> list[Entry]:
    offered = [
        (_("Today"), "desk:today", "sun", Permission.TODAY_SEE, Reach.OWN),
        (_("Children"), "desk:children", "users", Permission.FILE_SEE, Reach.OWN),
        (_("Referrals"), "newcomers:desk", "inbox-arrow-down", Permission.PLACES_SEE, Reach.COUNTS),
        (_("Visits"), "aftercare:visits", "map", Permission.VISIT_PLAN, Reach.OWN),
        (_("IB consultation"), "consultation:cases", "chat-bubble-left-right", Permission.CASE_SEE, Reach.OWN),
        (_("Cooperation"), _first_agreement(member), "scale", Permission.POLICY_SEE, Reach.REGION),
        (_("Expertise"), "expertise:home", "light-bulb", Permission.ARTICLE_SEE, Reach.OWN),
        (_("Parents"), "parents:languages", "globe-europe-africa", Permission.PARENTS_SEE, Reach.REGION),
        (_("Insight"), "insight:figures", "chart-bar", Permission.FIGURES_SEE, Reach.OWN),
        (_("Schools"), "organisations:list", "building-library", Permission.SCHOOLS_SEE, Reach.REGION),
        (_("People"), "people:people", "user-group", Permission.PEOPLE_SEE, Reach.OWN),
        (_("Privacy"), "privacy:home", "eye", Permission.REQUEST_SEE, Reach.REGION),
        (_("Staff sessions"), "privacy:sessions", "eye", Permission.SESSION_BEGIN, Reach.REGION),
    ]
    entries = []
    for label, name, icon, permission, least in offered:
        if member.reach(permission) >= least:
            url = in_region(slug, name)
            is_home = name == "desk:today"
            active = request.path == url if is_home else request.path.startswith(url)
            active = active or _is_agreement(request, name) or _is_expertise(request, name)
            entries.append(Entry(label, url, icon, active, badge if is_home else ""))
    return entries
