"""Menus, tool bar and context menus, made from the table of actions."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar, QWidget

from briefer.gui.actions import ACTIONS, Action, Area, Menu
from briefer.gui.actions.table import Test, plain_text
from briefer.gui.icons import dress
from briefer.gui.plain import menu_text, plain_tip
from briefer.gui.views.parts import icon_size
from briefer.gui.window import MainWindow

if TYPE_CHECKING:
    from briefer.gui.page import SessionPage

_BAR_SCALE = 1.15  # of the icons beside words


class Menus(QObject):
    """The Qt actions of one window, one for each row of the table, kept up to date as its state changes.

    The reader reads its own keys, by the key's place on the keyboard where the layout is not Latin: its
    actions only name their keys. All others are shortcuts, of the window or of one list.
    """

    def __init__(self, window: MainWindow) -> None:
        """Fill the window's menu bar."""
        super().__init__(window)
        self._window = window
        self.made = {action.name: self._make(action) for action in ACTIONS}
        self._by_test: dict[Test, list[QAction]] = {}  # what many ask is asked once
        for action in ACTIONS:
            self._by_test.setdefault(action.is_enabled, []).append(self.made[action.name])
        for menu in Menu:
            made = window.menuBar().addMenu(menu)
            fill(made, self._in(menu))
            made.aboutToShow.connect(partial(self._dress, menu))
        for action in ACTIONS:
            if action.where is Area.WINDOW:
                window.addAction(self.made[action.name])
        window.page_shown.connect(self._dress_page)
        window.state_changed.connect(self.refresh)
        window.keyboard.changed.connect(self._take_keys)
        self._take_keys()

    def refresh(self) -> None:
        """Enable what can be done now, tick what is chosen, and name what would be undone."""
        for test, actions in self._by_test.items():
            is_enabled = test(self._window)
            for made in actions:
                made.setEnabled(is_enabled)
        for action in ACTIONS:
            if action.is_checked is not None:
                self.made[action.name].setChecked(action.is_checked(self._window))
        page = self._window.page
        for name, word, label in (
            ("undo", "&Undo", page.desk.session.undo_label if page else ""),
            ("redo", "&Redo", page.desk.session.redo_label if page else ""),
        ):
            self.made[name].setText(f"{word} {menu_text(label)}" if label else word)
            self._tell_keys(name, f"{word.replace('&', '')} {label}".strip())

    def _take_keys(self) -> None:
        """Give each action the keys that are in use."""
        for action in ACTIONS:
            made, keymap = self.made[action.name], self._window.keyboard.keymap
            if action.where is Area.READER:
                made.setText("\t".join(filter(None, (action.text, keymap.shown(action.name)))))
            else:
                made.setShortcuts([QKeySequence(key) for key in keymap.of(action.name)])
            self._tell_keys(action.name, plain_text(action))
        self.refresh()

    def _tell_keys(self, name: str, words: str) -> None:
        self.made[name].setToolTip(plain_tip(self._window.keyboard.keymap.tip(words, name)))

    def _dress(self, menu: Menu) -> None:
        """Give the actions of a menu their icons, which are not drawn before it is opened first."""
        for action in ACTIONS:
            if action.menu is menu and action.icon and self.made[action.name].icon().isNull():
                dress(self.made[action.name], action.icon)

    def _in(self, menu: Menu) -> Iterable[tuple[int, QAction]]:
        return [(action.group, self.made[action.name]) for action in ACTIONS if action.menu is menu]

    def _make(self, action: Action) -> QAction:
        made = QAction(action.text, self._window)
        made.setObjectName(action.name)
        made.setCheckable(action.is_checked is not None)
        if action.where is not Area.WINDOW:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(lambda: self._run(action))
        return made

    def _run(self, action: Action) -> None:
        action.run(self._window)
        self.refresh()

    def _dress_page(self, page: "SessionPage") -> None:
        """Give a page its tool bar and its lists their context menus."""
        for menu in (Menu.EDIT, Menu.SOURCE, Menu.ACTOR, Menu.FACT, Menu.COMPARE):
            self._dress(menu)
        self._fill_bar(page.bar)
        kinds = (self.made[name] for name in self.made if name.startswith("propose_"))
        page.names.kinds.addActions(list(kinds))
        for area, listed in (
            (Area.SOURCES, page.sources.list),
            (Area.COPIES, page.sources.copies.list),
            (Area.ACTORS, page.actors.list),
            (Area.PAIRS, page.actors.merging.pairs.list),
            (Area.FACTS, page.facts.list),
            (Area.EVENTS, page.compare.lists.group_list),
            (Area.PROPOSALS, page.compare.lists.pair_list),
            (Area.ACCOUNTS, page.compare.grid),
            (Area.NAMES, page.names.list),
            (Area.OCCURRENCES, page.occurrences.list),
            (Area.IMPORTS, page.imports.list),
            (Area.FACTS, page.timeline),
            (Area.TIMELINE, page.timeline),
            (Area.VERSIONS, page.versions),
        ):
            self._add_context(listed, area)
        page.facts.addActions(self._of(Area.CARD))
        page.facts.cards.changed.connect(self.refresh)
        self.refresh()

    def _fill_bar(self, bar: QToolBar) -> None:
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar.setIconSize(icon_size(bar) * _BAR_SCALE)
        for action in ACTIONS:
            if action.in_bar:
                bar.addAction(self.made[action.name])
                button = bar.widgetForAction(self.made[action.name])
                button.setAccessibleName(plain_text(action))

    def _add_context(self, listed: QWidget, area: Area) -> None:
        listed.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        listed.addActions(self._of(area))

    def _of(self, area: Area) -> list[QAction]:
        return [self.made[action.name] for action in ACTIONS if action.where is area]


def fill(menu: QMenu, actions: Iterable[tuple[int, QAction]]) -> None:
    """Put actions into a menu, with a line between those of different groups."""
    last = 0
    for group, made in actions:
        if group != last:
            menu.addSeparator()
        last = group
        menu.addAction(made)
