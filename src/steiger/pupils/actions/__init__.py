"""What happens to a child's facts, its way, and who stands around it."""

from steiger.pupils.actions.bonds import save_bond
from steiger.pupils.actions.doubles import ask_about_double, hold_referrals, judge_double
from steiger.pupils.actions.enrolments import end_enrolment, enrol
from steiger.pupils.actions.families import link_siblings, part_siblings
from steiger.pupils.actions.involvements import end_involvement, involve
from steiger.pupils.actions.journeys import (
    MILESTONES,
    close_file,
    end_journey,
    give_owner,
    leave,
    pass_on_journeys,
    record_milestone,
)
from steiger.pupils.actions.notes import (
    OpenedNote,
    keep_notes_from_mother_school,
    open_notes,
    withdraw_note,
    write_note,
)
from steiger.pupils.actions.pupils import GuardianInput, PupilInput, change_pupil, open_journey
from steiger.pupils.actions.sessions import begin_staff_session, end_staff_session

__all__ = [
    "MILESTONES",
    "GuardianInput",
    "OpenedNote",
    "PupilInput",
    "ask_about_double",
    "begin_staff_session",
    "change_pupil",
    "close_file",
    "end_enrolment",
    "end_involvement",
    "end_journey",
    "end_staff_session",
    "enrol",
    "give_owner",
    "hold_referrals",
    "involve",
    "judge_double",
    "keep_notes_from_mother_school",
    "leave",
    "link_siblings",
    "open_journey",
    "open_notes",
    "part_siblings",
    "pass_on_journeys",
    "record_milestone",
    "save_bond",
    "withdraw_note",
    "write_note",
]
