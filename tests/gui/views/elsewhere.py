"""What becomes of a session while its brief is shown: steps of other views, of undo, of another window."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefer.commands import briefs, judging, outlining
from briefer.commands.actors import add_actor, edit_actor
from briefer.commands.facts import edit_fact, remove_fact
from briefer.commands.grouped import at_once
from briefer.commands.judging import JudgementDraft
from briefer.commands.merging import merge_actors
from briefer.commands.sources import add_sources, edit_source
from briefer.commands.versions import carrying, link_version, old_tags, placed
from briefer.errors import BrieferError
from briefer.model.briefs import Brief, Section
from briefer.model.drafting import Sifting
from briefer.model.facts import Fact, FactActor
from briefer.model.packs import FactOrder, Pack
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import Session

TEXTS = (
    "One paragraph.\n\nAnother [@f2] one.\n\n\nA third.",
    "- item\n- item [@f3]\n\n  more of it\n\n1. one\n2. two",
    "```\ncode\n\nmore\n```\n\nend",
    "| a | b |\n| --- | --- |\n| 1 | [@f4] |",
    "a\x00b\x07c\u2028d\u2029e\ufdd0f\r\ng\rh\x0bi\ufeffj\ud83d",
    "\u202e[@f1]\u202c 👩‍👩‍👧 [@f5][@f6] 10\u00a0000\u202f€",
    "[x](http://y) <img src=file:///etc/passwd> {{ 1/0 }} {% raw %}",
    "\n\n\n",
    " ",
    "> quoted\n> more\n\nlazy",
    "# Heading\n\ntext\n***\n---",
    "word " * 4000,
)
FEWEST = 4  # facts that are left


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Changes a session at random, somewhere in this brief; `section` is the one that is shown, if any."""

    session: Session
    brief: Brief
    section: Section | None
    packs: tuple[Pack, ...]
    chance: random.Random

    def change(self) -> None:
        """Make one step, or none where nothing is there to change."""
        ways = (
            (self._word_fact, 3), (self._drop_fact, 1), (self._know_actor, 1), (self._name_actor, 1),
            (self._merge, 1), (self._name_source, 1), (self._give_actor, 1), (self._send, 2),
            (self._withdraw, 1), (self._write, 2), (self._remove, 1), (self._begin, 1), (self._move, 1),
            (self._order, 1), (self._head, 1), (self._include, 1), (self._change_pack, 1), (self._judge, 1),
            (self._sift, 1), (self._choose, 1), (self._remove_section, 1), (self._renew, 1),
        )  # fmt: skip
        (run,) = self.chance.choices([way for way, _ in ways], [often for _, often in ways])
        try:
            run()
        except BrieferError:
            return  # two actors of one name, the only section of its kind

    # Facts, actors, sources

    def _word_fact(self) -> None:
        edit_fact(self.session, replace(self._fact(), statement=f"Norland said {self.chance.randrange(99)}."))

    def _drop_fact(self) -> None:
        if len(queries.facts(self.session)) > FEWEST:
            remove_fact(self.session, self._fact().id)

    def _know_actor(self) -> None:
        name = self.chance.choice(("Norland", "Ana Bell", "Estmark"))
        add_actor(self.session, f"{name} {self.chance.randrange(9)}")

    def _name_actor(self) -> None:
        self._of_actors(
            1, lambda one: edit_actor(self.session, replace(one, name=f"Norland {self.chance.randrange(99)}"))
        )

    def _merge(self) -> None:
        self._of_actors(
            2, lambda one, other: merge_actors(self.session, one.id, other.id, "one and the same")
        )

    def _give_actor(self) -> None:
        self._of_actors(
            1, lambda one: edit_fact(self.session, replace(self._fact(), actors=(FactActor(one.id),)))
        )

    def _name_source(self) -> None:
        source = self.chance.choice(queries.sources(self.session))
        edit_source(self.session, replace(source, publisher=f"Paper {self.chance.randrange(9)}"))

    def _renew(self) -> None:
        """Load a later version of a source, into which its tags and passages are carried."""
        source = self.chance.choice(queries.sources(self.session))
        text = queries.source_text(self.session, source.id)
        new = f"{text} More of it, number {self.chance.randrange(1000)}."
        (later,) = add_sources(self.session, [LoadedSource(new, source.title, publisher=source.publisher)])
        link_version(self.session, later, source.id)
        at_once(carrying(self.session, later, placed(text, old_tags(self.session, source.id), new)))

    def _fact(self) -> Fact:
        return self.chance.choice(queries.facts(self.session))

    def _of_actors(self, count: int, run: Callable[..., object]) -> None:
        actors = queries.actors(self.session)
        if len(actors) >= count:
            run(*self.chance.sample(actors, count))

    # The brief

    def _send(self) -> None:
        briefs.send_fact(self.session, self.brief.id, self._any().id, self._fact().id)

    def _withdraw(self) -> None:
        briefs.withdraw_fact(self.session, self.brief.id, self._any().id, self._fact().id)

    def _write(self) -> None:
        if self.section and self.section.paragraphs:
            key = self.chance.choice(self.section.paragraphs).id
            text = f"{self.chance.choice(TEXTS[:-1])}x"
            briefs.write_paragraph(self.session, self.brief.id, self.section.id, key, text)

    def _remove(self) -> None:
        if self.section and self.section.paragraphs:
            key = self.chance.choice(self.section.paragraphs).id
            briefs.remove_paragraph(self.session, self.brief.id, self.section.id, key)

    def _begin(self) -> None:
        if self.section:
            text, place = self.chance.choice(TEXTS[:4]), self.chance.randrange(3)
            briefs.write_paragraph(self.session, self.brief.id, self.section.id, None, text, place)

    def _order(self) -> None:
        if self.section and self.section.paragraphs:
            key = self.chance.choice(self.section.paragraphs).id
            place = self.chance.randrange(3)
            briefs.move_paragraph(self.session, self.brief.id, self.section.id, key, place)

    def _move(self) -> None:
        briefs.move_section(self.session, self.brief.id, self._any().id, self.chance.randrange(4))

    def _head(self) -> None:
        briefs.rename_section(
            self.session, self.brief.id, self._any().id, f"Heading {self.chance.randrange(9)}"
        )

    def _include(self) -> None:
        is_included = self.chance.random() < 0.7
        briefs.include_section(self.session, self.brief.id, self._any().id, included=is_included)

    def _remove_section(self) -> None:
        briefs.remove_section(self.session, self.brief.id, self._any().id)

    def _change_pack(self) -> None:
        briefs.change_pack(self.session, self.brief.id, self.chance.choice(self.packs))

    def _judge(self) -> None:
        draft = JudgementDraft(f"it holds {self.chance.randrange(9)} days", "likely", "high", "as [@f2]")
        judging.write_judgement(self.session, self.brief.id, self._any().id, None, draft)

    def _sift(self) -> None:
        order = self.chance.choice((None, FactOrder.EVENT_DATE, FactOrder.SOURCE))
        outlining.choose_sifting(self.session, self.brief.id, self._any().id, Sifting(order=order))

    def _choose(self) -> None:
        options = (("citations", "chicago-notes"), ("citations", ""), ("notes", "endnotes"), ("notes", ""))
        outlining.set_option(self.session, self.brief.id, *self.chance.choice(options))

    def _any(self) -> Section:
        return self.chance.choice(self.brief.sections)
