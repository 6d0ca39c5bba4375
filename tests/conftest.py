"""The ground of all tests: the request's database role, a region, and the people who are always the same."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from time import time

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import Client
from django.utils import translation

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.messages import compile_messages
from steiger.core.scope import enter_region, region_scope
from steiger.core.security import secure_after_migrate
from steiger.organisations.models import Region
from steiger.people.middleware import SEEN
from steiger.people.models import User
from tests import factories
from tests.factories import Places
from tests.template import ensure_template

ALL_TABLES = "ALL TABLES IN SCHEMA public"


def pytest_configure(config: pytest.Config) -> None:
    """Pages are tested in Dutch as well, so the translations must be readable."""
    if not hasattr(config, "workerinput"):
        compile_messages()


def pytest_collection_finish() -> None:
    """Eight thousand tests and all of Django stay until the end: looking through them for waste is time for nothing."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests begin early, half the tests in a browser apart: a process that has one left ends alone."""
    long = [item for item in items if "is_open_to_everybody[" in item.name]
    rest = [item for item in items if item not in long]
    browser = [place for place, item in enumerate(rest) if item.get_closest_marker("browser")]
    if long and browser:
        for number, item in reversed(list(enumerate(long))):
            rest.insert(browser[len(browser) * number // len(long)], item)
        items[:] = rest


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: pytest.FixtureRequest
) -> None:
    """Each process copies a database that was migrated once."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        connection.settings_dict["TEST"]["TEMPLATE"] = ensure_template()


# After a test with real transactions: some rows in some tables. To truncate them all takes half a second, this a tenth.
EMPTIED = (
    "RESET ROLE",
    "SET session_replication_role = replica",
    """
    DO $$
    DECLARE one regclass; is_filled boolean;
    BEGIN
        FOR one IN
            SELECT oid FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'django_migrations'
        LOOP
            EXECUTE format('SELECT EXISTS (SELECT FROM %s)', one) INTO is_filled;
            IF is_filled THEN EXECUTE format('DELETE FROM %s', one); END IF;
        END LOOP;
    END $$
    """,
    "RESET session_replication_role",
    "SET ROLE steiger_app",
)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Tests run as requests do: as the role that owns nothing and is under row-level security."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        with connection.cursor() as cursor:
            cursor.execute(f"GRANT TRUNCATE ON {ALL_TABLES} TO steiger_app")
        # Emptying the tables after a test with real transactions says "migrated" again, but not as their owner.
        for config in apps.get_app_configs():
            post_migrate.disconnect(secure_after_migrate, sender=config)
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = session_user")
            if cursor.fetchone()[0]:
                connection.ops.sql_flush = lambda *_args, **_options: list(EMPTIED)
        connection.close()
        connection.settings_dict["OPTIONS"]["assume_role"] = "steiger_app"
        yield
        connection.close()
        del connection.settings_dict["OPTIONS"]["assume_role"]


@pytest.fixture
def region(db: None) -> Iterator[Region]:
    """A region with schools, a policy and its scope entered; the other region stands beside it."""
    region = factories.make_region("po2601", "Utrecht en Stichtse Vecht", "PO2601")
    with region_scope(region.pk):
        yield region


@pytest.fixture
def places(region: Region) -> Places:
    """The region's newcomer school with one group, two regular schools, a board and a municipality."""
    return factories.make_places(region)


def _member(region: Region, name: str, role: Role, organisation_id: int | None = None) -> Member:
    return factories.make_member(region, name, role, organisation_id)


@pytest.fixture
def dirk(region: Region) -> Member:
    return _member(region, "Dirk", Role.COORDINATOR)


@pytest.fixture
def amina(region: Region, places: Places) -> Member:
    return _member(region, "Amina", Role.NEWCOMER_STAFF, places.newcomer_school.pk)


@pytest.fixture
def bram(region: Region, places: Places) -> Member:
    return _member(region, "Bram", Role.CARE_COORDINATOR, places.mother_school.pk)


@pytest.fixture
def rita(region: Region, places: Places) -> Member:
    """Care coordinator of another regular school in the region."""
    return _member(region, "Rita", Role.CARE_COORDINATOR, places.other_school.pk)


@pytest.fixture
def teun(region: Region, places: Places) -> Member:
    return _member(region, "Teun", Role.TEACHER, places.mother_school.pk)


@pytest.fixture
def carla(region: Region) -> Member:
    return _member(region, "Carla", Role.SPECIALIST)


@pytest.fixture
def esra(region: Region, places: Places) -> Member:
    return _member(region, "Esra", Role.BOARD, places.board.pk)


@pytest.fixture
def femke(region: Region, places: Places) -> Member:
    return _member(region, "Femke", Role.MUNICIPALITY, places.municipality.pk)


@pytest.fixture
def tom(region: Region) -> Member:
    return _member(region, "Tom", Role.TRAINER)


@pytest.fixture
def paula(region: Region) -> Member:
    return _member(region, "Paula", Role.PRIVACY_OFFICER)


@pytest.fixture
def ad(region: Region) -> Member:
    return _member(region, "Ad", Role.ADMINISTRATOR)


@pytest.fixture
def other_region(db: None) -> Region:
    return factories.make_region("po2602", "Andere regio", "PO2602")


@pytest.fixture
def zoe(region: Region, other_region: Region) -> Member:
    """Coordinator of another region: everything here must be as if it did not exist for her."""
    enter_region(other_region.pk)
    member = _member(other_region, "Zoë", Role.COORDINATOR)
    enter_region(region.pk)
    return member


@pytest.fixture
def client_for(region: Region) -> Callable[[Member], Client]:
    """A test client signed in as this member. Addresses: `/po2601/...`."""

    def sign_in(member: Member) -> Client:
        client = Client()
        user = User.objects.get(pk=member.user_id)
        session = SessionStore()  # written once: a sign-in in full asks four times as much, for thousands of tests
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session[SEEN] = int(time())  # not the first page, which writes down when somebody was last seen
        session.create()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        return client

    return sign_in


@pytest.fixture(autouse=True)
def nobodys_language() -> None:
    """What somebody reads in one test is not what the next test hears."""
    translation.deactivate()
