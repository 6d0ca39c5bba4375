"""What the region offers by default, and one line of support with the hours that were given."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.models import SpentHours, SupportLine, SupportPackage
from steiger.core.verdict import Verdict
from steiger.organisations.models import School
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation, Section
from steiger.pupils.models import Journey
from steiger.pupils.selectors import involved_school_id


@dataclass(frozen=True, slots=True)
class SupportLinePage:
    line: SupportLine
    spent: list[SpentHours]
    may_spend: Verdict
    may_end: Verdict

    @property
    def given(self) -> Decimal:
        return sum((one.hours for one in self.spent), Decimal(0))

    @property
    def left(self) -> Decimal:
        return self.line.hours - self.given


def packages(member: Member) -> QuerySet[SupportPackage]:
    """What is offered now. Who may write support sees what there is to choose."""
    if not member.may(Permission.SUPPORT_WRITE):
        return SupportPackage.objects.none()
    offered = SupportPackage.objects.filter(ended_on__isnull=True)
    return offered.select_related("municipality").prefetch_related("lines")


def package_for(member: Member, pk: int) -> SupportPackage | None:
    return packages(member).filter(pk=pk).first()


def packages_for(member: Member, journey: Journey) -> list[SupportPackage]:
    """What is offered where this child goes to school: of its own municipality first, then of the whole region."""
    school_id = involved_school_id(journey, Relation.MOTHER_SCHOOL)
    here = School.objects.filter(pk=school_id).values_list("municipality_id", flat=True).first()
    found = packages(member).filter(Q(municipality__isnull=True) | Q(municipality_id=here))
    return sorted(found, key=lambda package: (package.municipality_id is None, package.name))


def support_for(member: Member, journey: Journey, line_id: int) -> SupportLine | None:
    if Section.SUPPORT not in pupils.sections_for(member, journey):
        return None
    found = SupportLine.objects.filter(journey=journey, pk=line_id).select_related("owner", "package", "over_by")
    line = found.first()
    if line is not None:
        line.journey = journey
    return line


def support_page(member: Member, line: SupportLine) -> SupportLinePage:
    may_end = rules.may_write_support(member, line.journey)
    return SupportLinePage(
        line=line,
        spent=list(SpentHours.objects.filter(line=line).select_related("written_by")),
        may_spend=rules.may_spend(member, line),
        may_end=may_end,
    )


def spent_for(line: SupportLine, pk: int) -> SpentHours | None:
    found = SpentHours.objects.filter(line=line, pk=pk).first()
    if found is not None:
        found.line = line
    return found


def given_hours(journey: Journey) -> dict[int, Decimal]:
    """Of each line how many hours were given."""
    found = SpentHours.objects.filter(line__journey=journey).order_by().values_list("line_id")
    return dict(found.annotate(total=Sum("hours")))
