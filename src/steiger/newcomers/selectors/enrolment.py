"""Where a child is enrolled, what the law asks of whom, and on which days it is where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.enums import Enroller
from steiger.cooperation.rules import because
from steiger.cooperation.rules.sentences import weekday_name
from steiger.cooperation.selectors import current_policy, policies, policy_on
from steiger.core import clock
from steiger.newcomers import rules
from steiger.newcomers.enums import Notice
from steiger.newcomers.models import LegalNotice, Placement, TemporaryLessons
from steiger.organisations.selectors import region_of, regular_schools
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey, MotherSchoolBond, SchoolEnrolment
from steiger.pupils.rules import involvements_of, may_change, visible_to
from steiger.pupils.selectors import chosen_bond


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One thing that a school must see to: what, who, to whom, and by when."""

    notice: LegalNotice
    label: str
    school: str
    told: str
    rule: str
    may_do: bool

    @property
    def is_late(self) -> bool:
        return self.notice.done_on is None and self.notice.due_on < clock.today()


@dataclass(frozen=True)
class EnrolmentPart:
    """The three dated relations in short: enrolled where, at the mother school on which days, what is to be told."""

    enrolments: Sequence[SchoolEnrolment] = ()
    days: str = ""
    mother_school: str = ""
    lessons: TemporaryLessons | None = None
    open_notices: int = 0
    late_notices: int = 0
    is_nowhere: bool = False
    may_open: bool = False

    @property
    def running(self) -> SchoolEnrolment | None:
        return next((one for one in self.enrolments if one.until_on is None or one.until_on >= clock.today()), None)


@dataclass(frozen=True)
class EnrolmentPage:
    """All of it, with what this person may do."""

    part: EnrolmentPart
    notices: list[NoticeRow]
    way: str
    rule: str
    weekdays: list[int] = field(default_factory=list)
    may_choose_days: bool = False
    schools: list[tuple[int, str]] = field(default_factory=list)
    may_teach: bool = False
    lesson_schools: list[tuple[int, str]] = field(default_factory=list)


def child_to_enrol(member: Member, case_number: str) -> Journey | None:
    """A child around whom this member's school stands or stood with something left to tell; nothing otherwise."""
    found = Journey.objects.filter(case_number=case_number.upper(), region_id=member.region_id)
    journey = found.select_related("pupil", "owner").first()
    if journey is None:
        return None
    if rules.may_see_enrolment(member, journey):
        return journey
    own = member.organisations(Permission.ENROLMENT_RECORD)
    return journey if LegalNotice.objects.filter(journey=journey, school_id__in=own, done_on=None).exists() else None


def enrolment_part(member: Member, journey: Journey) -> EnrolmentPart:
    """For the file of whoever may see its way."""
    today = clock.today()
    enrolments = list(_enrolments(journey))
    bond = chosen_bond(journey)
    lessons = _lessons_now(journey)
    open_days = list(
        LegalNotice.objects.order_by().filter(journey=journey, done_on=None).values_list("due_on", flat=True)
    )
    enrolled = any(one.until_on is None or one.until_on >= today for one in enrolments)
    return EnrolmentPart(
        enrolments=enrolments,
        days=days_in_words(bond.weekdays) if bond is not None and journey.moved_on is None else "",
        mother_school=bond.school.name if bond is not None else "",
        lessons=lessons,
        open_notices=len(open_days),
        late_notices=sum(day < today for day in open_days),
        is_nowhere=journey.is_open
        and rules.is_enrolled_nowhere(birth_on=journey.pupil.birth_on, enrolled=enrolled, today=today),
        may_open=member.may(Permission.ENROLMENT_RECORD),
    )


def enrolment_page(member: Member, journey: Journey) -> EnrolmentPage:
    part = enrolment_part(member, journey)
    policy = policy_on(journey.placed_on) if journey.placed_on else current_policy()
    bond = chosen_bond(journey)
    schools = _schools_to_enrol_at(member, journey)
    may_teach = journey.is_open and journey.placed_on is None and part.lessons is None
    return EnrolmentPage(
        part=part,
        notices=notice_rows(member, journey),
        way=str(Enroller(policy.enroller).label),
        rule=because(policy, str(Enroller(policy.enroller).label)),
        weekdays=list(bond.weekdays) if bond is not None else [],
        may_choose_days=bond is not None
        and journey.moved_on is None
        and bool(may_change(member, journey, Permission.BOND_MANAGE)),
        schools=schools,
        may_teach=may_teach and bool(schools),
        lesson_schools=_lesson_schools(member, journey) if may_teach and schools else [],
    )


