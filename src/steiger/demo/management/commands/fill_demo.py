from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from steiger.demo.actions import JOURNEYS, fill_demo


class Command(BaseCommand):
    help = "Make the demo region, with fictional people and children, when it is not there yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--journeys", type=int, default=JOURNEYS)

    def handle(self, *_args: Any, journeys: int, **_options: Any) -> None:
        shown = -1

        def progress(done: int, total: int) -> None:
            nonlocal shown
            percent = 100 * done // max(total, 1)
            if percent >= shown + 5:
                shown = percent
                self.stdout.write(f"  demo region: {percent} %")
                self.stdout.flush()

        made = fill_demo(progress=progress, journeys=journeys)
        self.stdout.write("The demo region is ready." if made else "The demo region is there already.")
