"""The menu Actor, further down: actors that may be one, the personal registry, files of actors."""

from functools import partial

from briefer.gui.actions.table import Action, Area, Menu, can_edit, is_open, on_page, page_has
from briefer.gui.dialogs import files
from briefer.gui.registry_choice import proposes_registry
from briefer.gui.window import MainWindow

_action = partial(Action, Menu.ACTOR)
_pair = partial(
    Action,
    Menu.ACTOR,
    is_enabled=page_has(lambda p: p.actors.merging.pairs.current()),
    where=Area.PAIRS,
    group=4,
)


def _import(window: MainWindow) -> None:
    if window.page is not None and (path := files.ask_actors(window)):
        window.page.actors.exchange.take(path)


def _export(window: MainWindow) -> None:
    if window.page is not None:
        session = window.page.desk.session
        if path := files.ask_new_actors(window, f"{session.path.stem} actors"):
            window.page.actors.exchange.write(path)


ACTOR_REGISTRY: tuple[Action, ...] = (
    _action(
        "merge_actors", "&Merge into one…", on_page(lambda p: p.actors.merge()), ("Ctrl+M",), "merge",
        page_has(lambda p: len(p.actors.selected()) > 1), Area.ACTORS, group=4,
    ),
    _action(
        "same_pairs", "Pairs that may &be one actor", on_page(lambda p: p.show_pairs()), (), "users",
        page_has(lambda p: p.actors.merging.same.pairs, writes=False), group=4,
    ),
    _pair(
        "merge_pair", "Merge the pair as pr&oposed",
        on_page(lambda p: p.actors.merging.pairs.merge()), ("M", "Return"), "merge"
    ),
    _pair(
        "tell_pair_apart", "They are t&wo actors",
        on_page(lambda p: p.actors.merging.pairs.tell_apart()), ("D",), "split"
    ),
    _pair(
        "look_at_pair", "Look at a mention of eac&h",
        on_page(lambda p: p.actors.merging.pairs.look()), ("L",), "crosshair",
        is_enabled=page_has(lambda p: p.actors.merging.pairs.current(), writes=False),
    ),
    _pair(
        "choose_of_pair", "Choose which name sta&ys…",
        on_page(lambda p: p.actors.merging.pairs.choose()), ("C",), "arrow-left-right"
    ),
    _action(
        "keep_in_registry", "Keep in my re&gistry",
        on_page(lambda p: p.actors.keep()), ("Ctrl+R",), "book-user",
        page_has(lambda p: p.actors.selected(), writes=False), Area.ACTORS, group=5,
    ),
    _action(
        "keep_all_in_registry", "Keep all in my regi&stry", on_page(lambda p: p.actors.keep_all()), group=5,
    ),
    _action("registry", "Take from my registry, correct it, remo&ve…", lambda w: w.ask("registry"), group=5),
    _action(
        "propose_registry", "Propose names from my registry",
        on_page(lambda p: p.actors.registry.propose(is_wanted=not proposes_registry())),
        is_enabled=is_open, is_checked=lambda _: proposes_registry(), group=5,
    ),
    _action("import_actors", "Import actors…", _import, (), "file-input", can_edit, group=6),
    _action("export_actors", "E&xport actors…", _export, (), "file-output", is_open, group=6),
)  # fmt: skip
