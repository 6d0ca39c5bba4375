"""What stands beside the document: a part for few eyes, who did what, what was sent, and what came later."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.transitions.enums import EntryKind, Pen


@tracked()
class RestrictedPart(RegionalModel):
    """For the care coordinator of the mother school and not for the class teacher. A table of its own, so that whoever
    may not read it never fetches it along with the document.
    """

    class Privacy:
        plain = ("document", "written_at", "written_by")
        identifying = ()
        special = ("words",)
        keep = "file"

    document = models.OneToOneField(
        "transitions.PlacementDocument", on_delete=models.CASCADE, related_name="restricted_part"
    )
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.document_id}"


@tracked()
class DocumentEntry(RegionalModel):
    """One thing that somebody did on a version, on behalf of one of the two schools."""

    class Privacy:
        plain = ("document", "kind", "side", "sections", "done_at", "done_by")
        identifying = ("note",)
        special = ()
        keep = "file"

    document = models.ForeignKey("transitions.PlacementDocument", on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind)
    side = models.CharField(max_length=20, choices=Pen)
    sections = ArrayField(models.CharField(max_length=30), default=list)
    note = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-done_at", "-id"]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind}"


@tracked()
class Addendum(RegionalModel):
    """What came after the signatures: beside the frozen document, with its own day and name."""

    class Privacy:
        plain = ("document", "number", "written_on", "written_by", "file")
        identifying = ("words",)
        special = ()
        keep = "file"

    document = models.ForeignKey("transitions.PlacementDocument", on_delete=models.CASCADE, related_name="addenda")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    written_on = models.DateField()
    written_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="addendum_once")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.number}"


@tracked()
class SentCopy(RegionalModel):
    """What the newcomer school sent, as it was: it may read this again after the child is no longer its own."""

    class Privacy:
        plain = ("document", "school", "sent_on")
        identifying = ()
        special = ()
        keep = "file"

    document = models.OneToOneField("transitions.PlacementDocument", on_delete=models.CASCADE, related_name="sent")
    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()

    class Meta:
        ordering = ["-sent_on", "-id"]
        indexes = [models.Index(fields=["region", "school", "-sent_on"], name="sent_by_school")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.sent_on}"
