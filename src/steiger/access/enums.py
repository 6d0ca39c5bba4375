from __future__ import annotations

from enum import IntEnum, StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is for an organisation, from one date until another."""

    COORDINATOR = "coordinator", _("Coordinator")
    NEWCOMER_STAFF = "newcomer_staff", _("Newcomer school staff")
    SPECIALIST = "specialist", _("Nt2 specialist")
    CARE_COORDINATOR = "care_coordinator", _("Care coordinator")
    TEACHER = "teacher", _("Teacher")
    BOARD = "board", _("Board member")
    MUNICIPALITY = "municipality", _("Municipal officer")
    TRAINER = "trainer", _("Trainer")
    PRIVACY_OFFICER = "privacy_officer", _("Privacy officer")
    ADMINISTRATOR = "administrator", _("Administrator")


class Reach(IntEnum):
    """How far a permission goes. `OWN`: where the person's organisation has the relation now."""

    NONE = 0
    COUNTS = 1
    OWN = 2
    REGION = 3


class Disclosure(IntEnum):
    """What a mother school may know, step by step (domain page, section 4). Each rise is somebody's action."""

    NONE = 0
    ASKED = 1
    ANNOUNCED = 2
    AGREED = 3
    MOVED = 4


class Permission(StrEnum):
    """Every verb that somebody may be refused, named THING_VERB."""

    TODAY_SEE = "today.see"
    FILE_SEE = "file.see"
    FILE_WRITE = "file.write"
    NOTE_SEE = "note.see"
    NOTE_WRITE = "note.write"
    REFERRAL_MAKE = "referral.make"
    REFERRAL_SEE = "referral.see"
    REFERRAL_ANSWER = "referral.answer"
    EXCEPTION_DECIDE = "exception.decide"
    PLACES_SEE = "places.see"
    PLACE_OFFER = "place.offer"
    GROUPS_MANAGE = "groups.manage"
    ENROLMENT_RECORD = "enrolment.record"
    INTAKE_RECORD = "intake.record"
    LEVELS_RECORD = "levels.record"
    STAY_WRITE = "stay.write"
    EXTENSION_DECIDE = "extension.decide"
    INSTRUMENTS_MANAGE = "instruments.manage"
    BOND_MANAGE = "bond.manage"
    BOND_ANSWER = "bond.answer"
    MOVE_PLAN = "move.plan"
    STEP_DO = "step.do"
    DOCUMENT_SEE = "document.see"
    DOCUMENT_WRITE = "document.write"
    DOCUMENT_SIGN = "document.sign"
    DOCUMENT_COMPLETE = "document.complete"
    RESTRICTED_SEE = "restricted.see"
    VISIT_SEE = "visit.see"
    VISIT_PLAN = "visit.plan"
    VISIT_REPORT = "visit.report"
    SUPPORT_WRITE = "support.write"
    REVIEW_ANSWER = "review.answer"
    REVIEW_SEE = "review.see"
    POLICY_SEE = "policy.see"
    POLICY_WRITE = "policy.write"
    TABLE_SEE = "table.see"
    TABLE_WRITE = "table.write"
    BODIES_MANAGE = "bodies.manage"
    CASE_SEE = "case.see"
    CASE_BRING = "case.bring"
    CASE_CONCLUDE = "case.conclude"
    COVENANT_SEE = "covenant.see"
    COVENANT_WRITE = "covenant.write"
    COVENANT_SIGN = "covenant.sign"
    CAMPAIGN_RUN = "campaign.run"
    MONEY_SEE = "money.see"
    MONEY_WRITE = "money.write"
    STRATEGY_SEE = "strategy.see"
    STRATEGY_WRITE = "strategy.write"
    PARENTS_SEE = "parents.see"
    PARENTS_WRITE = "parents.write"
    PARENTS_CHECK = "parents.check"
    HELP_SEE = "help.see"
    HELP_ASK = "help.ask"
    HELP_ANSWER = "help.answer"
    HELP_TRIAGE = "help.triage"
    ARTICLE_SEE = "article.see"
    ARTICLE_WRITE = "article.write"
    ACTIVITY_SEE = "activity.see"
    ACTIVITY_WRITE = "activity.write"
    DIRECTORY_SEE = "directory.see"
    DIRECTORY_WRITE = "directory.write"
    TRAINING_SEE = "training.see"
    TRAINING_WRITE = "training.write"
    TRAINING_ENROL = "training.enrol"
    TRAINING_FOLLOW = "training.follow"
    TRAINING_COACH = "training.coach"
    FIGURES_SEE = "figures.see"
    SCHOOLS_SEE = "schools.see"
    SCHOOLS_MANAGE = "schools.manage"
    PEOPLE_SEE = "people.see"
    PEOPLE_MANAGE = "people.manage"
    LOOKS_SEE = "looks.see"
    RETENTION_RELEASE = "retention.release"
    REQUEST_SEE = "request.see"
    REQUEST_RECORD = "request.record"
    REQUEST_ANSWER = "request.answer"
    COPY_MAKE = "copy.make"
    SESSION_BEGIN = "session.begin"
    SESSION_SEE = "session.see"
