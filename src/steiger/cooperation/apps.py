from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperationConfig(AppConfig):
    name = "steiger.cooperation"

    def ready(self) -> None:
        from steiger.cooperation.actions import campaign_handover, handover, strategy_goals
        from steiger.cooperation.selectors import owned, owned_campaign, strategy_work
        from steiger.people.owned import OwnedKind, join

        join(
            OwnedKind(
                kind="seat",
                label=_("Seats at tables"),
                columns=("cooperation.Sitting.user", "cooperation.Invitation.user"),
                owned_by=owned.owned_seats,
                pass_on=handover.pass_on_seats,
            )
        )
        join(
            OwnedKind(
                kind="action",
                label=_("Actions from the tables"),
                columns=("cooperation.Action.owner",),
                owned_by=owned.owned_actions,
                pass_on=handover.pass_on_actions,
            )
        )
        join(
            OwnedKind(
                kind="approach",
                label=_("Organisations to bring to the table"),
                columns=("cooperation.Approach.owner",),
                owned_by=owned_campaign.owned_approaches,
                pass_on=campaign_handover.pass_on_approaches,
            )
        )
        join(
            OwnedKind(
                kind="goal",
                label=_("Goals of the support plan"),
                columns=("cooperation.StrategyGoal.owner",),
                owned_by=strategy_work.owned_goals,
                pass_on=strategy_goals.pass_on_goals,
            )
        )
