from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import DoubleVerdict
from steiger.pupils.models.pupils import Pupil


@tracked()
class DoubleCheck(RegionalModel):
    """Two children who look like one, and what somebody said of it: this pair is not asked again."""

    class Privacy:
        plain = ("first", "second", "asked_on", "asked_by", "judged_on", "judged_by", "verdict")
        identifying = ("remark", "reason")
        special = ()
        keep = "file"

    first = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="+")
    asked_on = models.DateField()
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    remark = models.CharField(max_length=300, blank=True)
    judged_on = models.DateField(null=True, blank=True)
    judged_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12, blank=True, choices=DoubleVerdict)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["asked_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="double_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="double_pair_in_order"),
            models.CheckConstraint(
                condition=Q(judged_on__isnull=True, judged_by__isnull=True, verdict="")
                | (Q(judged_on__isnull=False, judged_by__isnull=False) & ~Q(verdict="")),
                name="double_judged_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=DoubleVerdict.OTHER_CHILD) | ~Q(reason=""), name="double_other_child_with_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["region", "asked_on"], condition=Q(judged_on__isnull=True), name="double_to_judge"),
            models.Index(fields=["second"], name="double_of_second"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"
