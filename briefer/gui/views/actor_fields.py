"""The fields of one actor: name, kind, aliases, dated roles, note, and what is doubtful about the names."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from PySide6.QtWidgets import QCheckBox, QWidget

from briefer.commands.naming import shared_names
from briefer.errors import BrieferError
from briefer.gui.plain import menu_text, shortened
from briefer.gui.views.actor_rows import AliasRow, RoleRow
from briefer.gui.views.parts import (
    RowStack,
    choice,
    choose,
    chosen,
    column,
    line,
    link_button,
    row,
    small_words,
)
from briefer.gui.views.plain_field import PlainField
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.text.lookalikes import doubts_about

_SHOWN = 40
_CLOSE = 0.75  # of the letters are alike, so that the former name was misspelt and not another one
_MOST_DOUBTS = 4
_KEPT_AS = (AliasKind.MISSPELT, AliasKind.FORMER, AliasKind.FULL)


class ActorFields(QWidget):
    """Lets all be entered that is known of an actor; what deceives in a name is said as it is typed."""

    def __init__(self, beside_kind: QWidget | None = None) -> None:
        """Begin empty; a widget may stand beside the kind."""
        super().__init__()
        self._actor: Actor | None = None
        self._others: Sequence[Actor] = ()
        self.name = line("Name of the actor", "", "the name it should be given")
        self.kind = choice("Kind of actor", ActorKind, ActorKind.PERSON)
        self.aliases, self.roles = RowStack(spacing=4), RowStack(spacing=10)
        self.keeps_name = QCheckBox()
        self.kept_as = choice("What the former name is kept as", _KEPT_AS, AliasKind.MISSPELT)
        self._is_kind_chosen = False
        self._kept = QWidget()
        self._doubts = small_words(tone="warning")
        self.note = PlainField()
        self.note.setAccessibleName("Note on the actor")
        self.note.setTabChangesFocus(True)
        self.note.setProperty("look", "field")
        self.note.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 12)
        self._lay_out(beside_kind)
        self.name.textChanged.connect(lambda _: self._look())
        self.kept_as.activated.connect(self._choose_kind)

    def fill(self, actor: Actor | None, others: Sequence[Actor], name: str = "") -> None:
        """Show this actor, or empty fields for a new one of this name; `others` may share its names."""
        self._actor, self._others = actor, others
        self.name.setText(actor.name if actor else name)
        choose(self.kind, actor.kind if actor else ActorKind.PERSON)
        self.note.setPlainText(actor.note if actor else "")
        self.aliases.clear()
        self.roles.clear()
        for alias in actor.aliases if actor else ():
            self._put_alias(alias)
        self.roles.add(*(RoleRow(role, self.roles.drop) for role in (actor.roles if actor else ())))
        self.keeps_name.setChecked(True)
        self._is_kind_chosen = False
        self._look()

    def entered(self, actor: Actor) -> Actor:
        """Return the actor with what was entered. Raises BrieferError for what cannot be."""
        name = self.name.text().strip()
        if not name:
            raise BrieferError("An actor has a name.", "Write the name it should be given.")
        roles = tuple(role for it in self.roles.rows(RoleRow) if (role := it.role()) is not None)
        aliases = self._aliases()
        if not self._kept.isHidden() and self.keeps_name.isChecked():
            aliases = (*aliases, Alias(actor.name, chosen(self.kept_as, AliasKind)))
        note = self.note.toPlainText().strip()
        kind = chosen(self.kind, ActorKind)
        return replace(actor, name=name, kind=kind, aliases=aliases, roles=roles, note=note)

    def add_alias(self) -> None:
        """Begin a new alias."""
        self._put_alias(None).setFocus()

    def add_role(self) -> None:
        """Begin a new office."""
        made = RoleRow(None, self.roles.drop)
        self.roles.add(made)
        made.setFocus()

    def _put_alias(self, alias: Alias | None) -> AliasRow:
        made = AliasRow(alias, self._drop_alias)
        made.changed.connect(self._look)
        self.aliases.add(made)
        return made

    def _drop_alias(self, gone: QWidget) -> None:
        self.aliases.drop(gone)
        self._look()

    def _aliases(self) -> tuple[Alias, ...]:
        return tuple(alias for it in self.aliases.rows(AliasRow) if (alias := it.alias()) is not None)

    def _look(self) -> None:
        """Offer to keep a name that was corrected, and say what is doubtful about those entered."""
        before, name = self._actor.name if self._actor else "", self.name.text().strip()
        aliases = self._aliases()
        is_corrected = bool(before and name) and before not in {name, *(alias.text for alias in aliases)}
        self._kept.setVisible(is_corrected)
        if is_corrected:
            self.keeps_name.setText(menu_text(f"Keep “{shortened(before, _SHOWN)}” as"))
        if is_corrected and not self._is_kind_chosen:
            is_close = SequenceMatcher(None, before, name).ratio() >= _CLOSE
            choose(self.kept_as, AliasKind.MISSPELT if is_close else AliasKind.FORMER)
        doubts = self._doubts_about(name, aliases)
        self._doubts.setText("\n".join(doubts[:_MOST_DOUBTS]))
        self._doubts.setVisible(bool(doubts))

    def _doubts_about(self, name: str, aliases: Sequence[Alias]) -> list[str]:
        names = list(dict.fromkeys(it for it in (name, *(alias.text for alias in aliases)) if it))
        doubts = [sentence for it in names for sentence in doubts_about(it)]
        shared = shared_names(names, [it for it in self._others if it != self._actor])
        for it, others in shared.items():
            owners = shortened(" and ".join(other.name for other in others), _SHOWN)
            doubts.append(f"“{shortened(it, _SHOWN)}” is a name of {owners} too: you will be asked.")
        return doubts

    def _choose_kind(self) -> None:
        self._is_kind_chosen = True

    def _lay_out(self, beside_kind: QWidget | None) -> None:
        page = column(self, spacing=8)
        page.addWidget(self.name)
        kept = row(self.keeps_name, self.kept_as)
        kept.setStretch(0, 1)
        self._kept.setLayout(kept)
        page.addWidget(self._kept)
        page.addWidget(self._doubts)
        page.addLayout(row(self.kind, beside_kind) if beside_kind is not None else row(self.kind))
        page.addWidget(small_words("Aliases: other names and spellings, which are found in new sources too"))
        page.addWidget(self.aliases)
        page.addWidget(link_button("Add alias", self.add_alias))
        page.addWidget(small_words("Roles: offices held, and when"))
        page.addWidget(self.roles)
        page.addWidget(link_button("Add role", self.add_role))
        page.addWidget(small_words("Note"))
        page.addWidget(self.note)
