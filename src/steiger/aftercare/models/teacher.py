from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.aftercare.enums import Going
from steiger.aftercare.models.visits import Visit
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import Domain, Standing


@tracked()
class TeacherForm(RegionalModel):
    """What the teacher tells before a visit: asked by a link, five minutes, no account. Read beside the report."""

    class Privacy:
        plain = ("visit", "asked_on", "asked_by", "answered_at", "going")
        identifying = ("sent_to", "name", "goes_well", "is_hard", "wants")
        special = ()
        keep = "file"

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="teacher_form")
    asked_on = models.DateField()
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    sent_to = models.EmailField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    # Who filled it in, as they say themselves: nobody signed in.
    name = models.CharField(max_length=100, blank=True)
    going = models.CharField(max_length=20, choices=Going, blank=True)
    goes_well = models.TextField(blank=True)
    is_hard = models.TextField(blank=True)
    wants = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, going="") | (Q(answered_at__isnull=False) & ~Q(going="")),
                name="teacher_form_answered_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.asked_on}"


@tracked()
class TeacherStanding(RegionalModel):
    """How the child stands in one domain, as its teacher sees it."""

    class Privacy:
        plain = ("form", "domain", "standing")
        identifying = ()
        special = ()
        keep = "file"

    form = models.ForeignKey(TeacherForm, on_delete=models.CASCADE, related_name="standings")
    domain = models.CharField(max_length=30, choices=Domain)
    standing = models.CharField(max_length=12, choices=Standing)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "domain"], name="teacher_standing_once")]

    def __str__(self) -> str:
        return f"{self.domain} {self.standing}"
