from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExpertiseConfig(AppConfig):
    name = "steiger.expertise"

    def ready(self) -> None:
        from steiger.cooperation import keys
        from steiger.expertise.actions import activities
        from steiger.expertise.selectors import activity_work, demand
        from steiger.people.owned import OwnedKind, join

        join(
            OwnedKind(
                kind="activity",
                label=_("Activities to hold"),
                columns=("expertise.Activity.organiser",),
                owned_by=activity_work.owned_activities,
                pass_on=activities.pass_on_activities,
            )
        )
        keys.register_asked_for(demand.asked_since)
