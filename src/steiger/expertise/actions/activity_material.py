"""What was handed out at an activity, for who was there and who was not."""

from __future__ import annotations

from django.db import transaction

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.documents.actions import store_file
from steiger.documents.uploads import Upload
from steiger.expertise.models import Activity, ActivityMaterial
from steiger.expertise.rules import activities as rules

TITLE_LENGTH = 200


@transaction.atomic
def add_material(*, by: Member, activity: Activity, upload: Upload, title: str = "") -> ActivityMaterial:
    """Also long afterwards: slides come later."""
    require(by, Permission.ACTIVITY_WRITE)
    rules.may_lead(by, activity).require()
    stored = store_file(by=by, name=upload.name, media_type=upload.media_type, content=upload.content)
    material = ActivityMaterial.objects.create(
        region_id=activity.region_id,
        activity=activity,
        file=stored,
        title=(title.strip() or upload.name)[:TITLE_LENGTH],
        added_by_id=by.user_id,
        added_at=clock.now(),
    )
    record(by=by, kind="add_material", subject=f"activity {activity.pk}", material=material.pk)
    return material


@transaction.atomic
def remove_material(*, by: Member, material: ActivityMaterial) -> None:
    """From the activity. The file itself stays kept: somebody may have read it."""
    require(by, Permission.ACTIVITY_WRITE)
    rules.may_lead(by, material.activity).require()
    record(by=by, kind="remove_material", subject=f"activity {material.activity_id}", material=material.pk)
    material.delete()
