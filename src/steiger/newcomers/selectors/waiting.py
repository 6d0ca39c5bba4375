"""Who waits for a place: how long, how urgent, by which clocks, and who is enrolled nowhere meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.rules import because, waiting_colour
from steiger.cooperation.selectors import current_policy
from steiger.core import clock
from steiger.newcomers import rules
from steiger.newcomers.enums import ReferralState, Urgency
from steiger.newcomers.models import Referral, TemporaryLessons, WaitingListEntry
from steiger.newcomers.rules import Clock, referrals_visible_to
from steiger.pupils.models import Journey, SchoolEnrolment

# A child with a place starts within these weeks of its referral, or somebody must enrol it meanwhile.
WEEKS_TO_FIRST_DAY = 4


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One line of the waiting list: how long, how urgent, by which rule, and where the child is meanwhile."""

    journey: Journey
    since_on: date
    weeks: int
    colour: str
    is_urgent: bool
    reason: str
    preferred_school: str
    rule: str
    clocks: Sequence[Clock]
    enrolled_at: str
    lessons_at: str
    is_nowhere: bool

    @property
    def words(self) -> str:
        return rules.waited_words(self.weeks)

    @property
    def tone(self) -> str:
        return {"red": "bad", "amber": "warn"}.get(self.colour, "neutral")

    @property
    def late_clocks(self) -> list[Clock]:
        return [one for one in self.clocks if one.tone != rules.Tone.QUIET]


def waiting_list(member: Member) -> QuerySet[WaitingListEntry]:
    """Who waits, the urgent first and then by date; children that this member may see."""
    seen = Referral.objects.filter(referrals_visible_to(member)).values("journey_id")
    by_urgency = Case(When(urgency=Urgency.HIGH, then=Value(0)), default=Value(1), output_field=IntegerField())
    return (
        WaitingListEntry.objects.filter(ended_on__isnull=True, journey_id__in=seen)
        .select_related("journey__pupil", "journey__referral__preferred_facility__school__organisation")
        .prefetch_related(_enrolled_now(), _taught_now())
        .order_by(by_urgency, "since_on", "id")
    )


def _enrolled_now() -> Prefetch[str, QuerySet[SchoolEnrolment], str]:
    now = SchoolEnrolment.objects.filter(_covers(clock.today())).select_related("school__organisation")
    return Prefetch("journey__enrolments", queryset=now, to_attr="enrolled_now")


def _taught_now() -> Prefetch[str, QuerySet[TemporaryLessons], str]:
    now = TemporaryLessons.objects.filter(until_on__isnull=True).select_related("school__organisation")
    return Prefetch("journey__temporary_lessons", queryset=now, to_attr="taught_now")


def _covers(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def waiting_rows(entries: Sequence[WaitingListEntry]) -> list[WaitingRow]:
    """With the colour that the policy of today gives them."""
    if not entries:
        return []
    policy, today = current_policy(), clock.today()
    rows = []
    for entry in entries:
        journey = entry.journey
        preferred = journey.referral.preferred_facility
        colour = waiting_colour(policy, since_on=entry.since_on, arrived_on=journey.pupil.arrived_on, day=today)
        enrolled, taught = _schools(journey, "enrolled_now"), _schools(journey, "taught_now")
        rows.append(
            WaitingRow(
                journey=journey,
                since_on=entry.since_on,
                weeks=rules.weeks_waited(entry.since_on, today),
                colour=colour,
                is_urgent=entry.urgency == Urgency.HIGH,
                reason=entry.reason,
                preferred_school=preferred.school.name if preferred else "",
                rule=because(policy, _colour_rule(colour, policy.amber_waiting_weeks, policy.red_waiting_weeks)),
                clocks=rules.law_clocks(journey.referred_on, today),
                enrolled_at=enrolled,
                lessons_at=taught,
                is_nowhere=rules.is_enrolled_nowhere(
                    birth_on=journey.pupil.birth_on, enrolled=bool(enrolled), today=today
                ),
            )
        )
    return rows


def _schools(journey: Journey, name: str) -> str:
    found: Iterable[SchoolEnrolment | TemporaryLessons] = getattr(journey, name)
    return ", ".join(one.school.name for one in found)


def _colour_rule(colour: str, amber_weeks: int, red_weeks: int) -> str:
    if colour == "red":
        return _("more than %(weeks)s weeks since the arrival") % {"weeks": red_weeks}
    return _("at most %(weeks)s weeks on the waiting list") % {"weeks": amber_weeks}


def waiting_count(member: Member) -> int:
    """How many children wait in the region: a number, for whoever may see places."""
    if member.reach(Permission.PLACES_SEE) < Reach.COUNTS:
        return 0
    return WaitingListEntry.objects.filter(ended_on__isnull=True, region_id=member.region_id).count()


def waiting_entry(found: Referral) -> WaitingListEntry | None:
    return WaitingListEntry.objects.filter(journey_id=found.journey_id, ended_on__isnull=True).first()


def clocks_of(found: Referral) -> list[Clock]:
    """The clocks of one referral while the child has no place: the region's promise, then the law's terms."""
    today = clock.today()
    if not found.journey.is_open or found.journey.offered_on is not None:
        return []
    return rules.law_clocks(found.referred_on, today)


def enrolled_nowhere(member: Member) -> QuerySet[Referral]:
    """The alarm: children of compulsory school age whom no school has enrolled, and who wait: for an answer that is
    late, for a place, or too long for the first day. For the desk all of them; a care coordinator sees those whom the
    own school referred."""
    today = clock.today()
    if member.reach(Permission.ENROLMENT_RECORD) == Reach.REGION:
        mine = Q()
    else:
        mine = Q(referring_school_id__in=member.organisations(Permission.ENROLMENT_RECORD))
    enrolled = SchoolEnrolment.objects.filter(_covers(today), journey_id=OuterRef("journey_id"))
    waits = (
        Q(state=ReferralState.WAITING)
        | Q(state=ReferralState.OPEN, answer_due_on__lt=today)
        | Q(state=ReferralState.ACCEPTED, referred_on__lte=today - timedelta(weeks=WEEKS_TO_FIRST_DAY))
    )
    return (
        Referral.objects.filter(
            mine,
            waits,
            ~Exists(enrolled),
            referrals_visible_to(member),
            journey__left_on__isnull=True,
            journey__completed_on__isnull=True,
            journey__placed_on__isnull=True,
            declined_on__isnull=True,
            journey__pupil__birth_on__lt=_five_years_before_this_month(today),
            journey__pupil__birth_on__gt=_years_before(today, 18),
        )
        .select_related("journey__pupil")
        .order_by("referred_on", "id")
    )


def _five_years_before_this_month(today: date) -> date:
    """Who was born before this day is of compulsory school age (`pupils.rules.is_compulsory`)."""
    return date(today.year - 5, today.month, 1)


def _years_before(today: date, years: int) -> date:
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return date(today.year - years, today.month, day)
