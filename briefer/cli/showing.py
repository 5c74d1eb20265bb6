"""The command show."""

from argparse import Namespace
from typing import Any

from briefer.cli.output import cut, listed, say, say_json
from briefer.commands.wording import counted
from briefer.jobs.show import show as show_session
from briefer.store.session import open_session


def show(asked: Namespace) -> int:
    """Show what a session holds, as a list for people or as one JSON object."""
    with open_session(asked.session, read_only=True) as session:
        shown = show_session(session)
    if asked.json:
        say_json(shown)
    else:
        _say(shown)
    return 0


def _say(shown: dict[str, Any]) -> None:
    numbers = [("sources", "source"), ("actors", "actor"), ("mentions", "mention"), ("facts", "fact")]
    numbers += [("reconciliations", "reconciliation")] if shown["reconciliations"] else []
    say(listed(counted(len(shown[key]), one) for key, one in numbers) + ".")
    for heading, lines in (
        ("Sources", [_source(source) for source in shown["sources"]]),
        ("Actors", [_actor(actor, shown["mentions"]) for actor in shown["actors"]]),
        ("Facts", [_fact(fact) for fact in shown["facts"]]),
        ("Told as one", [_reconciliation(each, shown["facts"]) for each in shown["reconciliations"]]),
        ("Sections", [_section(section) for section in shown["sections"]]),
    ):
        if lines:
            say("", heading, *(f"  {line}" for line in lines))


def _source(source: dict[str, Any]) -> str:
    about = listed((source["publisher"], source["published"] or "undated"))
    return f"{source['id']}  {cut(source['title'] or source['file_name'])} ({about})"


def _actor(actor: dict[str, Any], mentions: list[dict[str, Any]]) -> str:
    number = sum(actor["id"] in mention["actors"] for mention in mentions)
    others = cut(listed(alias["text"] for alias in actor["aliases"] if alias["text"] != actor["name"]))
    kind = actor["kind"].replace("_", " ")
    also = f"; also {others}" if others else ""
    return f"{actor['id']}  {cut(actor['name'])} ({kind}), {counted(number, 'mention')}{also}"


def _fact(fact: dict[str, Any]) -> str:
    first, *others = fact["evidence"]
    grade = f"{first['grading']['reliability']}{first['grading']['credibility']}"
    rests = f"{first['source']} {first['start']}-{first['end']}"
    more = f" and {len(others)} more" if others else ""
    about = listed((fact["event_date"]["value"] or "undated", first["status"], grade, rests + more))
    return f"{fact['id']}  {cut(fact['statement'])} ({about})"


def _reconciliation(told: dict[str, Any], facts: list[dict[str, Any]]) -> str:
    statements = {fact["id"]: fact["statement"] for fact in facts}
    statement = told["statement"] or statements[told["facts"][0]]
    kind = told["kind"].replace("_", " ")
    decided = [f"{choice['matter']} decided" for choice in told["choices"]]
    return f"{told['id']}  {cut(statement)} ({listed((kind, listed(told['facts']), *decided))})"


def _section(section: dict[str, Any]) -> str:
    holds = listed(
        (
            listed(section["facts"]) or "no facts",
            counted(len(section["paragraphs"]), "paragraph") if section["paragraphs"] else "",
            "" if section["included"] else "left out",
        )
    )
    return f"{section['brief']}  {cut(section['heading'])}: {cut(holds)}"
