from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AftercareConfig(AppConfig):
    name = "steiger.aftercare"

    def ready(self) -> None:
        from steiger.aftercare import actions, receivers, selectors  # noqa: F401 - importing the second connects it
        from steiger.aftercare.selectors import hours
        from steiger.cooperation import keys
        from steiger.cooperation.enums import Measure
        from steiger.people.owned import OwnedKind, join

        keys.register(Measure.HOURS, hours.hours_by_board)
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
        join(
            OwnedKind(
                kind="support_line",
                label=_("Support after the move"),
                columns=("aftercare.SupportLine.owner",),
                owned_by=selectors.owned_support,
                pass_on=actions.pass_on_support,
            )
        )
