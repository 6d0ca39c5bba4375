"""Find the texts to translate, per app, and tell which have no Dutch yet.

    tools/messages.py [APP ...]      update locale/nl/LC_MESSAGES/django.po, keeping translations
    tools/messages.py --check        change nothing; fail when a text is missing, unused or without Dutch

Needs no gettext: Babel finds the texts, polib writes them. One catalogue per app: a room owns its words.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import extract_python

SOURCE = Path(__file__).resolve().parent.parent / "src" / "steiger"
KEYWORDS: dict[str, Any] = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Key = tuple[str | None, str, str | None]  # context, one, many


def texts_of(app: Path) -> dict[Key, list[tuple[str, str]]]:
    """Every text of an app with the places where it stands."""
    found: dict[Key, list[tuple[str, str]]] = {}
    for path in sorted([*app.rglob("*.py"), *app.rglob("templates/**/*.html"), *app.rglob("templates/**/*.txt")]):
        if "migrations" in path.parts:
            continue
        for line, key in _texts_in(path):
            found.setdefault(key, []).append((str(path.relative_to(SOURCE)), str(line)))
    return found


def _texts_in(path: Path) -> Iterator[tuple[int, Key]]:
    content = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize

        # Read as Python next: a template's indentation would not be Python's.
        content = "\n".join(line.lstrip() for line in templatize(content, origin=str(path)).split("\n"))
    lines = [line.encode() + b"\n" for line in content.split("\n")]
    for line, function, messages, _comments in extract_python(iter_file(lines), KEYWORDS, [], {}):
        found = (messages,) if isinstance(messages, str) else messages
        texts = [m for m in found if isinstance(m, str)]
        if not texts or not texts[0]:
            continue
        if "p" in (function or "").split("gettext")[0]:
            yield line, (texts[0], texts[1], texts[2] if len(texts) > 2 else None)
        else:
            yield line, (None, texts[0], texts[1] if function and function.startswith("n") and len(texts) > 1 else None)


def iter_file(lines: list[bytes]) -> Any:
    import io

    return io.BytesIO(b"".join(lines))


def catalogue_path(app: Path) -> Path:
    return app / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def bring_up_to_date(app: Path) -> polib.POFile | None:
    """The app's catalogue with exactly the texts that the app has."""
    found = texts_of(app)
    path = catalogue_path(app)
    if not found:
        return None
    known = {
        (e.msgctxt, e.msgid, e.msgid_plural or None): e for e in (polib.pofile(str(path)) if path.exists() else [])
    }
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "steiger",
        "Language": "nl",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for key, places in sorted(found.items(), key=lambda item: (item[1][0][0], int(item[1][0][1]))):
        context, one, many = key
        entry = known.get(key) or polib.POEntry(msgctxt=context, msgid=one, msgid_plural=many or "")
        if many and not entry.msgstr_plural:
            entry.msgstr_plural = {0: "", 1: ""}
        # Files without line numbers: a moved line is no change of the catalogue.
        entry.occurrences = [(name, "") for name in dict.fromkeys(name for name, _line in places)]
        entry.flags = [flag for flag in entry.flags if flag != "python-format"]
        catalogue.append(entry)
    return catalogue


def is_missing(entry: polib.POEntry) -> bool:
    texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return "fuzzy" in entry.flags or not all(texts)


def contradictions() -> list[str]:
    """Texts that two rooms translate differently. Django joins the catalogues, so one of them would never be seen."""
    seen: dict[tuple[str | None, str], dict[str, str]] = {}
    for path in sorted(SOURCE.glob("*/locale/nl/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)):
            dutch = entry.msgstr or " | ".join(entry.msgstr_plural.values())
            seen.setdefault((entry.msgctxt, entry.msgid), {})[dutch] = path.parts[-5]
    return [f"{text!r} is {found}" for (_context, text), found in seen.items() if len(found) > 1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("apps", nargs="*")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    import django
    from django.conf import settings

    settings.configure(USE_I18N=True)
    django.setup()
    problems = 0
    for app in sorted(p for p in SOURCE.iterdir() if (p / "__init__.py").exists()):
        if options.apps and app.name not in options.apps:
            continue
        catalogue = bring_up_to_date(app)
        if catalogue is None:
            continue
        path = catalogue_path(app)
        missing = [entry for entry in catalogue if is_missing(entry)]
        for entry in missing:
            print(f"{app.name}: no Dutch for {entry.msgid!r}")
        problems += len(missing)
        if options.check:
            if not path.exists() or path.read_text(encoding="utf-8") != str(catalogue):
                print(f"{app.name}: the catalogue does not match the texts; run tools/messages.py {app.name}")
                problems += 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(catalogue), encoding="utf-8")
    for contradiction in contradictions() if options.check else []:
        print(f"one text, two translations: {contradiction}")
        problems += 1
    print(f"{problems} to do" if problems else "every text has its Dutch")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
