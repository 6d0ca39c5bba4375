from __future__ import annotations

from django.apps import AppConfig


class ParentsConfig(AppConfig):
    name = "steiger.parents"

    def ready(self) -> None:
        from steiger.parents import receivers  # noqa: F401 - connects them
