"""What `aftercare`, `consultation`, `expertise` and `privacy` keep: support, visits, questions, requests."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steiger.privacy.rules.copy.shape import Part, Table, Without

SUPPORT = Part(
    _("Support and aftercare"),
    (
        Table(
            "aftercare.SupportLine",
            _("Support"),
            (
                "support_for", "what", "hours", "from_on", "until_on", "agreed_on", "owner", "package", "over_reason",
                "over_by", "ended_on",
            ),
            words={
                "package": _("From the standard support"),
                "over_reason": _("Why more hours than there are"),
                "over_by": _("Decided by"),
            },
        ),
        Table(
            "aftercare.SpentHours",
            _("Hours of support that were given"),
            ("line__what", "spent_on", "hours", "written_on"),
            words={"line__what": _("What")},
            in_rows=True,
        ),
        Table(
            "aftercare.Visit",
            _("Visit at the mother school"),
            (
                "number", "window_from", "window_until", "planned_at", "specialist", "reported_on", "skipped_on",
                "skip_reason", "extra_by", "extra_reason",
            ),
            words={"extra_by": _("Extra visit asked by")},
            leaves={"policy": Without.WIRING},
        ),
        Table(
            "aftercare.VisitNeed",
            _("What the visits to your child ask"),
            ("specialism", "language", "minutes", "set_on"),
            words={"specialism": _("Specialism"), "minutes": _("How many minutes"), "set_on": _("Written down on")},
        ),
        Table(
            "aftercare.PlannedVisit",
            _("Visit in a planning that was made"),
            ("visit__number", "starts_at", "specialist", "reason", "accepted_on"),
            words={
                "visit__number": _("Visit"),
                "starts_at": _("Proposed for"),
                "reason": _("Why there was no place in the planning"),
            },
            leaves={
                **dict.fromkeys(("proposal", "minutes", "is_locked", "help"), Without.WIRING),
                **dict.fromkeys(("was_specialist", "was_at"), Without.ELSEWHERE),
            },
            in_rows=True,
        ),
        Table(
            "aftercare.DateOffer",
            _("Day for a visit, put to the school"),
            ("visit__number", "planned_at", "asked_on", "answered_at", "answer", "name", "note"),
            words={"visit__number": _("Visit"), "name": _("Filled in by")},
            leaves={"sent_to": Without.OTHERS, "stop": Without.WIRING},
        ),
        Table(
            "aftercare.OtherMoment",
            _("Other moment that suits the school"),
            ("offer__visit__number", "on", "from_time", "until_time"),
            words={
                "offer__visit__number": _("Visit"),
                "on": _("Day"),
                "from_time": _("From"),
                "until_time": _("Until"),
            },
            in_rows=True,
        ),
        Table(
            "aftercare.VisitReport",
            _("Report of a visit"),
            (
                "visit__number", "held_on", "present", "going", "going_words", "school_needs", "plan_familiarity",
                "plan_use", "agreed_points", "reported_at",
            ),
            words={
                "visit__number": _("Visit"),
                "plan_familiarity": _("Does the school know the region's support plan?"),
                "plan_use": _("What the school does with that plan"),
                "agreed_points": _("What was agreed"),
            },
            leaves={"key": Without.WIRING},
        ),
        Table(
            "aftercare.VisitStanding",
            _("How your child stood at the visits"),
            ("report__held_on", "domain", "standing"),
            words={"report__held_on": _("Visit on")},
            in_rows=True,
        ),
        Table(
            "aftercare.VisitAction",
            _("What had to be done after a visit"),
            ("what", "owner", "due_on", "done_on", "made_on"),
            words={"done_on": _("Done on"), "made_on": _("Made on")},
        ),
        Table(
            "aftercare.TeacherForm",
            _("What the teacher wrote before a visit"),
            ("visit__number", "asked_on", "name", "answered_at", "going", "goes_well", "is_hard", "wants"),
            words={
                "visit__number": _("Visit"),
                "name": _("Filled in by"),
                "goes_well": _("What goes well"),
                "is_hard": _("What is hard"),
                "wants": _("What the teacher asks"),
            },
            leaves={"sent_to": Without.OTHERS},
        ),
        Table(
            "aftercare.TeacherStanding",
            _("How your child stood, by the teacher"),
            ("form__visit__number", "domain", "standing"),
            words={"form__visit__number": _("Visit")},
            in_rows=True,
        ),
        Table(
            "aftercare.HandoverReview",
            _("How the mother school found the hand-over"),
            ("moved_on", "due_on", "asked_on", "answered_on", "missing", "tip"),
            words={"tip": _("Tip")},
        ),
        Table(
            "aftercare.HandoverAnswer",
            _("Answers about the hand-over"),
            ("review__moved_on", "question", "agree"),
            words={"review__moved_on": _("Move of")},
            in_rows=True,
        ),
    ),
)  # fmt: skip

QUESTIONS = Part(
    _("Questions and advice about your child"),
    (
        Table(
            "consultation.Case",
            _("Talked over at the IB consultation"),
            (
                "brought_on", "body", "meeting__starts_at", "question", "tried", "asked", "owner", "outcome", "advice",
                "concluded_on", "withdrawn_on",
            ),
            words={
                "brought_on": _("Brought on"),
                "body": _("Where"),
                "meeting__starts_at": _("Meeting of"),
                "tried": _("What was tried"),
                "asked": _("What was asked"),
                "owner": _("Who tells it"),
            },
        ),
        Table(
            "expertise.HelpRequest",
            _("Question of the school"),
            (
                "number", "asked_at", "asker", "school__organisation", "subject", "urgency", "question", "due_on",
                "handler", "assigned_at", "asked_back_at", "first_answered_at", "answered_at", "referred_at",
                "referred_to", "withdrawn_at", "helped_at", "helped", "helped_remark",
            ),
            words={
                "asked_at": _("Asked on"),
                "asker": _("Whose question it is"),
                "school__organisation": _("School"),
                "handler": _("Who answers"),
                "assigned_at": _("Given to them on"),
                "asked_back_at": _("Asked back on"),
                "first_answered_at": _("First answered on"),
                "referred_at": _("Sent on on"),
                "referred_to": _("Sent on to"),
                "helped_at": _("Looked back on"),
                "helped": _("Did it help?"),
                "helped_remark": _("Remark"),
            },
            # What is shared with other schools was written without school, person or child (a constraint holds it).
            leaves=dict.fromkeys(("shared_at", "shared_by", "shared_question", "shared_answer"), Without.OTHERS),
        ),
        Table(
            "expertise.HelpMessage",
            _("Message about the question"),
            ("request__number", "written_at", "kind", "text"),
            words={"request__number": _("Number of the question"), "text": _("Text")},
        ),
        Table("expertise.HelpFile", _("Paper with the question"), ("request__number", "file", "added_at"),
              words={"request__number": _("Number of the question"), "added_at": _("Added on")}, in_rows=True),
    ),
)  # fmt: skip

REQUESTS = Part(
    _("What you asked, and how long the file is kept"),
    (
        Table(
            "privacy.DataRequest",
            _("Request"),
            (
                "received_on", "kind", "asked_by", "asked", "due_on", "extended_on", "extension_reason", "answered_on",
                "outcome", "answer", "handed_over_on", "handed_over_to",
            ),
            words={
                "received_on": _("Asked on"),
                "asked_by": _("Asked by"),
                "asked": _("What was asked"),
                "extended_on": _("Made longer on"),
                "extension_reason": _("Why it takes longer"),
                "outcome": _("Decision"),
                "handed_over_on": _("Copy given on"),
                "handed_over_to": _("Copy given to"),
            },
        ),
        Table(
            "privacy.RetentionLine",
            _("Term of the file"),
            ("term", "ended_on", "due_on", "held_on", "held_until", "held_reason"),
            words={
                "term": _("Which term"),
                "due_on": _("Term over on"),
                "held_on": _("Kept longer since"),
                "held_until": _("Kept at least until"),
                "held_reason": _("Why it is kept longer"),
            },
            leaves={"run": Without.WIRING},
        ),
    ),
)  # fmt: skip
