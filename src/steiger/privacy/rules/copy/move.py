"""What `transitions` keeps, and the bonds of `pupils`: the mother school, the move, the placement document."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steiger.privacy.rules.copy.shape import Part, Table, Without

MOTHER_SCHOOL = Part(
    _("Mother school and move"),
    (
        Table(
            "pupils.MotherSchoolBond",
            _("Mother school"),
            (
                "school__organisation", "year_group", "weekdays", "note", "asked_on", "announced_on", "agreed_on",
                "moved_on", "ended_on", "end_reason",
            ),
            words={"school__organisation": _("School"), "agreed_on": _("The school agreed on")},
        ),
        Table(
            "transitions.CapacityQuestion",
            _("Question to schools whether there is a place, without a name"),
            (
                "asked_on", "age", "year_group", "level", "district", "starts_on", "answer_by", "closed_on",
                "end_reason",
            ),
            words={"age": _("Age"), "level": _("Which support was asked")},
        ),
        Table(
            "transitions.CapacityAsk",
            _("School that got this question"),
            ("bond__school__organisation", "reminded_on"),
            words={"bond__school__organisation": _("School")},
            leaves={"email": Without.OTHERS},
            in_rows=True,
        ),
        Table(
            "transitions.QuestionAnswer",
            _("Answer of a school"),
            (
                "bond__school__organisation", "has_place", "answer", "from_on", "words", "answered_on",
                "answered_name",
            ),
            words={
                "bond__school__organisation": _("School"),
                "has_place": _("Is there a place?"),
                "words": _("In words"),
            },
        ),
        Table(
            "transitions.ParentsChoice",
            _("Your choice"),
            (
                "bond__school__organisation", "chosen_on", "chosen_by", "language", "with_interpreter", "note",
                "recorded_at",
            ),
            words={"bond__school__organisation": _("School"), "chosen_by": _("Chosen by")},
            leaves={"interpreter": Without.OTHERS},
        ),
        Table(
            "transitions.MovePlan",
            _("When the move was planned"),
            ("planned_on", "expected_on", "was_on", "reason", "note"),
            words={"was_on": _("It was")},
            in_rows=True,
        ),
        Table(
            "transitions.Step",
            _("Steps around the move"),
            ("title", "actor", "due_on", "done_on", "note"),
            words={"actor": _("Who does it"), "done_on": _("Done on")},
            leaves={
                "protocol_step": Without.WIRING,
                "key": Without.WIRING,
                "title_en": Without.ELSEWHERE,
                "proof": Without.WIRING,
                "level": Without.WIRING,
                "weeks": Without.WIRING,
            },
            in_rows=True,
        ),
        Table(
            "transitions.Appointment",
            _("Appointment"),
            (
                "kind", "on", "starts_at", "ends_at", "from_person", "to_person", "note", "made_on", "held_on",
                "outcome", "cancelled_on", "cancel_reason",
            ),
            words={
                "starts_at": _("From what time"),
                "ends_at": _("Until what time"),
                "from_person": _("Of the newcomer school"),
                "to_person": _("Of the mother school"),
                "made_on": _("Made on"),
            },
        ),
        Table(
            "transitions.Transition",
            _("The move"),
            ("moved_on", "without_document_reason", "recorded_at"),
            words={"without_document_reason": _("Why without a signed document")},
        ),
        Table(
            "transitions.ReturnToNewcomerSchool",
            _("Back to the newcomer school"),
            ("returned_on", "reason", "decided_by", "recorded_at"),
        ),
        Table(
            "transitions.AbruptDeparture",
            _("Left suddenly"),
            (
                "departed_on", "school__organisation", "destination", "reason", "known", "missing", "file",
                "recorded_at", "given_on", "given_to",
            ),
            words={
                "departed_on": _("Left on"),
                "school__organisation": _("School"),
                "known": _("What was known then"),
            },
        ),
        Table(
            "transitions.Ending",
            _("End of the way"),
            ("ended_on", "reason", "destination", "note", "recorded_at"),
            leaves={"closed": Without.WIRING},
        ),
    ),
)  # fmt: skip

DOCUMENT = Part(
    _("Placement document"),
    (
        Table(
            "transitions.PlacementDocument",
            _("Placement document"),
            (
                "version", "drafted_on", "bond__school__organisation", "administrative", "results", "school_history",
                "social_emotional", "work_attitude", "support_and_concerns", "absence", "advice", "agreements", "pen",
                "frozen_at", "file", "replaced_at",
            ),
            words={
                "version": _("Version"),
                "drafted_on": _("Drawn up on"),
                "bond__school__organisation": _("For the school"),
                "administrative": _("Child and schools"),
                "results": _("Results"),
                "school_history": _("School history"),
                "social_emotional": _("Social-emotional development"),
                "work_attitude": _("Behaviour and work attitude"),
                "support_and_concerns": _("Support and points of concern"),
                "absence": _("Absence in the last year"),
                "advice": _("Advice to the class"),
                "agreements": _("Agreements around the move"),
                "pen": _("Who is writing"),
                "frozen_at": _("Signed by all on"),
                "replaced_at": _("Replaced on"),
            },
            leaves={"full_file": Without.ELSEWHERE},
        ),
        Table(
            "transitions.RestrictedPart",
            _("Part that the class teacher does not read"),
            ("document__version", "words", "written_at"),
            words={"document__version": _("Version")},
        ),
        Table(
            "transitions.Inspection",
            _("You looked at the document"),
            (
                "document__version", "seen_on", "seen_by", "voice", "language", "with_interpreter", "agreement",
                "reason", "own_view", "recorded_at",
            ),
            words={"document__version": _("Version"), "reason": _("Why not")},
            in_language={"reason": "language", "own_view": "language"},
        ),
        Table(
            "transitions.Talk",
            _("Talk because you did not agree"),
            ("due_on", "held_on", "outcome"),
            words={"outcome": _("What came of it")},
        ),
        Table(
            "transitions.SignOff",
            _("Signature"),
            ("document__version", "party", "signed_by", "function", "how", "signed_on", "scan", "recorded_at"),
            words={"document__version": _("Version"), "scan": _("Paper that belongs to it")},
            leaves={"drawing": Without.OTHERS},
        ),
        Table(
            "transitions.DocumentEntry",
            _("Who worked on the document"),
            ("document__version", "kind", "side", "sections", "done_at", "note"),
            words={
                "document__version": _("Version"),
                "side": _("Of which school"),
                "sections": _("Which parts"),
                "done_at": _("When"),
            },
            in_rows=True,
        ),
        Table(
            "transitions.Addendum",
            _("Added later"),
            ("document__version", "number", "words", "written_on", "file"),
            words={"document__version": _("Version")},
        ),
        Table(
            "transitions.SentCopy",
            _("Copy that the newcomer school keeps"),
            ("document__version", "school__organisation", "sent_on"),
            words={"document__version": _("Version"), "school__organisation": _("School")},
            in_rows=True,
        ),
        Table(
            "transitions.ParentsLink",
            _("Personal link to the document"),
            ("document__version", "voice", "given_to", "language", "made_at", "read_at"),
            words={"document__version": _("Version"), "made_at": _("Made on"), "read_at": _("Opened on")},
            leaves={"link": Without.LOCK, "code_hash": Without.LOCK, "tries": Without.LOCK},
        ),
    ),
)  # fmt: skip
