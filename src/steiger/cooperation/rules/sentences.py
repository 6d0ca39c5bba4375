"""Every rule as one plain sentence with its value: for reading, for comparing versions, behind deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from django.utils.dates import WEEKDAYS
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from steiger.cooperation.enums import Actor, Enroller, Proof, Signatory, Template
from steiger.cooperation.rules.terms import Rules, StepInput, Terms, WindowInput


class Titled(Protocol):
    """A protocol step, or the step of one child that was made from it."""

    @property
    def title(self) -> str: ...

    @property
    def title_en(self) -> str: ...


class Timed(Protocol):
    """A visit window, from wherever."""

    @property
    def from_week(self) -> int: ...

    @property
    def until_week(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Sentence:
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What one version says otherwise than another. Empty `before`: new; empty `after`: gone."""

    before: str
    after: str


_TITLES: dict[str, str | Promise] = {
    "newcomer": gettext_lazy("Who is a newcomer"),
    "referral": gettext_lazy("Referring and waiting"),
    "stay": gettext_lazy("At the newcomer school"),
    "move": gettext_lazy("The move"),
    "training": gettext_lazy("Training of teachers"),
    "keeping": gettext_lazy("Figures and keeping"),
}
# Everything that a policy speaks of: its single rules by section, and its two tables.
_SUBJECTS: dict[str, str | Promise] = {
    **_TITLES,
    "steps": gettext_lazy("The way around the move"),
    "visits": gettext_lazy("Aftercare visits"),
}


def sections(rules: Rules) -> list[Section]:
    """All single rules, in the order in which a child meets them."""
    by_section = {
        "newcomer": _newcomer_sentences(rules),
        "referral": _referral_sentences(rules),
        "stay": _stay_sentences(rules),
        "move": _move_sentences(rules),
        "training": (Sentence("certificate", certificate_sentence(rules)),),
        "keeping": _keeping_sentences(rules),
    }
    return [Section(key, str(_TITLES[key]), sentences) for key, sentences in by_section.items()]


def subject_title(subject: str) -> str | None:
    """Nothing for what is no subject of a policy."""
    return str(_SUBJECTS[subject]) if subject in _SUBJECTS else None


def spoken(subject: str, terms: Terms) -> dict[str, str]:
    """What these terms say about one subject, a sentence per key."""
    if subject == "steps":
        return _spoken_steps(terms.steps)
    if subject == "visits":
        return _spoken_windows(terms.windows)
    return next(
        {sentence.key: sentence.text for sentence in section.sentences}
        for section in sections(terms.rules)
        if section.key == subject
    )


def changes_of(subject: str, before: Terms, after: Terms) -> list[Change]:
    """What the second says otherwise about this subject, sentence by sentence."""
    old, new = spoken(subject, before), spoken(subject, after)
    return [
        Change(old.get(key, ""), new.get(key, ""))
        for key in dict.fromkeys([*old, *new])
        if old.get(key) != new.get(key)
    ]


def step_title(step: Titled) -> str:
    """Step titles are the region's own words: Dutch always, English when the region wrote it."""
    is_dutch = (get_language() or "nl").startswith("nl")
    return step.title if is_dutch or not step.title_en else step.title_en


def around_move(weeks: Decimal | int) -> str:
    """`12 school weeks before the move`."""
    return _around_move(weeks, get_language() or "")


@lru_cache(maxsize=512)
def _around_move(weeks: Decimal | int, _language: str) -> str:
    """The protocols of a region know a dozen terms; a page tells them over and over."""
    if weeks == 0:
        return _("on the day of the move")
    size = abs(Decimal(weeks))
    count = 1 if size == 1 else 2
    said = {"weeks": _number(size)}
    if weeks < 0:
        return ngettext("%(weeks)s school week before the move", "%(weeks)s school weeks before the move", count) % said
    return ngettext("%(weeks)s school week after the move", "%(weeks)s school weeks after the move", count) % said


