"""Lines of support: agreed for teacher, school or pupil, so many hours, from-until, by whom; and the hours given."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.actions.locks import lock_journey, lock_support
from steiger.aftercare.enums import SupportFor
from steiger.aftercare.models import AvailableHours, SpentHours, SupportLine, SupportPackage, VisitReport
from steiger.aftercare.rules import hours as hours_rules
from steiger.aftercare.selectors.support_hours import Books
from steiger.aftercare.selectors.visits import specialists
from steiger.audit.actions import record
from steiger.cooperation.enums import Proof
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils.actions import involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.selectors import involved_user_ids
from steiger.transitions.actions import complete_steps_by_fact
from steiger.transitions.selectors.steps import calendar_of


@transaction.atomic
def agree_support(
    *,
    journey: Journey,
    support_for: SupportFor,
    what: str,
    hours: Decimal | int,
    from_on: date,
    until_on: date,
    owner_id: int | None = None,
    over_reason: str = "",
    package: SupportPackage | None = None,
    report: VisitReport | None = None,
    by: Member,
) -> SupportLine:
    """Promise support. Not more than the hours that are there, unless the coordinator says why."""
    require(by, Permission.SUPPORT_WRITE)
    lock_journey(journey)
    rules.may_write_support(by, journey).require()
    if not what.strip():
        raise DomainError(_("Say what the support is, for example coaching in the classroom."), field="what")
    if not 0 < hours <= rules.MOST_HOURS:
        raise DomainError(
            _("Enter more than zero and at most %(hours)s hours.") % {"hours": rules.MOST_HOURS}, field="hours"
        )
    if journey.moved_on is not None and from_on < journey.moved_on:
        raise DomainError(
            _("The child moved after this day. Choose the day of the move or a later one."), field="from_on"
        )
    if until_on < from_on:
        raise DomainError(_("The last day comes before the first. Turn them round."), field="until_on")
    _let_give(journey, owner_id, by)
    is_over = _is_over(Decimal(hours), from_on, until_on, owner_id, over_reason, by)
    line = SupportLine.objects.create(
        region_id=journey.region_id,
        journey=journey,
        support_for=SupportFor(support_for),
        what=what.strip(),
        hours=hours,
        from_on=from_on,
        until_on=until_on,
        agreed_on=clock.today(),
        agreed_by_id=by.user_id,
        owner_id=owner_id,
        package=package,
        report=report,
        over_reason=over_reason.strip() if is_over else "",
        over_by_id=by.user_id if is_over else None,
    )
    record(
        by=by,
        kind="agree_support",
        case_number=journey.case_number,
        subject=line.support_for,
        hours=str(hours),
        **({"over": "yes"} if is_over else {}),
    )
    prove_support_started(journey=journey, by=by)
    return line


def _let_give(journey: Journey, owner_id: int | None, by: Member) -> None:
    """Who gives support must be able to read the file; the coordinator may bring in somebody new."""
    if owner_id is None:
        return
    if not specialists(by).filter(pk=owner_id).exists():
        raise DomainError(_("This is not an Nt2 specialist of your region. Choose one from the list."), field="owner")
    rules.hand_over_verdict(by, owner_id, involved_user_ids(journey, Relation.SPECIALIST)).require()
    involve(journey=journey, relation=Relation.SPECIALIST, user_id=owner_id, by=by)


def _is_over(hours: Decimal, from_on: date, until_on: date, owner_id: int | None, over_reason: str, by: Member) -> bool:
    """Whether these hours go over what there is; refused then, unless the coordinator says why.

    The hours of all are held meanwhile: two promises at once cannot both take the last hour. A region that wrote down
    no hours yet is not held to them.
    """
    if not list(AvailableHours.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk")):
        return False
    books = Books(by, hours_rules.months_from(max(from_on, clock.today()), max(until_on, clock.today())))
    asked = hours_rules.spread(hours, from_on, until_on, books.calendar)
    enough = hours_rules.enough_hours(_("The specialists together"), asked, books.of_all())
    if owner_id is not None:
        own = hours_rules.enough_hours(specialists(by).get(pk=owner_id).name, asked, books.of(owner_id))
        enough = enough if own else own
    if enough:
        return False
    may_over = hours_rules.may_promise_over(by, over_reason)
    if may_over:
        return True
    if over_reason.strip():
        raise DomainError(may_over.reason, field="over_reason")
    raise DomainError(enough.reason, field="hours")


@transaction.atomic
def agree_package(
    *,
    journey: Journey,
    package: SupportPackage,
    owner_id: int | None = None,
    over_reason: str = "",
    by: Member,
) -> list[SupportLine]:
    """The region's standard support, every line of it: counted in school weeks from the move, or from now on."""
    require(by, Permission.SUPPORT_WRITE)
    if package.ended_on is not None:
        raise DomainError(_("This package is no longer offered. Choose another."), field="package")
    lock_journey(journey)
    rules.may_write_support(by, journey).require()
    calendar = calendar_of(journey)
    start = calendar.next_school_day(max(journey.moved_on or clock.today(), clock.today()))
    made = []
    for part in package.lines.order_by("pk"):
        from_on = calendar.weeks_after(start, part.from_week)
        made.append(
            agree_support(
                journey=journey,
                support_for=SupportFor(part.support_for),
                what=part.what,
                hours=part.hours,
                from_on=from_on,
                until_on=calendar.last_school_day_before(calendar.weeks_after(from_on, part.weeks)),
                owner_id=owner_id,
                over_reason=over_reason,
                package=package,
                by=by,
            )
        )
    return made


