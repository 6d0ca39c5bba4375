"""Two schools, one place: whoever comes second is told, also when both click at once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from steiger.access.enums import Role
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.scope import region_scope
from steiger.training.actions import enrol_teacher
from steiger.training.models import Enrolment
from tests import factories
from tests.training.factories import a_cohort, a_teacher

AT_ONCE = 8


@pytest.mark.django_db(transaction=True)
def test_one_place_and_eight_schools_at_once_end_with_one() -> None:
    region = factories.make_region("po2601", "Utrecht en Stichtse Vecht", "PO2601")
    with region_scope(region.pk):
        places = factories.make_places(region)
        dirk = factories.make_member(region, "Dirk", Role.COORDINATOR)
        cohort = a_cohort(dirk, places=1)
        teachers = [a_teacher(region, places.mother_school, f"Teun {number}") for number in range(AT_ONCE)]
    together, told = Barrier(AT_ONCE), []

    def asking(user_id: int) -> Callable[[], None]:
        def ask() -> None:
            together.wait()
            try:
                with region_scope(region.pk):
                    enrol_teacher(by=dirk, cohort=cohort, teacher_id=user_id, school_id=places.mother_school.pk)
            except DomainError as refused:
                told.append(refused.message)
            finally:
                connection.close()

        return ask

    threads = [Thread(target=asking(teacher.user_id)) for teacher in teachers]
    with clock.everywhere_on(clock.today()):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    with region_scope(region.pk):
        assert Enrolment.objects.count() == 1
    assert len(told) == AT_ONCE - 1
