from __future__ import annotations

from django.db import transaction

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.parents.actions.films import follow_changes
from steiger.parents.models import ParentsContact
from steiger.parents.rules import contact_problem


@transaction.atomic
def change_contact(*, by: Member, phone: str, mail: str, hours: str = "", answered_by: str = "") -> ParentsContact:
    """Where parents ask from now on: on the page, in the film, on leaflets and cards, in every language."""
    require_region(by, Permission.PARENTS_WRITE)
    phone, mail = " ".join(phone.split()), mail.strip()
    field, problem = contact_problem(phone=phone, mail=mail)
    if problem:
        raise DomainError(problem, field=field)
    made, _is_new = ParentsContact.objects.update_or_create(
        region_id=by.region_id,
        defaults={
            "phone": phone,
            "mail": mail,
            "hours": hours.strip(),
            "answered_by": answered_by.strip(),
            "changed_on": clock.today(),
            "changed_by_id": by.user_id,
        },
    )
    record(by=by, kind="change_parents_contact", subject=f"parents contact {made.pk}")
    follow_changes(by=by)
    return made
