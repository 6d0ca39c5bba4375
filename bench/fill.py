"""Put so many files into the database of this `STEIGER_DATA`: `python -m bench.fill 10000`.

Schools, people, groups and policy come through the demo's actions. The children come in bulk: `steiger.demo.crowd`.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steiger.config.settings")
os.environ["STEIGER_DATABASE_ROLE"] = "owner"

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from steiger.config.commands.assets import prepare_assets  # noqa: E402
from steiger.core.scope import region_scope  # noqa: E402
from steiger.demo.crowd import Crowd, add_crowd  # noqa: E402
from steiger.demo.people import PASSWORD  # noqa: E402
from steiger.demo.region import SLUG, Setting, set_up  # noqa: E402
from steiger.messaging.actions import quietly  # noqa: E402


def fill(count: int) -> None:
    """Migrate, set up the region, and add the children; once per data folder."""
    marker = Path(settings.DATA) / "bench.json"
    if marker.exists():
        return
    call_command("migrate", verbosity=0)
    prepare_assets()
    with transaction.atomic(), quietly():
        setting = set_up(timezone.localdate() - timedelta(days=900))
        with region_scope(setting.region.pk):
            _insert(setting, count)
            known = _who()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    marker.write_text(json.dumps(known), encoding="utf-8")


def _insert(setting: Setting, count: int) -> None:
    add_crowd(
        Crowd(
            region=setting.region.pk,
            count=count,
            owner=setting.coordinator.user_id,
            specialist=setting.specialists[0].user_id,
            newcomer=[facility.school_id for facility in setting.facilities],
            schools=[school.pk for school in setting.schools],
            groups=setting.groups,
            place="Utrecht",
        )
    )


def _who() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT j.case_number, p.last_name FROM pupils_journey j JOIN pupils_pupil p ON p.id = j.pupil_id "
            "JOIN pupils_involvement i ON i.journey_id = j.id AND i.relation = 'specialist' ORDER BY j.id LIMIT 1"
        )
        case, name = cursor.fetchone()
    return {"region": SLUG, "case": case, "name": name, "password": PASSWORD,
            "coordinator": "dirk.hoekstra@demo.example", "specialist": "carla.mulder@demo.example"}  # fmt: skip


if __name__ == "__main__":
    fill(int(sys.argv[1]))
