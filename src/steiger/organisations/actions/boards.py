from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core.errors import DomainError
from steiger.organisations.enums import OrganisationKind
from steiger.organisations.models import Organisation
from steiger.organisations.rules.schools import may_name_board

LONGEST_NAME = 200


def name_board(*, by: Member, board: Organisation, name: str) -> Organisation:
    """Give a board its name: DUO's list of schools only has its number."""
    require_region(by, Permission.SCHOOLS_MANAGE)
    may_name_board(by, board).require()
    name = " ".join(name.split())
    if not name:
        raise DomainError(_("Give the board a name."), field="name")
    if len(name) > LONGEST_NAME:
        raise DomainError(_("Use at most 200 characters."), field="name")
    with transaction.atomic():
        locked = Organisation.objects.select_for_update(of=("self",)).get(pk=board.pk, kind=OrganisationKind.BOARD)
        locked.name = name
        locked.save(update_fields=["name"])
        record(by=by, kind="name_board", subject=locked.code, name=name)
    return locked
