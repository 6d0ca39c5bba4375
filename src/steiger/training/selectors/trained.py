"""How many trained teachers there are: at a school, and at the schools of a board or municipality.

A number of colleagues and no file: whoever matches a child or looks at representation may know it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.keys import Fact
from steiger.organisations.selectors import boards_in_region, region_of, schools_in_region
from steiger.people.models import Membership
from steiger.training.enums import EnrolmentState
from steiger.training.models import Certificate, Enrolment
from steiger.training.selectors.cohorts import LEARNERS, working_on


def trained_by_school(school_ids: Collection[int] | None = None) -> Counter[int]:
    """By school, those with a certificate who work there today: a certificate goes along to the next school."""
    found = _working()
    if school_ids is not None:
        found = found.filter(organisation_id__in=school_ids)
    rows = found.order_by().values_list("organisation_id").annotate(number=Count("user_id", distinct=True))
    return Counter({pk: number for pk, number in rows if pk is not None})


def trained_by_organisation() -> Counter[int]:
    """By board and by municipality of those schools."""
    counted: Counter[int] = Counter()
    school = "organisation__school__"
    rows = _working().order_by().values_list("organisation_id", f"{school}board_id", f"{school}municipality_id")
    for _school_id, board_id, municipality_id, number in rows.annotate(number=Count("user_id", distinct=True)):
        for pk in (board_id, municipality_id):
            if pk is not None:
                counted[pk] += number
    return counted


def _working() -> QuerySet[Membership]:
    certified = Certificate.objects.filter(withdrawn_on=None).values("enrolment__teacher_id")
    return Membership.objects.filter(
        working_on(clock.today()), role__in=LEARNERS, organisation__isnull=False, user_id__in=certified
    )


def told_of_school(member: Member, school_id: int) -> Fact | None:
    """On a school's page: who is trained there, and who is on the way."""
    if member.reach(Permission.TRAINING_SEE) < Reach.COUNTS:
        return None
    trained = trained_by_school([school_id])[school_id]
    on_the_way = Enrolment.objects.filter(
        school_id=school_id, state=EnrolmentState.TAKES_PART, cohort__finished_on=None
    ).count()
    said = [ngettext("%(count)s trained", "%(count)s trained", trained) % {"count": trained}]
    if on_the_way:
        said.append(ngettext("%(count)s in training", "%(count)s in training", on_the_way) % {"count": on_the_way})
    return Fact(_("Teachers trained for newcomers"), ", ".join(said))


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One board: its trained teachers, those on the way, and at how many of its schools somebody is trained."""

    name: str
    trained: int
    on_the_way: int
    schools_with: int
    schools: int


@dataclass(frozen=True, slots=True)
class Boards:
    rows: Sequence[BoardRow]

    @property
    def trained(self) -> int:
        return sum(row.trained for row in self.rows)

    @property
    def on_the_way(self) -> int:
        return sum(row.on_the_way for row in self.rows)

    @property
    def schools_with(self) -> int:
        return sum(row.schools_with for row in self.rows)

    @property
    def schools(self) -> int:
        return sum(row.schools for row in self.rows)


def boards(member: Member) -> Boards:
    """Every board of the region, also those without anybody: that is what one looks for."""
    region = region_of(member)
    trained, on_the_way = trained_by_school(), _on_the_way()
    of_board: defaultdict[int | None, list[int]] = defaultdict(list)
    for school_id, board_id in schools_in_region(region).order_by().values_list("pk", "board_id"):
        of_board[board_id].append(school_id)
    rows = [
        BoardRow(
            name=board.name,
            trained=sum(trained[pk] for pk in of_board[board.pk]),
            on_the_way=sum(on_the_way[pk] for pk in of_board[board.pk]),
            schools_with=sum(trained[pk] > 0 for pk in of_board[board.pk]),
            schools=len(of_board[board.pk]),
        )
        for board in boards_in_region(region)
    ]
    return Boards(sorted(rows, key=lambda row: (-row.trained, -row.on_the_way, row.name)))


def _on_the_way() -> Counter[int]:
    found = Enrolment.objects.filter(state=EnrolmentState.TAKES_PART, cohort__finished_on=None).order_by()
    return Counter(dict(found.values_list("school_id").annotate(number=Count("pk"))))
