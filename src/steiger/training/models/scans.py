from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.training.enums import HIGHEST_SCORE, LOWEST_SCORE, Competence, Moment
from steiger.training.models.cohorts import Enrolment


@tracked()
class SelfScan(RegionalModel):
    """How a teacher sees the own competence at one moment of the training."""

    class Privacy:
        plain = ("enrolment", "moment", "filled_on")
        identifying = ()
        special = ()
        keep = "reference"

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="scans")
    moment = models.CharField(max_length=20, choices=Moment)
    filled_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "moment"], name="scan_once_a_moment")]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.moment}"


@tracked()
class ScanAnswer(RegionalModel):
    """How far one competence is there."""

    class Privacy:
        plain = ("scan", "competence")
        identifying = ("score",)
        special = ()
        keep = "reference"

    scan = models.ForeignKey(SelfScan, on_delete=models.CASCADE, related_name="answers")
    competence = models.CharField(max_length=20, choices=Competence)
    score = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["scan", "competence"], name="scan_answer_once"),
            models.CheckConstraint(
                condition=Q(score__gte=LOWEST_SCORE, score__lte=HIGHEST_SCORE), name="scan_score_on_scale"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scan_id} {self.competence}"
