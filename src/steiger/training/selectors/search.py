"""What the search box finds of the training: cohorts and modules by words, and teachers whom one may see."""

from __future__ import annotations

from django.db.models import Q, Value
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.due import Found
from steiger.core.functions import NameKey
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.training.models import Cohort, Enrolment, Module, Programme
from steiger.training.rules.access import cohorts_visible_to, enrolments_visible_to, programmes_visible_to

PER_KIND = 3


def found(member: Member, text: str) -> list[Found]:
    if not member.may(Permission.TRAINING_SEE):
        return []
    slug = region_of(member).slug
    cohorts = Cohort.objects.filter(cohorts_visible_to(member), name__icontains=text).order_by("-begins_on")
    # The cohort itself is on its own page; teachers are found by name.
    by_name = Q(teacher__name_key__contains=NameKey(Value(text)))
    teachers = Enrolment.objects.filter(enrolments_visible_to(member)).filter(by_name)
    newest = Programme.objects.filter(programmes_visible_to(member)).order_by("-number").values("pk")[:1]
    modules = Module.objects.filter(programme__in=newest, title__icontains=text).order_by("position")
    return [
        *(
            Found(one.name, _("Cohort"), in_region(slug, "training:cohort", pk=one.pk), "training")
            for one in cohorts[:PER_KIND]
        ),
        *(
            Found(one.teacher.name, one.cohort.name, in_region(slug, "training:enrolment", pk=one.pk), "training")
            for one in teachers.select_related("teacher", "cohort").order_by("teacher__name_key", "pk")[:PER_KIND]
        ),
        *(
            Found(
                one.title,
                _("Module of the training"),
                f"{in_region(slug, 'training:programme')}#module-{one.pk}",
                "training",
            )
            for one in modules[:PER_KIND]
        ),
    ]
