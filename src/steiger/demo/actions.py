from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from steiger.core.history import acting
from steiger.core.scope import region_scope
from steiger.demo import region
from steiger.demo.activities import hold_activities
from steiger.demo.agreements import agree
from steiger.demo.consultation import bring_three
from steiger.demo.directory import fill_directory
from steiger.demo.expertise import help_each_other
from steiger.demo.families import refer_families
from steiger.demo.meetings import meet
from steiger.demo.parents import inform_parents
from steiger.demo.selectors import is_half_made
from steiger.demo.strategy import plan_support
from steiger.demo.support import arrange_support
from steiger.demo.telling import tell_together
from steiger.demo.training import train
from steiger.messaging.actions import quietly
from steiger.organisations.actions import readdress_region
from steiger.organisations.selectors import region_by_slug

JOURNEYS = 220
# Two years and a half: the first children have come, moved and been visited three times.
DAYS = 900


class HalfMadeError(Exception):
    """An earlier filling was broken off, and what it left is no demo. Only an empty database brings it back."""


def fill_demo(*, progress: Callable[[int, int], None], journeys: int = JOURNEYS) -> bool:
    """Make the demo region, once; false when it is there already. It gets its address when all of it is there."""
    if region_by_slug(region.SLUG) is not None:
        return False
    if is_half_made():
        raise HalfMadeError("The demo was broken off while it was made. Begin again: steiger demo --reset")
    today = timezone.localdate()
    with quietly():
        with transaction.atomic():
            setting = region.set_up(today - timedelta(days=DAYS), slug=region.WORKSHOP)
        tell_together(setting, journeys, today, progress)
        coordinator = setting.coordinator
        with (
            region_scope(setting.region.pk),
            acting(user_id=coordinator.user_id, roles=sorted(coordinator.roles)),
        ):
            agree(setting, today)
            meet(setting, today)
            bring_three(setting)
            plan_support(setting, today)
            inform_parents(setting, today)
            help_each_other(setting, today)
            hold_activities(setting, today)
            fill_directory(setting, today)
            train(setting, today)
            arrange_support(setting, today)
            refer_families(setting, today)
    with region_scope(setting.region.pk):
        readdress_region(region=setting.region, slug=region.SLUG)
    return True
