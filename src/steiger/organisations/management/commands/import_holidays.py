"""`steiger import holidays`: school holidays per holiday region."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from steiger.core.errors import DomainError
from steiger.organisations.actions.importing import import_holidays
from steiger.organisations.importing.reference import reference_holidays
from steiger.organisations.importing.tables import read_file


class Command(BaseCommand):
    help = (
        "Take in school holidays: a CSV file with the columns schooljaar, vakantie, vakantieregio, eerste_dag, "
        "laatste_dag (both days included). Without FILE the holidays that are shipped."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="report as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        with override("en"):
            try:
                report = import_holidays(
                    holidays=read_file(options["file"]) if options["file"] else reference_holidays()
                )
            except DomainError as error:
                raise CommandError(f"Nothing was changed. {error.message}") from error
        if options["json"]:
            self.stdout.write(json.dumps(report))
        else:
            self.stdout.write(
                f"{report['created']} holidays created, {report['updated']} updated, {report['unchanged']} unchanged."
            )
