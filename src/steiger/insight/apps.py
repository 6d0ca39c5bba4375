from __future__ import annotations

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "steiger.insight"

    def ready(self) -> None:
        """Agreements and training are strangers on one floor: from here each hears what the other knows."""
        from steiger.cooperation import keys as agreements
        from steiger.insight.selectors import training
        from steiger.training import keys
        from steiger.training.selectors import trained_by_organisation

        keys.register(training.terms_on)
        agreements.register_trained(trained_by_organisation)
