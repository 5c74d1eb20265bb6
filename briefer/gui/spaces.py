"""The parts of a session's page that one can go to, and the rows of tabs that hold them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    # Named in annotations only: the table of actions is loaded before the first window is painted.
    from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

Name = TypeVar("Name", bound=StrEnum)


class Workspace(StrEnum):
    """The workspaces of a session, in the order of their tabs."""

    READ = "read"
    COMPARE = "compare"
    TIMELINE = "timeline"
    BRIEF = "brief"


class Side(StrEnum):
    """The tabs of the side panel, in their order."""

    ACTORS = "actors"
    FACTS = "facts"
    NAMES = "names"


@dataclass(frozen=True, slots=True, eq=False)
class Space(Generic[Name]):
    """One tab: its name in code, its title, what it shows, and what puts the keyboard into it."""

    name: Name
    title: str
    widget: "QWidget"
    focus: Callable[[], object]


class Spaces(Generic[Name]):
    """The tabs of one row, asked for and chosen by name."""

    def __init__(
        self,
        tabs: "QTabBar | QTabWidget",
        spaces: tuple[Space[Name], ...],
        shown: Callable[[], object] = lambda: None,
    ) -> None:
        """Speak of the tabs of this row, which holds the spaces in this order.

        `shown` is called when a tab is asked for, also where it is the one that is chosen already.
        """
        self._tabs, self._shown = tabs, shown
        self.spaces = spaces

    @property
    def current(self) -> Name:
        """The name of the tab that is shown."""
        return self.spaces[self._tabs.currentIndex()].name

    def show(self, name: Name) -> None:
        """Show this tab; the keyboard stays where it is."""
        self._tabs.setCurrentIndex([space.name for space in self.spaces].index(name))
        self._shown()

    def enter(self, name: Name) -> None:
        """Show this tab and put the keyboard into it."""
        self.show(name)
        next(space for space in self.spaces if space.name == name).focus()

    def resume(self, remembered: str) -> None:
        """Show the tab of the name that was remembered, the first where there is none such."""
        names = [str(space.name) for space in self.spaces]
        self._tabs.setCurrentIndex(names.index(remembered) if remembered in names else 0)
