"""A letter, whichever program kept it, and the sources it makes: its own words, and what came with it."""

import re
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath

from briefer.errors import BrieferError
from briefer.load.html_visible import visible_words
from briefer.load.markup import markup_of
from briefer.load.mime import header, split_head
from briefer.model.dates import UNDATED, dated
from briefer.model.sources import Enclosed, LoadedSource, Readable
from briefer.text.cleaning import clean
from briefer.text.moments import moment_of

BY_HAND = "Open it in your mail program, and save its text or copy it from there."
_PGP = re.compile(r"\s*-----BEGIN PGP MESSAGE-----")
_MARKED = re.compile(r"\s*(?P<name>[^<]*?)\s*<[^>]*>\s*")
_UNFIT = re.compile(r"[^\w .,()&'-]+")
_LONGEST_NAME = 60
# The endings of files by what they are said to be; only those that may hold an article's words.
_ENDINGS = {
    "application/epub+zip": ".epub",
    "application/msword": ".doc",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/vnd.ms-outlook": ".msg",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/xhtml+xml": ".html",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "text/rtf": ".rtf",
}


@dataclass(frozen=True, slots=True)
class Words:
    """One stretch of a letter's text, which a mail program shows in the place where it stands."""

    text: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's particulars as they stand in it, its words, and the files that came with it.

    `sent` is a date as programs write it, `received` a moment in UTC. `sealed` says what keeps its words
    from being read, as in “is encrypted (PGP)”, or is empty. `bases` says of fields that do not come from the
    usual place of a letter's where they come from.
    """

    subject: str = ""
    sender: str = ""
    publisher: str = ""
    sent: str = ""
    received: str = ""
    url: str = ""
    language: str = ""
    words: tuple[Words, ...] = ()
    files: tuple[Enclosed, ...] = ()
    sealed: str = ""
    warnings: tuple[str, ...] = ()
    bases: tuple[tuple[str, str], ...] = ()


def letter_sources(letter: Letter, original: LoadedSource) -> tuple[Readable, ...]:
    """Return the letter and, attached to it, its files; `original` has its file's name, kind and bytes.

    A letter without words of its own that brings files has its subject for its text, so that who sent them
    and when is kept. Raises BrieferError where it is encrypted, or holds neither words nor files.
    """
    words = [part for part in letter.words if part.text.strip() and not _PGP.match(part.text)]
    is_armoured = any(_PGP.match(part.text) for part in letter.words)
    sealed = letter.sealed or ("is encrypted (PGP)" if is_armoured else "")
    if not words and sealed:
        raise BrieferError(f"The e-mail {sealed}.", BY_HAND)
    warnings = [warning for part in words for warning in part.warnings] + list(letter.warnings)
    if sealed:
        warnings.append(f"A part of it {sealed} and was left out.")
    text = "\n".join(part.text.strip("\n") for part in words)
    if not text:
        if not letter.files:
            what = next(iter(letter.warnings), "The e-mail holds no words and no files.")
            raise BrieferError(what, BY_HAND)
        text = letter.subject
        warnings.append("The e-mail has no text of its own: its subject stands here.")
    attached = tuple(Enclosed(file.name, file.data, None, 0 if text else None) for file in letter.files)
    if not text:
        return attached
    return (_source(letter, original, text, tuple(dict.fromkeys(warnings))), *attached)


def _source(letter: Letter, original: LoadedSource, text: str, warnings: tuple[str, ...]) -> LoadedSource:
    moment = moment_of(letter.sent)
    usual = {
        "title": "the e-mail's subject" if letter.subject else "",
        "byline": "the e-mail's sender" if letter.sender else "",
        "published": "the e-mail's date" if moment else "",
        "retrieved": "the time when the e-mail came in" if letter.received else "",
    }
    usual |= dict(letter.bases)
    return LoadedSource(
        text=clean(text).rstrip(),
        title=letter.subject,
        byline=letter.sender,
        publisher=letter.publisher,
        published=dated(moment) if moment else UNDATED,
        url=letter.url,
        language=letter.language,
        media_type=original.media_type,
        file_name=original.file_name,
        original=original.original,
        warnings=warnings,
        retrieved=letter.received,
        bases=tuple((field, basis) for field, basis in usual.items() if basis),
    )


def sent_for(headers: Message) -> tuple[str, str]:
    """Return who the e-mail says it is sent for, and where it says so."""
    organisation = header(headers, "organization") or header(headers, "organisation")
    if organisation:
        return organisation, "the e-mail's organization"
    name = _MARKED.fullmatch(header(headers, "list-id"))
    words = name["name"].strip("\"' ") if name else ""
    return words, "the mailing list's name" if words else ""


def plain_words(text: str) -> str:
    """Return a text without the marks of its transport: line ends put right, none left hanging."""
    return "\n".join(line.rstrip() for line in clean(text).split("\n")).strip("\n")


def page_words(data: bytes, charset: str = "") -> Words:
    """Return what a mail program shows of a letter that is written as a page."""
    markup = markup_of(data, charset)
    return Words(visible_words(markup.encoded, letter=True), markup.warnings)


def better_of(page: Words, plain: Words) -> Words:
    """Return of two forms of a text the page, which is what readers see, unless it lacks half the words."""
    return page if 2 * len(page.text.split()) >= len(plain.text.split()) and page.text else plain


def mail_name(data: bytes) -> str:
    """Return a file's name for an e-mail, made of its subject."""
    headers, _ = split_head(data)
    subject = _UNFIT.sub(" ", header(headers, "subject"))[:_LONGEST_NAME]
    return f"{' '.join(subject.split()).strip(' .') or 'message'}.eml"


def file_name_of(given: str, kind: str, number: int) -> str:
    """Return a file's last name, without folders, with an ending that fits its kind where it has none."""
    name = given.replace("\\", "/").rpartition("/")[2].strip().strip(".") or f"attachment {number}"
    return name if PurePosixPath(name).suffix else name + _ENDINGS.get(kind, "")
