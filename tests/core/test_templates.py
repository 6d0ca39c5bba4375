"""The face: what every page is built from says the same to the eye and to a screen reader."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation

from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.jetty import Post, PostState

SOURCE = Path(__file__).resolve().parents[2] / "src" / "steiger"
FACE = SOURCE / "core" / "static" / "steiger"
TODAY = date(2026, 11, 24)


def drawn(source: str, **context: object) -> str:
    with clock.on(TODAY), translation.override("en"):
        return Template(source).render(Context(context))


class Referral(forms.Form):
    name = forms.CharField(help_text="As at home")
    contact = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "At the table"), ("b", "By phone")])
    note = forms.CharField(required=False, widget=forms.Textarea)
    agreed = forms.BooleanField()


def refused() -> Referral:
    form = Referral({})
    form.is_valid()
    return form


# Forms


def test_an_error_is_tied_to_its_input() -> None:
    html = str(refused()["name"].as_field_group())
    assert 'aria-invalid="true"' in html
    described = re.search(r'<input[^>]*aria-describedby="([^"]*)"', html)
    assert described
    for identifier in described[1].split():
        assert f'id="{identifier}"' in html


def test_choices_are_a_fieldset_with_a_legend() -> None:
    html = str(refused()["contact"].as_field_group())
    assert re.search(r"<fieldset[^>]*aria-describedby=", html)
    assert "<legend>Contact" in html


def test_the_summary_links_every_error_to_its_field() -> None:
    html = drawn('{% include "core/form.html" %}', form=refused())
    targets = re.findall(r'<li><a href="#([^"]+)"', html)
    assert len(targets) == 3
    for target in targets:
        assert f'id="{target}"' in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert "error-summary" not in drawn('{% include "core/form.html" %}', form=Referral())


def test_a_whole_form_renders_with_the_same_fields() -> None:
    assert str(Referral()).count('class="field') == 4


def test_an_optional_field_says_so() -> None:
    with translation.override("en"):
        assert "may stay empty" in str(Referral()["note"].as_field_group())
        assert "may stay empty" not in str(Referral()["name"].as_field_group())


# The jetty


POSTS = [
    Post("Intake", PostState.DONE, TODAY - timedelta(days=30), note="with an interpreter"),
    Post("Document", PostState.LATE, TODAY - timedelta(days=4)),
    Post("Talk", PostState.NEXT, TODAY + timedelta(days=7), url="/talk"),
    Post("Rainbow School", PostState.ASHORE, TODAY + timedelta(days=30)),
]


def test_a_jetty_is_an_ordered_list_that_reads_aloud() -> None:
    html = drawn("{% jetty posts %}", posts=POSTS)
    items = re.findall(r"<li.*?</li>", html, re.DOTALL)
    read = [" ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", item, flags=re.DOTALL).split()) for item in items]
    assert read[0] == "Done: Intake 25 Oct with an interpreter"
    assert "Late: Document 20 Nov 4 days late" in read[1]
    assert read[2].startswith("Next: Talk")
    assert read[3].startswith("The step ashore: Rainbow School")


def test_drawings_on_the_jetty_are_silent() -> None:
    html = drawn("{% jetty posts %}", posts=POSTS)
    assert html.count('class="jetty-mark" aria-hidden="true"') == len(POSTS)


def test_a_tiny_jetty_says_what_it_shows() -> None:
    html = drawn('{% jetty posts size="tiny" %}', posts=POSTS)
    assert "1 of 4 steps done, 1 late, next: Talk" in html


def test_a_label_is_escaped() -> None:
    assert "<b>" not in drawn("{% jetty posts %}", posts=[Post("<b>x</b>", PostState.DONE)])


# Days, people, states


def test_a_late_day_says_how_late() -> None:
    html = drawn("{% due day rule=rule %}", day=TODAY - timedelta(days=1), rule="6 weeks, policy 2026")
    assert "is-late" in html
    assert "1 day late" in html
    assert "6 weeks, policy 2026" in html


def test_a_coming_day_may_be_counted_in_school_weeks() -> None:
    html = drawn("{% due day words=words %}", day=TODAY + timedelta(days=21), words="in 2 school weeks")
    assert "in 2 school weeks" in html
    assert "is-late" not in html


def test_a_day_that_is_done_is_calm() -> None:
    assert "late" not in drawn("{% due day done=True %}", day=TODAY - timedelta(days=9))


def test_no_day_is_said_in_words() -> None:
    assert "no date yet" in drawn("{% due day %}", day=None)


def test_a_status_is_a_drawing_and_a_word() -> None:
    html = drawn('{% status "Signed" "good" %}')
    assert "status-good" in html
    assert "<svg" in html
    assert html.endswith("Signed</span>")


def test_somebody_keeps_the_same_colour() -> None:
    tints = {re.findall(r"tint-\d", drawn("{% person name %}", name="Amina Yusuf"))[0] for _ in range(3)}
    assert len(tints) == 1
    assert ">AY<" in drawn("{% person name %}", name="Amina binti Yusuf")


def test_a_bar_never_leaves_its_box() -> None:
    assert 'width="100.0"' in drawn("{% bar 30 20 %}")
    assert 'width="0.0"' in drawn("{% bar 3 0 %}")


def test_the_due_list_has_one_button_each() -> None:
    items = [
        DueItem("Answer", TODAY, "/a", "Answer it", "Y.T."),
        DueItem("Plan", TODAY + timedelta(9), "/b", "Plan it"),
    ]
    html = drawn('{% include "core/due_list.html" %}', items=items)
    assert html.count("btn-act") == 1
    assert html.count("due-do") == 2


# Pages


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_an_error_page_stands_without_anything(name: str) -> None:
    """A server error is drawn without request, session or context processors."""
    html = render_to_string(name)
    assert html.count("<h1") == 1


def test_a_page_has_its_landmarks() -> None:
    html = get_template("base.html").render({}, RequestFactory().get("/"))
    for landmark in ("<header", "<main", "<footer", 'class="skip" href="#content"', 'id="content"'):
        assert landmark in html


def test_right_to_left_loads_the_mirrored_ground() -> None:
    with translation.override("ar"):
        html = get_template("base.html").render({}, RequestFactory().get("/"))
    assert 'dir="rtl"' in html
    assert "bootstrap.rtl.min.css" in html


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("templates/**/*.html")), ids=lambda path: path.name)
def test_a_template_has_no_inline_style_or_script(path: Path) -> None:
    source = path.read_text()
    assert not re.search(r"""\sstyle=["']""", source)
    assert not re.search(r"\son[a-z]+=[\"']", source)
    for opening in re.findall(r"<script[^>]*>", source):
        assert "src=" in opening or "application/json" in opening


