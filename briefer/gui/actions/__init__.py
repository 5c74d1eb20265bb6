"""Every action of the window in one table: it feeds menus, tool bar, context menus, the palette and tests."""

from briefer.gui.actions.actor import ACTOR
from briefer.gui.actions.actor_registry import ACTOR_REGISTRY
from briefer.gui.actions.brief import BRIEF
from briefer.gui.actions.compare import COMPARE
from briefer.gui.actions.edit import EDIT
from briefer.gui.actions.fact import FACT
from briefer.gui.actions.fact_card import FACT_CARD
from briefer.gui.actions.file import FILE
from briefer.gui.actions.go import GO
from briefer.gui.actions.help import HELP
from briefer.gui.actions.letters import underlined
from briefer.gui.actions.names import NAMES
from briefer.gui.actions.source import SOURCE
from briefer.gui.actions.table import Action, Area, Menu
from briefer.gui.actions.view import VIEW

__all__ = ["ACTIONS", "Action", "Area", "Menu"]

ACTIONS: tuple[Action, ...] = underlined((
    *FILE, *EDIT, *VIEW, *GO, *SOURCE, *ACTOR, *ACTOR_REGISTRY, *NAMES, *FACT, *FACT_CARD, *COMPARE, *BRIEF,
    *HELP,
))  # fmt: skip
