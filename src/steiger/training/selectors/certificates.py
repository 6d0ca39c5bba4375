"""Certificates: on paper, and checked by anybody who holds the code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.core.scope import region_scope
from steiger.documents.selectors import content_of
from steiger.documents.typesetting import typeset
from steiger.organisations.models import Region
from steiger.training.models import Certificate, Enrolment
from steiger.training.rules.access import enrolments_visible_to
from steiger.training.rules.certificates import tidied

TEMPLATE = "training/certificate.typ"
LANGUAGE = "nl"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a stranger with the code learns: that it is real, whose it is, and what it stands for."""

    code: str
    name: str
    title: str
    region: str
    hours: int
    issued_on: date
    withdrawn_on: date | None

    @property
    def is_valid(self) -> bool:
        return self.withdrawn_on is None


def checked(typed: str) -> Checked | None:
    """Asked outside any region: the owner's function says in which region a code lies, and nothing else."""
    code = tidied(typed)
    if not code:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT training_region_of_certificate(%s)", [code])
        row = cursor.fetchone()
    if row is None or row[0] is None:
        return None
    with region_scope(row[0]):
        found = Certificate.objects.filter(code=code).select_related("region").first()
        if found is None:
            return None
        return Checked(
            code=found.code,
            name=found.name,
            title=found.title,
            region=found.region.name,
            hours=found.hours,
            issued_on=found.issued_on,
            withdrawn_on=found.withdrawn_on,
        )


def certificate_for(member: Member, pk: int) -> Certificate | None:
    seen = Enrolment.objects.filter(enrolments_visible_to(member))
    found = Certificate.objects.filter(enrolment__in=seen, pk=pk)
    return found.select_related("file", "enrolment__cohort", "enrolment__teacher", "issued_by").first()


def certificate_content(found: Certificate) -> tuple[bytes, str]:
    return content_of(found.file), found.file.name


def check_address(code: str = "") -> str:
    path = reverse("certificate", kwargs={"code": code}) if code else reverse("check_certificate")
    return f"{settings.SITE_URL.rstrip('/')}{path}"


@dataclass(frozen=True, slots=True)
class Stated:
    """What stands on the certificate."""

    code: str
    name: str
    school: str
    title: str
    modules: list[tuple[str, int]]
    attendance: int
    assignments: int
    coaching: int
    issued_on: date
    issued_by: str


def certificate_pdf(stated: Stated, region: Region) -> bytes:
    with translation.override(LANGUAGE):
        day = date_format(stated.issued_on, "j F Y")
        return typeset(
            TEMPLATE,
            {
                "title": _("Certificate"),
                "subtitle": stated.title,
                "region": region.name,
                "language": LANGUAGE,
                "dated_on": stated.issued_on.isoformat(),
                "footer": _("Certificate %(code)s") % {"code": stated.code},
                "name": stated.name,
                "words": {
                    "to": _("This certificate is given to"),
                    "for": _("who teaches at %(school)s and has completed the training.") % {"school": stated.school},
                    "modules": _("Modules"),
                    "module": _("Module"),
                    "hours": _("Hours of study"),
                    "shown": _("What was shown for it"),
                    "check": _("Is this certificate real? Anybody can check it:"),
                    "signed": _("On behalf of the region"),
                },
                "modules": [[title, str(hours)] for title, hours in stated.modules],
                "facts": [
                    [_("Attendance"), f"{stated.attendance} %"],
                    [_("Practical assignments passed"), str(stated.assignments)],
                    [_("Coaching sessions at the own school"), str(stated.coaching)],
                    [_("Hours of study"), str(sum(hours for _title, hours in stated.modules))],
                ],
                "code": stated.code,
                "address": check_address(),
                "issued_by": stated.issued_by,
                "issued_on": day,
            },
        )