def window_text(window: Timed) -> str:
    """`school weeks 2 to 5 after the move`."""
    return _("school weeks %(first)s to %(last)s after the move") % {
        "first": window.from_week,
        "last": window.until_week,
    }


def changes(before: Terms, after: Terms) -> list[Change]:
    """What the second says otherwise, subject by subject."""
    return [change for subject in _SUBJECTS for change in changes_of(subject, before, after)]


def _spoken_steps(steps: Sequence[StepInput]) -> dict[str, str]:
    return {
        step.key: _("%(step)s: %(when)s, by the %(actor)s. Done when: %(proof)s.")
        % {
            "step": step_title(step),
            "when": around_move(step.weeks),
            "actor": _uncapitalised(Actor(step.actor).label),
            "proof": _uncapitalised(Proof(step.proof).label),
        }
        for step in steps
    }


def _spoken_windows(windows: Sequence[WindowInput]) -> dict[str, str]:
    return {
        str(window.number): _("Aftercare visit %(number)s: %(when)s.")
        % {"number": window.number, "when": window_text(window)}
        for window in windows
    }


def _newcomer_sentences(rules: Rules) -> tuple[Sentence, ...]:
    text = _(
        "A newcomer is a child from %(low)s up to and including %(high)s years old "
        "that has been in the Netherlands for at most %(months)s months."
    ) % {
        "low": rules.newcomer_age_from,
        "high": rules.newcomer_age_until,
        "months": rules.newcomer_months_in_country,
    }
    found = (Sentence("newcomer", text), Sentence("enroller", f"{Enroller(rules.enroller).label}."))
    if rules.enroller != Enroller.FIXED_DAY:
        return found
    day = _("The fixed day at the mother school is %(weekday)s.") % {"weekday": weekday_name(rules.fixed_weekday)}
    return (*found, Sentence("fixed_day", day))


def weekday_name(number: int) -> str:
    """Monday is 1."""
    return str(WEEKDAYS[number - 1]).lower()


def _referral_sentences(rules: Rules) -> tuple[Sentence, ...]:
    days, amber, red = rules.answer_days, rules.amber_waiting_weeks, rules.red_waiting_weeks
    return (
        Sentence(
            "answer",
            ngettext(
                "A referral is answered within %(count)s working day.",
                "A referral is answered within %(count)s working days.",
                days,
            )
            % {"count": days},
        ),
        Sentence(
            "reservation",
            ngettext(
                "A place that was offered is kept for %(count)s working day.",
                "A place that was offered is kept for %(count)s working days.",
                rules.reservation_days,
            )
            % {"count": rules.reservation_days},
        ),
        Sentence(
            "amber",
            ngettext(
                "A child that waits longer than %(count)s week is marked amber.",
                "A child that waits longer than %(count)s weeks is marked amber.",
                amber,
            )
            % {"count": amber},
        ),
        Sentence(
            "red",
            ngettext(
                "A child that still waits %(count)s week after arriving in the Netherlands is marked red.",
                "A child that still waits %(count)s weeks after arriving in the Netherlands is marked red.",
                red,
            )
            % {"count": red},
        ),
    )


def _stay_sentences(rules: Rules) -> tuple[Sentence, ...]:
    levels, stay, evaluation = rules.levels_within_weeks, rules.stay_weeks, rules.evaluation_weeks
    observed = rules.observation_weeks
    provisional = ngettext(
        "For the first %(count)s school week a placement is provisional: the newcomer school observes, then decides.",
        "For the first %(count)s school weeks a placement is provisional: the newcomer school observes, then decides.",
        observed,
    ) % {"count": observed}
    return (
        *((Sentence("observation", provisional),) if observed else ()),
        Sentence(
            "levels",
            ngettext(
                "The starting levels are recorded within %(count)s school week.",
                "The starting levels are recorded within %(count)s school weeks.",
                levels,
            )
            % {"count": levels},
        ),
        Sentence(
            "stay",
            ngettext(
                "A stay is planned for %(count)s school week.", "A stay is planned for %(count)s school weeks.", stay
            )
            % {"count": stay},
        ),
        Sentence(
            "evaluation",
            ngettext(
                "The development is evaluated every school week.",
                "The development is evaluated every %(count)s school weeks.",
                evaluation,
            )
            % {"count": evaluation},
        ),
    )


