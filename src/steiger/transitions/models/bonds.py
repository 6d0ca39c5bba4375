from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.transitions.enums import PlaceAnswer, QuestionEnd


@tracked()
class QuestionAnswer(RegionalModel):
    """What a school answered to the question without a name: a place from a date, on a condition, or none and why.

    Given by somebody with an account, or by whoever at the school opened the link in the mail: then under their name.
    """

    class Privacy:
        plain = ("bond", "has_place", "answer", "from_on", "answered_on", "answered_by")
        identifying = ("words", "answered_name")
        special = ()
        keep = "file"

    bond = models.OneToOneField("pupils.MotherSchoolBond", on_delete=models.CASCADE, related_name="answer")
    has_place = models.BooleanField()
    answer = models.CharField(max_length=10, choices=PlaceAnswer, blank=True)
    from_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField()
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    answered_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by__isnull=False) | ~Q(answered_name=""), name="question_answered_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bond_id} {self.has_place}"

    @property
    def answered_by_whom(self) -> str:
        return str(self.answered_by) if self.answered_by else self.answered_name


@tracked()
class CapacityQuestion(RegionalModel):
    """One question to several schools at once: who has a place for such a child? What it says leads to no name."""

    class Privacy:
        plain = (
            "journey", "age", "year_group", "starts_on", "answer_by", "asked_on", "asked_by", "closed_on", "closed_by",
            "end_reason",
        )  # fmt: skip
        identifying = ("level", "district")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="capacity_questions")
    age = models.PositiveSmallIntegerField()
    year_group = models.CharField(max_length=10, blank=True)
    level = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    district = models.CharField(max_length=80, blank=True)
    answer_by = models.DateField()
    asked_on = models.DateField()
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    end_reason = models.CharField(max_length=20, choices=QuestionEnd, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_by__isnull=True, end_reason="")
                | (Q(closed_on__isnull=False, closed_by__isnull=False) & ~Q(end_reason="")),
                name="capacity_closed_on_by_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.asked_on}"


@tracked()
class CapacityAsk(RegionalModel):
    """One of the schools that were asked: where the mail with the link went, and when it was reminded."""

    class Privacy:
        plain = ("question", "bond", "reminded_on")
        identifying = ("email",)
        special = ()
        keep = "file"

    question = models.ForeignKey(CapacityQuestion, on_delete=models.CASCADE, related_name="asks")
    bond = models.OneToOneField("pupils.MotherSchoolBond", on_delete=models.CASCADE, related_name="ask")
    email = models.EmailField(blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.question_id} {self.bond_id}"
