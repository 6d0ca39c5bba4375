from __future__ import annotations

from datetime import timedelta

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.messaging.enums import Kind, Way

# A mail server that is away for a weekend must not cost a letter: the last try is three days after the first.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 240, 720, 1440, 1440))
TRIES = len(WAITS)

# Longer than any conversation with a mail server: who handed over a letter before this and said no more was killed.
UNSURE_AFTER = timedelta(minutes=10)
# As long as news stands under *Vandaag*; the weekly mail has passed by twice.
NEWS_FOR = timedelta(days=14)
# After this nobody asks any more what a mail said: the words go.
KEPT_FOR = timedelta(days=90)

# Who hears of what: a kind that is not here is for everybody.
HEARD_WITH = {
    Kind.REFERRAL: Permission.REFERRAL_SEE,
    Kind.CHILD: Permission.FILE_SEE,
    Kind.VISIT: Permission.VISIT_SEE,
    Kind.HELP: Permission.HELP_SEE,
    Kind.MEETING: Permission.TABLE_SEE,
    Kind.TRAINING: Permission.TRAINING_SEE,
}


# So many days before something of one's own ends or begins, one hears of it.
WARNED_AT = (1, 7, 30)


def warning_due(days_left: int) -> int | None:
    """Which warning holds with so many days to go: the nearest of the moments that have come."""
    return next((days for days in WARNED_AT if 0 <= days_left <= days), None)


def wait_after(attempts: int) -> timedelta:
    """How long a letter rests after so many tries that failed."""
    return WAITS[min(attempts, TRIES) - 1]


def usual_way(kind: Kind) -> Way:
    """Without a wish of one's own: what somebody did for you comes at once, what is due once a week."""
    return Way.DIGEST if kind == Kind.WEEK else Way.AT_ONCE


def ways_for(kind: Kind) -> tuple[Way, ...]:
    """Among which ways one chooses."""
    return (Way.DIGEST, Way.TODAY) if kind == Kind.WEEK else tuple(Way)


def way_to_tell(wanted: Way, *, has_appointment: bool) -> Way:
    """An appointment does not wait for a weekly mail: it would be in the calendar too late."""
    return Way.AT_ONCE if has_appointment and wanted == Way.DIGEST else wanted


def kinds_for(member: Member) -> list[Kind]:
    """The kinds of which this person can hear anything at all."""
    return [kind for kind in Kind if kind not in HEARD_WITH or member.may(HEARD_WITH[kind])]
