from __future__ import annotations

from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "steiger.aftercare"

    def ready(self) -> None:
        from steiger.aftercare import receivers  # noqa: F401 - connects them
