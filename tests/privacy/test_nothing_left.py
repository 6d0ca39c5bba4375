"""Two years on: what must be gone is gone, looked for in a dump of the whole database, on the disk and in the log."""

from __future__ import annotations

import io
import logging
import subprocess
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from steiger.access.member import Member
from steiger.audit.models import Happening, Look
from steiger.core import clock
from steiger.core.database import providers
from steiger.core.history import acting
from steiger.core.privacy import DELICATE, columns_of
from steiger.core.scope import region_scope
from steiger.insight.selectors import figures
from steiger.messaging.actions import write_letter
from steiger.organisations.models import Region
from steiger.people.selectors import member_for
from steiger.people.models import User
from steiger.privacy.actions import check_run, draw_up, release_run
from steiger.privacy.actions.forgetting import rows_of
from steiger.privacy.jobs import carry_out
from steiger.privacy.models import RetentionRun
from steiger.pupils.actions import end_journey
from steiger.pupils.enums import LeavingReason
from steiger.pupils.models import Journey, Pupil
from tests.browser.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "Rania"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the installation writes to its log, as `settings.LOGGING` lets it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.getLogger().handlers[0].formatter)
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def _members(world: World, region: Region) -> dict[str, Member]:
    found = {name: member_for(User.objects.get(pk=one.user_id), region.pk) for name, one in world.people.items()}
    return {name: member for name, member in found.items() if member}


def _mark_everything(rows: dict[type[models.Model], set[int]], word: str) -> None:
    """Every delicate text of these rows gets words of its own, which also go into its history."""
    for model, ids in rows.items():
        texts = [
            field
            for field in columns_of(model, DELICATE)
            if isinstance(field, models.CharField | models.TextField) and not field.choices
        ]
        for field in texts:
            length = field.max_length or 100
            filled = model._default_manager.filter(pk__in=ids).exclude(**{field.name: ""})
            filled.update(**{field.name: f"{word} {field.name}"[:length]})


def _end_all_but(kept: str, dirk: Member) -> None:
    for journey in Journey.objects.filter(left_on=None, completed_on=None).exclude(pupil__call_name=kept):
        end_journey(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=dirk)


def _dump() -> str:
    at = connection.settings_dict
    tool = providers.choose().tool("pg_dump")
    made = subprocess.run(
        [str(tool), "-h", at["HOST"], "-p", str(at["PORT"] or 5432), "-U", "postgres", "--inserts", at["NAME"]],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return made.stdout


def _fail_with_a_name(region: Region, name: str, number: str) -> None:
    """The database tells a whole row when a constraint refuses it; that must not reach the log."""
    try:
        with transaction.atomic():
            Pupil.objects.create(region_id=region.pk, call_name=name, last_name=None, birth_on=date(2015, 5, 5), home_languages=[])
    except IntegrityError:
        logging.getLogger("django.request").exception("Internal Server Error: /po2601/children/%s/", number)


def test_after_two_years_nothing_tells_who_the_child_was(settings: Any, tmp_path: Path, log: io.StringIO) -> None:
    cache.clear()
    settings.MEDIA_ROOT = str(tmp_path / "files")
    world = make_world()
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk):
        who = _members(world, region)
        kept_case = world.cases[KEPT]
        with acting(user_id=who["Dirk"].user_id, roles=[]):
            _end_all_but(KEPT, who["Dirk"])
        gone = Journey.objects.exclude(case_number=kept_case)
        numbers = list(gone.values_list("case_number", flat=True))
        children = list(Pupil.objects.filter(journeys__in=gone).distinct())
        names = [child.call_name for child in children]
        rows = rows_of([child.pk for child in children])
        kept_rows = rows_of([Journey.objects.get(case_number=kept_case).pupil_id])
        write_letter(region_id=region.pk, to="bram@example.org", subject=f"Stap voor {numbers[0]}", body=f"/{numbers[0]}/")
    for case in (numbers[0], kept_case):
        assert world.client("Dirk").get(f"/po2601/children/{case}/").status_code == 200
    with region_scope(region.pk), acting(user_id=who["Dirk"].user_id, roles=[]):
        _fail_with_a_name(region, names[0], numbers[0])
        _mark_everything(rows, "vertrouwelijk")
        _mark_everything(kept_rows, "blijvend")
        Pupil.objects.filter(pk__in=rows[Pupil]).update(birth_on=date(2014, 2, 13))
        names_now = {"vertrouwelijk", "2014-02-13"}
    before = _dump()
    for needle in ("vertrouwelijk", "2014-02-13", *numbers, *names):
        assert needle in before, needle
    files = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]

    later = timezone.localdate() + timedelta(days=2 * 366)
    with clock.everywhere_on(later):
        with region_scope(region.pk):
            figures_before = asdict(figures(who["Dirk"]))
        with region_scope(region.pk), acting(user_id=who["Paula"].user_id, roles=[]):
            run = draw_up(by=who["Paula"])
            assert run is not None
            check_run(by=who["Paula"], run=run)
        with region_scope(region.pk), acting(user_id=who["Dirk"].user_id, roles=[]):
            release_run(by=who["Dirk"], run=run)
        assert carry_out(region.pk) == 1
        with region_scope(region.pk):
            assert asdict(figures(who["Dirk"])) == figures_before
            run = RetentionRun.objects.get(pk=run.pk)

    assert run.report["journeys"] == len(numbers)
    assert run.report["kept_before"] == run.report["kept_after"]
    after = _dump()
    for needle in (*names_now, *numbers, *names):
        assert needle not in after, (needle, [line[:300] for line in after.splitlines() if needle in line][:3])
    assert "blijvend" in after
    assert kept_case in after
    left = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert len(left) == len(files) - run.report["files"]
    assert run.report["files"] > 0
    assert "Internal Server Error" in log.getvalue()
    for needle in (*names, *numbers):
        assert needle not in log.getvalue(), needle
    for case in numbers:
        assert world.client("Dirk").get(f"/po2601/children/{case}/").status_code == 404
    assert names[0] not in world.client("Dirk").get(f"/po2601/search/?q={names[0]}").content.decode().split("<main", 1)[1].replace(f'value="{names[0]}"', "")
    with region_scope(region.pk):
        assert Look.objects.exists()
        assert not Happening.objects.filter(case_number__in=numbers).exists()
