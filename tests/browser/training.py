"""The training in the world: a cohort that runs, one that ended with a certificate, one that is open to enrol in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.training.actions import assign_coach, suggest_training
from steiger.training.enums import Moment, Outcome
from steiger.training.models import Assignment, CoachingSession, Cohort, Enrolment, Module, Session, Submission
from tests.factories import Places
from tests.training import factories


def make_training(who: dict[str, Member], places: Places) -> dict[str, list[str]]:
    """Teun is on his way with a coach and has work that waits; he finished an earlier cohort, which Tom led."""
    today = timezone.localdate()
    dirk, tom, bram, teun, carla = (who[name] for name in ("Dirk", "Tom", "Bram", "Teun", "Carla"))
    with clock.on(today - timedelta(days=800)):
        earlier = factories.a_cohort(dirk, tom)
        finished = factories.enrolled(bram, earlier, teun)
        factories.scanned(teun, finished, Moment.BEFORE, 2)
        certificate = factories.certified(tom, teun, finished)
    with clock.on(today - timedelta(days=10)):
        running = factories.a_cohort(dirk, tom)
        enrolment = factories.enrolled(bram, running, teun)
        assign_coach(by=tom, enrolment=enrolment, coach_id=carla.user_id)
        coached = factories.coached(carla, enrolment)
    factories.held(tom, running, enrolment, day=running.begins_on)
    coming = factories.a_session(tom, running, day=today + timedelta(days=20), link="https://example.org/les")
    first = factories.handed_in(teun, enrolment, files=[factories.a_file()])
    factories.assessed(tom, first, Outcome.REDO)
    second = factories.handed_in(teun, enrolment)
    planned = factories.a_coaching(carla, enrolment, today + timedelta(days=9))
    advised = suggest_training(
        by=carla, school_id=places.mother_school.pk, why="Twee leraren vragen naar woordenschat."
    )
    asked = factories.proposed(who["Rita"], factories.a_cohort(dirk, tom), _colleague(who, places))
    return {
        "pk": _texts(
            {
                *(one.pk for one in (running, earlier, coming, enrolment, finished, asked, coached, planned, second)),
                *(certificate.pk, first.files.get().pk, advised.pk),
                *Cohort.objects.values_list("pk", flat=True),
                *Enrolment.objects.values_list("pk", flat=True),
                *Session.objects.values_list("pk", flat=True),
                *CoachingSession.objects.values_list("pk", flat=True),
                *Submission.objects.values_list("pk", flat=True),
            }
        ),
        "module": _texts(Module.objects.order_by("position").values_list("pk", flat=True)[:1]),
        "assignment": _texts(Assignment.objects.order_by("module__position").values_list("pk", flat=True)[:1]),
        "code": [certificate.code],
    }


def _colleague(who: dict[str, Member], places: Places) -> Member:
    return factories.a_teacher(Region.objects.get(pk=who["Rita"].region_id), places.other_school, "Mila")


def _texts(keys: Iterable[int]) -> list[str]:
    return [str(key) for key in keys]
