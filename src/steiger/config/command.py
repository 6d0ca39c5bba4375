"""The `steiger` command: the one door to running an installation."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from steiger.config.commands.environment import CommandError

Handler = Callable[[argparse.Namespace], int]

HELP = """\
Steiger: from a newcomer child's referral to the last aftercare visit.

try it
  steiger demo                 a region with fictional children, web server and worker; prints the sign-ins
  steiger demo --reset         the same, from the beginning

run it
  steiger serve                the web server; refuses unsafe settings and says which
  steiger worker               mail and other jobs; run one beside the web server
  steiger migrate              bring the database up to this version

fill it
  steiger import schools FILE  the country's schools, as DUO publishes them
  steiger import holidays      school holidays
  steiger region create CODE   the region of a partnership, from these schools

keep it
  steiger backup FILE          everything in one file
  steiger restore FILE         bring it back, and compare
  steiger doctor               what is well, what is not, what to do

look ahead
  steiger plan --region SLUG   a plan of the open aftercare visits, with its figures; changes nothing

show it
  steiger film render          the film for parents, in every language asked for

make it
  steiger assets               translations, style and scripts, ready to be served
  steiger manage ...           Django's own commands

`steiger COMMAND --help` tells more.

Settings come from the environment:
  PORT (8000), HOST (127.0.0.1)        where the web server listens
  STEIGER_DATA (./var)                 data folder: own database, files, mail of the demo, collected assets
  DATABASE_URL                         postgresql://user:password@host:5432/name; without it a PostgreSQL of our own
  DATABASE_OWNER_URL                   for migrate, backup and restore, when requests use another login
  SECRET_KEY, ALLOWED_HOSTS, SITE_URL  needed to serve
  EMAIL_HOST, EMAIL_PORT, EMAIL_USER, EMAIL_PASSWORD, EMAIL_TLS, EMAIL_FROM
  STEIGER_FILES                        folder of stored files, when not in the data folder
  STEIGER_FILMS                        folder of the films for parents, when not in the data folder
  IDLE_MINUTES (30)                    after so long without doing anything somebody is signed out
  OIDC_PROVIDERS                       sign-in through schools: docs/howto/sign-in-of-a-school.md
  BEHIND_PROXY=1, TRUSTED_PROXIES      when another web server stands in front
