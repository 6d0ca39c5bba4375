"""The access table, cell by cell, written down a second time from the domain page (section 4)."""

from __future__ import annotations

import pytest

from steiger.access.enums import Permission, Reach, Role
from steiger.access.gate import require
from steiger.access.member import Member, Post
from steiger.access.table import TABLE, reach_of
from steiger.core.errors import NotAllowedError

# Columns as on the domain page. R region, o own, c counts, - nothing.
ROLES = [
    Role.COORDINATOR,
    Role.NEWCOMER_STAFF,
    Role.SPECIALIST,
    Role.CARE_COORDINATOR,
    Role.TEACHER,
    Role.BOARD,
    Role.MUNICIPALITY,
    Role.TRAINER,
    Role.PRIVACY_OFFICER,
    Role.ADMINISTRATOR,
]
EXPECTED = {
    Permission.TODAY_SEE: "RRRRRRRRRR",
    Permission.FILE_SEE: "Roooo-----",
    Permission.FILE_WRITE: "Ro--------",
    Permission.NOTE_SEE: "Rooo------",
    Permission.NOTE_WRITE: "Ro--------",
    Permission.REFERRAL_MAKE: "Ro-o------",
    Permission.REFERRAL_SEE: "Ro-o------",
    Permission.REFERRAL_ANSWER: "Ro--------",
    Permission.EXCEPTION_DECIDE: "R---------",
    Permission.PLACES_SEE: "Rocc-cc---",
    Permission.PLACE_OFFER: "Ro--------",
    Permission.GROUPS_MANAGE: "Ro-------R",
    Permission.ENROLMENT_RECORD: "Ro-o------",
    Permission.INTAKE_RECORD: "Ro--------",
    Permission.LEVELS_RECORD: "Roo-------",
    Permission.STAY_WRITE: "Ro--------",
    Permission.EXTENSION_DECIDE: "R---------",
    Permission.INSTRUMENTS_MANAGE: "R---------",
    Permission.BOND_MANAGE: "Ro--------",
    Permission.BOND_ANSWER: "---o------",
    Permission.MOVE_PLAN: "Ro--------",
    Permission.STEP_DO: "Rooo------",
    Permission.DOCUMENT_SEE: "Roooo-----",
    Permission.DOCUMENT_WRITE: "Ro--------",
    Permission.DOCUMENT_SIGN: "-o-o------",
    Permission.DOCUMENT_COMPLETE: "---o------",
    Permission.RESTRICTED_SEE: "Ro-o------",
    Permission.VISIT_SEE: "Roooo-----",
    Permission.VISIT_PLAN: "R-o-------",
    Permission.VISIT_REPORT: "--o-------",
    Permission.SUPPORT_WRITE: "R-o-------",
    Permission.REVIEW_ANSWER: "---o------",
    Permission.REVIEW_SEE: "Ro--------",
    Permission.POLICY_SEE: "RRRRRRRRRR",
    Permission.POLICY_WRITE: "R---------",
    Permission.TABLE_SEE: "Rooo-ooo--",
    Permission.TABLE_WRITE: "Rooo-ooo--",
    Permission.BODIES_MANAGE: "R---------",
    Permission.CASE_SEE: "Rooo------",
    Permission.CASE_BRING: "Rooo------",
    Permission.CASE_CONCLUDE: "Rooo------",
    Permission.COVENANT_SEE: "RRRR-RR-R-",
    Permission.COVENANT_WRITE: "R---------",
    Permission.COVENANT_SIGN: "-----oo---",
    Permission.CAMPAIGN_RUN: "Rooo-oo---",
    Permission.MONEY_SEE: "RRRR-RR-R-",
    Permission.MONEY_WRITE: "R---------",
    Permission.STRATEGY_SEE: "RRRRRRRRRR",
    Permission.STRATEGY_WRITE: "Rooo-ooo--",
    Permission.PARENTS_SEE: "RRRRRRRRRR",
    Permission.PARENTS_WRITE: "R---------",
    Permission.PARENTS_CHECK: "RR--------",
    Permission.HELP_SEE: "Roooo--o--",
    Permission.HELP_ASK: "Roooo--o--",
    Permission.HELP_ANSWER: "Roo----o--",
    Permission.HELP_TRIAGE: "R---------",
    Permission.ARTICLE_SEE: "RRRRRRRRRR",
    Permission.ARTICLE_WRITE: "Roo----o--",
    Permission.ACTIVITY_SEE: "RRRRRRRRRR",
    Permission.ACTIVITY_WRITE: "Roo----o--",
    Permission.DIRECTORY_SEE: "RRRRRRRRRR",
    Permission.DIRECTORY_WRITE: "Roooo--o-R",
    Permission.TRAINING_SEE: "Roooocco--",
    Permission.TRAINING_WRITE: "R------o--",
    Permission.TRAINING_ENROL: "Ro-o------",
    Permission.TRAINING_FOLLOW: "-oooo-----",
    Permission.TRAINING_COACH: "R-o----o--",
    Permission.FIGURES_SEE: "RRRo-RRRR-",
    Permission.SCHOOLS_SEE: "RRRRRRRRRR",
    Permission.SCHOOLS_MANAGE: "R--------R",
    Permission.PEOPLE_SEE: "Ro-o----RR",
    Permission.PEOPLE_MANAGE: "Ro-o-----R",
    Permission.LOOKS_SEE: "--------R-",
    Permission.RETENTION_RELEASE: "R-------R-",
    Permission.REQUEST_SEE: "Ro-o----R-",
    Permission.REQUEST_RECORD: "Ro-o------",
    Permission.REQUEST_ANSWER: "Ro--------",
    Permission.COPY_MAKE: "Ro--------",
    Permission.SESSION_BEGIN: "---------R",
    Permission.SESSION_SEE: "R-------Ro",
}
LETTER = {"R": Reach.REGION, "o": Reach.OWN, "c": Reach.COUNTS, "-": Reach.NONE}
CELLS = [(p, role, LETTER[row[column]]) for p, row in EXPECTED.items() for column, role in enumerate(ROLES)]


@pytest.mark.parametrize("permission, role, reach", CELLS)
def test_cell(permission: Permission, role: Role, reach: Reach) -> None:
    assert reach_of(role, permission) == reach


def test_every_permission_and_every_role_stands_in_the_table() -> None:
    assert set(EXPECTED) == set(Permission) == set(TABLE)
    assert set(ROLES) == set(Role)


@pytest.mark.parametrize("permission, role, reach", CELLS)
def test_require_refuses_what_the_table_refuses(permission: Permission, role: Role, reach: Reach) -> None:
    member = Member(user_id=1, name="X", region_id=1, posts=(Post(role, 7),))

    if reach >= Reach.OWN:
        require(member, permission)
    else:
        with pytest.raises(NotAllowedError):
            require(member, permission)


def test_own_organisations_come_only_from_posts_that_hold_it() -> None:
    posts = (Post(Role.CARE_COORDINATOR, 7), Post(Role.BOARD, 8), Post(Role.NEWCOMER_STAFF, 9))
    member = Member(user_id=1, name="X", region_id=1, posts=posts)

    assert member.organisations(Permission.FILE_SEE) == {7, 9}
    assert member.organisations(Permission.FILE_SEE, Role.CARE_COORDINATOR) == {7}
    assert member.organisations(Permission.DOCUMENT_WRITE) == {9}


def test_reach_is_the_farthest_of_all_posts() -> None:
    member = Member(1, "X", 1, (Post(Role.TEACHER, 7), Post(Role.COORDINATOR)))

    assert member.reach(Permission.FILE_SEE) == Reach.REGION
