"""Colours of the window in light and dark, read from the shipped themes."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QSettings, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from briefer.paths import resources_folder

if TYPE_CHECKING:
    # Named in annotations only: the first window is painted without them.
    from briefer.model.actors import Actor
    from briefer.model.facts import FactKind

_SETTING = "window/scheme"
_FOLLOWS = "follows scheme"  # a property of the application that does
_CURRENT = 0.2  # of the accent, the rest is paper
_NUMBER = re.compile(r"\d+$")


class Scheme(StrEnum):
    """What the analyst chose under View: the system's colours, or always light, or always dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one scheme.

    `paper` lies under text that is read or edited, `window` around it, `band` under headings and strips;
    `muted` is for words of less weight (still 4.5 to 1 on paper and window); `line` for rules, `edge` for
    the borders of what can be filled in or pressed;
    `tint` lies under the current item, `found` under what a search found; `fault_paper` under a fault, whose
    words are in `fault`. `facts` has the colour of each kind of fact by its value.
    """

    window: QColor
    paper: QColor
    band: QColor
    text: QColor
    muted: QColor
    line: QColor
    edge: QColor
    accent: QColor
    on_accent: QColor
    tint: QColor
    fault: QColor
    fault_paper: QColor
    done: QColor
    warning: QColor
    found: QColor
    actors: tuple[QColor, ...]
    facts: dict[str, QColor]


@cache
def tones(dark: bool) -> Tones:  # noqa: FBT001 - one scheme or the other, as in every function here
    """Return the colours of the dark or the light scheme."""
    path = resources_folder() / "themes" / ("dark.json" if dark else "light.json")
    values = json.loads(path.read_text(encoding="utf-8"))
    del values["about"]
    actors = tuple(map(QColor, values.pop("actors")))
    facts = {kind: QColor(value) for kind, value in values.pop("facts").items()}
    single = {name: QColor(value) for name, value in values.items()}
    return Tones(**single, actors=actors, facts=facts)


def is_dark() -> bool:
    """Return whether the window is drawn in the dark scheme now, judged by the palette in use."""
    palette = QGuiApplication.palette()
    return palette.windowText().color().lightnessF() > palette.window().color().lightnessF()


def current_tones() -> Tones:
    """Return the colours in use now; ask again on QEvent.Type.PaletteChange."""
    return tones(is_dark())


def actor_colour(index: int, dark: bool) -> QColor:  # noqa: FBT001 - see tones
    """Return the colour of the actor with this index, from 0; colours come round again after the last.

    Neighbouring indices are told apart under all kinds of colour blindness, at 3 to 1 wherever they lie.
    """
    colours = tones(dark).actors
    return colours[index % len(colours)]


def actor_index(actor: "Actor") -> int:
    """Return the index that gives this actor its colour: the number in its label, else its key."""
    number = _NUMBER.search(actor.label)
    return int(number[0]) - 1 if number else actor.id


def fact_colour(kind: "FactKind", dark: bool) -> QColor:  # noqa: FBT001 - see tones
    """Return the colour of facts of this kind, for lanes and lists."""
    return tones(dark).facts[kind.value]


def palette_of(dark: bool) -> QPalette:  # noqa: FBT001 - see tones
    """Return the whole Qt palette of the dark or the light scheme."""
    tone, role = tones(dark), QPalette.ColorRole
    palette = QPalette(tone.text, tone.window)
    for where, colour in (
        (role.Window, tone.window),
        (role.WindowText, tone.text),
        (role.Base, tone.paper),
        (role.AlternateBase, tone.band),
        (role.Text, tone.text),
        (role.Button, tone.band),
        (role.ButtonText, tone.text),
        (role.BrightText, tone.fault),
        (role.ToolTipBase, tone.band),
        (role.ToolTipText, tone.text),
        (role.PlaceholderText, tone.muted),
        (role.Highlight, tone.accent),
        (role.HighlightedText, tone.on_accent),
        (role.Accent, tone.accent),
        (role.Link, tone.accent),
        (role.LinkVisited, tone.accent),
        (role.Mid, tone.line),
        (role.Midlight, tone.line.lighter(110)),
        (role.Light, tone.paper),
        (role.Dark, tone.edge),
        (role.Shadow, tone.line.darker(160)),
    ):
        palette.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, blend(tone.text, tone.window, 0.5))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, tone.line)
    return palette


def blend(front: QColor, back: QColor, share: float) -> QColor:
    """Return the colour that `share` (0 to 1) of the front over the back gives."""
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(_parts(front), _parts(back), strict=True))
    return QColor.fromRgbF(red, green, blue)


def current_ground(tone: Tones) -> QColor:
    """Return what lies under the tag that the caret stands on; lines of all actors are seen on it."""
    return blend(tone.accent, tone.paper, _CURRENT)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    first, second = _luminance(one), _luminance(other)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - of sRGB
        for part in _parts(colour)
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def chosen_scheme() -> Scheme:
    """Return the scheme that was chosen and remembered; the system's where none was."""
    value = str(QSettings().value(_SETTING, Scheme.SYSTEM))
    return Scheme(value) if value in tuple(Scheme) else Scheme.SYSTEM


def choose_scheme(scheme: Scheme) -> None:
    """Remember the scheme and show it at once; open windows repaint by themselves."""
    QSettings().setValue(_SETTING, str(scheme))
    _show(scheme)


def follow_scheme(app: QApplication) -> None:
    """Show the chosen scheme now, and from now on follow the system where the system's was chosen.

    Asked again it shows the chosen scheme alone: a style goes through every widget there is.
    """
    if app.property(_FOLLOWS):
        _show(chosen_scheme())
        return
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(lambda _: _show(chosen_scheme()))
    _show(chosen_scheme())
    QDir.setSearchPaths("theme", [str(resources_folder() / "themes")])
    app.setProperty(_FOLLOWS, True)  # noqa: FBT003 - Qt takes a property's value by place


def clothe(widget: QWidget) -> None:
    """Give a window, or a popup that belongs to none, the program's flat forms, and all that is put into it.

    The application has no sheet of its own: with one, Qt goes through all that a widget holds whenever that
    is put into another, which takes most of the time in which a page is built.
    """
    widget.setStyleSheet(_sheet())


@cache
def _sheet() -> str:
    return (resources_folder() / "themes" / "window.qss").read_text(encoding="utf-8")


def _show(scheme: Scheme) -> None:
    hints = QGuiApplication.styleHints()
    dark = scheme is Scheme.DARK
    if scheme is Scheme.SYSTEM:
        dark = hints.colorScheme() is Qt.ColorScheme.Dark
    palette = palette_of(dark)
    if QGuiApplication.palette() == palette:
        return
    QGuiApplication.setPalette(palette)
    # Rules that name a colour of the palette keep the old one until the sheet is read again.
    for widget in QApplication.topLevelWidgets():
        if sheet := widget.styleSheet():
            widget.setStyleSheet(sheet)
