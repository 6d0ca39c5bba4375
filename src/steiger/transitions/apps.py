from __future__ import annotations

from django.apps import AppConfig


class TransitionsConfig(AppConfig):
    name = "steiger.transitions"

    def ready(self) -> None:
        from steiger.cooperation import keys
        from steiger.organisations.enums import OrganisationKind
        from steiger.transitions import receivers  # noqa: F401 - connects them
        from steiger.transitions.selectors import received

        keys.register_received(OrganisationKind.BOARD, received.received_by_board)
        keys.register_received(OrganisationKind.MUNICIPALITY, received.received_by_municipality)
