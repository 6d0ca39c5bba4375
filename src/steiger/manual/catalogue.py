"""Rules that decide something for somebody, told where they do so: a question, the answer, and where to read on."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Topic:
    question: str | Promise
    answer: str | Promise
    chapter: str
    """The file in which it is told in full, and the heading there as an anchor."""
    anchor: str = ""


TOPICS = MappingProxyType(
    {
        "school_weeks": Topic(
            _("How does Steiger count school weeks?"),
            _(
                "A school week is five days with lessons. School holidays of the school's part of the country, public"
                " holidays and free days that your region added do not count. So a step of twelve school weeks before"
                " the move can stand fifteen weeks earlier in the calendar. When the day of the move changes, every "
                "step that is not done gets its date anew."
            ),
            "overstap",
            "schoolweken",
        ),
        "waiting": Topic(
            _("How does Steiger count the waiting?"),
            _(
                "From the day on which the child came on the waiting list. Urgent children come first, then the "
                "oldest referral. The terms of the law stand beside it as soon as they come near: a decision within "
                "six weeks, and after ten weeks a provisional place. Steiger shows terms and holds nothing up."
            ),
            "plekken-en-inschrijving",
            "wachtlijst",
        ),
        "who_sees": Topic(
            _("Who can read this?"),
            _(
                "Only who has something to do with this child now, and only the part that is needed for it. A mother "
                "school sees more step by step, and each step is somebody's act. Boards and municipalities never see "
                "a child. Whoever opens a file stands in the log of looking."
            ),
            "privacy",
            "wie-kan-dit-dossier-zien",
        ),
        "disclosure": Topic(
            _("Why does a school not see everything at once?"),
            _(
                "The law lets a file go only to the school where the child is or will be enrolled, and after the "
                "parents have seen it. That is why a school that is asked gets no name, and the document opens only "
                "when the school wants to enrol the child and the parents have read it."
            ),
            "overstap",
            "wat-de-moederschool-wanneer-ziet",
        ),
        "reservation": Topic(
            _("How long does a place stay reserved?"),
            _(
                "As long as your policy says, and always until a week after the planned intake. Five days before the "
                "end it stands under Today. When nobody keeps it longer, the place becomes free in the night and the "
                "child gets its former turn on the waiting list back."
            ),
            "plekken-en-inschrijving",
            "een-plek-aanbieden",
        ),
        "over_booking": Topic(
            _("When may a group hold more children than places?"),
            _(
                "Only when the newcomer school itself chooses it and writes down why. The reason stays with the "
                "place, with a name and a date. By accident it cannot happen, also not when two people choose the "
                "last place at the same moment."
            ),
            "plekken-en-inschrijving",
            "een-plek-aanbieden",
        ),
        "doubles": Topic(
            _("How does Steiger find a child that is known already?"),
            _(
                "It compares names in every way of writing, swapped parts and typing errors, with the date of birth "
                "beside it. It does not find a pet name, the other parent's name or quite another date. So always ask"
                " the parents whether the child was referred before."
            ),
            "aanmelden",
            "is-dit-kind-al-bekend",
        ),
        "consent": Topic(
            _("Why an answer for each purpose?"),
            _(
                "Somebody who agrees to one thing has not agreed to another. For each purpose it is written down who "
                "answered and when. Taking it back is as easy as giving it and holds at once: what rested on it "
                "closes. From 16 years on the pupil decides."
            ),
            "intake-en-verblijf",
            "antwoorden-van-de-ouders",
        ),
        "notes": Topic(
            _("Why must I say why?"),
            _(
                "A note tells what a child needs after what it went through. Whoever wrote it reads it; everybody "
                "else says each time why they open it. The reason stands in the log of looking, and parents may ask "
                "for it. When the parents take their agreement back, nobody reads the note any more."
            ),
            "intake-en-verblijf",
            "vertrouwelijke-notities",
        ),
        "small_numbers": Topic(
            _("Why do I not see every number?"),
            _(
                "With a very small number somebody could work out which child it is about. That is why a number under"
                " the limit in your policy is not told, and neither is a number from which it could be worked out."
            ),
            "inzicht",
            "kleine-aantallen",
        ),
        "retention": Topic(
            _("Why do two people release this?"),
            _(
                "What is made anonymous does not come back. One person looks whether a file must stay longer, another"
                " one releases the list. The database refuses it when they are the same person. How long something is"
                " kept stands in your policy."
            ),
            "privacy",
            "bewaren",
        ),
        "norm": Topic(
            _("When does a norm say something about this child?"),
            _(
                "A norm compares with pupils who went to school in the Netherlands for years. Of a newcomer it says "
                "little, but the child's own growth can be seen. Your region's list says it per test. If you know "
                "that the norm does fit this child, say so with the score."
            ),
            "intake-en-verblijf",
            "niveaus-toetsen-en-observaties",
        ),
        "hours": Topic(
            _("Why can I not promise more hours?"),
            _(
                "Per month Steiger counts what a specialist has, by the days with lessons, and what is promised of "
                "it. What is not there cannot be promised. Only the coordinator can do so after all, with a reason; "
                "the shortage can then be seen in that month."
            ),
            "nazorg",
            "ondersteuning",
        ),
        "ways": Topic(
            _("What do the three ways of organising change?"),
            _(
                "Who enrols the child, and from when the mother school is known: the newcomer school enrols and the "
                "mother school comes near the end, the referring school enrols and is the mother school at once, or "
                "the child is at the mother school on a fixed day each week. Steps, tasks and who sees what follow "
                "from it."
            ),
            "plekken-en-inschrijving",
            "drie-manieren-van-organiseren",
        ),
    }
)
