from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from steiger.cooperation.enums import Actor, Enroller, Proof, Signatory, Template
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel

# A deadline names its version, so a version must say for ever what it said then.
never_changed = pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)


def _all_signatories() -> list[str]:
    return list(Signatory.values)


@tracked()
class PolicyVersion(RegionalModel):
    """The region's rules from a date on, adopted by a decision. Never changed: a next version follows."""

    class Privacy:
        plain = (
            "number", "valid_from", "decision", "adopted_on", "adopted_by", "adopted_in", "template",
            "enroller", "newcomer_age_from", "newcomer_age_until", "newcomer_months_in_country", "answer_days",
            "fixed_weekday", "reservation_days", "amber_waiting_weeks", "red_waiting_weeks",
            "observation_weeks", "stay_weeks", "evaluation_weeks", "levels_within_weeks",
            "mother_school_lead_weeks", "required_signatures", "certificate_attendance", "certificate_coaching",
            "small_cell", "keep_file_years", "keep_enrolment_years", "keep_health_years", "keep_refused_years",
            "keep_looks_years",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    number = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    decision = models.CharField(max_length=200)
    adopted_on = models.DateField()
    adopted_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    # The decision of one of the region's own bodies. A first version may rest on one from before there were any here.
    adopted_in = models.ForeignKey(
        "cooperation.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="policy_versions"
    )
    template = models.CharField(max_length=20, choices=Template)
    enroller = models.CharField(max_length=20, choices=Enroller)
    # On which day of the week (Monday is 1) children are at their mother school, where the region has a fixed day.
    fixed_weekday = models.PositiveSmallIntegerField(default=3)
    newcomer_age_from = models.PositiveSmallIntegerField(default=6)
    newcomer_age_until = models.PositiveSmallIntegerField(default=12)
    newcomer_months_in_country = models.PositiveSmallIntegerField(default=12)
    answer_days = models.PositiveSmallIntegerField(default=5)
    reservation_days = models.PositiveSmallIntegerField(default=15)
    amber_waiting_weeks = models.PositiveSmallIntegerField(default=4)
    red_waiting_weeks = models.PositiveSmallIntegerField(default=13)
    # So many school weeks a placement is provisional; none where the newcomer schools do not observe first.
    observation_weeks = models.PositiveSmallIntegerField(default=0)
    stay_weeks = models.PositiveSmallIntegerField(default=40)
    evaluation_weeks = models.PositiveSmallIntegerField(default=13)
    levels_within_weeks = models.PositiveSmallIntegerField(default=3)
    mother_school_lead_weeks = models.PositiveSmallIntegerField(default=12)
    required_signatures = ArrayField(models.CharField(max_length=20, choices=Signatory), default=_all_signatories)
    # What a teacher needs for a certificate of the training, beside every assignment: a percentage, and a number.
    certificate_attendance = models.PositiveSmallIntegerField(default=80)
    certificate_coaching = models.PositiveSmallIntegerField(default=3)
    small_cell = models.PositiveSmallIntegerField(default=5)
    keep_file_years = models.PositiveSmallIntegerField(default=2)
    keep_enrolment_years = models.PositiveSmallIntegerField(default=5)
    keep_health_years = models.PositiveSmallIntegerField(default=3)
    keep_refused_years = models.PositiveSmallIntegerField(default=1)
    keep_looks_years = models.PositiveSmallIntegerField(default=2)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["region", "number"], name="policy_number_once"),
            models.CheckConstraint(
                condition=Q(newcomer_age_until__gte=F("newcomer_age_from")), name="policy_ages_in_order"
            ),
            models.CheckConstraint(condition=Q(small_cell__gte=3), name="policy_small_cell"),
            models.CheckConstraint(condition=Q(required_signatures__len__gte=1), name="policy_signed_by_somebody"),
        ]
        triggers = [never_changed]

    def __str__(self) -> str:
        return f"{self.number} ({self.valid_from})"


@tracked()
class ProtocolStep(RegionalModel):
    """One step around the move: so many school weeks before (negative) or after it, who acts, what counts as done."""

    class Privacy:
        plain = ("policy", "key", "title", "title_en", "weeks", "actor", "proof", "level", "visit_number")
        identifying = ()
        special = ()
        keep = "reference"

    policy = models.ForeignKey(PolicyVersion, on_delete=models.CASCADE, related_name="protocol_steps")
    key = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    weeks = models.DecimalField(max_digits=4, decimal_places=1)
    actor = models.CharField(max_length=20, choices=Actor)
    proof = models.CharField(max_length=20, choices=Proof, default=Proof.SAID)
    # From which `access.enums.Disclosure` on the mother school sees this step.
    level = models.PositiveSmallIntegerField(default=2)
    visit_number = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["weeks", "id"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "key"], name="protocol_step_once"),
            models.UniqueConstraint(fields=["policy", "visit_number"], name="protocol_step_per_visit"),
            models.CheckConstraint(
                condition=Q(proof=Proof.VISIT_REPORTED, visit_number__isnull=False)
                | (~Q(proof=Proof.VISIT_REPORTED) & Q(visit_number__isnull=True)),
                name="protocol_step_visit_numbered",
            ),
        ]
        triggers = [never_changed]

    def __str__(self) -> str:
        return self.title


@tracked()
class VisitWindow(RegionalModel):
    """Between which school weeks after the move an aftercare visit falls."""

    class Privacy:
        plain = ("policy", "number", "from_week", "until_week")
        identifying = ()
        special = ()
        keep = "reference"

    policy = models.ForeignKey(PolicyVersion, on_delete=models.CASCADE, related_name="visit_windows")
    number = models.PositiveSmallIntegerField()
    from_week = models.PositiveSmallIntegerField()
    until_week = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="visit_window_once"),
            models.CheckConstraint(condition=Q(until_week__gte=F("from_week")), name="visit_window_in_order"),
        ]
        triggers = [never_changed]

    def __str__(self) -> str:
        return f"{self.number}: {self.from_week}-{self.until_week}"
