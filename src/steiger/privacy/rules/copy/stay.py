"""What `newcomers` keeps: how the child came, its place, and what was learned of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steiger.privacy.rules.copy.shape import Part, Table, Without

REFERRAL = Part(
    _("Referral and waiting"),
    (
        Table(
            "newcomers.Referral",
            _("Referral"),
            (
                "referred_on", "referring_school__organisation", "preferred_facility__school__organisation",
                "parents_informed_on", "note", "answer_due_on", "accepted_on", "waiting_on", "declined_on",
                "declined_reason", "answered_by",
            ),
            words={
                "referring_school__organisation": _("Referred by the school"),
                "preferred_facility__school__organisation": _("School that was asked"),
                "parents_informed_on": _("Talked over with the parents on"),
                "waiting_on": _("On the waiting list since"),
                "answered_by": _("Answered by"),
            },
            leaves={"policy": Without.WIRING},
        ),
        Table(
            "newcomers.WaitingListEntry",
            _("Waiting list"),
            ("since_on", "urgency", "reason", "ended_on", "put_by"),
            words={"put_by": _("Put there by")},
        ),
        Table(
            "newcomers.ExceptionRequest",
            _("Asked to start at a regular school"),
            (
                "school__organisation", "asked_on", "reason", "support", "decided_on", "is_granted", "decision",
            ),
            words={
                "school__organisation": _("School"),
                "support": _("Which support the school gives"),
                "decision": _("Why it was decided so"),
            },
        ),
        Table(
            "newcomers.TemporaryLessons",
            _("Lessons while waiting"),
            ("school__organisation", "from_on", "until_on", "weekdays", "supported_by", "agreed_by"),
            words={"school__organisation": _("School"), "supported_by": _("Who helps there")},
        ),
    ),
)  # fmt: skip

PLACE = Part(
    _("Place and enrolment"),
    (
        Table(
            "newcomers.Placement",
            _("Place at the newcomer school"),
            (
                "group__facility__school__organisation", "group", "offered_on", "reserved_until_on",
                "intake_planned_on", "starts_on", "placed_on", "provisional_until_on", "confirmed_on",
                "extended_weeks", "is_over_places", "over_places_reason", "ended_on", "end_reason",
            ),
            words={
                "group__facility__school__organisation": _("School"),
                "group": _("Group"),
                "reserved_until_on": _("Kept free until"),
                "intake_planned_on": _("Intake planned on"),
                "extended_weeks": _("School weeks longer"),
                "is_over_places": _("More children than places"),
                "over_places_reason": _("Why more than the places"),
            },
        ),
        Table(
            "newcomers.PlacementDecision",
            _("Decision about the place"),
            ("decided_on", "kind", "until_on", "reason"),
        ),
        Table(
            "newcomers.StayExtension",
            _("More time at the newcomer school"),
            ("asked_on", "weeks", "reason", "decided_on", "is_granted", "decision_reason"),
            words={"decision_reason": _("Why it was decided so")},
        ),
        Table(
            "newcomers.LegalNotice",
            _("What the law asks of the schools"),
            ("kind", "school__organisation", "due_on", "done_on", "not_needed_reason"),
            words={
                "school__organisation": _("School"),
                "done_on": _("Done on"),
                "not_needed_reason": _("Why it was not needed"),
            },
            in_rows=True,
        ),
    ),
)  # fmt: skip

INTAKE = Part(
    _("First talk and agreement"),
    (
        Table(
            "newcomers.Intake",
            _("First talk"),
            (
                "held_on", "present", "with_interpreter", "wishes", "agreements", "family", "may_pick_up",
                "language_use", "scripts", "reads_own_language", "dutch_before", "years_of_school",
                "earlier_schooling", "from_former_school", "trust_person", "care_partners", "perspective",
                "perspective_agreed", "saved",
            ),
            words={
                "wishes": _("What the parents wish"),
                "family": _("Family"),
                "may_pick_up": _("Who may fetch the child"),
                "language_use": _("Which language with whom"),
                "scripts": _("Knows this script"),
                "reads_own_language": _("Reads in the own language"),
                "dutch_before": _("Dutch until now"),
                "years_of_school": _("Years of school until now"),
                "earlier_schooling": _("School until now"),
                "from_former_school": _("From the former school"),
                "trust_person": _("Whom the child trusts at school"),
                "care_partners": _("Who helps the family outside school"),
                "perspective": _("Where to after this"),
                "perspective_agreed": _("Do the parents agree with that?"),
                "saved": _("Parts that were filled in"),
            },
        ),
        Table(
            "newcomers.Consent",
            _("What you agreed to"),
            (
                "purpose", "answer", "given_on", "person", "by_pupil", "with_interpreter", "ended_on", "withdrawn_on",
                "withdrawal_said_by", "recorded_by",
            ),
            words={"by_pupil": _("Said by the pupil")},
        ),
    ),
)  # fmt: skip

LEVELS = Part(
    _("What your child can do"),
    (
        Table(
            "newcomers.Assessment",
            _("Levels per domain"),
            ("domain", "assessed_on", "instrument", "score", "norm_fit", "standing", "note"),
            leaves={"listed": Without.ELSEWHERE},
            in_rows=True,
        ),
        Table(
            "newcomers.SkillLevel",
            _("How far the language is"),
            ("skill", "level", "assessed_on", "instrument"),
            in_rows=True,
        ),
        Table(
            "newcomers.RouteChoice",
            _("Where your child learns towards"),
            ("chosen_on", "profile", "leaves_in", "parents_agree", "reason"),
            words={"profile": _("Towards"), "leaves_in": _("Expected to leave in")},
        ),
    ),
)

PLAN = Part(
    _("Plan, evaluations and talks"),
    (
        Table(
            "newcomers.PlanGoal",
            _("Goal of the plan"),
            ("domain", "goal", "helper", "from_on", "until_on", "set_by", "closed_on", "outcome", "closing_note"),
            words={"closing_note": _("Note at the end")},
        ),
        Table("newcomers.Evaluation", _("Evaluation"), ("number", "held_on", "due_on", "conclusion"),
              words={"conclusion": _("Conclusion")}),
        Table(
            "newcomers.GoalReview",
            _("How the goals stood"),
            ("evaluation__held_on", "goal__goal", "state", "note"),
            words={"evaluation__held_on": _("Evaluation of")},
            in_rows=True,
        ),
        Table(
            "newcomers.ParentTalk",
            _("Talk with you"),
            ("held_on", "present", "language", "interpreting", "about", "agreements"),
            words={"interpreting": _("Interpreter"), "about": _("What it was about")},
        ),
    ),
)  # fmt: skip
