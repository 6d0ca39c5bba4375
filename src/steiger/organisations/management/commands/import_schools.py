"""`steiger import schools`: bring the country's schools in line with DUO's file."""

from __future__ import annotations

import json
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from steiger.core.errors import DomainError
from steiger.organisations.actions.importing import import_schools
from steiger.organisations.importing.report import Report
from steiger.organisations.importing.tables import FileError, read_file

EXAMPLE = """
FILE is "02. Alle schoolvestigingen basisonderwijs", as DUO publishes it (duo.nl, open onderwijsdata); the file of
secondary education works too. A later file updates: new schools, changed names, boards and addresses, and closed
schools, which get a date and are never deleted. A file that is broken, cut off or of another kind changes nothing.

  steiger import schools 02.-alle-schoolvestigingen-basisonderwijs.csv
  steiger import schools schools.csv --pupils pupils.csv --json
"""
SHOWN = 20


class Command(BaseCommand):
    help = "Take in DUO's list of schools." + EXAMPLE
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="school locations (.csv or .csv.gz)")
        parser.add_argument("--pupils", type=Path, metavar="FILE", help="pupil counts per location")
        parser.add_argument("--coordinates", type=Path, metavar="FILE", help="coordinates (default: those shipped)")
        parser.add_argument("--postcodes", type=Path, metavar="FILE", help="postcode table (default: the one shipped)")
        parser.add_argument("--force", action="store_true", help="also when more than a tenth of the schools closes")
        parser.add_argument("--json", action="store_true", help="report as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        with override("en"):
            if not options["json"]:
                self.stderr.write("Reading and comparing; this takes some seconds ...")
            try:
                report = import_schools(
                    schools=read_file(options["file"]),
                    pupils=read_file(options["pupils"]) if options["pupils"] else None,
                    coordinates=read_file(options["coordinates"]) if options["coordinates"] else None,
                    postcodes=read_file(options["postcodes"]) if options["postcodes"] else None,
                    force=options["force"],
                )
            except DomainError as error:
                self._refuse(error, as_json=options["json"])
            else:
                self.stdout.write(json.dumps(report.as_json(), indent=2) if options["json"] else _told(report))

    def _refuse(self, error: DomainError, *, as_json: bool) -> None:
        if as_json:
            told = error.as_json() if isinstance(error, FileError) else {"message": error.message}
            self.stdout.write(json.dumps({"error": told}, indent=2))
        raise CommandError(f"Nothing was changed. {error.message}") from error


def _told(report: Report) -> str:
    counts = f"{report.created} schools created, {report.updated} updated, {report.closed} closed"
    lines = [f"{counts}, {report.unchanged} unchanged; {report.pupil_counts} pupil counts changed."]
    if report.unplaced:
        lines.append(f"{len(report.unplaced)} in no partnership:")
        lines += _first(f"  {s.code} {s.name}, {s.postcode} {s.municipality}" for s in report.unplaced)
    if report.problems:
        lines.append(f"{len(report.problems)} rows were odd:")
        lines += _first(f"  {problem}" for problem in report.problems)
    return "\n".join(lines)


def _first(lines: Any) -> list[str]:
    every = list(lines)
    rest = [f"  and {len(every) - SHOWN} more (--json shows all)"] if len(every) > SHOWN else []
    return every[:SHOWN] + rest
