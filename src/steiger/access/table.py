"""The access table (domain page, section 4): who may do what, and how far. `docs/permissions.md` is made from it.

What *own* means is decided where the relation is kept: `pupils.rules` for children, `newcomers.rules` for referrals.
"""

from __future__ import annotations

from types import MappingProxyType

from steiger.access.enums import Permission, Reach, Role

_COORDINATOR = Role.COORDINATOR
_STAFF = Role.NEWCOMER_STAFF
_SPECIALIST = Role.SPECIALIST
_CARE = Role.CARE_COORDINATOR
_TEACHER = Role.TEACHER
_BOARD = Role.BOARD
_MUNICIPALITY = Role.MUNICIPALITY
_TRAINER = Role.TRAINER
_PRIVACY = Role.PRIVACY_OFFICER
_ADMINISTRATOR = Role.ADMINISTRATOR

OWN, REGION, COUNTS = Reach.OWN, Reach.REGION, Reach.COUNTS
_EVERYBODY = dict.fromkeys(Role, REGION)
_AT_TABLES = dict.fromkeys((_STAFF, _SPECIALIST, _CARE, _BOARD, _MUNICIPALITY, _TRAINER), OWN)
_WITH_QUESTIONS = dict.fromkeys((_STAFF, _SPECIALIST, _CARE, _TEACHER, _TRAINER), OWN)
_SEES_AGREEMENTS = dict.fromkeys((_COORDINATOR, _STAFF, _SPECIALIST, _CARE, _BOARD, _MUNICIPALITY, _PRIVACY), REGION)
P = Permission