# Files


@pytest.mark.parametrize("path", sorted(FACE.glob("css/*.css")), ids=lambda path: path.name)
def test_everything_a_stylesheet_names_is_there(path: Path) -> None:
    for name in re.findall(r'url\("([^"]+)"\)', path.read_text()):
        assert (path.parent / name).exists(), name


@pytest.mark.parametrize("path", sorted(FACE.glob("pictures/*.svg")), ids=lambda path: path.name)
def test_a_picture_is_sound_and_light(path: Path) -> None:
    ET.parse(path)
    assert path.stat().st_size < 100_000


def test_every_picture_in_a_template_exists() -> None:
    for path in SOURCE.rglob("templates/**/*.html"):
        for name in re.findall(r"""(?:\{% picture |with picture=)["'](\w+)["']""", path.read_text()):
            assert finders.find(f"steiger/pictures/{name}.svg"), f"{path.name}: {name}"


def test_every_typeface_has_its_licence() -> None:
    families = {re.split(r"-(?:latin|cyrillic|names|400|600)|\.", font.name)[0] for font in FACE.glob("fonts/*.woff2")}
    assert families
    for family in families:
        assert (FACE / "fonts" / f"OFL-{family}.txt").exists(), family


# Contrast: the law asks 4.5 to 1


def palette(scheme: str) -> dict[str, str]:
    css = (FACE / "css" / "palette.css").read_text()
    block = css.split(f'[data-bs-theme="{scheme}"] {{', 1)[1].split("\n}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("paper", "surface", "sand")
PAIRS = [
    *[(text, ground) for text in ("ink", "ink-soft", "water", "act", "bad", "good") for ground in GROUNDS],
    *[("ink", soft) for soft in ("sand-deep", "water-soft", "good-soft", "warn-soft", "bad-soft", "act-soft")],
    *[(tone, f"{tone}-soft") for tone in ("act", "good", "warn", "bad", "plan", "blue")],
    ("water-dark", "water-soft"),
    ("ink-soft", "sand-deep"),
    ("on-water", "water"),
    ("on-water", "water-dark"),
    ("on-act", "act-fill"),
    ("on-act", "act-fill-dark"),
    ("bar-ink", "bar"),
    ("bar-soft", "bar"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text, ground", PAIRS)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    colours = palette(scheme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_inputs_and_the_focus_can_be_seen(scheme: str, ground: str) -> None:
    colours = palette(scheme)
    assert contrast(colours["line-strong"], colours[ground]) >= 3
    assert contrast(colours["focus"], colours[ground]) >= 3
