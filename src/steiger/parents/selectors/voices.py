"""The sentences of a film, each with the voice that says it."""

from __future__ import annotations

from dataclasses import dataclass

from steiger.access.member import Member
from steiger.organisations.selectors import region_of
from steiger.parents.catalogue import SOURCE
from steiger.parents.film.texts import seen
from steiger.parents.models import VoiceRecording
from steiger.parents.rules import sentence_mark, visible_to
from steiger.parents.selectors.film_texts import film_texts, running_voices


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """One sentence as it is said now, and the recording that there is."""

    scene: str
    number: int
    text: str
    dutch: str
    recording: VoiceRecording | None
    is_old: bool
    """The recording says what the sentence said before."""

    @property
    def name(self) -> str:
        return f"{self.scene}-{self.number}"


def voice_lines(member: Member, language: str) -> list[VoiceLine]:
    """In the order of the film; nothing for a language that is not offered."""
    region = region_of(member)
    texts = film_texts(region, {SOURCE, language})
    if language not in texts:
        return []
    text, dutch = texts[language], texts[SOURCE]
    recorded = {(one.scene, one.number): one for one in running_voices(region.pk, [language])}
    lines = []
    for scene, pair in text.scenes.items():
        for number, sentence in enumerate(pair):
            one = recorded.get((scene, number))
            lines.append(
                VoiceLine(
                    scene=scene,
                    number=number,
                    text=seen(sentence),
                    dutch=seen(dutch.scenes[scene][number]),
                    recording=one,
                    is_old=one is not None and one.mark != sentence_mark(text, scene, number),
                )
            )
    return lines


def voice_for(member: Member, pk: int) -> VoiceRecording | None:
    """A recording that is not withdrawn."""
    rows = VoiceRecording.objects.filter(visible_to(member), withdrawn_on=None)
    return rows.select_related("file").filter(pk=pk).first()
