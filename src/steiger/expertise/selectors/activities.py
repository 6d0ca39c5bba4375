"""What is organised, who comes, and what somebody took part in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from steiger.access.member import Member
from steiger.cooperation.selectors import current_policy
from steiger.core import clock
from steiger.core.columns import with_columns
from steiger.core.errors import DomainError
from steiger.core.small_cells import single
from steiger.core.verdict import Verdict
from steiger.documents.selectors import content_of
from steiger.expertise.enums.activities import EnrolmentState, Score
from steiger.expertise.models import Activity, ActivityEnrolment, ActivityMaterial
from steiger.expertise.rules import activities as rules
from steiger.organisations.models import Region

# Until a region has its policy: as few as it may ever be (`PolicyVersion.small_cell`).
FEWEST = 5
# Of one school or person in the directory: the next few.
SHOWN_AT = 5


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """What the list is narrowed by; empty means all."""

    kind: str = ""
    subject: str = ""
    is_mine: bool = False
    is_past: bool = False


def activities(member: Member, wanted: ActivityFilter) -> QuerySet[Activity]:
    """Coming ones with the next first, past ones with the latest; each with how many come and what one is oneself."""
    own = ActivityEnrolment.objects.filter(activity=OuterRef("pk"), user_id=member.user_id, cancelled_at=None)
    found = _with_numbers(
        Activity.objects.filter(rules.activities_visible_to(member)).annotate(
            own_state=Subquery(own.values("state")[:1])
        )
    )
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.subject:
        found = found.filter(subjects__contains=[wanted.subject])
    if wanted.is_mine:
        found = found.filter(rules.activities_led_by(member))
    coming = Q(ends_at__gte=clock.now(), cancelled_on=None, held_at=None)
    if wanted.is_past:
        return found.exclude(coming).order_by("-starts_at", "-pk")
    return found.filter(coming).order_by("starts_at", "pk")


def public_activities(region: Region) -> QuerySet[Activity]:
    """What schools may read without an account: what is still to come, and no people but who organises it."""
    found = Activity.objects.filter(region_id=region.pk, is_public=True, cancelled_on=None, held_at=None)
    return _with_numbers(found).filter(starts_at__gte=clock.now()).order_by("starts_at", "pk")


def activity_for(member: Member, number: int) -> Activity | None:
    found = Activity.objects.filter(rules.activities_visible_to(member), pk=number)
    return _with_numbers(found).select_related("planned_by", "held_by", "organiser").first()


def _with_numbers(found: QuerySet[Activity]) -> QuerySet[Activity]:
    counted = found.annotate(
        coming=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.PLACED)),
        waiting=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.WAITING)),
    )
    return with_columns(
        counted,
        organiser=("name", "email"),
        school=("code", "street", "house_number", "place", "latitude", "longitude"),
        school__organisation=("name",),
    )


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What those who were there said, without who said it; and nothing at all of a handful."""

    answers: int
    present: int
    least: int
    scores: Sequence[tuple[Score, int]]
    learned: Sequence[str]
    wishes: Sequence[str]

    @property
    def is_told(self) -> bool:
        return self.answers >= self.least


@dataclass(frozen=True, slots=True)
class ActivityPage:
    activity: Activity
    own: ActivityEnrolment | None
    place_in_line: int
    material: Sequence[ActivityMaterial]
    may_enrol: Verdict
    may_sign_off: Verdict
    may_evaluate: Verdict
    may_lead: Verdict
    may_change: Verdict
    may_attend: Verdict

    @property
    def is_full(self) -> bool:
        places, coming = self.activity.places, self.activity.coming  # type: ignore[attr-defined]
        return places is not None and coming >= places

    @property
    def is_leading(self) -> bool:
        return bool(self.may_lead) and bool(self.may_change)

    @property
    def is_attending(self) -> bool:
        return bool(self.may_lead) and bool(self.may_attend)


