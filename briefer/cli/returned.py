"""The command match."""

from argparse import Namespace
from typing import Any

from briefer.check.returned.values import CitationFate, Concern, Fate, Remark
from briefer.cli.composing import briefs_named
from briefer.cli.output import on_one_line, say, say_json
from briefer.commands.wording import counted
from briefer.compose.packs import find_packs, pack_by_id, pack_folders
from briefer.isolate.pool import Isolation
from briefer.jobs.note import note_content
from briefer.jobs.returned import Returned, compared, read_back, steps_since
from briefer.store.session import open_session

_HEADS = {
    Concern.SOURCE: "Sources",
    Concern.MATTER: "Figures, dates, names, notes",
    Concern.WORDS: "Words",
    Concern.COMMENT: "Comments",
}


def match(asked: Namespace) -> int:
    """Lay a note that came back beside its brief; the exit code is 1 where a statement lost its source."""
    packs = find_packs(pack_folders())
    brief = None
    if asked.brief or not asked.pack:
        (brief,) = briefs_named(asked.session, [asked.brief] if asked.brief else [])[:1]
    pack = pack_by_id(asked.pack or (brief.pack if brief else ""), packs)
    with open_session(asked.session, read_only=True) as session:
        content = note_content(session, pack, brief=brief.id if brief else None, settings=asked.fields)
        history = session.history()
    with Isolation() as isolation:
        note = read_back(asked.note, isolation)
    returned = compared(asked.note.name, note, content, pack)
    since = steps_since(history, note.created)
    if asked.json:
        say_json(
            {
                "session": str(asked.session),
                "brief": content.brief.label,
                **_json(returned),
                "steps_since": since,
            }
        )
    else:
        _say(returned, since)
    return 1 if returned.comparison.has_lost else 0


def _say(returned: Returned, since: int) -> None:
    comparison = returned.comparison
    say(on_one_line(_summary(returned)))
    if since:
        say(f"The session was changed in {counted(since, 'step')} after this note was written.")
    if comparison.tracked:
        where = counted(comparison.tracked, "paragraph")
        say(f"Tracked changes in {where} are read as accepted; nobody accepted them yet.")
    for concern, head in _HEADS.items():
        remarks = [remark for remark in comparison.remarks if remark.concern is concern]
        if remarks:
            say("", head, *(f"  {on_one_line(_place(remark) + remark.said)}" for remark in remarks))


def _summary(returned: Returned) -> str:
    comparison = returned.comparison
    counts = {fate: sum(each.fate is fate for each in comparison.fates) for fate in Fate}
    moved = sum(each.is_moved for each in comparison.fates)
    kept = sum(each.fate is CitationFate.KEPT for each in comparison.citations)
    told = [
        f"{counted(counts[Fate.SAME], 'paragraph')} unchanged",
        f"{counts[Fate.REWORDED]} reworded",
        f"{moved} moved",
        f"{counts[Fate.GONE]} taken out",
        f"{counts[Fate.NEW]} new",
    ]
    cited = f"{kept} of {counted(len(comparison.citations), 'citation')} kept"
    renumbered = f", {comparison.renumbered} renumbered" if comparison.renumbered else ""
    return f"{returned.shown}: {', '.join(told)}; {cited}{renumbered}."


def _place(remark: Remark) -> str:
    number = remark.new if remark.new is not None else remark.old
    return "" if number is None else f"[{number + 1}{'' if remark.new is not None else '−'}] "


def _json(returned: Returned) -> dict[str, Any]:
    comparison = returned.comparison
    return {
        "note": returned.shown,
        "lost": comparison.has_lost,
        "paragraphs": [
            {
                "fate": each.fate,
                "moved": each.is_moved,
                "old": _words(returned.expected.note.paragraphs, each.old),
                "new": _words(returned.note.paragraphs, each.new),
            }
            for each in comparison.fates
        ],
        "citations": [
            {"facts": list(each.facts), "fate": each.fate, "was": each.was, "now": each.now or None}
            for each in comparison.citations
        ],
        "remarks": [_remark(each) for each in comparison.remarks],
        "comments": [
            {"initials": each.initials, "words": each.words, "about": each.about}
            for each in returned.note.comments
        ],
        "tracked": comparison.tracked,
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "concern": remark.concern.name.lower(),
        "kind": remark.kind,
        "said": remark.said,
        "facts": list(remark.facts),
        "old": remark.old,
        "new": remark.new,
        "at": list(remark.at) if remark.at else None,
    }


def _words(paragraphs: Any, place: int | None) -> str | None:
    return None if place is None else paragraphs[place].words
