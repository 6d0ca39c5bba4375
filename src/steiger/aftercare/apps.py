from __future__ import annotations

from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "steiger.aftercare"

    def ready(self) -> None:
        from steiger.aftercare import receivers  # noqa: F401 - connects them
        from steiger.aftercare.selectors import hours
        from steiger.cooperation import keys
        from steiger.cooperation.enums import Measure

        keys.register(Measure.HOURS, hours.hours_by_board)
