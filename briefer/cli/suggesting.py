"""The command suggest."""

from argparse import Namespace
from typing import Any

from briefer.cli.output import on_one_line, say, say_json
from briefer.cli.sources import given_date, with_date
from briefer.commands.reuse import actors_of
from briefer.isolate.pool import Isolation
from briefer.jobs.extract import extract_file
from briefer.jobs.ner import LIMITS, installed_model, names_by_model
from briefer.jobs.suggest import suggest as suggested_in
from briefer.jobs.suggest_facts import suggest_facts
from briefer.model.proposals import ProposedName


def suggest(asked: Namespace) -> int:
    """Show what would be proposed in each source of a file.

    Raises BrieferError where it cannot be loaded, and with `--ner` where no spaCy model is installed.
    """
    published = given_date(asked.published)
    actors = actors_of(asked.reuse) if asked.reuse else ()
    with Isolation() as isolation:
        file = extract_file(asked.file, isolation)
    for source in file.sources:
        dated = with_date(source, published)
        others = _by_model(source.text) if asked.ner else ()
        found = suggested_in(dated, actors, others)
        if asked.facts:
            found["facts"] = suggest_facts(dated, actors)
        if asked.json:
            say_json({"path": str(asked.file), **found})
        else:
            _say(found)
    return 0


def _by_model(text: str) -> tuple[ProposedName, ...]:
    """Return the names that a spaCy model finds; BrieferError where none is installed."""
    with Isolation(LIMITS) as isolation:
        return tuple(names_by_model(text, installed_model(isolation), isolation))


def _say(found: dict[str, Any]) -> None:
    for mention in found["mentions"]:
        place = f"{mention['start']}-{mention['end']}  “{mention['quote']}”"
        actors = " and ".join(map(on_one_line, mention["actors"]))
        say(f"{place}: {actors}, {on_one_line(mention['origin'])}")
    for name in found["names"]:
        place = f"{name['start']}-{name['end']}  “{on_one_line(name['quote'])}”"
        say(f"{place}: new name ({name['kind'].replace('_', ' ')}), {on_one_line(name['origin'])}")
    for date in found["dates"]:
        say(f"{date['start']}-{date['end']}  “{date['quote']}”: {date['value'] or 'open'} ({date['basis']})")
    for said in found["speakers"]:
        speaker = on_one_line(f"{said['speaker']} {said['cue']}")
        say(f"{said['start']}-{said['end']}  “{on_one_line(said['quote'])}”: {speaker}")
    for fact in found.get("facts", ()):
        say(_fact_words(fact))
    if not any(found.values()):
        say("Nothing is proposed.")


def _fact_words(fact: dict[str, Any]) -> str:
    (passage,) = fact["evidence"]
    said, date = passage["attribution"], fact["event_date"] or {}
    words = (
        fact["kind"],
        passage["status"],
        passage["modality"] if passage["modality"] != "actual" else "",
        *(f"{part['actor']} {part['role']}".strip() for part in fact["actors"]),
        f"{said['who']} {said['verb']}".strip(),
        date.get("value") or "",
        f"due {fact['deadline']}" if fact["deadline"] else "",
        f"in {fact['place']}" if fact["place"] else "",
    )
    place = f"{passage['start']}-{passage['end']}  fact “{on_one_line(fact['statement'])}”"
    return f"{place}: {', '.join(on_one_line(part) for part in words if part)}"
