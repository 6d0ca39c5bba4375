from __future__ import annotations

from django.apps import AppConfig


class NewcomersConfig(AppConfig):
    name = "steiger.newcomers"

    def ready(self) -> None:
        from steiger.cooperation import keys
        from steiger.cooperation.enums import Measure
        from steiger.newcomers import receivers  # noqa: F401 - connects them
        from steiger.newcomers.selectors import weeks

        keys.register(Measure.WEEKS_BOARD, weeks.weeks_by_board)
        keys.register(Measure.WEEKS_MUNICIPALITY, weeks.weeks_by_municipality)
