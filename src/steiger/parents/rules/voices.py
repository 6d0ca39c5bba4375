"""Which sentence a voice belongs to, and why a recording is refused."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.parents.catalogue import mark_of
from steiger.parents.film import SCENES, FilmText
from steiger.parents.film.texts import SENTENCES

LIMIT_MB = 5
TOGETHER_MB = 20
"""What web servers in front of us let through at once."""
LONGEST = 60
"""Seconds; the film's own limit."""


def is_sentence(scene: str, number: int) -> bool:
    return scene in SCENES and number in range(SENTENCES)


def sentence_mark(text: FilmText, scene: str, number: int) -> str:
    """The mark of what is to be said: numbers and names that are filled in are said too."""
    return mark_of(text.scenes[scene][number])


def voice_refusal(problem: str, name: str) -> str:
    """What is wrong with this recording, and what to do; `problem` is the film's own word for it."""
    messages = {
        "unreadable": _("“%(name)s” is damaged: it cannot be played. Record the sentence again."),
        "no_sound": _("“%(name)s” has no sound. Choose a recording of a voice."),
        "silent": _("Nothing is heard in “%(name)s”. Speak closer to the microphone and record it again."),
        "too_long": _("“%(name)s” takes longer than %(most)s seconds. Record only this one sentence."),
    }
    return messages[problem] % {"name": name, "most": LONGEST}
