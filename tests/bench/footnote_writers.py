"""A note with a footnote for each fact, as one writer makes it in a process of its own.

`python -m tests.bench.footnote_writers WRITER COUNT` prints processor seconds and peak bytes as JSON. Facts,
libraries and templates are there before the clock starts; what is timed goes from the facts to a file.
"""

import io
import json
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from jinja2 import Environment

from briefer.compose.compose import compose
from briefer.compose.pack_files import read_pack
from briefer.compose.packs import house_file
from briefer.compose.pausing import collector_paused
from briefer.export.docx.writer import write_docx
from briefer.export.markdown import write_markdown
from briefer.jobs.composing import composed
from briefer.model.briefs import BriefContent
from briefer.model.note_options import NoteOptions
from briefer.model.packs import Pack
from tests.bench.note_bench import CREATED, PACK, content_of
from tests.bench.note_peers import day_words

STYLE = "chicago-notes"
_TEMPLATE = "{{ facts|paragraphs }}\n"
_FLOOR_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
}


def pack_of_one_section() -> Pack:
    """Return a pack that prints each fact once, with one footnote."""
    pack = read_pack(PACK)
    section = replace(pack.sections[0], template=_TEMPLATE)
    takes = section.takes and replace(section.takes, latest=0, statuses=(), kinds=(), modalities=())
    return replace(pack, sections=(replace(section, takes=takes),))


def ours(content: BriefContent, pack: Pack) -> Callable[[], bytes]:
    """Return what composes the note and writes it as a Word file."""
    return lambda: _written(content, pack, NoteOptions())


def ours_styled(content: BriefContent, pack: Pack) -> Callable[[], bytes]:
    """Return the same with its notes in a citation style."""
    return lambda: _written(content, pack, NoteOptions(citations=STYLE))


def _written(content: BriefContent, pack: Pack, options: NoteOptions) -> bytes:
    """Return the note as the program's own job makes it."""
    with collector_paused():
        return write_docx(composed(content, pack, created=CREATED, options=options), house_file(pack))


def docxtpl(content: BriefContent, _pack: Pack) -> Callable[[], bytes]:
    """Return what writes the same words by docxtpl: it has no footnotes, and the notes stand at the end."""
    return _docxtpl(content, with_notes=True)


def docxtpl_bare(content: BriefContent, _pack: Pack) -> Callable[[], bytes]:
    """Return what writes the statements alone by docxtpl, and says nothing of their sources."""
    return _docxtpl(content, with_notes=False)


def _docxtpl(content: BriefContent, *, with_notes: bool) -> Callable[[], bytes]:
    import docx  # noqa: PLC0415 - a peer's memory is not ours
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # noqa: PLC0415 - the same

    sources = {source.id: source for source in content.sources}
    template: Any = docx.Document()
    template.add_paragraph("{%p for fact in facts %}")
    line = template.add_paragraph()
    line.add_run("{{ fact.event_date.value|day }}.").bold = True
    line.add_run(" {{ fact.statement }}")
    template.add_paragraph("{%p endfor %}")
    if with_notes:
        template.add_paragraph("{%p for fact in facts %}")
        template.add_paragraph("{%p for it in fact.evidence %}")
        _note_line(template)
        template.add_paragraph("{%p endfor %}")
        template.add_paragraph("{%p endfor %}")
    made = io.BytesIO()
    template.save(made)

    def written() -> bytes:
        note, out = DocxTemplate(io.BytesIO(made.getvalue())), io.BytesIO()
        environment = Environment(autoescape=True)
        environment.filters["day"] = day_words
        note.render({"facts": content.facts, "sources": sources}, environment, autoescape=True)
        note.save(out)
        return out.getvalue()

    return written


def _note_line(template: Any) -> None:
    line = template.add_paragraph()
    line.add_run("{{ sources[it.span.source].publisher }}, ")
    line.add_run("{{ sources[it.span.source].title }}").italic = True
    line.add_run(", {{ sources[it.span.source].published.value|day }}: ")
    line.add_run("“{{ it.span.quote }}”; graded {{ it.grading.code }}.")


def floor(content: BriefContent, _pack: Pack) -> Callable[[], bytes]:
    """Return what joins the statements and notes as strings and zips them."""
    sources = {source.id: source for source in content.sources}

    def written() -> bytes:
        body = "".join(
            f"<w:p><w:r><w:t>{escape(fact.statement)}</w:t></w:r><w:r><w:footnoteReference "
            f'w:id="{number}"/></w:r></w:p>'
            for number, fact in enumerate(content.facts, 1)
        )
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{escape(sources[item.span.source].publisher)}, '
            f"{escape(sources[item.span.source].title)}: {escape(item.span.quote)}</w:t></w:r></w:p>"
            "</w:footnote>"
            for number, fact in enumerate(content.facts, 1)
            for item in fact.evidence
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in {
                **_FLOOR_PARTS,
                "word/document.xml": body,
                "word/footnotes.xml": notes,
            }.items():
                archive.writestr(name, text)
        return out.getvalue()

    return written


def pandoc(content: BriefContent, pack: Pack) -> Callable[[], bytes]:
    """Return what has pandoc turn the note, as Markdown with footnotes, into a Word file."""
    text = write_markdown(compose(content, pack, created=CREATED), house_file(pack))

    def written() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "note.docx"
            subprocess.run(["pandoc", "-f", "markdown", "-o", str(made)], input=text, check=True)
            return made.read_bytes()

    return written


WRITERS = {each.__name__: each for each in (ours, ours_styled, docxtpl, docxtpl_bare, floor, pandoc)}


def main(writer: str, count: int) -> None:
    """Print what one writer takes for that many facts."""
    pack = pack_of_one_section()
    content = content_of(count, pack)
    write = WRITERS[writer](content, pack)
    WRITERS[writer](content_of(2, pack), pack)()  # what is imported or read once is there
    who = resource.RUSAGE_CHILDREN if writer == "pandoc" else resource.RUSAGE_SELF
    before = resource.getrusage(who)
    data = write()
    after = resource.getrusage(who)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        json.dumps(
            {
                "cpu": used,
                "peak": after.ru_maxrss * 1024 if writer == "pandoc" else _peak(),
                "notes": _notes_in(data),
            }
        )
    )


def _peak() -> int:
    """Return the most bytes that this process held; on Linux getrusage tells the parent's too."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def _notes_in(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "word/footnotes.xml" not in archive.namelist():
            return 0
        return archive.read("word/document.xml").count(b"<w:footnoteReference ")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