"""


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)  # in a log too, what is said stands where it was said
    try:
        if (passed_on := _django_command(given)) is not None:
            return passed_on
        options = _parser().parse_args(given)
        handler: Handler = options.handler
        return handler(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read us has had enough; nothing more to say, not even at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if not _is_for_people(error):
            raise
        print(f"steiger: {error}", file=sys.stderr)
        return 1


def _is_for_people(error: Exception) -> bool:
    """Errors that say themselves what is wrong and what to do; of any other the trace is wanted."""
    from steiger.core.database.cluster import ClusterError
    from steiger.core.database.providers import NoPostgresError
    from steiger.core.errors import DomainError
    from steiger.parents.film import FilmEngineError

    return isinstance(error, CommandError | ClusterError | NoPostgresError | DomainError | FilmEngineError)


def _django_command(given: list[str]) -> int | None:
    """`import` and `region` are commands of the rooms; they read their own arguments and have their own help."""
    from steiger.config.commands import upkeep

    names = {
        ("import", "schools"): "import_schools",
        ("import", "holidays"): "import_holidays",
        ("region", "create"): "create_region",
    }
    name = names.get((given[0], given[1])) if len(given) > 1 else None
    return None if name is None else upkeep.call(name, given[2:])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="steiger",
        usage="steiger COMMAND ...",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True, help=argparse.SUPPRESS)
    _add_demo(commands)
    _add_running(commands)
    _add_filling(commands)
    _add_upkeep(commands)
    _add_film(commands)
    _add_plan(commands)
    return parser


type_of_commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives it no public name


def _add(
    commands: type_of_commands[argparse.ArgumentParser], name: str, text: str, run: Handler
) -> argparse.ArgumentParser:
    added = commands.add_parser(
        name, prog=f"steiger {name}", description=text, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    added.set_defaults(handler=run)
    return added


def _add_demo(commands: type_of_commands[argparse.ArgumentParser]) -> None:
    from steiger.config.commands import demo

    added = _add(
        commands,
        "demo",
        "Set everything up as far as it is not there yet (database, schema, style, a demo region with fictional\n"
        "children), start web server and worker, and print the address and the sign-ins. Ctrl-C stops everything;\n"
        "the data are kept for the next time.\n\n"
        "  steiger demo                                  at http://localhost:8000/\n"
        "  PORT=8001 STEIGER_DATA=second steiger demo    a second one beside it\n"
        "  steiger demo --size national                  76 regions, 60 000 children; takes minutes\n"
        "  steiger demo --accounts --json                the sign-ins, for a script",
        demo.run,
    )
    what = added.add_mutually_exclusive_group()
    what.add_argument("--reset", action="store_true", help="throw the former data away first")
    what.add_argument("--accounts", action="store_true", help="only tell the sign-ins")
    what.add_argument("--children", action="store_true", help="only tell the fictional children: case and names")
    added.add_argument(
        "--size", choices=demo.SIZES, default=demo.REGION, help="one region, or all of the country's around it"
    )
    added.add_argument("--prepare", action="store_true", help="set up, but start nothing")
    added.add_argument("--json", action="store_true", help="with --accounts or --children: as JSON")


def _add_running(commands: type_of_commands[argparse.ArgumentParser]) -> None:
    from steiger.config.commands import running

    added = _add(
        commands,
        "serve",
        "Serve for real. Refuses to start with unsafe settings and says which.\n\n"
        "  DATABASE_URL=postgresql://... SECRET_KEY=... ALLOWED_HOSTS=steiger.example.nl \\\n"
        "  SITE_URL=https://steiger.example.nl EMAIL_HOST=mail.example.nl BEHIND_PROXY=1 steiger serve",
        running.serve,
    )
    added.add_argument("--workers", type=_positive, default=2, help="processes that answer (2); two per core at most")
    added.add_argument("--migrate", action="store_true", help="bring the database up to this version first")
    added.add_argument("--with-worker", action="store_true", help="run the worker too, and keep both going")
    _add(
        commands,
        "worker",
        "Do the jobs: mail, and what is planned by the clock. Run at least one beside the web server, and let the\n"
        "system start it again when it ends.",
        running.worker,
    )


def _add_filling(commands: type_of_commands[argparse.ArgumentParser]) -> None:
    for name, what, examples in (
        ("import", ("schools", "holidays"), "  steiger import schools FILE --json\n  steiger import holidays"),
        ("region", ("create",), '  steiger region create PO2601 --name "Utrecht"'),
    ):
        # Only for help and for wrong names: `main` has passed on what is right.
        added = commands.add_parser(
            name,
            prog=f"steiger {name}",
            description=f"{examples}\n\nEach tells more: steiger {name} {what[0]} --help",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        added.add_argument("what", choices=what)


def _add_upkeep(commands: type_of_commands[argparse.ArgumentParser]) -> None:
    from steiger.config.commands import assets, doctor, upkeep

    _add(
        commands,
        "migrate",
        "Bring the database up to this version, and its locks (rights, row-level security) in line with the tables.\n"
        "Makes the role for requests on a new server. Make a backup first.",
        upkeep.migrate,
    )
    added = _add(
        commands,
        "backup",
        "Write database and stored files to one archive, also while people work.\n\n"
        "  steiger backup /backups/steiger-$(date +%F).tar.gz",
        upkeep.backup,
    )
    added.add_argument("file", type=Path, metavar="FILE")
    added = _add(
        commands,
        "restore",
        "Bring a backup back into an empty installation, and compare every table and file with what was saved. Stop\n"
        "web server and worker first.\n\n"
        "  STEIGER_DATA=new steiger restore steiger-2026-11-24.tar.gz",
        upkeep.restore,
    )
    added.add_argument("file", type=Path, metavar="FILE")
    added.add_argument("--force", action="store_true", help="replace what is there; it is saved in the data folder")
    added = _add(commands, "doctor", "Look at everything an installation needs, and say what to do.", doctor.run)
    added.add_argument("--json", action="store_true")
    added = _add(
        commands,
        "assets",
        "Compile the translations, copy Bootstrap's files, and collect and compress everything static into the data\n"
        "folder. Nothing is done twice.",
        lambda options: assets.run(sources_only=options.sources, force=options.force),
    )
    added.add_argument("--sources", action="store_true", help="only what the source tree needs, nothing collected")
    added.add_argument("--force", action="store_true", help="also when nothing changed")
    added = _add(commands, "manage", "Django's own commands: steiger manage shell", upkeep.manage)
    added.add_argument("--owner", action="store_true", help="as the role that owns the tables")
    added.add_argument("arguments", nargs=argparse.REMAINDER)


def _add_film(commands: type_of_commands[argparse.ArgumentParser]) -> None:
    def run(options: argparse.Namespace) -> int:
        # Drawing and encoding load large libraries, which no other command needs.
        from steiger.config.commands import film

        return film.run(options)

    added = _add(
        commands,
        "film",
        "Make the film for parents from the region's text: film-LANG-land.mp4, film-LANG.vtt, film-LANG-poster.png.\n"
        "Scenes that did not change are not drawn again.\n\n"
        "  steiger film render --region demo --language nl,uk,ar,ti --out films\n"
        "  steiger film render --region demo --language ti --out films --cut landscape,portrait --voices recordings",
        run,
    )
    added.add_argument("what", choices=("render",))
    added.add_argument("--region", required=True, metavar="SLUG", help="whose texts, telephone and terms")
    added.add_argument("--language", required=True, metavar="LANG,...", help="codes, such as nl,uk,ar,ti")
    added.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for the files; made when needed")
    added.add_argument("--cut", default="landscape", metavar="CUT,...", help="landscape (default), portrait or both")
    added.add_argument("--voices", type=Path, metavar="DIR", help="recorded sentences, as DIR/LANG/arrive-0.wav")
    added.add_argument("--processes", type=_positive, default=2, help="how many scenes are drawn at once (2)")


def _add_plan(commands: type_of_commands[argparse.ArgumentParser]) -> None:
    from steiger.config.commands import plan

    added = _add(
        commands,
        "plan",
        "Make a plan of the open aftercare visits of a region and report on it: how many are planned, how long on the\n"
        "road, which are not and why. It changes nothing; a proposal to accept is asked for on the page.\n\n"
        "  steiger plan --region demo --weeks 10 --seconds 30\n"
        "  steiger plan --region demo --weeks 10 --seed 1 --iterations 5000 --json",
        plan.run,
    )
    added.add_argument("--region", required=True, metavar="SLUG")
    added.add_argument("--from", dest="first", type=plan.day, metavar="DAY", help="first day; tomorrow when left out")
    added.add_argument("--weeks", type=_positive, default=10, help="how long the period is (10)")
    added.add_argument("--seconds", type=_positive, default=30, help="how long to search (30)")
    added.add_argument("--iterations", type=int, help="search so many tries instead: always the same plan")
    added.add_argument("--seed", type=int, default=1, help="where chance begins (1)")
    added.add_argument("--keeps", type=int, choices=range(1, 11), help="plan anew; 10: nothing moves that can stay")
    added.add_argument("--json", action="store_true", help="the report as JSON")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
