"""Colours: contrast in light and dark, and actors told apart under every kind of colour blindness."""

import itertools
import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from briefer.gui import theme
from briefer.gui.theme import Scheme
from briefer.gui.views import brief_sheets, brief_type
from briefer.gui.views.version_text import given_ground
from briefer.model.actors import Actor
from briefer.model.facts import FactKind
from briefer.model.ids import ActorId

MARKED = (0.42, 90 / 255)  # shares of the accent under what lights up and what is selected in the text
PREVIEW = (
    *brief_sheets.PAPERS,
    brief_type.SHADE,
    brief_sheets.POINTED,
    brief_sheets.SHOWN,
    brief_sheets.CHOSEN,
)
SCHEMES = pytest.mark.parametrize("dark", [False, True])
Linear = tuple[float, float, float]

# Full dichromacy after Machado, Oliveira and Fernandes (2009), on linear RGB.
BLIND = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: QColor) -> Linear:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return red, green, blue


def seen(colour: QColor, blindness: str) -> Linear:
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear(colour), strict=True))))
        for row in BLIND[blindness]
    )
    return red, green, blue


def oklab(rgb: Linear) -> Linear:
    red, green, blue = rgb
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@SCHEMES
def test_words_are_readable_on_every_ground(*, dark: bool) -> None:
    tone = theme.tones(dark)
    for words in (tone.text, tone.muted, tone.accent, tone.fault, tone.done, tone.warning):
        for ground in (tone.paper, tone.window, tone.band, tone.tint):
            assert theme.contrast(words, ground) >= 4.5
    assert theme.contrast(tone.fault, tone.fault_paper) >= 4.5
    assert theme.contrast(tone.on_accent, tone.accent) >= 4.5


@SCHEMES
def test_lines_of_actors_facts_and_new_names_stand_out_wherever_they_are_drawn(*, dark: bool) -> None:
    tone = theme.tones(dark)
    for colour in (*tone.actors, *tone.facts.values(), tone.muted):
        for ground in (tone.paper, tone.band, tone.tint, theme.current_ground(tone)):
            assert theme.contrast(colour, ground) >= 3


@SCHEMES
def test_words_are_readable_where_they_are_marked(*, dark: bool) -> None:
    tone = theme.tones(dark)
    marked = (
        tone.found,
        theme.current_ground(tone),
        *(theme.blend(tone.accent, tone.paper, it) for it in MARKED),
    )
    assert all(theme.contrast(tone.text, ground) >= 4.5 for ground in marked)
    for kind in tone.facts.values():  # the badges of a fact's kind
        assert theme.contrast(tone.text, theme.blend(kind, tone.tint, 0.16)) >= 4.5
    assert (
        theme.contrast(theme.blend(tone.on_accent, tone.accent, 0.55), tone.accent) >= 3
    )  # a hint's first letter


@SCHEMES
def test_words_that_differ_between_versions_are_readable_and_their_lines_seen(*, dark: bool) -> None:
    tone = theme.tones(dark)
    for ground, line in ((given_ground(tone), tone.done), (tone.fault_paper, tone.fault)):
        assert theme.contrast(tone.text, ground) >= 4.5
        assert theme.contrast(line, ground) >= 3
    assert theme.contrast(tone.warning, tone.paper) >= 3  # the frame of a tag that needs a look


@SCHEMES
def test_borders_of_controls_and_of_what_has_the_keyboard_are_seen(*, dark: bool) -> None:
    tone, palette = theme.tones(dark), theme.palette_of(dark)
    assert palette.color(QPalette.ColorRole.Dark) == tone.edge
    for line in (
        tone.edge,
        tone.accent,
        tone.muted,
    ):  # of fields and buttons, of what has the keyboard, of boxes
        for ground in (tone.paper, tone.window, tone.band):
            assert theme.contrast(line, ground) >= 3