def notice_rows(member: Member, journey: Journey) -> list[NoticeRow]:
    """What is open first, by date; then what was done."""
    found = LegalNotice.objects.filter(journey=journey).select_related("school__organisation", "done_by")
    rows = [
        NoticeRow(
            notice=one,
            label=str(Notice(one.kind).label),
            school=one.school.name,
            told=str(rules.NOTICE_TERMS[Notice(one.kind)].told),
            rule=rules.notice_rule(one.kind),
            may_do=bool(rules.may_do_notice(member, one)),
        )
        for one in found
    ]
    return sorted(rows, key=lambda row: (row.notice.done_on is not None, row.notice.due_on, row.notice.pk))


def notice_of(member: Member, journey: Journey, notice_id: int) -> LegalNotice | None:
    found = LegalNotice.objects.filter(journey=journey, pk=notice_id).first()
    return found if found is not None and rules.may_do_notice(member, found) else None


def days_in_words(weekdays: Iterable[int]) -> str:
    """`monday and wednesday`."""
    names = [weekday_name(day) for day in sorted(weekdays)]
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _enrolments(journey: Journey) -> QuerySet[SchoolEnrolment]:
    found = SchoolEnrolment.objects.filter(journey=journey).select_related("school__organisation", "recorded_by")
    return found.order_by("-from_on")


def _lessons_now(journey: Journey) -> TemporaryLessons | None:
    found = TemporaryLessons.objects.filter(journey=journey, until_on=None)
    return found.select_related("school__organisation").first()


def _schools_to_enrol_at(member: Member, journey: Journey) -> list[tuple[int, str]]:
    """Those that stand around the child, as far as this member records for them; the desk has them all."""
    if not journey.is_open:
        return []
    own = rules.schools_of(member, journey)
    everywhere = member.reach(Permission.ENROLMENT_RECORD) == Reach.REGION
    around = {
        one.school_id: one.school.name
        for one in involvements_of(journey.pk)
        if one.school is not None and one.relation in Relation and one.until_on is None
    }
    return sorted(
        ((pk, name) for pk, name in around.items() if pk is not None and (everywhere or pk in own)),
        key=lambda pair: pair[1],
    )


def _lesson_schools(member: Member, journey: Journey) -> list[tuple[int, str]]:
    """A care coordinator offers the own school; the desk asks whichever school has room."""
    found = regular_schools(region_of(member))
    if member.reach(Permission.ENROLMENT_RECORD) != Reach.REGION:
        found = found.filter(pk__in=rules.schools_of(member, journey))
    return [(school.pk, f"{school.name} ({school.place})") for school in found]


@dataclass(frozen=True, slots=True)
class DayRow:
    """One child that is at its mother school on a fixed day."""

    journey: Journey
    newcomer_school: str
    mother_school: str
    days: str


@dataclass(frozen=True, slots=True)
class DayOfWeek:
    number: int
    name: str
    rows: list[DayRow]


def fixed_days(member: Member) -> list[DayOfWeek]:
    """Per day of the week the children that are at their mother school then: for both schools the same list."""
    bonds = (
        MotherSchoolBond.objects.filter(
            visible_to(member, path="journey_id"),
            announced_on__isnull=False,
            ended_on__isnull=True,
            moved_on__isnull=True,
            weekdays__len__gt=0,
            journey__left_on__isnull=True,
            journey__moved_on__isnull=True,
        )
        .select_related("journey__pupil", "school__organisation")
        .prefetch_related(_newcomer_school())
        .order_by("school__organisation__name_key", "journey__pupil__name_key", "id")
    )
    rows = [(bond.weekdays, _day_row(bond)) for bond in bonds]
    return [
        DayOfWeek(number, weekday_name(number), [row for weekdays, row in rows if number in weekdays])
        for number in rules.SCHOOL_WEEK
    ]


def _newcomer_school() -> Prefetch[str, QuerySet[Involvement], str]:
    running = Involvement.objects.filter(relation=Relation.NEWCOMER_SCHOOL, until_on__isnull=True)
    return Prefetch(
        "journey__involvements", queryset=running.select_related("school__organisation"), to_attr="at_newcomer_school"
    )


def _day_row(bond: MotherSchoolBond) -> DayRow:
    at: list[Involvement] = getattr(bond.journey, "at_newcomer_school", [])
    return DayRow(
        journey=bond.journey,
        newcomer_school=at[0].school.name if at and at[0].school is not None else "",
        mother_school=bond.school.name,
        days=days_in_words(bond.weekdays),
    )


def has_fixed_days() -> bool:
    """Whether the region works with a fixed day now."""
    found = policies()
    return bool(found.newest_first) and found.on(clock.today()).enroller == Enroller.FIXED_DAY


def placement_until(placement: Placement) -> date | None:
    """The last day of the observation, while nothing is decided."""
    return placement.provisional_until_on if placement.is_provisional else None
