"""What parents of one region read in one language: the standard texts, the region's own, and what is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from steiger.cooperation.selectors import current_policy
from steiger.core.languages import Language
from steiger.organisations.models import Region
from steiger.parents.catalogue import Catalogue, catalogue, filled, placeholders_in
from steiger.parents.enums import TextState
from steiger.parents.models import TextVersion
from steiger.parents.selectors.contact import Reached, contact_of

# A sentence that names how to reach somebody says nothing when nobody can be reached.
_REACHES = frozenset({"phone", "mail", "contact"})


@dataclass(frozen=True, slots=True)
class Words:
    """`say("path.stay.text")` is the text as it is read, every value in its own isolate."""

    language: Language
    script: str
    reading_speed: float
    texts: Mapping[str, str]
    values: Mapping[str, str]

    def say(self, key: str, **more: object) -> str:
        text = self.texts[key]
        if any(not self.values.get(name) for name in placeholders_in(text) & _REACHES):
            text = self.texts["page.no_contact"]
        return filled(text, {**self.values, **{name: str(value) for name, value in more.items()}})

    def parts(self, section: str, part: str) -> list[str]:
        """The keys of what stands more than once: `parts("path", "title")` gives `path.referral`, `path.intake`, ..."""
        return [key.removesuffix(f".{part}") for key in self.texts if _is_part(key, section, part)]

    @property
    def scenes(self) -> list[str]:
        """The keys of the sentences of the film, in order."""
        return [key for key in self.texts if key.startswith("film.scenes.")]


def _is_part(key: str, section: str, part: str) -> bool:
    return key.startswith(f"{section}.") and key.count(".") == 2 and key.endswith(f".{part}")


def values_of(region: Region, reached: Reached) -> Mapping[str, str]:
    """What the system fills in: names of the region, how to reach it, and terms of the policy that holds today."""
    policy = current_policy()
    return MappingProxyType(
        {
            "region": region.name,
            "phone": reached.phone,
            "mail": reached.mail,
            "contact": reached.both,
            "stay_weeks": str(policy.stay_weeks),
            "lead_weeks": str(policy.mother_school_lead_weeks),
            "visits": str(len(policy.visit_windows.all())),
            "answer_days": str(policy.answer_days),
            "waiting_weeks": str(policy.amber_waiting_weeks),
        }
    )


def words_for(region: Region, language: str, *, with_drafts: bool = False) -> Words | None:
    """Nothing for a language that is not offered. `with_drafts`: as it would be after publishing everything."""
    found = catalogue(language)
    if found is None:
        return None
    own = own_texts(region, [language], with_drafts=with_drafts)[language]
    return in_words(found, own, values_of(region, contact_of(region)))


def in_words(found: Catalogue, own: Mapping[str, str], values: Mapping[str, str]) -> Words:
    """The standard texts with what the region says instead of them."""
    return Words(
        language=found.language,
        script=found.script,
        reading_speed=found.reading_speed,
        texts=MappingProxyType({key: own.get(key, text) for key, text in found.texts.items()}),
        values=values,
    )


def own_texts(region: Region, languages: list[str], *, with_drafts: bool = False) -> dict[str, dict[str, str]]:
    """By language, what the region says instead of the standard texts."""
    states = [TextState.PUBLISHED, TextState.DRAFT] if with_drafts else [TextState.PUBLISHED]
    rows = TextVersion.objects.filter(region_id=region.pk, language__in=languages, state__in=states)
    found: dict[str, dict[str, str]] = {code: {} for code in languages}
    # "published" before "draft": what is to come takes the place of what is.
    for code, key, text in rows.order_by("-state").values_list("language", "key", "text"):
        found[code][key] = text
    return found
