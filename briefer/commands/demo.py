"""The sample: a session that is made from articles, a tag file and a brief of our own (resources/sample)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefer.commands.briefs import add_brief, edit_brief, send_fact, write_paragraph
from briefer.commands.sources import add_sources, edit_source
from briefer.commands.tag_file import apply_tag_file
from briefer.compose.packs import pack_by_id
from briefer.model.dates import Basis, dated
from briefer.model.facts import Reliability
from briefer.model.ids import BriefId
from briefer.model.sources import LoadedSource, Source
from briefer.paths import resources_folder
from briefer.store import queries
from briefer.store.session import Session, create_session

_ARTICLES = (
    "northgate-wire.html",
    "port-ilse-courier.html",
    "vardenne-observer.md",
    "straits-shipping-bulletin.txt",
)


def sample_articles() -> tuple[Path, ...]:
    """Return the files of the sample's articles, in the order in which they are to be added."""
    return tuple(_sample_folder() / name for name in _ARTICLES)


def make_sample(path: Path, articles: Sequence[LoadedSource]) -> Session:
    """Make the sample session at this path from its loaded articles and return it, open.

    Raises BrieferError where the file exists or cannot be made; then nothing is left of it.
    """
    session = create_session(path)
    try:
        _fill(session, articles)
    except BaseException:
        session.close()
        path.unlink(missing_ok=True)
        raise
    return session


def _fill(session: Session, articles: Sequence[LoadedSource]) -> None:
    told = json.loads((_sample_folder() / "sample.json").read_text(encoding="utf-8"))
    add_sources(session, articles)
    with session.step("Complete what is known of the sources"):
        for source in queries.sources(session):
            edit_source(session, _completed(source, told["sources"].get(source.file_name, {})))
    apply_tag_file(session, (_sample_folder() / "tags.json").read_text(encoding="utf-8"))
    with session.step("Write the brief"):
        _write_brief(session, told["brief"])


def _completed(source: Source, told: Mapping[str, str]) -> Source:
    published = told.get("published")
    return replace(
        source,
        title=told.get("title", source.title),
        publisher=told.get("publisher", source.publisher),
        language=told.get("language", source.language),
        published=dated(published, Basis.GIVEN) if published else source.published,
        reliability=Reliability(told.get("reliability", source.reliability)),
    )


def _write_brief(session: Session, told: Mapping[str, Any]) -> None:
    brief_id = add_brief(session, pack_by_id(told["pack"]), told["title"])
    fields = tuple(told["fields"].items())
    brief = queries.brief(session, brief_id)
    edit_brief(session, replace(brief, cut_off=told["cut_off"], fields=fields))
    for section in brief.sections:
        content = told["sections"].get(section.name, {})
        for text in content.get("paragraphs", ()):
            write_paragraph(session, brief_id, section.id, None, text)
        _send(session, brief_id, section.name, content.get("facts", ()))


def _send(session: Session, brief_id: BriefId, name: str, labels: Iterable[str]) -> None:
    section = next(it for it in queries.brief(session, brief_id).sections if it.name == name)
    facts = {fact.label: fact.id for fact in queries.facts(session)}
    for label in labels:
        send_fact(session, brief_id, section.id, facts[label])


def _sample_folder() -> Path:
    return resources_folder() / "sample"
