"""The stay of one child: the plan, its evaluations, the talks, and how long it lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import ngettext

from steiger.access.member import Member
from steiger.cooperation.rules import because
from steiger.cooperation.selectors import policy_on
from steiger.core import clock
from steiger.core.verdict import Verdict
from steiger.newcomers import rules
from steiger.newcomers.enums import GoalState
from steiger.newcomers.models import Evaluation, GoalReview, ParentTalk, Placement, PlanGoal, Rhythm, StayExtension
from steiger.newcomers.selectors.stay import planned_until, running_placement
from steiger.organisations.selectors import calendar_for
from steiger.pupils.enums import Domain
from steiger.pupils.models import Journey


@dataclass(frozen=True)
class RhythmNow:
    """Each so many school weeks, and who says so."""

    weeks: int
    rule: str


def rhythm_of(placement: Placement) -> RhythmNow:
    """The school's own rhythm; without one the region's policy of the first day."""
    own = Rhythm.objects.filter(facility_id=placement.group.facility_id).first()
    policy = policy_on(placement.placed_on or clock.today())
    weeks = own.weeks if own is not None else policy.evaluation_weeks
    return RhythmNow(weeks, own_words(weeks) if own is not None else because(policy, evaluation_words(weeks)))


def evaluation_words(weeks: int) -> str:
    return ngettext("each school week", "each %(count)s school weeks after the first day", weeks) % {"count": weeks}


def own_words(weeks: int) -> str:
    """A school's own rhythm is nobody's policy."""
    return ngettext(
        "each school week, the rhythm of this newcomer school",
        "each %(count)s school weeks after the first day, the rhythm of this newcomer school",
        weeks,
    ) % {"count": weeks}


def rhythms(facility_ids: list[int]) -> dict[int, int]:
    return dict(Rhythm.objects.filter(facility_id__in=facility_ids).values_list("facility_id", "weeks"))


@dataclass(frozen=True)
class DomainGoals:
    domain: Domain
    goals: list[PlanGoal]

    @property
    def label(self) -> str:
        return str(self.domain.label)


@dataclass(frozen=True)
class Moment:
    """One evaluation as it is read: what was reached, what goes on, what was let go."""

    evaluation: Evaluation
    reached: list[GoalReview]
    working: list[GoalReview]
    dropped: list[GoalReview]

    @property
    def is_late(self) -> bool:
        """More than a week after its moment."""
        return (self.evaluation.held_on - self.evaluation.due_on).days > 7


@dataclass(frozen=True)
class StayPage:
    placement: Placement | None
    planned_until: date | None
    planned_rule: str
    rhythm: RhythmNow | None
    next_on: date | None
    plan: list[DomainGoals]
    closed_goals: list[PlanGoal]
    moments: list[Moment]
    talks: list[ParentTalk]
    extensions: list[StayExtension]
    may_ask: Verdict

    @property
    def open_extension(self) -> StayExtension | None:
        return next((one for one in self.extensions if one.decided_on is None), None)


def open_goals(journey: Journey) -> list[PlanGoal]:
    return list(PlanGoal.objects.filter(journey=journey, closed_on__isnull=True))


def evaluation_days_of(journey: Journey) -> list[date]:
    return list(Evaluation.objects.filter(journey=journey).order_by("held_on").values_list("held_on", flat=True))


def goal_of(journey: Journey, goal_id: int) -> PlanGoal | None:
    return PlanGoal.objects.filter(journey=journey, pk=goal_id, closed_on__isnull=True).first()


def extension(journey: Journey, extension_id: int) -> StayExtension | None:
    found = StayExtension.objects.filter(journey=journey, pk=extension_id)
    return found.select_related("asked_by", "decided_by", "journey__pupil").first()


def stay_page(member: Member, journey: Journey) -> StayPage:
    placement = running_placement(journey)
    moments = _moments(journey)
    rhythm = next_on = until = None
    rule = ""
    if placement is not None and placement.placed_on is not None:
        calendar = calendar_for(placement.group.facility.school_id)
        rhythm = rhythm_of(placement)
        last = moments[0].evaluation.number if moments else 0
        next_on = rules.evaluation_due_on(calendar, placement.placed_on, last + 1, rhythm.weeks)
        policy = policy_on(placement.placed_on)
        until = planned_until(placement, stay_weeks=policy.stay_weeks, calendar=calendar)
        rule = because(policy, stay_words(policy.stay_weeks, placement.extended_weeks))
    goals = list(PlanGoal.objects.filter(journey=journey).select_related("set_by", "closed_by"))
    working = [one for one in goals if one.closed_on is None]
    return StayPage(
        placement=placement,
        planned_until=until,
        planned_rule=rule,
        rhythm=rhythm,
        next_on=next_on,
        plan=[
            DomainGoals(domain, found)
            for domain in Domain
            if (found := [one for one in working if one.domain == domain])
        ],
        closed_goals=[one for one in goals if one.closed_on is not None],
        moments=moments,
        talks=list(ParentTalk.objects.filter(journey=journey).select_related("held_by")),
        extensions=list(StayExtension.objects.filter(journey=journey).select_related("asked_by", "decided_by")),
        may_ask=rules.may_ask_extension(member, journey, placement),
    )


def stay_words(weeks: int, more: int) -> str:
    """The rule behind the planned end: the policy's weeks, and those that were granted on top."""
    text = ngettext(
        "%(count)s school week after the first day", "%(count)s school weeks after the first day", weeks
    ) % {"count": weeks}
    if not more:
        return text
    extra = ngettext("%(count)s week granted on top", "%(count)s weeks granted on top", more) % {"count": more}
    return f"{text}, {extra}"


def _moments(journey: Journey) -> list[Moment]:
    reviews = Prefetch("reviews", queryset=GoalReview.objects.select_related("goal").order_by("goal__domain", "pk"))
    found = Evaluation.objects.filter(journey=journey).select_related("held_by").prefetch_related(reviews)
    return [
        Moment(
            evaluation=one,
            **{
                name: [review for review in one.reviews.all() if review.state == state]
                for name, state in (
                    ("reached", GoalState.REACHED), ("working", GoalState.WORKING), ("dropped", GoalState.DROPPED),
                )
            },
        )
        for one in found
    ]  # fmt: skip
