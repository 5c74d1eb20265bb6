"""Commands on names nobody knows yet: make an actor of one, dismiss it for good, take a dismissal back."""

from collections.abc import Sequence

from briefer.commands.actors import add_actor
from briefer.commands.mentions import tag_mention
from briefer.commands.wording import one_line, shown
from briefer.model.actors import Actor, ActorKind, Alias
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedName, dismissed_name
from briefer.model.spans import Span
from briefer.store import queries, writing
from briefer.store.session import Session
from briefer.suggest.kinds import guess_alias_kind


def make_actor(
    session: Session,
    name: str,
    kind: ActorKind,
    variants: Sequence[str] = (),
    elsewhere: Actor | None = None,
) -> ActorId:
    """Add an actor under a name that was proposed, known by its variants too, and return its id.

    One that is known elsewhere comes with all that is known of it there. Raises BrieferError as add_actor
    does.
    """
    if elsewhere is None:
        aliases = [
            Alias(it, guess_alias_kind(name, it, kind)) for it in map(one_line, variants) if it != name
        ]
        return add_actor(session, name, kind, aliases)
    with session.step(f"Add actor {shown(elsewhere.name)}"):
        key = add_actor(session, elsewhere.name, elsewhere.kind, elsewhere.aliases)
        made = queries.actor(session, key)
        writing.put_actor(
            session,
            Actor(
                key,
                made.label,
                made.name,
                made.kind,
                made.aliases,
                elsewhere.roles,
                elsewhere.note,
                origin=elsewhere.origin,
            ),
        )
    return key


def make_actor_at(session: Session, span: Span, name: ProposedName) -> ActorId:
    """Make an actor of a proposed name and tag its place, in one step; return the actor's id.

    Raises BrieferError as `make_actor` and `tag_mention` do, and then nothing is stored.
    """
    with session.step(f"Tag new actor {shown(name.quote)}"):
        key = make_actor(session, one_line(name.quote), name.kind, (), name.elsewhere)
        tag_mention(session, span, (key,))
    return key


def dismiss_name(session: Session, name: str) -> None:
    """Keep in mind that no actor is to be proposed for this name, in any source; undo brings it back."""
    with session.step(f"Dismiss the name “{shown(name)}”"):
        writing.add_dismissal(session, dismissed_name(name))


def propose_name_again(session: Session, name: str) -> None:
    """Forget that this name was dismissed."""
    with session.step(f"Propose the name “{shown(name)}” again"):
        writing.remove_dismissal(session, dismissed_name(name))
