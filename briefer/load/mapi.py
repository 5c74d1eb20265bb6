"""What the properties of a message in MAPI say ([MS-OXPROPS]), whichever file they were kept in."""

from datetime import UTC, datetime, timedelta
from typing import Protocol

from oxmsg.domain.encodings import encoding_from_codepage
from oxmsg.domain.model import UnrecognizedCodePageError, UnsupportedEncodingError

from briefer.load.letters import Letter, Words, better_of, file_name_of, page_words, plain_words, sent_for
from briefer.load.mime import header, people, split_head
from briefer.load.msg_rtf import rich_words
from briefer.model.sources import Enclosed

# The numbers of the properties.
CLASS, SUBJECT, SUBMITTED, DELIVERED, _HEADERS = 0x001A, 0x0037, 0x0039, 0x0E06, 0x007D
SENDER, _SENDER_ADDRESS, _ON_BEHALF_OF = 0x0C1A, 0x0C1F, 0x0042
BODY, _RICH_BODY, _PAGE = 0x1000, 0x1009, 0x1013
DATA, SHORT_NAME, _LONG_NAME, _KIND, _CONTENT_ID, _HIDDEN = 0x3701, 0x3704, 0x3707, 0x370E, 0x3712, 0x7FFE
DISPLAY_NAME, METHOD = 0x3001, 0x3705
INTERNET_CODE_PAGE, CODE_PAGE = 0x3FDE, 0x3FFD
# What their values are.
TEXT, OLD_TEXT, BYTES, TIME, NUMBER = 0x001F, 0x001E, 0x0102, 0x0040, 0x0003
_BEGINNING = datetime(1601, 1, 1, tzinfo=UTC)


class Properties(Protocol):
    """The properties of a message or of an attachment, each asked for by its number."""

    def text(self, number: int) -> str:
        """Return a text, or an empty string."""

    def data(self, number: int) -> bytes:
        """Return bytes, which may be none."""

    def moment(self, number: int) -> str:
        """Return a time in ISO 8601, to the second, or an empty string."""

    def number(self, number: int) -> int:
        """Return a whole number, 0 where there is none."""

    def body_charset(self) -> str:
        """Return the encoding of a body that is kept in bytes, or an empty string."""


def letter_of(held: Properties, files: tuple[Enclosed, ...]) -> Letter:
    """Return the message that has these properties, with the files that came with it."""
    headers, _ = split_head(held.text(_HEADERS).encode("utf-8", "replace"))
    publisher, basis = sent_for(headers)
    sender = held.text(_ON_BEHALF_OF) or held.text(SENDER) or held.text(_SENDER_ADDRESS)
    return Letter(
        subject=" ".join(held.text(SUBJECT).split()),
        sender=people(str(headers.get("from", ""))) or sender.strip(" '\""),
        publisher=publisher,
        sent=header(headers, "date") or held.moment(SUBMITTED) or held.moment(DELIVERED),
        received=held.moment(DELIVERED),
        words=(_words(held),),
        files=tuple(file for file in files if file.data),
        sealed=_seal(held),
        bases=(("publisher", basis),),
    )


def attached_file(attached: Properties, number: int) -> Enclosed | None:
    """Return the file that an attachment is; `number` names it where nothing else does.

    None stands for a picture that is shown in the text, or the whole of an encrypted message.
    """
    kind = attached.text(_KIND).lower()
    given = attached.text(_LONG_NAME) or attached.text(SHORT_NAME) or attached.text(DISPLAY_NAME)
    if _is_shown_within(attached, kind, given):
        return None
    name = "signed message.eml" if kind == "multipart/signed" else file_name_of(given, kind, number)
    return Enclosed(name, attached.data(DATA))


def encoding_of(code_page: int) -> str:
    """Return the encoding that a number of Microsoft's stands for, or an empty string."""
    try:
        return encoding_from_codepage(code_page)
    except (UnrecognizedCodePageError, UnsupportedEncodingError):
        return ""


def moment_since(value: int) -> str:
    """Return in UTC the time that is so many tenths of a microsecond after 1601, or an empty string."""
    try:
        moment = _BEGINNING + timedelta(microseconds=value // 10)
    except OverflowError:
        return ""
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z" if value else ""


def _seal(held: Properties) -> str:
    kind = held.text(CLASS).lower()
    if kind.startswith("ipm.note.smime") and not kind.endswith("multipartsigned"):
        return "is encrypted (S/MIME)"
    return "is protected by its sender's rights management" if kind.endswith("rpmsg") else ""


def _words(held: Properties) -> Words:
    """Return the body that a reader sees: the page, else the plain text, else the rich text."""
    plain = Words(plain_words(held.text(BODY)))
    page = held.data(_PAGE)
    shown = page_words(page, held.body_charset()) if page else page_words(held.text(_PAGE).encode(), "utf-8")
    best = better_of(shown, plain)
    return best if best.text else Words(plain_words(rich_words(held.data(_RICH_BODY))))


def _is_shown_within(attached: Properties, kind: str, name: str) -> bool:
    """Return whether the file is a picture that stands in the text, or the whole of an encrypted message."""
    if kind in ("application/pkcs7-mime", "application/x-microsoft-rpmsg-message") or name.endswith(".rpmsg"):
        return True
    is_picture = kind.startswith("image/") or name.lower().endswith((".png", ".jpg", ".jpeg", ".gif"))
    return is_picture and bool(attached.text(_CONTENT_ID) or attached.number(_HIDDEN))
