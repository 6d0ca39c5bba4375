from __future__ import annotations

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "steiger.core"

    def ready(self) -> None:
        """Secure the database once, after the last app has migrated."""
        from steiger.core import security  # needs the app registry, which is not there when this file is read

        last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
        post_migrate.connect(security.secure_after_migrate, sender=last)
