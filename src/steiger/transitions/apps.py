from __future__ import annotations

from django.apps import AppConfig


class TransitionsConfig(AppConfig):
    name = "steiger.transitions"

    def ready(self) -> None:
        from steiger.transitions import receivers  # noqa: F401 - connects them
