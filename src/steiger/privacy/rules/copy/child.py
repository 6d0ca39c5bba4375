"""What `pupils` keeps: who the child is, who stands around it, its way."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steiger.privacy.rules.copy.shape import Part, Table, Without

CHILD = Part(
    _("Your child and you"),
    (
        Table(
            "pupils.Pupil",
            _("Your child"),
            (
                "call_name", "infix", "last_name", "birth_on", "home_languages", "arrived_on", "earlier_school",
                "address", "postcode", "place", "has_secret_address", "family__made_on",
            ),
            words={
                "call_name": _("First name"),
                "infix": _("Between the names"),
                "last_name": _("Family name"),
                "birth_on": _("Born on"),
                "home_languages": _("Languages at home"),
                "arrived_on": _("In the Netherlands since"),
                "earlier_school": _("Earlier school in the Netherlands"),
                "postcode": _("Postcode"),
                "place": _("Place"),
                "has_secret_address": _("Is the address secret?"),
                "family__made_on": _("Brothers and sisters are known here since"),
            },
        ),
        Table(
            "pupils.Guardian",
            _("Parent or carer"),
            ("name", "relation", "language", "channel", "needs_interpreter", "is_first"),
            words={
                "relation": _("Who this is to the child"),
                "channel": _("How the school speaks with them"),
                "needs_interpreter": _("Interpreter needed"),
                "is_first": _("Spoken to first"),
            },
            leaves={"phone": Without.OTHERS, "email": Without.OTHERS},
        ),
        Table(
            "pupils.DoubleCheck",
            _("Children who look alike"),
            (),
            leaves=dict.fromkeys(
                ("asked_on", "asked_by", "judged_on", "judged_by", "verdict", "remark", "reason"), Without.OTHERS
            ),
        ),
    ),
)  # fmt: skip

WAY = Part(
    _("The way of your child"),
    (
        Table(
            "pupils.Journey",
            _("The way in dates"),
            (
                "case_number", "referred_on", "accepted_on", "offered_on", "intake_on", "placed_on", "bonded_on",
                "expected_move_on", "moved_on", "completed_on", "left_on", "leaving_reason", "owner",
            ),
            words={
                "case_number": _("Case number"),
                "placed_on": _("First day at the newcomer school"),
                "completed_on": _("Aftercare ended on"),
                "left_on": _("Left on"),
                "leaving_reason": _("Why the child left"),
                "owner": _("Who keeps an eye on it"),
            },
            leaves={"anonymised_on": Without.WIRING},
        ),
        Table(
            "pupils.SchoolEnrolment",
            _("Enrolled at"),
            ("school__organisation", "from_on", "until_on", "gap_reason"),
            words={"school__organisation": _("School")},
            leaves={"recorded_by": Without.WIRING},
        ),
    ),
)  # fmt: skip

NOTES = Part(
    _("Confidential notes"),
    (
        Table(
            "pupils.ConfidentialNote",
            _("Note"),
            (
                "written_at", "need", "approach", "agreed_on", "agreed_by", "is_shared_with_mother_school",
                "withdrawn_on", "withdrawal_said_by",
            ),
            words={
                "need": _("What your child needs"),
                "approach": _("What helps"),
                "is_shared_with_mother_school": _("The mother school may read it"),
                "agreed_by": _("Who agreed to this note"),
                "withdrawn_on": _("Agreement taken back on"),
            },
        ),
    ),
)  # fmt: skip

SHARED = Part(
    _("Who your child's file is shared with"),
    (
        Table(
            "pupils.Involvement",
            _("May read along, or could"),
            ("relation", "school__organisation", "user", "level", "from_on", "until_on", "sees_until_on"),
            words={
                "relation": _("As what"),
                "school__organisation": _("School"),
                "user": _("Person"),
                "level": _("How much"),
                "sees_until_on": _("Can read until"),
            },
        ),
        Table(
            "pupils.StaffSession",
            _("An administrator helped with the software and read the file"),
            ("begun_at", "ends_at", "ended_at", "asked_by", "reason"),
            words={
                "begun_at": _("Began on"),
                "ends_at": _("At the latest until"),
                "ended_at": _("Ended on"),
                "asked_by": _("Help asked by"),
            },
        ),
    ),
)
