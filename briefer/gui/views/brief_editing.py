"""What the analyst does to the brief that is shown: each deed is a command, its faults go to the strip."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefer.commands import briefs as commands
from briefer.commands import outlining
from briefer.compose.packs import USUAL_PACK
from briefer.errors import BrieferError, HeldElsewhere, NotStored
from briefer.gui.bus import NoticeKind, notice_of
from briefer.gui.desk import Desk
from briefer.gui.models.brief_standing import Drafted
from briefer.gui.models.brief_state import BriefState
from briefer.gui.views import brief_deeds as deeds
from briefer.gui.views.brief_bar import name_of
from briefer.gui.wording import count_words, shortened
from briefer.jobs.pack_memory import remember, remembered
from briefer.model.briefs import Brief, Section
from briefer.model.ids import BriefId, FactId, ParagraphId, SectionId
from briefer.model.packs import Pack
from briefer.store import queries

_NEW_HEADING = "New section"
_TYPED = "What you typed in the brief"  # what waits for another program, in words


class BriefEditing:
    """Carries out deeds on the brief of a state; `section` is the one that is being written, or None.

    `unsaved` holds paragraphs whose words a disk did not take, `unentered` the values of fields.
    """

    def __init__(self, desk: Desk, state: BriefState, again: Callable[[], object]) -> None:
        """Work on this state's brief; `again` is called when what another program held up can be stored."""
        self._desk = desk
        self._state = state
        self._again = again
        self.section: SectionId | None = None
        self.unsaved: dict[tuple[SectionId, ParagraphId], Drafted] = {}
        self.unentered: dict[tuple[BriefId, str], str] = {}

    def add_brief(self, pack: Pack | None) -> BriefId | None:
        """Add a brief of this pack, or of the first one there is."""
        chosen = pack or self.first_pack()
        if chosen is None:
            return None
        values = remembered(chosen)
        made = self._desk.attempt(lambda: commands.add_brief(self._desk.session, chosen, fields=values))
        if made is not None and values:
            labels = {field.name: field.label for field in chosen.fields}
            names = ", ".join(labels[name] for name, _ in values)
            self._desk.tell(f"As in your last note of this kind: {names}.", "Change them in the title block.")
        return made

    def change_pack(self, pack: Pack) -> None:
        """Give the brief the sections of another pack."""
        self._do(lambda brief: commands.change_pack(self._desk.session, brief.id, pack))

    def first_pack(self) -> Pack | None:
        """Return the pack of a brief where none was chosen; say so where none is installed."""
        packs = self._desk.packs.packs
        usual = next((pack for pack in packs if pack.id == USUAL_PACK), None)
        first = usual or next(iter(packs), None)
        if first is None:
            words, step = "No template pack is installed.", "Add one to the folder of packs."
            self._desk.tell(words, step, NoticeKind.FAULT)
        return first

    def drafted(self, pack: Pack) -> Brief:
        """Return a brief of this pack that is not stored yet."""
        return commands.drafted_brief(self._desk.session, pack, fields=remembered(pack))

    def send_to_drafted(self, drafted: Brief, section: SectionId, facts: Sequence[FactId]) -> BriefId | None:
        """Store a brief with facts in one of its sections, in one step."""
        return self._desk.attempt(
            lambda: commands.send_to_drafted(self._desk.session, drafted, section, facts)
        )

    def take_all_that_fit(self) -> None:
        """Send all that fits the section that is being written, or without one, each section."""
        brief, pack = self._state.brief, self._state.pack
        if brief is None or pack is None:
            return
        session, section = self._desk.session, self.section
        sent = self._desk.attempt(lambda: commands.take_all_that_fit(session, brief.id, pack, section))
        where = self._state.section(section)
        place = f"to “{where.title}”" if where else "to the sections"
        if sent:
            self._desk.tell(f"{count_words(sent, 'fact')} sent {place}.", kind=NoticeKind.DONE)
        elif sent == 0:
            self._desk.tell("No other fact fits here.")

    def send(self, section: Section, facts: Sequence[FactId], place: int | None = None) -> bool:
        """Send facts to a section, before the fact at the place or last; say why where that cannot be."""
        known = [fact for fact in facts if fact in self._state.rows]
        brief = self._state.brief
        if brief is None or not known:
            return False
        if not self._state.takes_facts(section):
            words = f"“{section.title}” is made by the pack and prints no facts of its own."
            self._desk.tell(words, "Send the fact to another section, or cite it in your words here.")
            return False
        if place is None and all(fact in section.facts for fact in known):
            label = self._state.rows[known[0]].label
            self._desk.tell(f"{label} stands in “{section.title}” already.")
            return False
        return self._do(lambda one: deeds.send_facts(self._desk.session, one.id, section, known, place))

    def drop(self, section_id: SectionId | None, facts: Sequence[FactId], place: int | None = None) -> None:
        """Send facts that were dropped on a section or between its facts."""
        section = self._state.section(section_id)
        if section is not None:
            self.send(section, facts, place)

    def withdraw(self, fact: FactId) -> None:
        """Take a fact out of the section that is being written."""
        section = self.section
        if section is not None:
            self._do(lambda brief: commands.withdraw_fact(self._desk.session, brief.id, section, fact))

    def shift(self, fact: FactId, by: int) -> None:
        """Move a fact within the section that is being written."""
        section = self._state.section(self.section)
        if section is not None:
            self._do(lambda brief: deeds.shift_fact(self._desk.session, brief.id, section, fact, by))

    def release(self, fact: FactId) -> None:
        """Let a fact that was moved by hand stand in the order of the section that is being written."""
        section = self.section
        if section is not None:
            self._do(lambda brief: outlining.release_fact(self._desk.session, brief.id, section, fact))

    def write(self, section_id: SectionId, drafted: Drafted) -> bool:
        """Give a paragraph these words; where that fails, keep them as unsaved and return False."""
        found = self._with_section(section_id)
        if found is None:
            return True
        place = section_id, drafted.paragraph
        try:
            self.unsaved.pop(place, None)  # before the step tells of itself
            self._desk.alone(lambda: deeds.write_words(self._desk.session, *found, drafted))
        except BrieferError as error:
            self.unsaved[place] = drafted
            self._fail(error)
            return False
        return True

    def enter(self, name: str, value: str) -> None:
        """Keep a field's value; where the disk does not take it, until `enter_again`."""
        brief, pack = self._state.brief, self._state.pack
        if brief is not None and pack is not None:
            self._enter(brief, pack, name, value)

    def _enter(self, brief: Brief, pack: Pack, name: str, value: str) -> None:
        try:
            self.unentered.pop((brief.id, name), None)
            self._desk.alone(lambda: deeds.set_field(self._desk.session, brief.id, pack, name, value))
            remember(pack, name, value)
        except BrieferError as error:
            if isinstance(error, NotStored):
                self.unentered[brief.id, name] = value
            self._fail(error)

    def _fail(self, error: BrieferError) -> None:
        """Tell why what was typed was not stored; where another program is in the way, wait for it."""
        if not isinstance(error, HeldElsewhere):
            self._desk.bus.told.emit(notice_of(error))
        elif not self._desk.work.has(_TYPED):
            self._desk.work.begin(_TYPED, iter(()), self._again, writes=True)

    def enter_again(self) -> None:
        """Try again to keep what was entered and not stored, in whichever brief."""
        if not self.unentered:
            return
        briefs = {brief.id: brief for brief in queries.briefs(self._desk.session)}
        packs = {pack.id: pack for pack in self._desk.packs.packs}
        for (brief_id, name), value in tuple(self.unentered.items()):
            brief = briefs.get(brief_id)
            pack = packs.get(brief.pack) if brief is not None else None
            if brief is not None and pack is not None and name in {field.name for field in pack.fields}:
                self._enter(brief, pack, name, value)

    def include(self, section: SectionId, included: bool = True) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        """Print a section or leave it out."""
        self._do(lambda brief: commands.include_section(self._desk.session, brief.id, section, included))

    def rename_section(self, section: SectionId, words: str) -> None:
        """Give a section of the analyst's own another heading."""
        self._do(lambda brief: commands.rename_section(self._desk.session, brief.id, section, words))

    def move_section(self, section: SectionId, place: int) -> None:
        """Move a section to a place, counted from 0."""
        self._do(lambda brief: commands.move_section(self._desk.session, brief.id, section, place))

    def shift_section(self, section: SectionId, by: int) -> None:
        """Move a section so many places on or back."""
        self._do(lambda brief: deeds.shift_section(self._desk.session, brief, section, by))

    def add_section(self) -> SectionId | None:
        """Add a section of the analyst's own after the one that is being written, or last."""
        brief = self._state.brief
        if brief is None:
            return None
        keys = [section.id for section in brief.sections]
        place = keys.index(self.section) + 1 if self.section in keys else None
        session = self._desk.session
        return self._desk.attempt(lambda: commands.add_section(session, brief.id, _NEW_HEADING, place))

    def remove_section(self, section: SectionId) -> None:
        """Remove a section of the analyst's own."""
        self._do(lambda brief: commands.remove_section(self._desk.session, brief.id, section))

    def rename_brief(self, title: str) -> None:
        """Give the brief another title."""
        self._do(lambda brief: commands.edit_brief(self._desk.session, replace(brief, title=title)))

    def remove_brief(self) -> None:
        """Remove the brief that is shown."""
        brief = self._state.brief
        if self._do(lambda one: commands.remove_brief(self._desk.session, one.id)) and brief is not None:
            self._desk.tell(f"Removed “{shortened(name_of(brief), 60)}”.", "Undo brings it back.")

    def _with_section(self, section_id: SectionId) -> tuple[BriefId, Section] | None:
        """Return the section with the key of its brief, which need not be the one that is shown."""
        shown, section = self._state.brief, self._state.section(section_id)
        if shown is not None and section is not None:
            return shown.id, section
        every = ((brief.id, each) for brief in queries.briefs(self._desk.session) for each in brief.sections)
        return next(((brief, each) for brief, each in every if each.id == section_id), None)

    def _do(self, run: Callable[[Brief], object]) -> bool:
        """Carry out a command on the brief; return whether it went well, else its fault is in the strip."""
        brief = self._state.brief
        return brief is not None and self._desk.attempt(lambda: (run(brief),)) is not None
