"""Asks every room: what is due for this person, what can be found, and what does this file hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.aftercare import selectors as aftercare
from steiger.audit.selectors import happenings
from steiger.consultation import selectors as consultation
from steiger.cooperation.selectors import (
    DecisionFilter,
    agreements_due_for,
    current_policy,
    decisions,
    decisions_due_for,
    meetings_due_for,
    own_appointments,
)
from steiger.core import clock
from steiger.core.appointments import calendar_of
from steiger.core.due import DueItem, Found, Offer, Urgency
from steiger.core.errors import DomainError
from steiger.core.jetty import Post, PostState
from steiger.core.links import in_region
from steiger.core.secret_links import links_to
from steiger.core.templatetags.core_tags import day
from steiger.desk.enums import CALENDAR_LINK
from steiger.expertise import selectors as expertise
from steiger.expertise.selectors.activities import activities_found
from steiger.expertise.selectors.activity_work import activities_due_for
from steiger.expertise.selectors.directory import directory_found
from steiger.expertise.selectors.directory_entries import directory_due_for
from steiger.manual import selectors as manual
from steiger.newcomers import selectors as newcomers
from steiger.organisations import selectors as organisations
from steiger.people import selectors as people
from steiger.privacy.selectors.requests import requests_due_for
from steiger.privacy.selectors.runs import retention_due_for
from steiger.pupils import rules as pupil_rules
from steiger.pupils import selectors as pupils
from steiger.pupils.enums import Phase, Section
from steiger.pupils.selectors import JourneyFilter
from steiger.training import selectors as training
from steiger.transitions import selectors as transitions

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from steiger.audit.models import Happening
    from steiger.core.models import SecretLink
    from steiger.pupils.models import Guardian, Journey

ON_THE_BOARD = (
    Phase.REFERRED,
    Phase.WAITING,
    Phase.INTAKE,
    Phase.AT_NEWCOMER_SCHOOL,
    Phase.PREPARING,
    Phase.AFTERCARE,
)
CARDS_PER_PHASE = 12
# More than anybody does in a day; the page stays quick to read and quick to make.
SHOWN_DUE = 40
FOUND_PER_KIND = 6
MANUAL_FOUND = 3
# The latest of what happened to a child; the rest stands on a page of its own.
SHOWN_HISTORY = 8
# What is longer ago nobody looks up in a calendar.
CALENDAR_BACK = timedelta(days=180)


@dataclass(frozen=True)
class DueGroup:
    urgency: Urgency
    items: list[DueItem]


def has_policy() -> bool:
    """A new region starts without one. Until then nothing has a term, so nothing is due."""
    try:
        current_policy()
    except DomainError:
        return False
    return True


@dataclass(frozen=True)
class DueList:
    """What waits for somebody, late first; the most urgent of it when there is more than a page holds."""

    groups: list[DueGroup]
    has_more: bool = False

    @property
    def count(self) -> int:
        return sum(len(group.items) for group in self.groups)

    @property
    def pressing(self) -> int:
        """How much of it is for today or should have been done."""
        return sum(len(group.items) for group in self.groups if group.urgency in {Urgency.LATE, Urgency.TODAY})


def due_list(member: Member) -> DueList:
    """What this person must do, by date."""
    today = clock.today()
    items = [*people.due_for(member), *agreements_due_for(member)]
    items += [*meetings_due_for(member), *decisions_due_for(member)]
    if has_policy():
        items += [*newcomers.due_for(member), *transitions.due_for(member), *aftercare.due_for(member)]
    items += [*consultation.due_for(member), *expertise.due_for(member)]
    items += [*activities_due_for(member), *directory_due_for(member)]
    items += training.due_for(member)
    items += [*retention_due_for(member), *requests_due_for(member)]
    items.sort(key=lambda item: (item.due_on, item.title, item.about))
    order = list(Urgency)
    shown = sorted(items[:SHOWN_DUE], key=lambda item: order.index(item.urgency(today)))
    groups = [DueGroup(u, list(group)) for u, group in groupby(shown, key=lambda item: item.urgency(today))]
    return DueList(groups, has_more=len(items) > SHOWN_DUE)


@dataclass(frozen=True)
class Row:
    """One child in a list: the journey, who stands around it, and its way in small."""

    journey: Journey
    relations: pupils.Relations
    posts: list[Post]


def rows(journeys: list[Journey]) -> list[Row]:
    return [Row(journey, pupils.relations_of(journey), milestones(journey)) for journey in journeys]


def milestones(journey: Journey) -> list[Post]:
    """The way of a child from its own dates alone, without asking any room."""
    days: list[tuple[str, date | None]] = [
        (str(Phase.REFERRED.label), journey.referred_on),
        (str(Phase.INTAKE.label), journey.intake_on),
        (str(Phase.AT_NEWCOMER_SCHOOL.label), journey.placed_on),
        # Where the mother school is known from the referral on, preparing begins when the day of the move is set.
        (str(Phase.PREPARING.label), journey.bonded_on if journey.expected_move_on else None),
    ]
    posts = [_post(label, day) for label, day in days]
    posts.append(
        Post(
            label=str(Phase.AFTERCARE.label),
            state=PostState.ASHORE,
            day=journey.moved_on or journey.expected_move_on,
            reached=journey.moved_on is not None,
        )
    )
    posts.append(_post(str(Phase.COMPLETED.label), journey.completed_on))
    return _with_next(posts) if journey.is_open else posts


def _post(label: str, day: date | None) -> Post:
    return Post(label=label, state=PostState.DONE if day else PostState.FUTURE, day=day)


def _with_next(posts: list[Post]) -> list[Post]:
    """The first post that is not reached yet is the next one."""
    for place, post in enumerate(posts):
        if post.state == PostState.FUTURE:
            posts[place] = Post(label=post.label, state=PostState.NEXT, day=post.day)
            break
    return posts


def board(member: Member, wanted: JourneyFilter) -> list[tuple[Phase, list[Row], bool]]:
    """Per open phase the latest children; and whether there are more than fit."""
    columns = []
    for phase in ON_THE_BOARD:
        in_phase = JourneyFilter(phase=phase, school_id=wanted.school_id, text=wanted.text, order=wanted.order)
        found = list(pupils.journeys(member, in_phase)[: CARDS_PER_PHASE + 1])
        columns.append((phase, rows(found[:CARDS_PER_PHASE]), len(found) > CARDS_PER_PHASE))
    return columns


@dataclass(frozen=True)
class File:
    """One child, one page: what this member may see of it, from every room."""

    journey: Journey
    sections: frozenset[Section]
    relations: pupils.Relations
    posts: list[Post]
    offers: list[Offer]
    stay: Any
    move: Any
    aftercare: Any
    advice: Any
    questions: Any
    guardians: list[Guardian]
    history: list[Happening]

    @property
    def latest(self) -> list[Happening]:
        return self.history[:SHOWN_HISTORY]

    @property
    def has_earlier(self) -> bool:
        return len(self.history) > SHOWN_HISTORY


def file(member: Member, case: str) -> File | None:
    journey = pupils.journey(member, case)
    if journey is None:
        return None
    sections = pupil_rules.sections_for(member, journey)
    has_history = Section.HISTORY in sections
    return File(
        journey=journey,
        sections=sections,
        relations=pupils.relations_of(journey),
        posts=_way(member, journey, sections),
        offers=[
            *newcomers.offers(member, journey),
            *transitions.offers(member, journey),
            *aftercare.offers(member, journey),
            *consultation.offers(member, journey),
            *expertise.offers(member, journey),
        ],
        stay=newcomers.file_part(member, journey, sections),
        move=transitions.file_part(member, journey, sections),
        aftercare=aftercare.file_part(member, journey, sections),
        advice=consultation.file_part(member, journey, sections),
        questions=expertise.file_part(member, journey),
        guardians=pupils.guardians_of(journey) if Section.CONTACT in sections else [],
        history=list(happenings(member, journey.case_number)[: SHOWN_HISTORY + 1]) if has_history else [],
    )


def history(member: Member, case: str) -> tuple[Journey, QuerySet[Happening]] | None:
    """All that happened to one child, latest first, for whoever sees the history on the file."""
    journey = pupils.journey(member, case)
    if journey is None or Section.HISTORY not in pupil_rules.sections_for(member, journey):
        return None
    return journey, happenings(member, journey.case_number)


def _way(member: Member, journey: Journey, sections: frozenset[Section]) -> list[Post]:
    """The whole jetty: how the child came, the steps around the move, the visits after it."""
    steps = transitions.posts(member, journey, sections)
    visits = aftercare.posts(member, journey, sections)
    if not steps:
        return milestones(journey)
    came = milestones(journey)[:3]
    return [*came, *steps, *visits]


def found(member: Member, text: str) -> list[Found]:
    """Children that may be opened, schools, people, articles and decisions: forgiving of spelling."""
    text = text.strip()
    if len(text) < 2:
        return []
    return [
        *_children(member, text),
        *_schools(member, text),
        *_people(member, text),
        *_articles(member, text),
        *_decisions(member, text),
        *_activities(member, text),
        *directory_found(member, text),
        *training.found(member, text),
        *_manual(member, text),
    ]


def _children(member: Member, text: str) -> list[Found]:
    if member.reach(Permission.FILE_SEE) < Reach.OWN:
        return []
    matching = pupils.journeys(member, JourneyFilter(text=text))[:FOUND_PER_KIND]
    return [
        Found(title=one.pupil.name, note=f"{one.phase_label} · {one.case_number}", url=one.case_number, kind="child")
        for one in matching
    ]


def _schools(member: Member, text: str) -> list[Found]:
    schools = organisations.search_schools(organisations.region_of(member), text)[:FOUND_PER_KIND]
    return [Found(title=s.name, note=f"{s.place} · {s.code}", url=s.code, kind="school") for s in schools]


def _people(member: Member, text: str) -> list[Found]:
    if not member.may(Permission.PEOPLE_SEE):
        return []
    matching = people.memberships(member).filter(user__name__icontains=text)[:FOUND_PER_KIND]
    return [Found(title=str(m.user), note=str(m.get_role_display()), url=str(m.pk), kind="person") for m in matching]


def _articles(member: Member, text: str) -> list[Found]:
    """And answered questions: what the region knows about it. Each knows its own address."""
    return [
        Found(
            title="".join(piece.text for piece in one.title),
            note=", ".join(one.subjects),
            url=one.url,
            kind="question" if one.is_question else "article",
        )
        for one in expertise.results(member, text, most=FOUND_PER_KIND)
    ]


def _decisions(member: Member, text: str) -> list[Found]:
    """By the number behind a deadline, or by words of the title."""
    matching = decisions(member, DecisionFilter(text=text))[:FOUND_PER_KIND]
    return [
        Found(f"{one.number} {one.title}", note=one.body.name, url=str(one.pk), kind="decision") for one in matching
    ]


def _activities(member: Member, text: str) -> list[Found]:
    slug = organisations.region_of(member).slug
    return [
        Found(
            title=one.title,
            note=f"{one.get_kind_display()} · {day(one.starts_at)}",
            url=in_region(slug, "expertise:activity", pk=one.pk),
            kind="activity",
        )
        for one in activities_found(member, text)[:FOUND_PER_KIND]
    ]


def _manual(member: Member, text: str) -> list[Found]:
    """Parts of the manual: few, for somebody searching a child does not want to read."""
    slug = organisations.region_of(member).slug
    return [
        Found(title=one.title, note=one.chapter.title, url=one.url, kind="manual")
        for one in manual.found(slug, text, most=MANUAL_FOUND)
    ]


@dataclass(frozen=True)
class ExpertisePage:
    """One of the pages beside each other under *Expertise*, whichever room it comes from."""

    key: str
    label: str
    url_name: str


def expertise_pages(member: Member) -> list[ExpertisePage]:
    offered = [
        ("help", _("Help requests"), "expertise:help_requests", Permission.HELP_SEE, Reach.OWN),
        ("articles", _("Knowledge"), "expertise:articles", Permission.ARTICLE_SEE, Reach.OWN),
        ("activities", _("Activities"), "expertise:activities", Permission.ACTIVITY_SEE, Reach.OWN),
        ("directory", _("Directory"), "expertise:directory", Permission.DIRECTORY_SEE, Reach.OWN),
        # A board and a municipality see how many teachers are trained.
        ("training", _("Training"), "training:index", Permission.TRAINING_SEE, Reach.COUNTS),
    ]
    return [
        ExpertisePage(key, label, name)
        for key, label, name, permission, least in offered
        if member.reach(permission) >= least
    ]


# The own calendar


def calendar_link(member: Member) -> SecretLink | None:
    """The address that this person's calendar reads now: since when, and until when. Not the address itself."""
    return links_to(CALENDAR_LINK, [str(member.user_id)]).first()


def calendar_of_link(link: SecretLink) -> str | None:
    """What whoever made this address has to go to; nothing when that person works here no more."""
    member = people.member_by_id(int(link.subject), link.region_id)
    if member is None:
        return None
    since = clock.now() - CALENDAR_BACK
    appointments = [*own_appointments(member, since), *aftercare.own_appointments(member, since)]
    name = f"Steiger {organisations.region_of(member).name}"
    return calendar_of(sorted(appointments, key=lambda one: one.starts_at), name=name)
