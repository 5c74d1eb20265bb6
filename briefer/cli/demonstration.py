"""The command demo."""

from argparse import Namespace

from briefer.cli.files import read_all
from briefer.cli.output import say
from briefer.commands.demo import make_sample, sample_articles
from briefer.compose.packs import pack_by_id
from briefer.errors import BrieferError
from briefer.jobs.note import note_content, write_note
from briefer.store import queries

SESSION, NOTE = "sample.briefer", "sample.docx"


def demo(asked: Namespace) -> int:
    """Write the sample session and its note to a folder, which is made where it is missing."""
    folder = asked.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"The folder {folder} cannot be made: {error.strerror}."
        raise BrieferError(what, "Choose another one.") from error
    found = list(read_all(sample_articles()))
    for file in found:
        if file.error is not None:
            raise file.error
    articles = [source for file in found for source in file.sources]
    with make_sample(folder / SESSION, articles) as session:
        pack = pack_by_id(queries.briefs(session)[0].pack)
        write_note(note_content(session, pack), pack, folder / NOTE)
    say(f"Wrote {folder / SESSION} and its note, {folder / NOTE}.", "Everything in them is invented.")
    return 0
