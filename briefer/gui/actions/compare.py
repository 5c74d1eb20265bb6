"""The menu Compare: facts told as one, weighed account by account."""

from functools import partial

from briefer.gui.actions.table import Action, Area, Menu, on_page, page_has

_proposed = partial(
    Action, Menu.COMPARE, is_enabled=page_has(lambda p: p.compare.lists.pair()), where=Area.PROPOSALS
)
_grouped = partial(
    Action, Menu.COMPARE, is_enabled=page_has(lambda p: p.compare.group), where=Area.EVENTS, group=1
)
_decided = partial(
    Action, Menu.COMPARE, is_enabled=page_has(lambda p: p.compare.can_decide()), where=Area.ACCOUNTS, group=2
)
_account = partial(
    Action,
    Menu.COMPARE,
    is_enabled=page_has(lambda p: p.compare.group and p.compare.grid.column()),
    where=Area.ACCOUNTS,
    group=3,
)
_shown = partial(
    Action,
    Menu.COMPARE,
    is_enabled=page_has(lambda p: p.compare.grid.column(), writes=False),
    where=Area.ACCOUNTS,
    group=4,
)

COMPARE: tuple[Action, ...] = (
    _proposed(
        "join_proposal", "&Join the proposal as one event",
        on_page(lambda p: p.compare.join_as_event()), ("J",), "merge",
    ),
    _proposed(
        "conflict_proposal", "Join the proposal as a &conflict",
        on_page(lambda p: p.compare.join_as_conflict()), ("C",), "equal-not",
    ),
    _proposed(
        "dismiss_proposal", "&Dismiss the proposal", on_page(lambda p: p.compare.dismiss()), ("Del",), "x",
    ),
    _grouped(
        "told_as_event", "Told as one &event", on_page(lambda p: p.compare.join_as_event()), ("J",), "merge",
    ),
    _grouped(
        "told_as_conflict", "Accounts in con&flict",
        on_page(lambda p: p.compare.join_as_conflict()), ("C",), "equal-not",
    ),
    _grouped("part_facts", "&Part the facts", on_page(lambda p: p.compare.part()), ("Del",), "ungroup"),
    _decided(
        "take_account", "&Take this account", on_page(lambda p: p.compare.take_account()), ("T",), "check",
    ),
    _decided(
        "tell_range", "Tell a &range", on_page(lambda p: p.compare.tell_range()), ("R",),
        "arrow-left-right",
    ),
    _decided("tell_both", "Tell &both", on_page(lambda p: p.compare.tell_both()), ("B",), "combine"),
    _decided("open_again", "&Open again", on_page(lambda p: p.compare.reopen()), ("O",), "rotate-ccw"),
    _account(
        "lead_account", "&Lead with this account", on_page(lambda p: p.compare.lead()), ("L",),
        "arrow-up-to-line",
    ),
    _account(
        "take_out", "Take this fact o&ut", on_page(lambda p: p.compare.take_out()), ("Del",), "split",
    ),
    _account(
        "word_statement", "&Word the one statement", on_page(lambda p: p.compare.edit_statement()), ("W",),
        "pen-line",
    ),
    _shown(
        "account_sentence", "Go to the &sentence", on_page(lambda p: p.compare.go_to_sentence()), ("Ctrl+G",),
        "crosshair",
    ),
    _shown(
        "show_copies", "S&how or hide copies", on_page(lambda p: p.compare.show_copies()), ("Space",),
        "unfold-horizontal",
    ),
)  # fmt: skip
