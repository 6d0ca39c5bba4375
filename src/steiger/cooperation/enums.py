from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from steiger.access.enums import Disclosure


class Enroller(TextChoices):
    """Which school holds the legal enrolment while the child is at the newcomer school."""

    NEWCOMER_SCHOOL = "newcomer_school", _("The newcomer school enrols; the mother school is chosen near the end")
    REFERRING_SCHOOL = "referring_school", _("The referring school enrols and is the mother school from the start")
    FIXED_DAY = "fixed_day", _("The mother school enrols; the child is there one fixed day a week from the start")


class Template(TextChoices):
    """The three protocols to start from (domain page, section 3)."""

    THREE_VISITS = "three_visits", _("Three visits")
    HAND_OVER = "hand_over", _("Search, agree, hand over")
    FROM_DAY_ONE = "from_day_one", _("Mother school from day one")


class Actor(TextChoices):
    """Who acts in a protocol step."""

    NEWCOMER_SCHOOL = "newcomer_school", _("Newcomer school")
    MOTHER_SCHOOL = "mother_school", _("Mother school")
    SPECIALIST = "specialist", _("Nt2 specialist")
    COORDINATOR = "coordinator", _("Coordinator")
    PARENTS = "parents", _("Parents")


class Proof(TextChoices):
    """What counts as done: somebody says so, or a fact on the file does by itself."""

    SAID = "said", _("Somebody marks it as done")
    SCHOOL_CHOSEN = "school_chosen", _("The parents have chosen the mother school")
    SCHOOL_AGREED = "school_agreed", _("The mother school has agreed")
    DOCUMENT_DRAFTED = "document_drafted", _("There is a draft of the placement document")
    DOCUMENT_DISCUSSED = "document_discussed", _("The parents have seen the placement document")
    DOCUMENT_SIGNED = "document_signed", _("The placement document is signed")
    MOVED = "moved", _("The child has moved")
    SUPPORT_STARTED = "support_started", _("Support has started")
    VISIT_REPORTED = "visit_reported", _("The visit has been reported")
    CLOSED = "closed", _("The aftercare is closed")


# From when a mother school sees a step (access.enums.Disclosure). A school that was only asked knows of no child.
STEP_LEVELS = {
    Disclosure.ANNOUNCED: _("When the school has been announced"),
    Disclosure.AGREED: _("When the school has agreed"),
    Disclosure.MOVED: _("After the move"),
}


class Signatory(TextChoices):
    NEWCOMER_SCHOOL = "newcomer_school", _("Newcomer school")
    MOTHER_SCHOOL = "mother_school", _("Mother school")
    PARENTS = "parents", _("Parents")


class BodyKind(TextChoices):
    """The tables that the source's regions have."""

    STEERING_GROUP = "steering_group", _("Steering group")
    WORKING_GROUP = "working_group", _("Working group")
    CONSULTATION = "consultation", _("IB consultation")
    OTHER = "other", _("Another body")


class SeatFunction(TextChoices):
    CHAIR = "chair", _("Chair")
    SECRETARY = "secretary", _("Secretary")
    MEMBER = "member", _("Member")


class MeetingState(TextChoices):
    CALLED = "called", _("Called")
    CLOSED = "closed", _("Minutes made")
    APPROVED = "approved", _("Minutes approved")
    CANCELLED = "cancelled", _("Cancelled")


class Answer(TextChoices):
    """To an invitation."""

    NONE = "none", _("No answer yet")
    ACCEPTED = "accepted", _("Comes")
    DECLINED = "declined", _("Cannot come")


class ItemKind(TextChoices):
    """Where an agenda item comes from: somebody proposed it, or it comes by itself."""

    MINUTES = "minutes", _("Minutes of last time")
    ACTIONS = "actions", _("Open actions")
    EVALUATION = "evaluation", _("Decision to evaluate")
    POLICY = "policy", _("Change of the policy")
    TOPIC = "topic", _("Topic")
    STANDING = "standing", _("Standing item")


class ItemOutcome(TextChoices):
    OPEN = "open", _("Not handled yet")
    HANDLED = "handled", _("Handled")
    DEFERRED = "deferred", _("Moved to the next meeting")


class PartyState(TextChoices):
    """How far an organisation is on its way into the covenant, or out of it."""

    APPROACHED = "approached", _("Approached")
    CONVERSATION = "conversation", _("In conversation")
    AGREED = "agreed", _("Agreed in principle")
    SIGNED = "signed", _("Signed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ContactWay(TextChoices):
    """How one spoke with an organisation that is to join."""

    VISIT = "visit", _("Visit")
    CALL = "call", _("Telephone")
    VIDEO = "video", _("Video call")
    MAIL = "mail", _("Mail or letter")
    OCCASION = "occasion", _("At a meeting")


class ApproachOutcome(TextChoices):
    """How an approach ended."""

    JOINED = "joined", _("Joined: signed the covenant")
    DECLINED = "declined", _("Does not want to join")
    LATER = "later", _("Later")


# Where a party may go by hand. Signed is reached by signing, and withdrawn by withdrawing.
PARTY_MOVES = {
    PartyState.APPROACHED: (PartyState.CONVERSATION, PartyState.AGREED),
    PartyState.CONVERSATION: (PartyState.APPROACHED, PartyState.AGREED),
    PartyState.AGREED: (PartyState.CONVERSATION,),
    PartyState.SIGNED: (),
    PartyState.WITHDRAWN: (),
}


class CovenantState(TextChoices):
    """Follows from the signatures and the term."""

    DRAFT = "draft", _("Nobody has signed yet")
    SIGNING = "signing", _("Being signed")
    COMING = "coming", _("Signed, not in force yet")
    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("Ended")


class Measure(TextChoices):
    """By what a line of the key is counted."""

    PARTY = "party", _("Fixed amount per party")
    PUPILS = "pupils", _("Enrolled pupils of the board")
    WEEKS_BOARD = "weeks_board", _("Pupil-weeks, by board of the mother school")
    WEEKS_MUNICIPALITY = "weeks_municipality", _("Pupil-weeks, by municipality of residence")
    HOURS = "hours", _("Hours of support after the move")


class Payers(TextChoices):
    """For whom a line of the key holds."""

    ALL = "all", _("All parties")
    BOARDS = "boards", _("School boards")
    MUNICIPALITIES = "municipalities", _("Municipalities")
    ONE = "one", _("One party")


class Stage(TextChoices):
    """A number or an amount beforehand, or as it was at the end of the year."""

    EXPECTED = "expected", _("Expected")
    REAL = "real", _("Real")


class GoalState(TextChoices):
    """How far a goal of the support plan is."""

    NOT_BEGUN = "not_begun", _("Not begun")
    BUSY = "busy", _("Busy")
    REACHED = "reached", _("Reached")
    DROPPED = "dropped", _("Dropped")


OPEN_GOALS = (GoalState.NOT_BEGUN, GoalState.BUSY)


class StrategyState(TextChoices):
    """Where a version of the support plan stands in time."""

    DRAFT = "draft", _("Draft")
    COMING = "coming", _("Published, does not hold yet")
    HOLDS = "holds", _("Holds now")
    REPLACED = "replaced", _("Replaced by a next version")
    EXPIRED = "expired", _("Its years are over")
