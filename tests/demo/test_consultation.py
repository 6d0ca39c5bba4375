from __future__ import annotations

from datetime import timedelta

from steiger.access.member import Member
from steiger.consultation.models import Case
from steiger.core import clock
from steiger.demo.consultation import CASES, bring_three
from steiger.demo.region import Setting
from steiger.organisations.models import Region
from tests.consultation import factories
from tests.factories import FIRST_DAY, Places


def test_three_cases_come_on_the_agenda_without_a_name(
    region: Region, places: Places, amina: Member, dirk: Member
) -> None:
    for days in (7, 14, 21, 28):
        factories.make_child(region, places, expected_move_on=clock.today() + timedelta(days=days))
    body = factories.make_body(region)
    meeting = factories.call(body, dirk)
    staff = {f"staff-{places.newcomer_school.pk}": amina, "coordinator": dirk}
    setting = Setting(region, FIRST_DAY, facilities=[places.facility, places.facility], members=staff)

    bring_three(setting)

    assert {case.meeting_id for case in Case.objects.all()} == {meeting.pk}
    assert sorted(Case.objects.values_list("question", flat=True)) == sorted(case[0] for case in CASES)
