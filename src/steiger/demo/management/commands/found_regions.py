from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from steiger.core.progress import Progress
from steiger.demo.nation import found_regions


class Command(BaseCommand):
    help = "Beside the demo region a region for every other partnership of the country, without children yet."

    def handle(self, *_args: Any, **_options: Any) -> None:
        with Progress("Founding the regions of the country") as progress:
            found_regions(progress=progress.at)
