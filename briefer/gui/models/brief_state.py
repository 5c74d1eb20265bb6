"""What the brief's workspace shows, re-read from the session when a change touched it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.commands.sections import with_section
from briefer.compose.fitting import arranged, facts_asked_for
from briefer.compose.material import texts_of
from briefer.compose.shown_facts import Change, Standing, seen_by_label, standings
from briefer.gui.models.brief_facts import FactRow, row_of
from briefer.gui.models.brief_sections import pack_section, takes_facts
from briefer.gui.models.brief_standing import Drafted, with_drafted
from briefer.gui.models.brief_text import citations_in
from briefer.model.briefs import Brief, BriefContent, Section
from briefer.model.changes import Changes, Collection
from briefer.model.ids import BriefId, FactId, SectionId
from briefer.model.packs import Pack
from briefer.store import queries
from briefer.weigh.tellings import leads, tellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.gui.pack_shelf import PackShelf
    from briefer.model.facts import Fact
    from briefer.model.sources import Source
    from briefer.store.session import Session


_FACTUAL = (Collection.FACT, Collection.SOURCE, Collection.ACTOR, Collection.RECONCILIATION)


class BriefState:
    """One brief of a session with its pack and the rows of all facts; no brief where there is none.

    What changes touched is read again when it is next asked for, so that tagging costs nothing here.
    """

    def __init__(self, session: "Session", packs: "PackShelf") -> None:
        """Begin with the session's first brief, if it has one."""
        self._session = session
        self._packs = packs
        self._content: BriefContent | None = None
        self._facts: dict[FactId, Fact] = {}
        self._rows: dict[FactId, FactRow] = {}
        self._told: dict[FactId, Fact] = {}
        self._lead_of: dict[FactId, FactId] = {}
        self._stale: frozenset[Collection] = frozenset()
        self._touched: frozenset[int] = frozenset()
        briefs = queries.briefs(session)
        self.read(briefs[0].id if briefs else None)

    @property
    def content(self) -> BriefContent | None:
        """The brief that is shown, with all that it may draw on."""
        self._freshen()
        if self._content is not None and self._content.copies != (copies := queries.copies(self._session)):
            self._content = replace(self._content, copies=copies)
        return self._content

    @property
    def facts(self) -> "dict[FactId, Fact]":
        """All facts of the session by key."""
        self._freshen()
        return self._facts

    @property
    def rows(self) -> dict[FactId, FactRow]:
        """The rows of all facts by key."""
        self._freshen()
        return self._rows

    @property
    def brief(self) -> Brief | None:
        """The brief that is shown."""
        content = self.content
        return content.brief if content else None

    @property
    def pack(self) -> Pack | None:
        """The pack of the brief, or None where it is not installed."""
        brief = self.brief
        return next((pack for pack in self._packs.packs if brief and pack.id == brief.pack), None)

    def read(self, brief_id: BriefId | None) -> None:
        """Read this brief and all facts anew; None shows no brief."""
        self._stale, self._touched = frozenset(), frozenset()
        content = queries.brief_content(self._session, brief_id) if brief_id is not None else None
        facts = content.facts if content else queries.facts(self._session)
        sources = content.sources if content else queries.sources(self._session)
        self._content, self._rows = content, {}
        self._know(facts, sources)

    def _know(self, facts: "Sequence[Fact]", sources: "Sequence[Source]") -> None:
        """Keep these facts by their keys; the rows of those that are known stay."""
        by_id = {source.id: source for source in sources}
        self._facts = {fact.id: fact for fact in facts}
        self._rows = {fact.id: self._rows.get(fact.id) or row_of(fact, by_id) for fact in facts}
        told = tellings(facts, queries.reconciliations(self._session))
        self._told = {telling.fact.id: telling.fact for telling in told}
        self._lead_of = leads(told)

    def lead_of(self, fact: FactId) -> FactId:
        """Return the fact that is printed for this one: itself, unless several are told as one."""
        self._freshen()
        return self._lead_of.get(fact, fact)

    def follow(self, changes: Changes) -> bool:
        """Note what the changes touched; return whether anything shown here can be another now."""
        touched = {kind for kind in (*_FACTUAL, Collection.BRIEF) if changes.keys(kind)}
        self._stale |= touched
        self._touched |= frozenset(changes.keys(Collection.FACT))
        return bool(touched)

    def _freshen(self) -> None:
        """Read anew what is stale: the brief or the facts alone where only these were touched."""
        stale, self._stale = self._stale, frozenset()
        if not stale or (stale == {Collection.FACT} and self._read_facts()):
            return
        briefs = {brief.id: brief for brief in queries.briefs(self._session)}
        shown = self._content.brief.id if self._content else None
        if self._content is not None and shown in briefs and stale == {Collection.BRIEF}:
            self._content = replace(self._content, brief=briefs[self._content.brief.id])
        else:
            self.read(shown if shown in briefs else next(iter(briefs), None))

    def _read_facts(self) -> bool:
        """Read the facts anew that were touched; False where others must be, since some came or went."""
        keys, self._touched = self._touched, frozenset()
        now = {fact.id: fact for fact in queries.facts_of(self._session, keys)}
        if self._content is None or not now.keys() == keys <= self._facts.keys():
            return False
        for key in now:
            del self._rows[key]
        facts = tuple(now.get(fact.id, fact) for fact in self._content.facts)
        pages = queries.pages_of_evidence(self._session)
        self._content = replace(self._content, facts=facts, pages=pages)
        self._know(facts, self._content.sources)
        return True

    def section(self, section_id: SectionId | None) -> Section | None:
        """Return a section of the brief."""
        sections = self.brief.sections if self.brief else ()
        return next((section for section in sections if section.id == section_id), None)

    def takes_facts(self, section: Section) -> bool:
        """Return whether facts sent to the section are printed there; the pack makes some by itself."""
        return takes_facts(self.pack, section)

    def content_with(self, section_id: SectionId, drafted: Drafted) -> BriefContent | None:
        """Return the content as it will be once these words are stored in their section."""
        section = self.section(section_id)
        if self.content is None or section is None:
            return self.content
        brief = with_section(self.content.brief, with_drafted(section, drafted))
        return replace(self.content, brief=brief)

    def arranged(self, section: Section) -> tuple[FactId, ...]:
        """Return the facts of a section in the order in which they are printed."""
        content = self.content
        if content is None:
            return section.facts
        places = {source.id: place for place, source in enumerate(content.sources)}
        known = replace(section, facts=tuple(fact for fact in section.facts if fact in self.facts))
        return tuple(
            fact.id for fact in arranged(known, pack_section(self.pack, section), self.facts, places)
        )

    def changed(self, section: Section) -> tuple[Standing, ...]:
        """Return the citations of a section whose fact changed or went since they were written, each once."""
        content = self.content
        seen = [each for paragraph in section.paragraphs for each in paragraph.seen]
        seen += [each for judgement in section.judgements for each in judgement.cited]
        if content is None or not seen:
            return ()
        labels = {each.label.casefold() for each in seen}
        sources = {source.id: source for source in content.sources}
        actors = {actor.id: actor for actor in content.actors}
        facts = (fact for fact in content.facts if fact.label.casefold() in labels)
        now = seen_by_label(facts, sources, actors)
        found = {
            standing.seen.label.casefold(): standing
            for standing in standings(seen, now)
            if standing.change is not Change.NONE
        }
        return tuple(found.values())

    def used(self) -> frozenset[FactId]:
        """Return the facts that the brief prints or cites in any section, and those told with them."""
        if self.brief is None:
            return frozenset()
        sent = {fact for section in self.brief.sections for fact in section.facts}
        labels = {fact.label.lower(): fact.id for fact in self.facts.values()}
        texts = [text for section in self.brief.sections for text in texts_of(section)]
        cited = {labels.get(one.label.lower()) for text in texts for one in citations_in(text)}
        printed = {self.lead_of(fact) for fact in sent | cited if fact is not None}
        return frozenset(fact for fact in self.facts if self.lead_of(fact) in printed)

    def fitting_anywhere(self) -> tuple[FactRow, ...]:
        """Return the facts that some section of the note asks for and does not have."""
        sections = self.brief.sections if self.brief else ()
        found = {row.id for section in sections if section.included for row in self.fitting(section)}
        return tuple(row for row in self.rows.values() if row.id in found)

    def fitting(self, section: Section) -> tuple[FactRow, ...]:
        """Return the facts that the section asks for and that no section of its kind has."""
        if self.brief is None or self.pack is None or not self.takes_facts(section):
            return ()
        sent = set(section.facts)
        if not self._is_shared(section):
            sent |= {
                fact for other in self.brief.sections if not self._is_shared(other) for fact in other.facts
            }
        taken = set(map(self.lead_of, sent))
        found = facts_asked_for(self.pack, section, tuple(self._told.values()))
        return tuple(self.rows[fact.id] for fact in found if fact.id not in taken)

    def _is_shared(self, section: Section) -> bool:
        own = pack_section(self.pack, section)
        return own is not None and own.takes is not None and own.takes.shared
