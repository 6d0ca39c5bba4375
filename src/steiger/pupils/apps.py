from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PupilsConfig(AppConfig):
    name = "steiger.pupils"

    def ready(self) -> None:
        from steiger.people.keys import register_session
        from steiger.people.owned import OwnedKind, join  # like the rest, needs models that are not ready before this
        from steiger.pupils import actions, selectors

        register_session(selectors.session_of)
        join(
            OwnedKind(
                kind="journey",
                label=_("Journeys to keep an eye on"),
                columns=("pupils.Journey.owner",),
                owned_by=selectors.owned_journeys,
                pass_on=actions.pass_on_journeys,
            )
        )
