from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from steiger.access.enums import Role
from steiger.core.functions import NameKey
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


@tracked(exclude=("password", "last_login"))
class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in. National: one person may work in two regions."""

    class Privacy:
        plain = ("last_login", "is_superuser", "is_staff", "is_active", "language")
        identifying = ("email", "name", "password", "phone")
        special = ()
        keep = "reference"

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    name_key = models.GeneratedField(
        expression=NameKey("name"), output_field=models.CharField(max_length=400), db_persist=True
    )
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=8, default="nl")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower_case")]
        indexes = [models.Index(fields=["name_key"], name="user_by_name")]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name


@tracked()
class Membership(RegionalModel):
    """A person in a role, for an organisation (or for the region as a whole); `until_on` is the last day."""

    class Privacy:
        plain = ("user", "role", "organisation", "from_on", "until_on")
        identifying = ()
        special = ()
        keep = "reference"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role)
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="membership_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["region", "user", "role", "organisation"],
                condition=Q(until_on__isnull=True),
                nulls_distinct=False,
                name="membership_held_once",
            ),
        ]
        indexes = [models.Index(fields=["region", "user"], name="membership_of_user")]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"


@tracked(exclude=("token_hash",))
class Invitation(RegionalModel):
    """An open door for one person: used once, within its term. The first one of a region comes from the operator."""

    class Privacy:
        plain = (
            "role", "organisation", "invited_by", "invited_at", "expires_at", "accepted_by", "accepted_at",
            "token_hash", "until_on",
        )  # fmt: skip
        identifying = ("email", "name")
        special = ()
        keep = "reference"

    email = models.EmailField()
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=30, choices=Role)
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The last day of the role itself, for who comes for a while.
    until_on = models.DateField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_known"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_at_and_by",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "-invited_at"], condition=Q(accepted_at__isnull=True), name="invitation_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.role}"


@tracked()
class SecondFactorRule(RegionalModel):
    """From this day on nobody works in this role without a second factor."""

    class Privacy:
        plain = ("role", "from_on", "decided_by", "decided_at")
        identifying = ()
        special = ()
        keep = "reference"

    role = models.CharField(max_length=30, choices=Role)
    from_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "role"], name="second_factor_rule_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="second_factor_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.from_on}"


@tracked()
class Delegation(RegionalModel):
    """Somebody stands in for who is away, from the first day up to and including the last.

    For all of the work, or for that of one role (`membership`). What is done is done in the name of who is away; the
    evidence says who did it.
    """

    class Privacy:
        plain = (
            "absent", "delegate", "membership", "from_on", "until_on", "made_by", "made_at", "withdrawn_by",
            "withdrawn_at",
        )  # fmt: skip
        identifying = ("note",)
        special = ()
        keep = "evidence"

    absent = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    delegate = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    note = models.TextField(blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="delegation_ends_after_start"),
            models.CheckConstraint(condition=~Q(absent=F("delegate")), name="delegation_to_somebody_else"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="delegation_withdrawn_at_and_by",
            ),
        ]
        indexes = [models.Index(fields=["region", "delegate", "until_on"], name="delegation_to_somebody")]

    def __str__(self) -> str:
        return f"{self.absent_id} {self.delegate_id} {self.from_on}"


@tracked()
class Handover(RegionalModel):
    """What passed from somebody who leaves to one successor, with the note that goes with it."""

    class Privacy:
        plain = ("membership", "successor", "handed_at", "handed_by", "read_at")
        identifying = ("note",)
        special = ()
        keep = "evidence"

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    handed_at = models.DateTimeField()
    handed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["region", "successor"], condition=Q(read_at__isnull=True), name="handover_to_read")
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.successor_id}"


@tracked()
class HandoverLine(RegionalModel):
    """One thing that passed. `reference` is what it was called then, without a child's name."""

    class Privacy:
        plain = ("handover", "kind", "key", "reference", "due_on")
        identifying = ()
        special = ()
        keep = "evidence"

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=40)
    reference = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "due_on", "reference", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"
