"""What happened, in words; roles, by name."""

from __future__ import annotations

from datetime import date

from django import template
from django.template.context import Context
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Role
from steiger.core import languages
from steiger.core.templatetags.core_tags import day
from steiger.desk.selectors import expertise_pages

register = template.Library()

HAPPENINGS = {
    "open_journey": gettext_lazy("The child was referred"),
    "refer_pupil": gettext_lazy("The referral was sent to the newcomer school"),
    "ask_exception": gettext_lazy("An exception was asked: to start at a regular school"),
    "grant_exception": gettext_lazy("The exception was granted: the child starts at a regular school"),
    "refuse_exception": gettext_lazy("The exception was refused: newcomer school first"),
    "follow_referral": gettext_lazy("A second school follows the referral"),
    "join_doubles": gettext_lazy("A second referral of this child was joined to this one"),
    "link_siblings": gettext_lazy("The child was linked with its brothers and sisters"),
    "part_siblings": gettext_lazy("The child is no longer linked with brothers and sisters"),
    "change_pupil": gettext_lazy("The facts were corrected"),
    "give_owner": gettext_lazy("Somebody keeps an eye on this journey"),
    "involve": gettext_lazy("Somebody came to stand around the child"),
    "end_involvement": gettext_lazy("A relation with the child ended"),
    "enrol": gettext_lazy("The child was enrolled"),
    "end_enrolment": gettext_lazy("The enrolment ended"),
    "hold_longer": gettext_lazy("The place is kept longer"),
    "expire_reservation": gettext_lazy("The reservation expired; the child waits again"),
    "confirm_placement": gettext_lazy("The placement was confirmed"),
    "extend_observation": gettext_lazy("The observation was extended"),
    "end_after_observation": gettext_lazy("The placement was ended after the observation"),
    "choose_fixed_days": gettext_lazy("The fixed days at the mother school were chosen"),
    "teach_meanwhile": gettext_lazy("A regular school teaches the child while it waits"),
    "end_lessons": gettext_lazy("The lessons at the regular school ended"),
    "do_notice": gettext_lazy("A notice about the enrolment was seen to"),
    "write_note": gettext_lazy("A confidential note was written"),
    "withdraw_note": gettext_lazy("A confidential note was closed: the agreement was taken back"),
    "keep_notes_from_mother_school": gettext_lazy("The mother school no longer reads the confidential notes"),
    "leave": gettext_lazy("The journey ended"),
    "close_file": gettext_lazy("The file was closed for the schools"),
    "offer_place": gettext_lazy("A place was offered"),
    "withdraw_offer": gettext_lazy("The offer of a place was withdrawn"),
    "put_on_waiting_list": gettext_lazy("The child came on the waiting list"),
    "decline_referral": gettext_lazy("The referral was declined"),
    "start_placement": gettext_lazy("The child started at the newcomer school"),
    "end_placement": gettext_lazy("The place at the newcomer school ended"),
    "write_intake": gettext_lazy("A part of the intake was written down"),
    "record_consent": gettext_lazy("An answer of the parents was recorded"),
    "withdraw_consent": gettext_lazy("A consent was taken back; what hung on it is closed"),
    "choose_route": gettext_lazy("A way out was chosen"),
    "record_skills": gettext_lazy("The language per skill was recorded"),
    "set_goal": gettext_lazy("A goal came into the plan"),
    "change_goal": gettext_lazy("A goal of the plan was changed"),
    "close_goal": gettext_lazy("A goal of the plan was closed"),
    "record_evaluation": gettext_lazy("The development was evaluated"),
    "record_talk": gettext_lazy("A talk with the parents was recorded"),
    "ask_extension": gettext_lazy("More time at the newcomer school was asked"),
    "decide_extension": gettext_lazy("It was decided on more time at the newcomer school"),
    "record_levels": gettext_lazy("Levels were recorded"),
    "ask_mother_school": gettext_lazy("A school was asked for a place, without a name"),
    "answer_question_yes": gettext_lazy("The asked school has a place"),
    "answer_question_no": gettext_lazy("The asked school has no place"),
    "announce_to_mother_school": gettext_lazy("The child was announced to the mother school"),
    "agree_to_bond": gettext_lazy("The mother school agreed to enrol"),
    "end_bond": gettext_lazy("The bond with a school ended"),
    "ask_schools": gettext_lazy("Schools were asked for a place, without a name"),
    "remind_school": gettext_lazy("An asked school was reminded"),
    "answer_by_link_yes": gettext_lazy("The asked school has a place"),
    "answer_by_link_no": gettext_lazy("The asked school has no place"),
    "close_question": gettext_lazy("The question to a school was closed"),
    "record_choice": gettext_lazy("The choice of the parents was recorded"),
    "make_appointment": gettext_lazy("An appointment around the move was made"),
    "hold_appointment": gettext_lazy("An appointment around the move was held"),
    "cancel_appointment": gettext_lazy("An appointment around the move was cancelled"),
    "depart_abruptly": gettext_lazy("The child left suddenly; what is known was handed over"),
    "give_copy": gettext_lazy("The parents got their copy"),
    "record_data_request": gettext_lazy("The parents asked something about the file"),
    "extend_data_request": gettext_lazy("The parents wait longer for an answer about the file"),
    "answer_data_request": gettext_lazy("The parents got an answer about the file"),
    "make_copy": gettext_lazy("A copy of everything was made for the parents"),
    "begin_staff_session": gettext_lazy("An administrator opened the file because somebody asked for help"),
    "end_staff_session": gettext_lazy("An administrator closed the file again"),
    "hand_over_copy": gettext_lazy("The parents got their copy of everything"),
    "return_to_newcomer_school": gettext_lazy("The child went back to the newcomer school"),
    "place_again": gettext_lazy("The child has a place at the newcomer school again"),
    "take_back_aftercare": gettext_lazy("Visits that were still to come were taken back"),
    "hand_over_pen": gettext_lazy("The other school was given the placement document to write on"),
    "write_restricted": gettext_lazy("The restricted part of the placement document was written"),
    "add_addendum": gettext_lazy("Something was added to the placement document later"),
    "keep_sent_copy": gettext_lazy("The newcomer school kept a copy of what it sent"),
    "make_parents_link": gettext_lazy("The parents got a personal link to the placement document"),
    "miss_parents_link": gettext_lazy("Somebody with the parents' link did not know the code"),
    "revoke_parents_link": gettext_lazy("The personal link of the parents was closed"),
    "give_view": gettext_lazy("The parents answered through their personal link"),
    "plan_move": gettext_lazy("The move was planned"),
    "follow_policy": gettext_lazy("The steps got the dates of a new policy"),
    "complete_step": gettext_lazy("A step was done"),
    "reopen_step": gettext_lazy("A step was opened again"),
    "complete_move": gettext_lazy("The child moved to the mother school"),
    "draft_document": gettext_lazy("The placement document was drafted"),
    "write_document": gettext_lazy("The placement document was written"),
    "renew_facts": gettext_lazy("The facts in the placement document were renewed"),
    "new_version": gettext_lazy("A new version of the placement document was made"),
    "record_inspection": gettext_lazy("The parents saw the placement document"),
    "sign_document": gettext_lazy("The placement document was signed by a party"),
    "freeze_document": gettext_lazy("The placement document is signed and closed"),
    "make_visits": gettext_lazy("The aftercare visits were put in their windows"),
    "assign_specialist": gettext_lazy("A specialist was assigned"),
    "plan_visit": gettext_lazy("A visit was planned"),
    "release_visit": gettext_lazy("The appointment for a visit is off"),
    "offer_dates": gettext_lazy("The school was asked whether a day for a visit suits"),
    "answer_offer": gettext_lazy("The school answered about the day of a visit"),
    "set_visit_need": gettext_lazy("What the visits ask was written down"),
    "report_visit": gettext_lazy("A visit was reported"),
    "add_visit": gettext_lazy("An extra visit was added"),
    "answer_review": gettext_lazy("The mother school said how the hand-over was"),
    "ask_teacher": gettext_lazy("The teacher was asked before a visit"),
    "answer_as_teacher": gettext_lazy("The teacher answered before a visit"),
    "skip_visit": gettext_lazy("A visit was skipped"),
    "make_action": gettext_lazy("An action was made from a visit"),
    "pass_on_action": gettext_lazy("An action passed to somebody else"),
    "finish_action": gettext_lazy("An action was done"),
    "agree_support": gettext_lazy("Support was agreed"),
    "end_support": gettext_lazy("Support ended"),
    "spend_hours": gettext_lazy("Hours of support were written down"),
    "strike_hours": gettext_lazy("Hours of support were struck"),
    "pass_on_support": gettext_lazy("Support passed to another specialist"),
    "close_aftercare": gettext_lazy("The aftercare was closed"),
    "bring_case": gettext_lazy("The child was brought to the IB consultation"),
    "schedule_case": gettext_lazy("The case was put on another agenda of the IB consultation"),
    "conclude_case": gettext_lazy("The IB consultation gave its advice"),
    "withdraw_case": gettext_lazy("The case at the IB consultation was withdrawn"),
    "pass_on_case": gettext_lazy("Somebody else tells the case at the IB consultation"),
    "ask_for_help": gettext_lazy("A question was asked about the child"),
    "reply_to_help": gettext_lazy("The school said more about its question"),
    "withdraw_help": gettext_lazy("The question about the child was withdrawn"),
    "say_whether_it_helped": gettext_lazy("The school said whether the answer helped"),
    "assign_help": gettext_lazy("Somebody was asked to answer the question about the child"),
    "sort_help": gettext_lazy("The subject or the term of the question was changed"),
    "ask_back_help": gettext_lazy("Something was asked back about the question"),
    "answer_help": gettext_lazy("The question about the child was answered"),
    "refer_help_on": gettext_lazy("The question about the child was referred on"),
    "note_with_help": gettext_lazy("A note was written with the question"),
    "pass_on_help": gettext_lazy("Somebody else answers the question about the child"),
    "pass_on_question": gettext_lazy("Somebody else at the school waits for the answer"),
}
MILESTONES = {
    "accepted_on": gettext_lazy("Accepted on %(day)s"),
    "offered_on": gettext_lazy("A place was offered on %(day)s"),
    "placed_on": gettext_lazy("First day at the newcomer school: %(day)s"),
    "intake_on": gettext_lazy("Intake held on %(day)s"),
    "bonded_on": gettext_lazy("Mother school chosen on %(day)s"),
    "expected_move_on": gettext_lazy("Expected move set to %(day)s"),
    "moved_on": gettext_lazy("Moved to the mother school on %(day)s"),
    "completed_on": gettext_lazy("Aftercare completed on %(day)s"),
}


@register.inclusion_tag("desk/_expertise_nav.html", takes_context=True)
def expertise_nav(context: Context, here: str = "") -> dict[str, object]:
    """The parts of the expertise that this member may open, beside each other; `here` is the one on the page."""
    return {"request": context["request"], "pages": expertise_pages(context["request"].member), "here": here}


@register.filter
def happening(line: object) -> str:
    """One line of history as a sentence; what has no sentence of its own shows the action's name."""
    kind: str = line.kind  # type: ignore[attr-defined]
    details: dict[str, str | None] = line.details  # type: ignore[attr-defined]
    if kind == "record_milestone":
        known = [(MILESTONES[name], value) for name, value in details.items() if name in MILESTONES]
        shown = [
            str(text) % {"day": day(date.fromisoformat(value))} if value else _("A date was withdrawn")
            for text, value in known
        ]
        return " · ".join(shown)
    return str(HAPPENINGS.get(kind, kind.replace("_", " ").capitalize()))


@register.filter
def roles(values: list[str]) -> str:
    return ", ".join(str(Role(value).label) for value in values if value in Role.values)


@register.filter
def language(code: str) -> str:
    return languages.name_of(code)


@register.filter
def languages_spoken(codes: list[str]) -> str:
    return languages.names_of(codes)