TABLE: MappingProxyType[Permission, dict[Role, Reach]] = MappingProxyType(
    {
        P.TODAY_SEE: _EVERYBODY,
        # The child
        P.FILE_SEE: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _CARE: OWN, _TEACHER: OWN},
        P.FILE_WRITE: {_COORDINATOR: REGION, _STAFF: OWN},
        P.NOTE_SEE: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _CARE: OWN},
        P.NOTE_WRITE: {_COORDINATOR: REGION, _STAFF: OWN},
        # Referral and places
        P.REFERRAL_MAKE: {_COORDINATOR: REGION, _STAFF: OWN, _CARE: OWN},
        P.REFERRAL_SEE: {_COORDINATOR: REGION, _STAFF: OWN, _CARE: OWN},
        P.REFERRAL_ANSWER: {_COORDINATOR: REGION, _STAFF: OWN},
        # Asked by whoever may refer, decided by another person (`newcomers.rules.exceptions`).
        P.EXCEPTION_DECIDE: {_COORDINATOR: REGION},
        P.PLACES_SEE: {
            _COORDINATOR: REGION,
            _STAFF: OWN,
            _SPECIALIST: COUNTS,
            _CARE: COUNTS,
            _BOARD: COUNTS,
            _MUNICIPALITY: COUNTS,
        },
        P.PLACE_OFFER: {_COORDINATOR: REGION, _STAFF: OWN},
        P.GROUPS_MANAGE: {_COORDINATOR: REGION, _STAFF: OWN, _ADMINISTRATOR: REGION},
        # Own: with the own school, of children around whom it stands (`newcomers.rules.ways`).
        P.ENROLMENT_RECORD: {_COORDINATOR: REGION, _STAFF: OWN, _CARE: OWN},
        P.INTAKE_RECORD: {_COORDINATOR: REGION, _STAFF: OWN},
        P.LEVELS_RECORD: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN},
        P.STAY_WRITE: {_COORDINATOR: REGION, _STAFF: OWN},
        P.EXTENSION_DECIDE: {_COORDINATOR: REGION},
        P.INSTRUMENTS_MANAGE: {_COORDINATOR: REGION},
        # Mother school and move
        P.BOND_MANAGE: {_COORDINATOR: REGION, _STAFF: OWN},
        P.BOND_ANSWER: {_CARE: OWN},
        P.MOVE_PLAN: {_COORDINATOR: REGION, _STAFF: OWN},
        P.STEP_DO: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _CARE: OWN},
        P.DOCUMENT_SEE: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _CARE: OWN, _TEACHER: OWN},
        P.DOCUMENT_WRITE: {_COORDINATOR: REGION, _STAFF: OWN},
        P.DOCUMENT_SIGN: {_STAFF: OWN, _CARE: OWN},
        # The mother school writes its own sections, while it holds the pen (`transitions.rules.pen`).
        P.DOCUMENT_COMPLETE: {_CARE: OWN},
        # The part of the document that the class teacher does not read.
        P.RESTRICTED_SEE: {_COORDINATOR: REGION, _STAFF: OWN, _CARE: OWN},
        # Aftercare
        P.VISIT_SEE: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _CARE: OWN, _TEACHER: OWN},
        P.VISIT_PLAN: {_COORDINATOR: REGION, _SPECIALIST: OWN},
        P.VISIT_REPORT: {_SPECIALIST: OWN},
        P.SUPPORT_WRITE: {_COORDINATOR: REGION, _SPECIALIST: OWN},
        # How the hand-over was: the mother school says it of its own children, the newcomer school learns of its own.
        P.REVIEW_ANSWER: {_CARE: OWN},
        P.REVIEW_SEE: {_COORDINATOR: REGION, _STAFF: OWN},
        # Agreements
        P.POLICY_SEE: _EVERYBODY,
        P.POLICY_WRITE: {_COORDINATOR: REGION},
        # Own: the bodies in which one sits; writing there is for chair and secretary (`cooperation.rules.table`).
        P.TABLE_SEE: {_COORDINATOR: REGION, **_AT_TABLES},
        P.TABLE_WRITE: {_COORDINATOR: REGION, **_AT_TABLES},
        P.BODIES_MANAGE: {_COORDINATOR: REGION},
        # Own: on the agenda of an IB consultation in which one sits now, or brought by oneself (`consultation.rules`).
        P.CASE_SEE: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _CARE: OWN},
        P.CASE_BRING: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _CARE: OWN},
        P.CASE_CONCLUDE: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _CARE: OWN},
        P.COVENANT_SEE: _SEES_AGREEMENTS,
        P.COVENANT_WRITE: {_COORDINATOR: REGION},
        P.COVENANT_SIGN: {_BOARD: OWN, _MUNICIPALITY: OWN},
        # Own: while one sits in a steering or working group; what is one's own stays (`cooperation.rules.campaign`).
        P.CAMPAIGN_RUN: {
            _COORDINATOR: REGION,
            **dict.fromkeys((_STAFF, _SPECIALIST, _CARE, _BOARD, _MUNICIPALITY), OWN),
        },
        P.MONEY_SEE: _SEES_AGREEMENTS,
        P.MONEY_WRITE: {_COORDINATOR: REGION},
        # Every school reads the support plan. Own: report on a goal that is one's own or one's organisation's.
        P.STRATEGY_SEE: _EVERYBODY,
        P.STRATEGY_WRITE: {_COORDINATOR: REGION, **_AT_TABLES},
        # What parents read is no secret. Newcomer schools know who speaks a language, and record that somebody read it.
        P.PARENTS_SEE: _EVERYBODY,
        P.PARENTS_WRITE: {_COORDINATOR: REGION},
        P.PARENTS_CHECK: {_COORDINATOR: REGION, _STAFF: REGION},
        # Expertise. Own: what one asks for one's school, and what is entrusted to one (`expertise.rules`).
        P.HELP_SEE: {_COORDINATOR: REGION, **_WITH_QUESTIONS},
        P.HELP_ASK: {_COORDINATOR: REGION, **_WITH_QUESTIONS},
        P.HELP_ANSWER: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _TRAINER: OWN},
        P.HELP_TRIAGE: {_COORDINATOR: REGION},
        # Everybody reads what is known. Own: articles that one keeps up.
        P.ARTICLE_SEE: _EVERYBODY,
        P.ARTICLE_WRITE: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _TRAINER: OWN},
        # Everybody may come. Own: activities that one organises.
        P.ACTIVITY_SEE: _EVERYBODY,
        P.ACTIVITY_WRITE: {_COORDINATOR: REGION, _STAFF: OWN, _SPECIALIST: OWN, _TRAINER: OWN},
        # Own: what the directory says of oneself.
        P.DIRECTORY_SEE: _EVERYBODY,
        P.DIRECTORY_WRITE: {_COORDINATOR: REGION, _ADMINISTRATOR: REGION, **_WITH_QUESTIONS},
        # Training. Own: oneself, the own school's people, own cohorts, and whom one coaches (`training.rules.access`).
        P.TRAINING_SEE: {
            _COORDINATOR: REGION,
            **dict.fromkeys((_STAFF, _SPECIALIST, _CARE, _TEACHER, _TRAINER), OWN),
            **dict.fromkeys((_BOARD, _MUNICIPALITY), COUNTS),
        },
        P.TRAINING_WRITE: {_COORDINATOR: REGION, _TRAINER: OWN},
        P.TRAINING_ENROL: {_COORDINATOR: REGION, _STAFF: OWN, _CARE: OWN},
        P.TRAINING_FOLLOW: dict.fromkeys((_STAFF, _SPECIALIST, _CARE, _TEACHER), OWN),
        P.TRAINING_COACH: {_COORDINATOR: REGION, _SPECIALIST: OWN, _TRAINER: OWN},
        # The region
        P.FIGURES_SEE: {
            _COORDINATOR: REGION,
            _STAFF: REGION,
            _SPECIALIST: REGION,
            _CARE: OWN,
            _BOARD: REGION,
            _MUNICIPALITY: REGION,
            _TRAINER: REGION,
            _PRIVACY: REGION,
        },
        P.SCHOOLS_SEE: _EVERYBODY,
        P.SCHOOLS_MANAGE: {_COORDINATOR: REGION, _ADMINISTRATOR: REGION},
        P.PEOPLE_SEE: {_COORDINATOR: REGION, _STAFF: OWN, _CARE: OWN, _PRIVACY: REGION, _ADMINISTRATOR: REGION},
        P.PEOPLE_MANAGE: {_COORDINATOR: REGION, _STAFF: OWN, _CARE: OWN, _ADMINISTRATOR: REGION},
        P.LOOKS_SEE: {_PRIVACY: REGION},
        # Two people release what is forgotten: one of these checks, another releases.
        P.RETENTION_RELEASE: {_COORDINATOR: REGION, _PRIVACY: REGION},
        # Parents ask where their child is. Own: of a child whose file one may open.
        P.REQUEST_SEE: {_COORDINATOR: REGION, _PRIVACY: REGION, _STAFF: OWN, _CARE: OWN},
        P.REQUEST_RECORD: {_COORDINATOR: REGION, _STAFF: OWN, _CARE: OWN},
        P.REQUEST_ANSWER: {_COORDINATOR: REGION, _STAFF: OWN},
        # The whole file on paper: only who sees the whole file.
        P.COPY_MAKE: {_COORDINATOR: REGION, _STAFF: OWN},
        # An administrator sees no child, but for the one of a staff session while it runs (`access.member`).
        P.SESSION_BEGIN: {_ADMINISTRATOR: REGION},
        P.SESSION_SEE: {_COORDINATOR: REGION, _PRIVACY: REGION, _ADMINISTRATOR: OWN},
    }
)


def reach_of(role: Role, permission: Permission) -> Reach:
    return TABLE[permission].get(role, Reach.NONE)
