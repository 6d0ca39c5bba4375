from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    name = "steiger.training"

    def ready(self) -> None:
        from steiger.organisations import keys
        from steiger.people.owned import OwnedKind, join
        from steiger.training.actions import handover
        from steiger.training.selectors import owned, trained

        keys.register(trained.told_of_school)
        join(
            OwnedKind(
                kind="cohort",
                label=_("Cohorts of the training"),
                columns=("training.CohortTrainer.user",),
                owned_by=owned.owned_cohorts,
                pass_on=handover.pass_on_cohorts,
            )
        )
        join(
            OwnedKind(
                kind="coaching",
                label=_("Teachers to coach"),
                columns=("training.Enrolment.coach",),
                owned_by=owned.owned_coaching,
                pass_on=handover.pass_on_coaching,
            )
        )
