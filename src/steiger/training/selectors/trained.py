"""How many trained teachers there are: at a school, and at the schools of a board or municipality.

A number of colleagues and no file: whoever matches a child or looks at representation may know it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.keys import Fact
from steiger.organisations.models import School
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
    by_school = trained_by_school()
    above = School.objects.filter(pk__in=by_school).values_list("pk", "board_id", "municipality_id")
    for school_id, *organisations in above:
        for pk in organisations:
            if pk is not None:
                counted[pk] += by_school[school_id]
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
