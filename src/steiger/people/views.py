from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, public, requires, signed_in
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import paginate, render_page
from steiger.people import actions, rules, selectors
from steiger.people.forms import (
    DelegateForm,
    EndForm,
    FindForm,
    HandOverForm,
    InviteForm,
    LongerForm,
    NotesForm,
    ProfileForm,
    SecondFactorForm,
    WelcomeForm,
)
from steiger.people.receivers import remember_language

if TYPE_CHECKING:
    from steiger.people.models import Membership, User

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@requires(Permission.PEOPLE_SEE)
def people(request: MemberRequest) -> HttpResponse:
    form = FindForm(request.GET, member=request.member)
    wanted = form.wanted()
    page = paginate(request, selectors.memberships(request.member, **wanted))
    context = {
        "form": form,
        "page": page,
        "is_narrowed": any(wanted.values()),
        "invitations": list(selectors.open_invitations(request.member)[:20]),
        "may_invite": request.member.may(Permission.PEOPLE_MANAGE),
        "may_require": request.member.reach(Permission.PEOPLE_MANAGE) >= Reach.REGION,
    }
    return render_page(request, "people/people.html", context, partial="rows")


@requires(Permission.PEOPLE_MANAGE)
def invite(request: MemberRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, member=request.member)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            actions.invite(
                by=request.member,
                email=asked["email"],
                name=asked["name"],
                role=asked["role"],
                organisation_id=asked["organisation"],
                until_on=asked["until_on"],
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": asked["email"]})
            return redirect("people:people", region=request.region.slug)
    return render(request, "people/invite.html", {"form": form})


@requires(Permission.PEOPLE_SEE)
def membership(request: MemberRequest, membership_id: int) -> HttpResponse:
    held = selectors.membership(request.member, membership_id)
    if held is None:
        raise Http404
    verdict = rules.may_end(request.member, held)
    left = selectors.work_left(request.member, held, day=selectors.last_day(held))
    form = EndForm(request.POST or None, initial={"until_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            ended = actions.end_membership(
                by=request.member, membership_id=held.pk, until_on=form.cleaned_data["until_on"]
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The role of %(name)s ends.") % {"name": ended.user.name})
            mine = ended.user_id == request.member.user_id
            return redirect(settings.LOGIN_REDIRECT_URL) if mine else redirect(request.path)
    context = {
        "held": held,
        "form": form,
        "longer": LongerForm() if held.until_on and held.until_on >= clock.today() else None,
        "may_manage": rules.may_manage(request.member, held.role, held.organisation_id),
        "verdict": verdict,
        "open_count": len(left) if rules.may_hand_over(request.member, held) else 0,
        "handovers": list(selectors.handovers_of(request.member, held)),
        "is_over": held.until_on is not None and held.until_on < clock.today(),
        "others": list(selectors.memberships_beside(request.member, held)),
    }
    return render(request, "people/membership.html", context)


@requires(Permission.PEOPLE_MANAGE)
def hand_over(request: MemberRequest, membership_id: int) -> HttpResponse:
    """Who takes over what; then a look at who gets what, with a note for each; then all of it at once."""
    held = selectors.membership(request.member, membership_id)
    if held is None:
        raise Http404
    rules.may_hand_over(request.member, held).require()
    day = selectors.last_day(held)
    people = selectors.takers(held.region_id, leaver_id=held.user_id, day=day)
    groups = selectors.work_groups(selectors.work_left(request.member, held, day=day), people)
    is_over = held.until_on is not None and held.until_on < clock.today()
    form = HandOverForm(request.POST or None, groups=groups, is_over=is_over, initial={"until_on": day})
    context = {"held": held, "form": form, "groups": groups, "is_over": is_over}
    step = request.POST.get("step")
    if step not in {"check", "do"} or not form.is_valid():
        return render(request, "people/hand_over.html", context)
    chosen = form.things_by_successor()
    names = {one.user_id: one.name for one in people if one.user_id in chosen}
    notes = NotesForm(request.POST, names=names)
    if step == "do" and notes.is_valid():
        try:
            actions.hand_over(
                by=request.member,
                membership_id=held.pk,
                until_on=form.cleaned_data.get("until_on") or day,
                shares=form.shares(notes.notes()),
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
            return render(request, "people/hand_over.html", context)
        messages.success(request, _("The work of %(name)s has been handed over.") % {"name": held.user.name})
        return _after_handover(request, held)
    context["notes"] = notes
    context["shares"] = [
        (names[user_id], selectors.work_groups(things), notes[f"note_{user_id}"]) for user_id, things in chosen.items()
    ]
    return render(request, "people/hand_over_check.html", context)


def _after_handover(request: MemberRequest, held: Membership) -> HttpResponse:
    """Whoever gave up their own role may have no place here any more: the door finds out."""
    if held.user_id == request.member.user_id:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return redirect("people:membership", region=request.region.slug, membership_id=held.pk)


@requires(Permission.TODAY_SEE)
def note(request: MemberRequest, handover_id: int) -> HttpResponse:
    """What one successor took over; to read, to print, and to put away."""
    found = selectors.note(request.member, handover_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.read_handover(by=request.member, handover_id=handover_id)
        messages.success(request, _("Put away. You find the work itself in your own lists."))
        return redirect("desk:today", region=request.region.slug)
    return render(request, "people/note.html", {"note": found, "handover": found.handover})


@requires(Permission.TODAY_SEE)
def work(request: MemberRequest) -> HttpResponse:
    """Everything open that is one's own, of every kind."""
    return render(request, "people/work.html", {"groups": selectors.own_work(request.member)})


@requires(Permission.PEOPLE_MANAGE)
def longer(request: MemberRequest, membership_id: int) -> HttpResponse:
    """A role that would end goes on."""
    held = selectors.membership(request.member, membership_id)
    if held is None:
        raise Http404
    form = LongerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.prolong_membership(by=request.member, membership_id=held.pk, until_on=form.cleaned_data["later_on"])
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The role of %(name)s goes on.") % {"name": held.user.name})
            return redirect("people:membership", region=request.region.slug, membership_id=held.pk)
    return render(request, "people/longer.html", {"held": held, "form": form})


@requires(Permission.TODAY_SEE)
def leave(request: MemberRequest) -> HttpResponse:
    """Who stands in for me while I am away, and for whom I stand in."""
    if request.member.stand_in is not None:
        return redirect("desk:today", region=request.region.slug)
    return _leave(request, request.member.user_id, None)


@requires(Permission.PEOPLE_MANAGE)
def leave_of(request: MemberRequest, membership_id: int) -> HttpResponse:
    """The same for somebody who cannot do it: who fell ill."""
    held = selectors.membership(request.member, membership_id)
    if held is None:
        raise Http404
    rules.may_manage(request.member, held.role, held.organisation_id).require()
    return _leave(request, held.user_id, held)


def _leave(request: MemberRequest, absent_id: int, held: Membership | None) -> HttpResponse:
    region_id = request.member.region_id
    roles = selectors.roles_to_pass(absent_id, region_id)
    form = DelegateForm(
        request.POST or None,
        colleagues=selectors.who_can_stand_in(absent_id, region_id),
        roles=[(one.pk, f"{one.get_role_display()} · {one.organisation or request.region.name}") for one in roles],
        initial={"from_on": clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            made = actions.delegate_work(
                by=request.member,
                absent_id=absent_id,
                delegate_id=asked["delegate"],
                membership_id=asked.get("part"),
                from_on=asked["from_on"],
                until_on=asked["until_on"],
                note=asked["note"],
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("%(name)s stands in and has been told.") % {"name": made.delegate.name})
            return redirect(request.path)
    context = {
        "form": form,
        "held": held,
        "stand_ins": list(selectors.delegations_of(absent_id, region_id)),
        "for_others": [] if held else list(selectors.delegations_now(absent_id, region_id)),
    }
    return render(request, "people/leave.html", context)


@require_POST
@requires(Permission.TODAY_SEE)
def stand_in(request: MemberRequest, delegation_id: int) -> HttpResponse:
    """From here on one works on behalf of a colleague."""
    user = cast("User", request.user)
    found = actions.start_standing_in(by=user, region_id=request.member.region_id, delegation_id=delegation_id)
    request.session[selectors.ON_BEHALF] = {"region": request.member.region_id, "delegation": found.pk}
    return redirect("desk:today", region=request.region.slug)


@require_POST
@requires(Permission.TODAY_SEE)
def step_back(request: MemberRequest) -> HttpResponse:
    """Back to one's own work."""
    request.session.pop(selectors.ON_BEHALF, None)
    return redirect("desk:today", region=request.region.slug)


@require_POST
@requires(Permission.TODAY_SEE)
def withdraw(request: MemberRequest, delegation_id: int) -> HttpResponse:
    actions.withdraw_delegation(by=request.member, delegation_id=delegation_id)
    messages.success(request, _("Nobody stands in here any more."))
    return redirect("people:leave", region=request.region.slug)


@requires(Permission.PEOPLE_MANAGE, at_least=Reach.REGION)
def second_factor(request: MemberRequest) -> HttpResponse:
    """In which roles a second factor is needed, from when, and who has none yet."""
    form = SecondFactorForm(request.POST or None, rows=selectors.second_factor_rows(request.member.region_id))
    if request.method == "POST" and form.is_valid():
        try:
            actions.require_second_factor(by=request.member, days=form.days())
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Saved. Whoever has none yet sees it under Today and gets a mail."))
            return redirect("people:second_factor", region=request.region.slug)
    return render(request, "people/second_factor.html", {"form": form})


@require_POST
@signed_in
@never_cache
def stay(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - that it was asked is enough
    """Somebody is still there, typing: the session goes on."""
    return HttpResponse(status=204)


@public
@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link of an invitation: choose a password, or take up the role with the account one has."""
    welcome = selectors.welcome(token)
    if welcome is None:
        return render(request, "people/invitation_gone.html", status=404)
    user = request.user if request.user.is_authenticated else None
    form = WelcomeForm(request.POST or None, initial={"name": welcome.name})
    if request.method == "POST" and (user is not None or form.is_valid()):
        typed = {} if user is not None else form.cleaned_data
        try:
            accepted = actions.accept_invitation(token=token, user=user, **typed)
        except DomainError as refusal:
            if user is not None:
                messages.error(request, refusal.message)
                return redirect(request.path)
            show_refusal(form, refusal)
        else:
            return _come_in(request, accepted)
    context = {"welcome": welcome, "form": form, "is_theirs": user is not None and user.email == welcome.email}
    return render(request, "people/invitation.html", context)


def _come_in(request: HttpRequest, accepted: User) -> HttpResponse:
    if not request.user.is_authenticated:
        login(request, accepted, backend=BACKEND)
    messages.success(request, _("Welcome, %(name)s. You can start.") % {"name": accepted.name})
    response = redirect(settings.LOGIN_REDIRECT_URL)
    remember_language(response, accepted.language)
    return response


@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """One's own name, phone and language; the doors to password, second factor and passkeys."""
    user = request.user
    known = {name: getattr(user, name) for name in ("name", "phone", "language")}
    form = ProfileForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        changed = actions.change_profile(by=user, **form.cleaned_data)  # type: ignore[arg-type]
        with translation.override(changed.language):
            messages.success(request, _("Saved."))
        response = redirect("account")
        remember_language(response, changed.language)
        return response
    return render(request, "people/account.html", {"form": form})
