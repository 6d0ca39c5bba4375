from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationConfig(AppConfig):
    name = "steiger.consultation"

    def ready(self) -> None:
        from steiger.consultation import actions, receivers, selectors  # noqa: F401 - importing the second connects it
        from steiger.people.owned import OwnedKind, join

        join(
            OwnedKind(
                kind="case",
                label=_("Cases at the IB consultation"),
                columns=("consultation.Case.owner",),
                owned_by=selectors.owned_cases,
                pass_on=actions.pass_on_cases,
            )
        )
