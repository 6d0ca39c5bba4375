"""`steiger region create`: the region of a partnership."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from steiger.core.errors import DomainError
from steiger.organisations.actions.regions import create_region


class Command(BaseCommand):
    help = 'Make the region of a partnership from the schools placed in it: steiger region create PO2601 --name "..."'
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("codes", nargs="+", metavar="CODE", help="PO2601; several when partnerships work together")
        parser.add_argument("--name", required=True, help="as people call it")
        parser.add_argument("--slug", default="", help="in addresses; default: the first code")
        parser.add_argument("--phone", default="")
        parser.add_argument("--email", default="")

    def handle(self, *_args: Any, **options: Any) -> None:
        with override("en"):
            try:
                region = create_region(
                    codes=options["codes"],
                    name=options["name"],
                    slug=options["slug"],
                    phone=options["phone"],
                    email=options["email"],
                )
            except DomainError as error:
                raise CommandError(error.message) from error
        self.stdout.write(f"Region “{region.name}” is there, at /{region.slug}/.")