def activity_page(member: Member, activity: Activity) -> ActivityPage:
    own = ActivityEnrolment.objects.filter(activity=activity, user_id=member.user_id, cancelled_at=None).first()
    return ActivityPage(
        activity=activity,
        own=own,
        place_in_line=place_in_line(own) if own and own.state == EnrolmentState.WAITING else 0,
        material=list(ActivityMaterial.objects.filter(activity=activity).select_related("file")),
        may_enrol=rules.may_enrol(member, activity),
        may_sign_off=rules.may_sign_off(activity),
        may_evaluate=rules.may_evaluate(activity, own),
        may_lead=rules.may_lead(member, activity),
        may_change=rules.may_be_changed(activity),
        may_attend=rules.may_be_attended(activity),
    )


def place_in_line(enrolment: ActivityEnrolment) -> int:
    """1 is who gets the first place that comes free."""
    before = Q(enrolled_at__lt=enrolment.enrolled_at) | Q(enrolled_at=enrolment.enrolled_at, pk__lt=enrolment.pk)
    waiting = ActivityEnrolment.objects.filter(activity_id=enrolment.activity_id, state=EnrolmentState.WAITING)
    return waiting.filter(before).count() + 1


def people_at(activity: Activity) -> list[ActivityEnrolment]:
    """For who leads it: those with a place by name, and after them those who wait, in their order."""
    found = list(
        ActivityEnrolment.objects.filter(activity=activity, cancelled_at=None)
        .select_related("user", "organisation")
        .order_by("user__name_key", "pk")
    )
    waiting = sorted((one for one in found if not one.placed_at), key=lambda one: (one.enrolled_at, one.pk))
    return [*(one for one in found if one.placed_at), *waiting]


def enrolment_for(member: Member, number: int) -> ActivityEnrolment | None:
    """One of those who come to an activity that this person leads."""
    led = Activity.objects.filter(rules.activities_led_by(member)).values("pk")
    return ActivityEnrolment.objects.filter(activity__in=led, pk=number).select_related("activity", "user").first()


def evaluation_of(activity: Activity) -> Evaluation:
    """Below the policy's smallest number nothing is told: in a circle of four everybody knows who wrote what."""
    rows = list(
        ActivityEnrolment.objects.filter(activity=activity, score__isnull=False)
        # Not in the order of coming: that would tell who said it.
        .order_by("learned", "wish")
        .values_list("score", "learned", "wish")
    )
    present = ActivityEnrolment.objects.filter(activity=activity, was_present=True).count()
    least = _smallest_number()
    if not single(len(rows), least).is_shown:
        return Evaluation(len(rows), present, least, (), (), ())
    return Evaluation(
        answers=len(rows),
        present=present,
        least=least,
        scores=[(score, sum(given == score for given, _, _ in rows)) for score in reversed(Score)],
        learned=[learned for _, learned, _ in rows if learned],
        wishes=sorted(wish for _, _, wish in rows if wish),
    )


def _smallest_number() -> int:
    try:
        return current_policy().small_cell
    except DomainError:
        return FEWEST


def material_for(member: Member, number: int) -> ActivityMaterial | None:
    visible = Activity.objects.filter(rules.activities_visible_to(member)).values("pk")
    found = ActivityMaterial.objects.filter(activity__in=visible, pk=number)
    return found.select_related("file", "activity__organiser").first()


def material_content(material: ActivityMaterial) -> tuple[bytes, str, str]:
    return content_of(material.file), material.file.media_type, material.file.name


def activities_found(member: Member, text: str) -> QuerySet[Activity]:
    """For the search box: by words of the title, what is still to come first."""
    found = Activity.objects.filter(rules.activities_visible_to(member), cancelled_on=None)
    return found.filter(title__icontains=text).order_by(F("held_at").asc(nulls_first=True), "-starts_at")


def activities_at(member: Member, *, school_code: str = "", user_id: int = 0) -> list[Activity]:
    """What is to come at a school, or is organised by somebody."""
    if not school_code and not user_id:
        return []
    here = Q(organiser_id=user_id) if user_id else Q(school__code=school_code)
    found = Activity.objects.filter(rules.activities_visible_to(member), here, cancelled_on=None, held_at=None)
    return list(found.filter(starts_at__gte=clock.now()).order_by("starts_at", "pk")[:SHOWN_AT])
