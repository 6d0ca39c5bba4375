from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from steiger.cooperation.models.bodies import Body
from steiger.cooperation.models.meetings import AgendaItem
from steiger.core.functions import NameKey
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class Decision(RegionalModel):
    """What a body decided: the text and the reason, from when, and when it is looked at again.

    Its number is the year and a running number, `2026-04`: what everything that follows from it refers to.
    """

    class Privacy:
        plain = (
            "year", "serial", "body", "agenda_item", "title", "text", "reason", "decided_on", "recorded_by",
            "from_on", "evaluate_on", "evaluated_on", "evaluated_by", "learned", "superseded_by",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    year = models.PositiveSmallIntegerField()
    serial = models.PositiveSmallIntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    title = models.CharField(max_length=200)
    text = models.TextField()
    reason = models.TextField(blank=True)
    decided_on = models.DateField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    evaluate_on = models.DateField(null=True, blank=True)
    evaluated_on = models.DateField(null=True, blank=True)
    evaluated_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    # What the evaluation taught: for whoever comes after.
    learned = models.TextField(blank=True)
    superseded_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    search_key = models.GeneratedField(
        expression=NameKey("title"), output_field=models.CharField(max_length=400), db_persist=True
    )

    class Meta:
        ordering = ["-year", "-serial"]
        constraints = [
            models.UniqueConstraint(fields=["region", "year", "serial"], name="decision_number_once"),
            models.CheckConstraint(
                condition=Q(evaluated_on=None, evaluated_by=None)
                | Q(evaluated_on__isnull=False, evaluated_by__isnull=False),
                name="decision_evaluated_on_and_by",
            ),
            models.CheckConstraint(condition=~Q(superseded_by=F("id")), name="decision_not_superseded_by_itself"),
        ]
        indexes = [GinIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="decision_search")]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return f"{self.year}-{self.serial:02d}"


@tracked()
class Action(RegionalModel):
    """Something that somebody promised at the table, by a day."""

    class Privacy:
        plain = ("body", "agenda_item", "what", "owner", "due_on", "made_by", "made_on", "done_on", "done_by", "note")
        identifying = ()
        special = ()
        keep = "reference"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="actions")
    agenda_item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None, done_by=None) | Q(done_on__isnull=False, done_by__isnull=False),
                name="action_done_on_and_by",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "owner", "due_on"], condition=Q(done_on=None), name="action_open_of_person")
        ]

    def __str__(self) -> str:
        return self.what
