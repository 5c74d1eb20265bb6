"""The menu Fact: stating facts and what is done with them."""

from functools import partial

from briefer.gui.actions.table import Action, Area, Menu, on_page, page_has, reader_action
from briefer.gui.views.reader_keys import Command

_action = partial(Action, Menu.FACT)
_listed = partial(
    Action, Menu.FACT, is_enabled=page_has(lambda p: p.listed_facts.current()), where=Area.FACTS
)

FACT: tuple[Action, ...] = (
    reader_action(Command.REQUEST_FACT, "&State a fact…", Menu.FACT, "plus"),
    reader_action(Command.REQUEST_EVIDENCE, "Add as &evidence…", Menu.FACT, "quote"),
    reader_action(Command.REPEAT_EVIDENCE, "Add to the fact used &last", Menu.FACT, "repeat"),
    reader_action(Command.REQUEST_SEND, "Send to a se&ction…", Menu.FACT, "send"),
    reader_action(Command.WRITE_NOTE, "Write a &note…", Menu.FACT, "sticky-note"),
    _listed(
        "fact_sentence", "Go to the sen&tence",
        on_page(lambda p: p.listed_facts.go_to()), ("Ctrl+G",), "crosshair",
        is_enabled=page_has(lambda p: p.listed_facts.current(), writes=False), group=1,
    ),
    _listed(
        "edit_fact", "E&dit the facts…", on_page(lambda p: p.listed_facts.edit()), ("F2",), "pencil", group=1
    ),
    _listed(
        "more_evidence", "Add the passage at the ca&ret",
        on_page(lambda p: p.fact_deeds.add_evidence()), ("Ctrl+D",), "quote",
        is_enabled=page_has(lambda p: p.facts.current() and p.reader.span()), group=1,
    ),
    _listed(
        "send_fact", "Send the facts to a sect&ion…",
        on_page(lambda p: p.listed_facts.send()), ("Ctrl+Return",), "send",
        group=1,
    ),
    _listed(
        "join_facts", "&Join as one event",
        on_page(lambda p: p.fact_deeds.join_as_event()), ("J",), "merge", group=2,
    ),
    _listed(
        "conflict_facts", "Join as a con&flict",
        on_page(lambda p: p.fact_deeds.join_as_conflict()), ("C",), "equal-not", group=2,
    ),
    _listed(
        "compare_fact", "Com&pare its accounts",
        on_page(lambda p: p.fact_deeds.compare()), ("Ctrl+J",), "scale",
        is_enabled=page_has(lambda p: p.listed_facts.current(), writes=False), group=2,
    ),
    _listed(
        "remove_fact", "Re&move the facts",
        on_page(lambda p: p.listed_facts.remove()), ("Del",), "trash-2", group=3
    ),
    _action(
        "filter_facts", "&Filter the facts…", on_page(lambda p: p.fact_deeds.filter()), ("Ctrl+Shift+L",),
        "list-filter", group=4,
    ),
    _action(
        "order_facts", "Sort and &group the facts…",
        on_page(lambda p: p.fact_deeds.order()), (), "arrow-up-down", group=4,
    ),
    _action(
        "clear_filter", "Cle&ar the filter", on_page(lambda p: p.facts.filtering.clear()), (), "x",
        page_has(lambda p: not p.facts.sought.value.is_empty, writes=False), group=4,
    ),
)  # fmt: skip