@SCHEMES
def test_every_pair_of_words_and_ground_of_the_palette_is_readable(*, dark: bool) -> None:
    palette, role = theme.palette_of(dark), QPalette.ColorRole
    grounds = {
        role.Window: (role.WindowText, role.Link),
        role.Base: (role.Text, role.PlaceholderText, role.Link, role.LinkVisited, role.BrightText),
        role.AlternateBase: (role.Text,),
        role.Button: (role.ButtonText, role.PlaceholderText),
        role.Midlight: (role.ButtonText, role.Text),
        role.Highlight: (role.HighlightedText,),
        role.ToolTipBase: (role.ToolTipText,),
    }
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for ground, words in grounds.items():
            under = palette.color(group, ground)
            assert min(theme.contrast(palette.color(group, it), under) for it in words) >= 4.5, ground


def test_words_of_the_preview_are_readable_on_both_papers() -> None:
    for words in (brief_type.INK, brief_type.FAINT, brief_type.HOUSE_BLUE):
        for ground in PREVIEW:
            assert theme.contrast(words, ground) >= 4.5


@SCHEMES
@pytest.mark.parametrize(
    ("blindness", "least"), [("none", 0.17), *((name, 0.08) for name in list(BLIND)[1:])]
)
def test_actor_colours_are_told_apart(blindness: str, least: float, *, dark: bool) -> None:
    for one, other in itertools.combinations(theme.tones(dark).actors, 2):
        assert math.dist(oklab(seen(one, blindness)), oklab(seen(other, blindness))) >= least


@SCHEMES
def test_each_kind_of_fact_has_a_colour_of_its_own(*, dark: bool) -> None:
    assert len({theme.fact_colour(kind, dark).name() for kind in FactKind}) == len(FactKind)


def test_colours_come_round_after_the_last() -> None:
    count = len(theme.tones(dark=False).actors)
    assert theme.actor_colour(count + 2, dark=False) == theme.actor_colour(2, dark=False)


@pytest.mark.parametrize(("label", "index"), [("a1", 0), ("A16", 15), ("Iran", 7)])
def test_an_actor_keeps_its_colour_by_its_label(label: str, index: int) -> None:
    assert theme.actor_index(Actor(ActorId(7), label, "Iran")) == index


@SCHEMES
def test_the_palette_says_which_scheme_it_is(qapp: QApplication, *, dark: bool) -> None:
    before = qapp.palette()
    QGuiApplication.setPalette(theme.palette_of(dark))
    try:
        assert theme.is_dark() is dark
        assert theme.current_tones() is theme.tones(dark)
    finally:
        QGuiApplication.setPalette(before)


@SCHEMES
def test_disabled_words_differ_from_enabled_ones(*, dark: bool) -> None:
    palette, role = theme.palette_of(dark), QPalette.ColorRole.WindowText
    group = QPalette.ColorGroup
    assert palette.color(group.Disabled, role) != palette.color(group.Active, role)


def test_a_chosen_scheme_is_remembered_and_shown(qapp: QApplication) -> None:
    before = qapp.palette()
    try:
        assert theme.chosen_scheme() is Scheme.SYSTEM
        theme.choose_scheme(Scheme.DARK)
        assert theme.chosen_scheme() is Scheme.DARK
        assert theme.is_dark()
        theme.choose_scheme(Scheme.LIGHT)
        assert not theme.is_dark()
    finally:
        QGuiApplication.setPalette(before)


def test_the_system_decides_where_nothing_was_chosen(qapp: QApplication) -> None:
    before = qapp.palette()
    try:
        theme.choose_scheme(Scheme.SYSTEM)
        assert theme.is_dark() is (QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark)
    finally:
        QGuiApplication.setPalette(before)


def test_black_on_white_has_the_highest_contrast() -> None:
    assert theme.contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert theme.contrast(QColor("#777777"), QColor("#777777")) == pytest.approx(1)


def test_a_blend_lies_between() -> None:
    assert theme.blend(QColor("black"), QColor("white"), 0.5).lightnessF() == pytest.approx(0.5, abs=0.01)
