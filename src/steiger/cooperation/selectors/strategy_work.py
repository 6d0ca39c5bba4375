"""What the support plan asks of a person: an own goal that is not reached, a plan that ends; and whose goals are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member, Post
from steiger.cooperation.enums import OPEN_GOALS, StrategyState
from steiger.cooperation.models import StrategyGoal, SupportStrategy
from steiger.cooperation.rules import support_strategy as rules
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.people.owned import OwnedThing

DONE_WITH = (StrategyState.REPLACED, StrategyState.EXPIRED)


def strategy_due_for(member: Member) -> list[DueItem]:
    """For who has a goal: the goal, near the end of its school year. For who writes: the plan, before it ends."""
    is_writer = bool(rules.may_write_strategy(member))
    if not member.may(Permission.STRATEGY_WRITE):
        return []
    published = list(_published(member.region_id))
    holding = rules.version_on(published, clock.today())
    items = list(_goals(member, holding)) if holding else []
    return [*items, *_ending(member, published)] if is_writer else items


def _published(region_id: int) -> QuerySet[SupportStrategy]:
    return SupportStrategy.objects.filter(region_id=region_id, published_on__isnull=False).order_by("-holds_from")


def _goals(member: Member, holding: SupportStrategy) -> Iterator[DueItem]:
    today, slug = clock.today(), region_of(member).slug
    own = StrategyGoal.objects.filter(rules.goals_owned_by(member), strategy=holding, state__in=OPEN_GOALS)
    for goal in own.order_by("year", "position", "pk"):
        if rules.asks_attention(goal, today):
            yield DueItem(
                title=_("Reach a goal of the support plan"),
                due_on=goal.until_on,
                url=in_region(slug, "agreements:goal", goal=goal.pk),
                button=_("Say how far it is"),
                about=goal.text,
                rule=_("The end of the school year that this goal is for."),
            )


def _ending(member: Member, published: list[SupportStrategy]) -> Iterator[DueItem]:
    """Of the plan that lasts longest: when a longer one is published already, nothing has to be written."""
    last = max(published, key=lambda one: (one.last_year, one.number), default=None)
    if last is None or clock.today() < rules.renew_on(last):
        return
    yield DueItem(
        title=_("Write the next support plan"),
        due_on=last.until_on,
        url=in_region(region_of(member).slug, "agreements:strategies"),
        button=_("To the support plan"),
        about=f"{last.title} {last.years_said}",
        rule=_("The last day of the plan that holds now."),
    )


def owned_goals(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """Goals that somebody has still to reach: in the version that holds, one that comes, or a draft."""
    found = list(StrategyGoal.objects.filter(owner_id__in=user_ids, state__in=OPEN_GOALS).select_related("strategy"))
    if not found:
        return []
    published, today, slug = list(_published(member.region_id)), clock.today(), region_of(member).slug
    is_writer = bool(rules.may_write_strategy(member))
    things = []
    for goal in found:
        state = rules.strategy_state(goal.strategy, published, today)
        if state in DONE_WITH:
            continue
        neutral = _("Goal of the support plan, %(year)s, version %(number)s") % {
            "year": goal.school_year,
            "number": goal.strategy.number,
        }
        is_shown = state != StrategyState.DRAFT or is_writer
        things.append(
            OwnedThing(
                kind="goal",
                key=str(goal.pk),
                owner_id=goal.owner_id or 0,
                reference=neutral,
                title=goal.text if is_shown else neutral,
                about=goal.strategy.title if is_shown else "",
                url=in_region(slug, "agreements:goal", goal=goal.pk) if is_shown else "",
                due_on=goal.until_on,
                fits=tuple(Post(role) for role in rules.ROLES_WITH_GOALS),
            )
        )
    return things
