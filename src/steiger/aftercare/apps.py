from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AftercareConfig(AppConfig):
    name = "steiger.aftercare"

    def ready(self) -> None:
        from steiger.aftercare import actions, receivers, selectors  # noqa: F401 - importing the second connects it
        from steiger.people.owned import OwnedKind, join

        join(
            OwnedKind(
                kind="specialist",
                label=_("Children to look after as Nt2 specialist, with their visits"),
                columns=("pupils.Involvement.user", "aftercare.Visit.specialist"),
                owned_by=selectors.children_of_specialists,
                pass_on=actions.pass_on_children,
            )
        )
        join(
            OwnedKind(
                kind="visit_action",
                label=_("Actions from visits"),
                columns=("aftercare.VisitAction.owner",),
                owned_by=selectors.owned_actions,
                pass_on=actions.pass_on_actions,
            )
        )
