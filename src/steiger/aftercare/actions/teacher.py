"""The teacher's five minutes before a visit: asked by a secret link, answered without an account."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.actions.locks import lock_visit
from steiger.aftercare.enums import TEACHER_LINK, Going
from steiger.aftercare.models import TeacherForm, TeacherStanding, Visit
from steiger.aftercare.selectors.teacher import teacher_form_of, visit_of_link
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.links import in_region
from steiger.core.models import SecretLink
from steiger.core.secret_links import make_link, revoke_links, use_link
from steiger.messaging.actions import tell, write_letter
from steiger.messaging.enums import Kind
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing


@transaction.atomic
def ask_teacher(*, visit: Visit, email: str = "", by: Member) -> str:
    """An address with five questions, mailed or to pass on; told here once. Asked again, the first one closes."""
    require(by, Permission.VISIT_PLAN)
    lock_visit(visit)
    form = teacher_form_of(visit)
    rules.may_ask_teacher(by, visit, form).require()
    close_teacher_form(visit)
    until = rules.answers_until(visit)
    made = make_link(
        region_id=visit.region_id,
        purpose=TEACHER_LINK,
        subject=str(visit.pk),
        expires_at=until,
        is_single_use=True,
    )
    TeacherForm.objects.update_or_create(
        region_id=visit.region_id,
        visit=visit,
        defaults={"asked_on": clock.today(), "asked_by_id": by.user_id, "sent_to": email.strip()},
    )
    record(by=by, kind="ask_teacher", case_number=visit.journey.case_number, visit=visit.number)
    address = f"{settings.SITE_URL.rstrip('/')}{reverse('teacher_form', kwargs={'secret': made.secret})}"
    if email.strip():
        _mail(visit, email.strip(), address, made.link, by)
    return address


def _mail(visit: Visit, email: str, address: str, link: SecretLink, by: Member) -> None:
    """To somebody of whom we know no language: the one of the house. Initials, never a name."""
    with translation.override(settings.LANGUAGE_CODE):
        told = {
            "child": visit.journey.pupil.initials,
            "who": by.name,
            "link": address,
            "day": date_format(timezone.localdate(link.expires_at), "j F Y"),
        }
        write_letter(
            region_id=visit.region_id,
            to=email,
            subject=_("Five questions before the visit for %(child)s") % told,
            body=_(
                "Hello,\n\nSoon there is an aftercare visit for %(child)s, a pupil in your class. %(who)s asks you "
                "five questions beforehand. It takes five minutes and you need no account: %(link)s\n\n"
                "The link works once, until %(day)s. This mail holds no names on purpose."
            )
            % told,
        )


def close_teacher_form(visit: Visit) -> None:
    """Nobody can answer any more: the visit was reported or skipped, or was asked about anew."""
    revoke_links(purpose=TEACHER_LINK, subject=str(visit.pk))


@transaction.atomic
def answer_as_teacher(
    *,
    link: SecretLink,
    name: str,
    going: str,
    standings: Mapping[Domain, Standing],
    goes_well: str,
    is_hard: str,
    wants: str,
) -> TeacherForm:
    """The answers of who has the link: of the visit that the link is for, whatever comes with the request."""
    visit = visit_of_link(link)
    if visit is None:
        raise DomainError(_("This visit is over. Thank you; you need not answer any more."))
    lock_visit(visit)
    rules.answer_verdict(visit).require()
    use_link(link)
    if going not in Going.values:
        raise DomainError(_("Choose how it is going."), field="going")
    form = TeacherForm.objects.select_for_update(of=("self",)).get(visit=visit)
    form.answered_at, form.name, form.going = clock.now(), name.strip(), going
    form.goes_well, form.is_hard, form.wants = goes_well.strip(), is_hard.strip(), wants.strip()
    form.save(update_fields=["answered_at", "name", "going", "goes_well", "is_hard", "wants"])
    TeacherStanding.objects.bulk_create(
        TeacherStanding(region_id=visit.region_id, form=form, domain=domain, standing=standings[domain])
        for domain in CORE_DOMAINS
        if standings.get(domain) in Standing.values
    )
    nobody = Member(user_id=0, name="link", region_id=visit.region_id, posts=())
    record(by=nobody, kind="answer_as_teacher", case_number=visit.journey.case_number, visit=visit.number)
    _tell_answered(visit)
    return form


def _tell_answered(visit: Visit) -> None:
    journey = visit.journey
    if visit.specialist_id is None:
        return
    slug = Region.objects.get(pk=visit.region_id).slug
    tell(
        region_id=visit.region_id,
        users=User.objects.filter(pk=visit.specialist_id),
        subject=gettext_lazy("The teacher has answered"),
        body=format_lazy(
            gettext_lazy("The teacher of {initials} ({case}) answered your questions before visit {number}."),
            initials=journey.pupil.initials,
            case=journey.case_number,
            number=visit.number,
        ),
        path=in_region(slug, "aftercare:visit", case=journey.case_number, number=visit.number),
        kind=Kind.VISIT,
        fact=f"visit-{visit.pk}-teacher",
    )
