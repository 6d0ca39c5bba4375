from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach

register = template.Library()


@register.inclusion_tag("privacy/_pages.html", takes_context=True)
def privacy_nav(context: Context, here: str = "") -> dict[str, object]:
    """The pages about privacy that this member may open, beside each other; `here` is the one on the page."""
    member = context["request"].member
    offered = [
        ("looks", _("Log of looking"), "privacy:looks", Permission.LOOKS_SEE, Reach.REGION),
        ("patterns", _("Patterns"), "privacy:patterns", Permission.LOOKS_SEE, Reach.REGION),
        ("requests", _("Requests of parents"), "privacy:requests", Permission.REQUEST_SEE, Reach.OWN),
        ("retention", _("Retention"), "privacy:retention", Permission.RETENTION_RELEASE, Reach.REGION),
        ("sessions", _("Staff sessions"), "privacy:sessions", Permission.SESSION_SEE, Reach.OWN),
    ]
    pages = [(key, label, name) for key, label, name, permission, least in offered if member.reach(permission) >= least]
    return {"request": context["request"], "pages": pages, "here": here}
