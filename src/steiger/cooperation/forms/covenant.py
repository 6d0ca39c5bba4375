"""The text of the covenant as one page; parties and their signatures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.cooperation.enums import PARTY_MOVES, PartyState
from steiger.cooperation.rules.covenant import LONGEST_NOTICE
from steiger.cooperation.rules.wording import Article, Term, Wording
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import DateField, show_refusal

ON_THE_WAY = (PartyState.APPROACHED, PartyState.CONVERSATION, PartyState.AGREED)


class TermForm(forms.Form):
    title = forms.CharField(label=_("Name of the covenant"), max_length=200)
    from_on = DateField(label=_("Holds from"))
    until_on = DateField(label=_("Last day"))
    evaluate_on = DateField(label=_("Evaluated on"), required=False)
    notice_months = forms.IntegerField(
        label=_("Months of notice"), min_value=0, max_value=LONGEST_NOTICE, help_text=_("For a party that withdraws.")
    )
    # The mark of the text that the person began with.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class ArticleForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    heading = forms.CharField(label=_("Heading"), max_length=120)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 6}))


class _Articles(forms.BaseFormSet):  # type: ignore[type-arg]
    def add_fields(self, form: ArticleForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Place")
        form.fields["DELETE"].label = _("Take this article away")


ArticleFormSet = forms.formset_factory(ArticleForm, formset=_Articles, extra=0, can_delete=True, can_order=True)


class CovenantDraft:
    """The next text: its term, and its articles in their order."""

    def __init__(
        self, *, posted: Mapping[str, Any] | None = None, wording: Wording | None = None, seen: str = ""
    ) -> None:
        if posted is not None:
            self.term = TermForm(posted)
            self.articles = ArticleFormSet(posted, prefix="articles")
            return
        begun = wording or Wording("", Term(clock.today(), clock.today(), None, 6), ())
        shown = begun.term
        self.term = TermForm(
            initial={
                "title": begun.title,
                "from_on": shown.from_on,
                "until_on": shown.until_on,
                "evaluate_on": shown.evaluate_on,
                "notice_months": shown.notice_months,
                "seen": seen,
            }
        )
        rows = [{"key": a.key, "heading": a.heading, "text": a.text} for a in begun.articles]
        self.articles = ArticleFormSet(prefix="articles", initial=rows)

    def is_valid(self) -> bool:
        return all([self.term.is_valid(), self.articles.is_valid()])

    def wording(self) -> Wording:
        typed = self.term.cleaned_data
        term = Term(typed["from_on"], typed["until_on"], typed["evaluate_on"], typed["notice_months"])
        kept = [form.cleaned_data for form in self.articles.ordered_forms if form.cleaned_data]
        articles = tuple(Article(row["key"], row["heading"], row["text"].replace("\r\n", "\n")) for row in kept)
        return Wording(typed["title"], term, articles)

    @property
    def seen(self) -> str:
        return str(self.term.cleaned_data["seen"])

    def refuse(self, error: DomainError) -> None:
        show_refusal(self.term, error)

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """Where, how it is called there, and what is wrong: for the list on top of the page."""
        found = [("", "", str(message)) for message in self.term.non_field_errors()]
        for form in (self.term, *self.articles.forms):
            for name, messages in form.errors.items():
                if name in form.fields:
                    field = form[name]
                    found += [(field.id_for_label, str(field.label), str(message)) for message in messages]
        return found


def with_one_more_article(posted: Mapping[str, Any]) -> dict[str, Any]:
    """Everything as it was typed, and an empty article after it."""
    typed = dict(posted.items())
    total = int(typed.get("articles-TOTAL_FORMS") or 0)
    return {**typed, "articles-TOTAL_FORMS": str(total + 1)}


class PartyForm(forms.Form):
    organisation = forms.TypedChoiceField(label=_("Organisation"), coerce=int)
    role = forms.CharField(
        label=_("Role in the covenant"),
        max_length=120,
        required=False,
        help_text=_("Such as: board of a newcomer school."),
    )
    contact_name = forms.CharField(label=_("Contact"), max_length=120, required=False)
    contact_email = forms.EmailField(label=_("E-mail of the contact"), required=False)
    state = forms.ChoiceField(
        label=_("How far is it?"), choices=[(s.value, s.label) for s in ON_THE_WAY], widget=forms.RadioSelect
    )
    moved_on = DateField(label=_("Since"))

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any) -> None:
        kwargs["initial"] = {"moved_on": clock.today(), "state": PartyState.APPROACHED, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        choices = [(one.pk, f"{one.name} ({one.get_kind_display()})") for one in organisations]
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *choices]  # type: ignore[attr-defined]


class ContactForm(forms.Form):
    role = forms.CharField(label=_("Role in the covenant"), max_length=120, required=False)
    contact_name = forms.CharField(label=_("Contact"), max_length=120, required=False)
    contact_email = forms.EmailField(label=_("E-mail of the contact"), required=False)


class MoveForm(forms.Form):
    state = forms.TypedChoiceField(label=_("Next step"), coerce=PartyState, widget=forms.RadioSelect)
    moved_on = DateField(label=_("Since"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"moved_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        steps = [(step.value, step.label) for step in PARTY_MOVES[PartyState(state)]]
        self.fields["state"].choices = steps  # type: ignore[attr-defined]


class WithdrawPartyForm(forms.Form):
    reason = forms.CharField(
        label=_("Why does the party withdraw?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    noticed_on = DateField(label=_("Notice given on"))
    until_on = DateField(
        label=_("Last day as a party"), help_text=_("Until then the party is bound, and it pays its contribution.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"noticed_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class SignCovenantForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    function = forms.CharField(
        label=_("Function"), max_length=120, help_text=_("Such as: chair of the board, alderman.")
    )
    agrees = forms.BooleanField(label=_("I sign this text for my organisation"))
    # The mark of the text on the page: a text that changed meanwhile is not signed.
    checksum = forms.CharField(widget=forms.HiddenInput)


class RecordSignatureForm(forms.Form):
    name = forms.CharField(label=_("Name of who signed"), max_length=120)
    function = forms.CharField(label=_("Function"), max_length=120)
    signed_on = DateField(label=_("Signed on"))
    scan = forms.FileField(label=_("Scan of the signed page"), help_text=_("PDF, PNG or JPEG, at most 10 MB."))
    checksum = forms.CharField(widget=forms.HiddenInput)


class EvaluateCovenantForm(forms.Form):
    evaluated_on = DateField(label=_("Evaluated on"))
    learned = forms.CharField(
        label=_("What did the parties find?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What works, what does not, and what the next text should say."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"evaluated_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
