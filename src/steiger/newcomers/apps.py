from __future__ import annotations

from django.apps import AppConfig


class NewcomersConfig(AppConfig):
    name = "steiger.newcomers"

    def ready(self) -> None:
        from steiger.newcomers import receivers  # noqa: F401 - connects them
