from __future__ import annotations

import re

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.history import acting
from steiger.organisations.enums import Sector
from steiger.organisations.models import Region, School

OPERATOR = ["operator"]
_CODE = re.compile(r"(PO|VO)\d{4}")


def create_region(*, codes: list[str], name: str, slug: str = "", phone: str = "", email: str = "") -> Region:
    """Make the region of one partnership, or of several that work together, from the schools placed in them."""
    codes = [code.strip().upper() for code in codes]
    slug = slugify(slug or codes[0]) if codes else ""
    _check(codes, name, slug)
    with transaction.atomic(), acting(user_id=None, roles=OPERATOR):
        if Region.objects.filter(slug=slug).exists():
            raise DomainError(_("The region “%(slug)s” exists already.") % {"slug": slug}, field="slug")
        taken = Region.objects.filter(codes__overlap=codes).first()
        if taken:
            raise DomainError(_("That partnership is in the region “%(name)s”.") % {"name": taken.name}, field="codes")
        return Region.objects.create(
            slug=slug,
            name=name.strip(),
            codes=codes,
            sector=Sector(codes[0][:2]),
            phone=phone,
            email=email,
            created_at=clock.now(),
        )


def readdress_region(*, region: Region, slug: str) -> Region:
    """Give the region another address: the first part of every page's. Links to the former one no longer work."""
    slug = slugify(slug)
    with transaction.atomic(), acting(user_id=None, roles=OPERATOR):
        if not slug or Region.objects.filter(slug=slug).exclude(pk=region.pk).exists():
            raise DomainError(_("The region “%(slug)s” exists already.") % {"slug": slug}, field="slug")
        region.slug = slug
        region.save(update_fields=["slug"])
    return region


def _check(codes: list[str], name: str, slug: str) -> None:
    if not codes or not all(_CODE.fullmatch(code) for code in codes):
        raise DomainError(_("A partnership's code looks like PO2601 or VO2601."), field="codes")
    if len({code[:2] for code in codes}) > 1:
        raise DomainError(_("A region is either primary or secondary: PO and VO do not go together."), field="codes")
    if not name.strip() or not slug:
        raise DomainError(_("Give the region a name."), field="name")
    for code in codes:
        if not School.objects.filter(partnership_code=code).exists():
            raise DomainError(
                _("No school is placed in %(code)s. Import the schools first: steiger import schools FILE.")
                % {"code": code},
                field="codes",
            )
