from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from steiger.core.progress import Progress
from steiger.demo.nation import JOURNEYS, add_crowds


class Command(BaseCommand):
    help = "Fictional children for every region that has none; only as owner of the tables."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--journeys", type=int, default=JOURNEYS)

    def handle(self, *_args: Any, journeys: int, **_options: Any) -> None:
        with Progress("Adding children to the regions") as progress:
            added = add_crowds(progress=progress.at, journeys=journeys)
        if added:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
