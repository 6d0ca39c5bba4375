from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from steiger.access.enums import Role
from steiger.core.errors import DomainError
from steiger.core.scope import region_scope
from steiger.organisations.selectors import region_by_slug
from steiger.people.actions import invite
from steiger.people.selectors import operator_of


class Command(BaseCommand):
    help = "Invite the first person of a region, and print the link (it is mailed as well)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--region", required=True, help="the region's short name in addresses, such as po2601")
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", default="", help="how the person is called; can be changed on arrival")
        held = [role.value for role in Role]
        parser.add_argument("--role", default=Role.ADMINISTRATOR.value, choices=held)
        parser.add_argument("--organisation", type=int, default=None, help="its key, for roles that need one")

    def handle(self, *_args: Any, **options: Any) -> None:
        region = region_by_slug(options["region"])
        if region is None:
            raise CommandError(f"There is no region {options['region']}. Make it first: steiger region create CODE.")
        try:
            with region_scope(region.pk):
                invited = invite(
                    by=operator_of(region.pk),
                    email=options["email"],
                    name=options["name"] or options["email"].partition("@")[0],
                    role=options["role"],
                    organisation_id=options["organisation"],
                )
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"{settings.SITE_URL.rstrip('/')}{invited.path}")
