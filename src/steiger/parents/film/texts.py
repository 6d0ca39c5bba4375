"""What a film says, in one language, with everything filled in. No drawing, no time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

SCENES = ("arrive", "law", "start", "intake", "group", "measure", "choose", "visit", "sign", "after", "contact")
SENTENCES = 2
SENTENCE_WARN = 70
SENTENCE_MOST = 110
LABEL_MOST = 28
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ps", "ckb", "ur", "he"})

ISOLATES = re.compile("[\u2066-\u2069]")
DUTCH_WELCOME = "Welkom!"
# In the Dutch film the interpreter says it in another language, else two people say the same.
WELCOME_ELSEWHERE = ("Ласкаво просимо!", "uk")
# What stands in the picture itself, in Dutch for everybody: those words are what the child learns.
DUTCH_LABELS = {
    "say_dutch": DUTCH_WELCOME,
    "say_glad": "Fijn dat je er bent!",
    "newcomer_school": "Nieuwkomersschool",
    "word_boat": "de boot",
    "word_house": "het huis",
    "word_bicycle": "de fiets",
    "age_from": "5",
    "age_to": "18",
}
VISIT_SLOTS = 4


@dataclass(frozen=True)
class FilmText:
    """One film's texts. Placeholders are filled in, each as a bidi isolate, so that no number is turned round."""

    language: str
    title: str
    labels: dict[str, str]
    scenes: dict[str, tuple[str, str]]
    phone: str
    mail: str
    reading_speed: float
    is_right_to_left: bool
    visits: int = 3
    """How often the specialist comes: as many calendars hang on the wall."""
    script: str = "latin"
    fixed: dict[str, str] = field(default_factory=lambda: dict(DUTCH_LABELS))


class FilmTextError(ValueError):
    """A film cannot be made of this text; says which and why."""


class FilmEngineError(RuntimeError):
    """What draws cannot be loaded; says what to install."""


def seen(text: str) -> str:
    """What a reader sees of it: without the marks that keep a number the right way round."""
    return ISOLATES.sub("", text)


def labels_of(text: FilmText) -> dict[str, str]:
    """Every label of the pictures; an empty one is not drawn, nor what belongs to it."""
    found = {**text.fixed, **text.labels, "phone": text.phone, "mail": text.mail, **_visit_labels(text.visits)}
    if found.get("say_home") == DUTCH_WELCOME:
        found["say_home"] = WELCOME_ELSEWHERE[0]
    return found


def label_language(text: FilmText, key: str) -> str:
    """In which language a label is written: decides how it is set and read aloud."""
    if key == "say_home" and text.labels.get(key) == DUTCH_WELCOME:
        return WELCOME_ELSEWHERE[1]
    return text.language if key in text.labels else "nl"


def _visit_labels(visits: int) -> dict[str, str]:
    numbers = [str(number + 1) for number in range(visits)]
    if visits > VISIT_SLOTS:
        numbers = ["1", "2", "…", str(visits)]
    return {f"visit{slot + 1}": numbers[slot] if slot < len(numbers) else "" for slot in range(VISIT_SLOTS)}


def problems(text: FilmText) -> list[str]:
    """Why no film can be made of it: a scene without its sentences, or a text that does not fit."""
    found = [f"scene {scene} is missing" for scene in SCENES if scene not in text.scenes]
    for scene, sentences in text.scenes.items():
        if scene not in SCENES:
            found.append(f"scene {scene} is unknown")
        if len(sentences) != SENTENCES:
            found.append(f"scene {scene} has {len(sentences)} sentences instead of {SENTENCES}")
        for number, sentence in enumerate(sentences, start=1):
            length = len(seen(sentence))
            if not length or length > SENTENCE_MOST:
                found.append(f"sentence {number} of scene {scene} has {length} characters; 1 to {SENTENCE_MOST} fit")
    for key, label in text.labels.items():
        if len(seen(label)) > LABEL_MOST:
            found.append(f"label {key} has {len(seen(label))} characters; at most {LABEL_MOST} fit")
    return found


def refuse_problems(text: FilmText) -> None:
    if found := problems(text):
        raise FilmTextError(f"{text.language}: " + "; ".join(found) + ".")
