"""The report of a visit, and what the school needs made into something to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.actions.locks import lock_action, lock_journey, lock_visit
from steiger.aftercare.actions.support import prove_support_started
from steiger.aftercare.actions.teacher import close_teacher_form
from steiger.aftercare.models import Visit, VisitAction, VisitReport, VisitStanding
from steiger.aftercare.selectors.reports import arrived_report
from steiger.aftercare.selectors.visits import owner_ids
from steiger.audit.actions import record
from steiger.cooperation.enums import Proof
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.expertise.actions import ask_for_help
from steiger.expertise.models import HelpRequest
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing
from steiger.transitions.actions import complete_steps_by_fact


@transaction.atomic
def report_visit(
    *,
    visit: Visit,
    held_on: date,
    present: str,
    going: str,
    going_words: str,
    standings: Mapping[Domain, Standing],
    school_needs: str,
    plan_familiarity: str,
    plan_use: str,
    agreed_points: str = "",
    key: UUID | None = None,
    by: Member,
) -> VisitReport:
    """Send the report of a visit that was held. It is not sent without its four parts, and only once.

    Under the same `key` it may come in as often as its device likes: it is kept once.
    """
    require(by, Permission.VISIT_REPORT)
    lock_visit(visit)
    told: dict[str, Any] = {
        "held_on": held_on,
        "present": present.strip(),
        "going": going,
        "going_words": going_words.strip(),
        "school_needs": school_needs.strip(),
        "plan_familiarity": plan_familiarity,
        "plan_use": plan_use.strip(),
        "agreed_points": agreed_points.strip(),
    }
    arrived = arrived_report(by, visit, key)
    if arrived is not None:
        _refuse_changed(arrived, told, standings)
        return arrived
    rules.may_report(by, visit).require()
    missing = rules.missing_parts(
        going=going,
        going_words=going_words,
        standings=standings,
        school_needs=school_needs,
        plan_familiarity=plan_familiarity,
        plan_use=plan_use,
    )
    if missing:
        names = "; ".join(part.name for part in missing)
        raise DomainError(
            _("The report cannot be sent yet. Still missing: %(parts)s.") % {"parts": names}, field=missing[0].field
        )
    held = rules.held_verdict(visit, held_on)
    if not held:
        raise DomainError(held.reason, field="held_on")
    if not present.strip():
        raise DomainError(_("Say who was present, for example the teacher and the care coordinator."), field="present")
    report = VisitReport.objects.create(
        region_id=visit.region_id,
        visit=visit,
        reported_by_id=by.user_id,
        reported_at=clock.now(),
        **told,
        **({"key": key} if key else {}),
    )
    VisitStanding.objects.bulk_create(
        VisitStanding(region_id=visit.region_id, report=report, domain=domain, standing=standings[domain])
        for domain in CORE_DOMAINS
    )
    close_teacher_form(visit)
    visit.reported_on = clock.today()
    # Whoever was there is the specialist of this visit, also as a stand-in.
    visit.specialist_id = by.user_id
    visit.save(update_fields=["reported_on", "specialist"])
    visit.refresh_from_db(fields=["state"])
    journey = visit.journey
    record(by=by, kind="report_visit", case_number=journey.case_number, visit=visit.number, on=held_on.isoformat())
    complete_steps_by_fact(journey=journey, proof=Proof.VISIT_REPORTED, visit_number=visit.number, by=by)
    prove_support_started(journey=journey, by=by)
    return report


def _refuse_changed(arrived: VisitReport, told: dict[str, Any], standings: Mapping[Domain, Standing]) -> None:
    """Sent again with other words: those of the first time stand, and whoever wrote must hear that."""
    before = {name: getattr(arrived, name) for name in told}
    stood = dict(arrived.standings.values_list("domain", "standing"))
    stands = {str(domain): standing for domain, standing in standings.items()}
    repeat = rules.repeat_verdict({**before, **stood}, {**told, **stands})
    if not repeat:
        raise DomainError(repeat.reason)


@transaction.atomic
def make_action(*, report: VisitReport, what: str, owner_id: int, due_on: date, by: Member) -> VisitAction:
    """What the school needs becomes something to do, with an owner and a date."""
    require(by, Permission.SUPPORT_WRITE)
    journey = report.visit.journey
    lock_journey(journey)
    rules.may_make_action(by, report).require()
    if not what.strip():
        raise DomainError(_("Say what has to be done."), field="what")
    if due_on < clock.today():
        raise DomainError(_("This day has passed. Choose today or a coming day."), field="due_on")
    if owner_id not in owner_ids(by, journey):
        raise DomainError(
            _("This person has no part in this child's aftercare. Choose one from the list."), field="owner"
        )
    action = VisitAction.objects.create(
        region_id=journey.region_id,
        journey=journey,
        report=report,
        what=what.strip(),
        owner_id=owner_id,
        due_on=due_on,
        made_on=clock.today(),
        made_by_id=by.user_id,
    )
    record(by=by, kind="make_action", case_number=journey.case_number, owner=owner_id, on=due_on.isoformat())
    return action


@transaction.atomic
def ask_about_need(*, report: VisitReport, by: Member) -> HelpRequest:
    """What the school needs becomes a question to the expertise centre, about this child."""
    require(by, Permission.SUPPORT_WRITE)
    journey = report.visit.journey
    lock_journey(journey)
    rules.may_make_action(by, report).require()
    return ask_for_help(by=by, question=report.school_needs, journey=journey)


@transaction.atomic
def finish_action(*, action: VisitAction, by: Member) -> VisitAction:
    require(by, Permission.VISIT_SEE)
    lock_action(action)
    rules.may_finish_action(by, action).require()
    action.done_on = clock.today()
    action.save(update_fields=["done_on"])
    record(by=by, kind="finish_action", case_number=action.journey.case_number)
    return action
