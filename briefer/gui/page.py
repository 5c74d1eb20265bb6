"""The page of one open session: sources, reader and side panel, and the brief over the full width."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from briefer.commands.versions import detach_version
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.dialogs.version_choice import VersionChoice
from briefer.gui.fact_deeds import FactDeeds
from briefer.gui.following import follow_caret
from briefer.gui.page_layout import lay_out
from briefer.gui.page_parts import PageParts
from briefer.gui.page_wiring import connect_parts
from briefer.gui.pane_sizes import PaneSizes
from briefer.gui.proposal_kinds import ProposalKind
from briefer.gui.replaying import replay
from briefer.gui.returned_notes import ReturnedNotes
from briefer.gui.spaces import Side, Workspace
from briefer.gui.version_deeds import earlier_of, make_version
from briefer.gui.views.brief_drafting import BriefDrafting
from briefer.gui.views.brief_reviewing import BriefReviewing
from briefer.gui.views.reader_keys import Command, Press
from briefer.model.actors import Actor
from briefer.model.changes import Changes, Collection
from briefer.model.ids import SourceId
from briefer.store import queries

__all__ = ["SessionPage", "Side", "Workspace"]

_SIDE = "page/side"
_SPACE = "page/workspace"


class SessionPage(PageParts):
    """Everything of one session; a new page is made for each session that is opened."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show this desk's session as it was left."""
        super().__init__(desk, parent)
        self.fact_deeds = FactDeeds(self)
        self.returned = ReturnedNotes(desk, self)
        self._sizes = PaneSizes(desk.session, self.panes, self)
        lay_out(self)
        connect_parts(self)
        self._connect()
        self._restore()

    def press(self, command: Command) -> None:
        """Do in the text what one of its keys would do there."""
        self.show_workspace(Workspace.READ)
        self.reader.run(Press(command))

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller, or with 0 as large as it usually is."""
        if steps:
            self.reader.text.zoom(steps)
        else:
            self.reader.text.reset_zoom()

    def seek(self) -> None:
        """Put the keyboard into the search over everything."""
        self.search.seek()

    def find_in_text(self) -> None:
        """Open the bar that finds words in the text that is read."""
        self.show_workspace(Workspace.READ)
        self.find_bar.open()

    def next_mention(self, step: int) -> None:
        """Go to the next find in the text while its bar is open, else to the actor's next mention."""
        if self.find_bar.is_open:
            self.find_bar.go(step)
        else:
            self.actors.next_mention(step)

    def next_unread(self) -> None:
        """Go to the next source that was never read in; one whose end is in view counts as read."""
        self.desk.bus.hand_over()  # so that the list knows what is gone while more comes in
        source = self.sources.next_unread(self.reader.source)
        self.reader.finish()
        if source is None:
            self.desk.tell("No other source is unread.")
        else:
            self.workspaces.show(Workspace.READ)
            self.show_source(source.id)
            self.reader.setFocus()

    def go_to_sources(self) -> None:
        """Put the keyboard into the list of sources."""
        self.workspaces.show(Workspace.READ)
        self.sources.show_list()

    def show_copies(self) -> None:
        """Show the sources by origin, standing on the one that is read."""
        self.workspaces.show(Workspace.READ)
        self.sources.show_copies(self.reader.source)

    def add_actor(self) -> None:
        """Open the form for a new actor."""
        self.show_side(Side.ACTORS)
        self.actors.add()

    def show_pairs(self) -> None:
        """Show the pairs of actors that may be one."""
        self.show_side(Side.ACTORS)
        self.actors.merging.show_pairs()

    def new_brief(self) -> None:
        """Begin another note over the same facts."""
        self.show_workspace(Workspace.BRIEF)
        self.brief.ask_new_brief()

    def ask_pack(self) -> None:
        """Ask for another pack for the note that is shown."""
        self.show_workspace(Workspace.BRIEF)
        self.brief.ask_pack()

    def add_paragraph(self) -> None:
        """Begin a paragraph in the section that is written."""
        self.show_workspace(Workspace.BRIEF)
        self.brief.add_paragraph()

    def on_draft(self, run: Callable[[BriefDrafting], object]) -> None:
        """Do something with the section that is written, with the brief in view."""
        self.show_workspace(Workspace.BRIEF)
        run(self.brief.drafting)

    def on_findings(self, run: Callable[[BriefReviewing], object]) -> None:
        """Do something with what there is to look at in the note, with the brief in view."""
        self.show_workspace(Workspace.BRIEF)
        run(self.brief.reviewing)

    def export(self) -> None:
        """Ask for format and place, and write the note."""
        self.show_workspace(Workspace.BRIEF)
        self.brief.exporting.export()

    def exact_pages(self) -> None:
        """Show the note in pages, as its Word file is laid out."""
        self.show_workspace(Workspace.BRIEF)
        self.brief.exporting.show_exact_pages()

    def compare_returned(self) -> None:
        """Lay a Word note that came back beside the brief that is shown."""
        self.show_workspace(Workspace.BRIEF)
        self.brief.flush()
        brief, pack = self.brief.state.brief, self.brief.state.pack
        if brief is None or pack is None:
            self.desk.tell(
                "There is no note to compare with yet.", "Start a brief with an installed pack first."
            )
            return
        self.returned.show(brief.id, pack)

    def go_to(self, target: Target) -> None:
        """Show a place: words in the reader, an actor or fact in the side panel, a paragraph in the brief."""
        if target.paragraph is not None:
            self.workspaces.show(Workspace.BRIEF)
            self.brief.show_paragraph(target.paragraph)
            return
        if target.fact is not None:
            self.sides.show(Side.FACTS)
            self.facts.select(target.fact)
        elif target.actor is not None:
            self.sides.show(Side.ACTORS)
            self.actors.select(target.actor)
        self.workspaces.show(Workspace.READ)
        if self.reader.go_to(target):
            self.reader.setFocus()
        elif target.actor is not None:
            self.actors.list.setFocus()

    def compare_versions(self) -> None:
        """Show the source that is read beside its earlier version, or its later one."""
        if self.reader.source is None or not self.versions.compare(self.reader.source):
            step = "Load the page again, or say of which source it is a newer version."
            self.desk.tell("There is no other version of this source.", step)
            return
        self.stack.setCurrentWidget(self.versions)
        self.versions.take_keyboard()

    def leave_versions(self) -> None:
        """Go back to the text; the later version is read now."""
        later = self.versions.later
        self.show_workspace(Workspace.READ)
        if later is not None and later != self.reader.source:
            self.show_source(later)

    def choose_version(self) -> None:
        """Ask of which source the one that is read is a newer version."""
        later = self.reader.source
        if later is not None:
            source = queries.source(self.desk.session, later)
            VersionChoice(
                self.desk.session, source, lambda key: make_version(self.desk, later, key), self
            ).open()

    def part_versions(self) -> None:
        """Let the source that is read be no version of another any more."""
        later = self.reader.source
        if later is not None:
            self.desk.attempt(lambda: detach_version(self.desk.session, later))

    @property
    def is_later_version(self) -> bool:
        """Whether the source that is read is a later version of another."""
        shown = (self.reader.source,) if self.reader.source is not None else ()
        return any(earlier_of(it) is not None for it in queries.sources(self.desk.session, shown))

    def show_everywhere(self, actor: Actor) -> None:
        """Show all places of an actor below the text; its id is 0 where it is words nobody has yet."""
        self.workspaces.show(Workspace.READ)
        self.occurrences.look_for(actor, self.reader.source, self.reader.text.caret)
        self.changed.emit()

    def show_all_of_actor(self) -> None:
        """Show all places of the actor that is selected in its list."""
        if (actor := self.actors.current()) is not None:
            self.show_everywhere(actor)

    def switch_proposals(self, kind: ProposalKind) -> None:
        """Make proposals of this kind in the session from now on, or none."""
        self.desk.names.switch(kind, on=not self.desk.names.is_on(kind))

    def edit_source(self, key: SourceId | None = None) -> None:
        """Open the form of a source, else of the one that is read, above its text."""
        self.show_workspace(Workspace.READ)
        if key is not None and key != self.reader.source:
            self.show_source(key)
        self.header.open_form()

    def undo(self) -> None:
        """Undo the last step, and show the place it touched; stop loading where that made it.

        Words that are being typed are a step, and the last one.
        """
        self.loader.make_way()
        self.brief.flush()
        replay(self.desk, "Undoing", "Undone", self.desk.session.undo_by_steps, self._show_touched)

    def redo(self) -> None:
        """Do again what was undone last, and show the place it touched: nothing behind words being typed."""
        self.brief.flush()
        replay(self.desk, "Doing again", "Done again", self.desk.session.redo_by_steps, self._show_touched)

    def leave(self) -> None:
        """Finish writing, stop loading, and remember how the page was left."""
        self.brief.flush()
        self.desk.work.finish_writing()  # before the others are stopped: its steps begin them
        self.desk.work.cancel()
        self.actors.stop()
        self.desk.names.stop()
        self.keeper.stop()
        self.watching.leave()
        self.loader.close()
        self.header.bytes.stop()
        self.model_names.close()
        self.returned.leave()
        self.compare.leave()
        session = self.desk.session
        self._sizes.remember()
        self.facts.remember()
        self.timeline.remember()
        session.remember(_SIDE, self.sides.current)
        session.remember(_SPACE, self.workspaces.current)
        self.reader.leave()
        self.search.leave()
        self.desk.bus.drop()
        self.indexing.stop()

    def tell_place(self) -> None:
        """Tell again what the caret stands on."""
        follow_caret(self, self.reader.tags_at_caret())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Give the panes the widths they were left with, once there is a width to share out."""
        super().showEvent(event)
        self._sizes.share_out()

    def _take(self, changes: Changes) -> None:
        """Follow a step: where nothing is read and there are sources, show one."""
        if self.reader.source is None and changes.keys(Collection.SOURCE):
            there = {source.id: source.label for source in queries.sources(self.desk.session)}
            # The list is brought up to date a moment later: what it stands on may be gone, or have given way
            # to another of its label, as a record does to the text of its work.
            listed = self.sources.current()
            alike = (key for key, label in there.items() if listed and label == listed.label)
            left = listed.id if listed and listed.id in there else next(iter((*alike, *there)), None)
            if left is not None:
                self.show_source(left)

    def _take_together(self, changes: Changes) -> None:
        """Follow one step or many: look through new sources, and tell that other things may be possible."""
        if changes.keys(Collection.SOURCE) and not self.loader.is_busy:
            self.indexing.start()
        self.changed.emit()

    def _show_touched(self, changes: Changes) -> None:
        """Show where in a text a step did something; of a step in the brief the brief shows it."""
        is_in_text = {Collection.MENTION, Collection.FACT, Collection.MEMO, Collection.REFUSAL}
        if self.versions.isVisible():
            return
        if changes.keys(Collection.BRIEF) or not any(kind in is_in_text for kind, _ in changes.touched):
            return
        self.workspaces.show(Workspace.READ)
        self.reader.show_touched(changes)

    def _restore(self) -> None:
        session = self.desk.session
        self.sides.resume(session.recall(_SIDE))
        self.reader.resume()
        known = queries.sources(session)
        if self.reader.source is None:
            self.reader.show_source(known[0].id if known else None)
        self.workspaces.resume(session.recall(_SPACE))
        self.indexing.start()
        self.actors.start()
        self.watching.start()

    def _connect(self) -> None:
        """Let the page do what one of its parts asks for."""
        self.sources.shown.connect(self.show_source)
        self.sources.edit_requested.connect(self.edit_source)
        self.end.wanted.connect(self.next_unread)
        self.header.versions_wanted.connect(self.compare_versions)
        self.versions.left.connect(self.leave_versions)
        self.reader.fact_requested.connect(self.fact_deeds.open_card)
        self.reader.evidence_requested.connect(self.fact_deeds.choose_for)
        self.reader.evidence_repeated.connect(self.facts.add_again)
        self.reader.send_requested.connect(self.fact_deeds.send)
        for naming in (self.reader, self.names):
            naming.everywhere_requested.connect(self.show_everywhere)
        for asking in (self.facts, self.timeline):
            asking.send_requested.connect(lambda facts: self.fact_deeds.send(*facts))
            asking.publication_asked.connect(self.edit_source)
        self.desk.bus.changed.connect(self._take)
        self.desk.bus.gathered.connect(self._take_together)
        self.desk.bus.pointed.connect(self.go_to)
