"""`steiger serve` and `steiger worker`: the two processes of an installation."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from steiger.config.commands import environment
from steiger.config.commands.assets import are_current, prepare_assets
from steiger.config.commands.children import PARENT, Child, Children, ToldToStopError, stop_on_signals
from steiger.config.commands.environment import CommandError

DEMO = "demo"


def serve(options: Namespace) -> int:
    environment.set_mode("production")
    if options.with_worker:
        return _serve_with_worker(options)
    _mind_parent()
    number = environment.port()
    environment.refuse_taken_port(environment.host(), number)
    prepare_safely(migrate=options.migrate)
    from django.db import connections

    from steiger.config.server import serve as serve_application

    connections.close_all()
    print(f"Serving at http://{environment.host()}:{number}/", file=sys.stderr, flush=True)
    try:
        serve_application(host=environment.host(), port=number, workers=options.workers)
    finally:
        if PARENT not in os.environ:
            environment.stop_unused_server()
    return 0


def prepare_safely(*, migrate: bool) -> None:
    """Refuse unsafe settings, before anything of the installation is touched; then schema and assets."""
    environment.set_up_django()
    is_demo = os.environ["STEIGER_MODE"] == DEMO
    if not is_demo:
        _refuse_unsafe(before_database=True)
    if migrate:
        environment.run_as_owner("migrate")
    if not is_demo:
        _refuse_unsafe(before_database=False)
    if not is_demo or not are_current():
        prepare_assets()


def worker(_options: Namespace) -> int:
    environment.set_mode("production")
    _mind_parent()
    environment.set_up_django()
    from django.core.management import call_command

    from steiger.core.health import unapplied_migrations

    if unapplied_migrations():
        raise CommandError("The database has not had all migrations of this version. Run `steiger migrate` first.")
    try:
        call_command("procrastinate", "worker", concurrency=4, shutdown_graceful_timeout=10.0)
    finally:
        if PARENT not in os.environ:
            environment.stop_unused_server()
    return 0


def _serve_with_worker(options: Namespace) -> int:
    stop_on_signals()
    environment.refuse_taken_port(environment.host(), environment.port())
    try:
        prepare_safely(migrate=options.migrate)
        from django.db import connections

        connections.close_all()
        children = Children(
            Child("web server", ["serve", "--workers", str(options.workers)]), Child("worker", ["worker"])
        )
        try:
            children.start()
            children.watch()
        finally:
            children.stop()
            environment.stop_unused_server()
    except ToldToStopError:
        pass
    return 0


def _refuse_unsafe(*, before_database: bool) -> None:
    from steiger.config.checks import database_problems, settings_problems

    found = settings_problems() if before_database else database_problems()
    for warning in found:
        if not warning.is_serious():
            print(f"Warning: {warning.msg} {warning.hint or ''}", file=sys.stderr)
    serious = [problem for problem in found if problem.is_serious()]
    if serious:
        listed = "\n".join(f"  {problem.id}  {problem.msg}\n               {problem.hint}" for problem in serious)
        raise CommandError(f"Not safe to serve:\n{listed}")


def _mind_parent() -> None:
    """As a child of `steiger demo`: end when it ends, however that happens."""
    if parent := os.environ.get(PARENT):
        from steiger.config.server import end_with_parent

        end_with_parent(int(parent))
