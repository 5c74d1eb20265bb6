"""The menu View: workspaces, size of the text, light and dark."""

from functools import partial

from briefer.gui.actions.table import Action, Area, Menu, always, on_page, page_has
from briefer.gui.panes import widen
from briefer.gui.proposal_kinds import KIND_WORDS, ProposalKind
from briefer.gui.spaces import Workspace
from briefer.gui.theme import Scheme, choose_scheme, chosen_scheme

_action = partial(Action, Menu.VIEW)
_timed = partial(
    Action, Menu.VIEW, where=Area.TIMELINE, group=1,
    is_enabled=page_has(lambda p: p.workspace is Workspace.TIMELINE, writes=False),
)  # fmt: skip


def _scheme(scheme: Scheme, text: str, icon: str) -> Action:
    return Action(
        name=f"scheme_{scheme}",
        text=text,
        menu=Menu.VIEW,
        run=lambda _: choose_scheme(scheme),
        icon=icon,
        is_enabled=always,
        is_checked=lambda _: chosen_scheme() is scheme,
        group=4,
    )


def _kind(kind: ProposalKind) -> Action:
    return Action(
        name=f"propose_{kind}",
        text=f"Propose: {KIND_WORDS[kind]}",
        menu=Menu.VIEW,
        run=on_page(lambda page: page.switch_proposals(kind)),
        is_checked=page_has(lambda page: page.desk.names.is_on(kind), writes=False),
        group=3,
    )


VIEW: tuple[Action, ...] = (
    _action(
        "read", "&Read", on_page(lambda p: p.show_workspace(Workspace.READ)), ("Ctrl+1",), "book-open",
        is_checked=page_has(lambda p: p.workspace is Workspace.READ, writes=False),
    ),
    _action(
        "compare", "&Compare", on_page(lambda p: p.show_workspace(Workspace.COMPARE)), ("Ctrl+2",), "scale",
        is_checked=page_has(lambda p: p.workspace is Workspace.COMPARE, writes=False),
    ),
    _action(
        "timeline", "&Timeline", on_page(lambda p: p.show_workspace(Workspace.TIMELINE)), ("Ctrl+3",),
        "chart-gantt", is_checked=page_has(lambda p: p.workspace is Workspace.TIMELINE, writes=False),
    ),
    _action(
        "brief", "&Brief", on_page(lambda p: p.show_workspace(Workspace.BRIEF)), ("Ctrl+4",), "notebook-pen",
        is_checked=page_has(lambda p: p.workspace is Workspace.BRIEF, writes=False),
    ),
    _timed(
        "timeline_closer", "Look &closer", on_page(lambda p: p.timeline.view.look_closer(1)), ("+",),
        "zoom-in",
    ),
    _timed(
        "timeline_wider", "Look &wider", on_page(lambda p: p.timeline.view.look_closer(-1)), ("-",),
        "zoom-out",
    ),
    _timed(
        "timeline_reports", "Re&port dates", on_page(lambda p: p.timeline.view.reports.toggle()), (),
        "newspaper", is_checked=page_has(lambda p: p.timeline.shows_reports(), writes=False),
    ),
    _action("larger", "&Larger text", on_page(lambda p: p.zoom(1)), ("Ctrl++", "Ctrl+="), "zoom-in", group=2),
    _action("smaller", "S&maller text", on_page(lambda p: p.zoom(-1)), ("Ctrl+-",), "zoom-out", group=2),
    _action("usual_size", "&Usual size", on_page(lambda p: p.zoom(0)), ("Ctrl+0",), group=2),
    _action("wider_pane", "&Wider pane", lambda _: widen(1), ("F7",), group=2),
    _action("narrower_pane", "&Narrower pane", lambda _: widen(-1), ("Shift+F7",), group=2),
    *(_kind(kind) for kind in ProposalKind),
    _scheme(Scheme.SYSTEM, "As the &system", "monitor"),
    _scheme(Scheme.LIGHT, "L&ight", "sun"),
    _scheme(Scheme.DARK, "&Dark", "moon"),
)  # fmt: skip
