from __future__ import annotations

from django.db import models
from django.db.models import Case, CharField, Q, Value, When

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.training.enums import SuggestionState


@tracked()
class Suggestion(RegionalModel):
    """Somebody who comes at a school thinks that the training would help there; the school answers."""

    class Privacy:
        plain = ("school", "made_on", "made_by", "why", "enrolled_on", "refused_on", "refuse_reason", "answered_by")
        identifying = ()
        special = ()
        keep = "reference"

    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # Never about a child: the training cannot know one.
    why = models.TextField()
    enrolled_on = models.DateField(null=True, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    refuse_reason = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.GeneratedField(
        expression=Case(
            When(enrolled_on__isnull=False, then=Value(SuggestionState.ENROLLED.value)),
            When(refused_on__isnull=False, then=Value(SuggestionState.REFUSED.value)),
            default=Value(SuggestionState.OPEN.value),
        ),
        output_field=CharField(max_length=20, choices=SuggestionState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["-made_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "school"],
                condition=Q(enrolled_on__isnull=True, refused_on__isnull=True),
                name="suggestion_open_once",
            ),
            models.CheckConstraint(
                condition=Q(enrolled_on__isnull=True) | Q(refused_on__isnull=True), name="suggestion_one_answer"
            ),
            models.CheckConstraint(
                condition=Q(refused_on__isnull=True, refuse_reason="")
                | (Q(refused_on__isnull=False) & ~Q(refuse_reason="")),
                name="suggestion_refused_on_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school_id} {self.made_on}"

    @property
    def state_label(self) -> str:
        return str(SuggestionState(self.state).label)