@transaction.atomic
def end_support(*, line: SupportLine, by: Member) -> SupportLine:
    require(by, Permission.SUPPORT_WRITE)
    lock_support(line)
    rules.may_write_support(by, line.journey).require()
    if line.ended_on is not None:
        raise DomainError(_("This support has already ended."))
    return end_open_support(line=line, by=by)


def end_open_support(*, line: SupportLine, by: Member) -> SupportLine:
    """The ending itself, also for the end of a journey, which has passed its own gate."""
    line.ended_on = clock.today()
    line.save(update_fields=["ended_on"])
    record(by=by, kind="end_support", case_number=line.journey.case_number, subject=line.support_for)
    prove_support_started(journey=line.journey, by=by)
    return line


@transaction.atomic
def spend_hours(*, line: SupportLine, spent_on: date, hours: Decimal, by: Member) -> SpentHours:
    """Hours that were given. More than was agreed is written down as well: it was given."""
    require(by, Permission.SUPPORT_WRITE)
    lock_support(line)
    rules.may_spend(by, line).require()
    given = rules.spent_verdict(line, spent_on)
    if not given:
        raise DomainError(given.reason, field="spent_on")
    if not 0 < hours <= rules.MOST_HOURS_A_DAY:
        raise DomainError(
            _("Enter more than zero and at most %(hours)s hours.") % {"hours": rules.MOST_HOURS_A_DAY}, field="hours"
        )
    made = SpentHours.objects.create(
        region_id=line.region_id,
        line=line,
        spent_on=spent_on,
        hours=hours,
        written_on=clock.today(),
        written_by_id=by.user_id,
    )
    record(by=by, kind="spend_hours", case_number=line.journey.case_number, hours=str(hours))
    return made


@transaction.atomic
def strike_hours(*, spent: SpentHours, by: Member) -> None:
    """Written down by mistake."""
    require(by, Permission.SUPPORT_WRITE)
    line = spent.line
    lock_support(line)
    rules.may_spend(by, line).require()
    record(by=by, kind="strike_hours", case_number=line.journey.case_number, hours=str(spent.hours))
    spent.delete()


def prove_support_started(*, journey: Journey, by: Member) -> None:
    """Support that was agreed for later has started once its first day is there."""
    if SupportLine.objects.filter(journey=journey, from_on__lte=clock.today()).exists():
        complete_steps_by_fact(journey=journey, proof=Proof.SUPPORT_STARTED, by=by)