def _move_sentences(rules: Rules) -> tuple[Sentence, ...]:
    lead, protocol = rules.mother_school_lead_weeks, Template(rules.template).label
    signatures = [Signatory(one).label for one in Signatory.values if one in rules.required_signatures]
    return (
        Sentence("template", _("The protocol is based on: %(protocol)s.") % {"protocol": protocol}),
        Sentence(
            "lead",
            ngettext(
                "The mother school is involved at the latest %(count)s school week before the move.",
                "The mother school is involved at the latest %(count)s school weeks before the move.",
                lead,
            )
            % {"count": lead},
        ),
        Sentence(
            "signatures",
            _("The placement document is signed by: %(parties)s.")
            % {"parties": ", ".join(_uncapitalised(one) for one in signatures)},
        ),
    )


class CertificateRule(Protocol):
    """What a policy says of it, as plain values or as a version."""

    @property
    def certificate_attendance(self) -> int: ...

    @property
    def certificate_coaching(self) -> int: ...


def certificate_sentence(rules: CertificateRule) -> str:
    """Also behind what a teacher still has to do."""
    return ngettext(
        "A certificate of the training asks %(percent)s%% of the sessions, every practical assignment passed, and "
        "%(count)s coaching session at the own school.",
        "A certificate of the training asks %(percent)s%% of the sessions, every practical assignment passed, and "
        "%(count)s coaching sessions at the own school.",
        rules.certificate_coaching,
    ) % {"percent": rules.certificate_attendance, "count": rules.certificate_coaching}


def _keeping_sentences(rules: Rules) -> tuple[Sentence, ...]:
    kept = {
        "keep_file": (
            rules.keep_file_years,
            ngettext(
                "A child's file is kept for %(count)s year after the child has left, then made anonymous.",
                "A child's file is kept for %(count)s years after the child has left, then made anonymous.",
                rules.keep_file_years,
            ),
        ),
        "keep_enrolment": (
            rules.keep_enrolment_years,
            ngettext(
                "Enrolment data are kept for %(count)s year.",
                "Enrolment data are kept for %(count)s years.",
                rules.keep_enrolment_years,
            ),
        ),
        "keep_health": (
            rules.keep_health_years,
            ngettext(
                "What touches on health is kept for at most %(count)s year.",
                "What touches on health is kept for at most %(count)s years.",
                rules.keep_health_years,
            ),
        ),
        "keep_refused": (
            rules.keep_refused_years,
            ngettext(
                "A refused referral is kept for %(count)s year.",
                "A refused referral is kept for %(count)s years.",
                rules.keep_refused_years,
            ),
        ),
        "keep_looks": (
            rules.keep_looks_years,
            ngettext(
                "The log of who opened which file is kept for %(count)s year.",
                "The log of who opened which file is kept for %(count)s years.",
                rules.keep_looks_years,
            ),
        ),
    }
    return (
        Sentence("small_cell", _("Figures show no number below %(count)s.") % {"count": rules.small_cell}),
        *(Sentence(key, text % {"count": years}) for key, (years, text) in kept.items()),
    )


def _number(value: Decimal) -> str:
    return number_format(int(value) if value == int(value) else value)


def _uncapitalised(text: object) -> str:
    """A choice's label inside a sentence; abbreviations such as Nt2 keep their capital."""
    words = str(text)
    return (
        words
        if words[:2].upper() == words[:2] or any(c.isdigit() for c in words.split()[0])
        else (words[:1].lower() + words[1:])
    )
