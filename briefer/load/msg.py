"""Reads Outlook messages: their words, and the files and messages attached to them."""

from datetime import datetime
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime

from olefile import OleFileIO  # type: ignore[import-untyped] # it comes without types
from oxmsg.storage import Storage

from briefer.errors import BrieferError
from briefer.load.eml import sent_for
from briefer.load.letters import (
    Letter,
    Words,
    better_of,
    file_name_of,
    letter_sources,
    mail_name,
    page_words,
    plain_words,
)
from briefer.load.mime import header, people, split_head
from briefer.load.msg_props import ATTACHMENT, EMBEDDED, Held
from briefer.load.msg_rtf import rich_words
from briefer.model.sources import Enclosed, LoadedSource, Readable
from briefer.text.moments import moment_of

# The numbers of the properties ([MS-OXPROPS]).
_CLASS, _SUBJECT, _SUBMITTED, _DELIVERED, _HEADERS = 0x001A, 0x0037, 0x0039, 0x0E06, 0x007D
_SENDER, _SENDER_ADDRESS, _ON_BEHALF_OF = 0x0C1A, 0x0C1F, 0x0042
_BODY, _RICH_BODY, _PAGE = 0x1000, 0x1009, 0x1013
_DATA, _SHORT_NAME, _METHOD, _LONG_NAME, _KIND, _CONTENT_ID, _HIDDEN = (
    0x3701, 0x3704, 0x3705, 0x3707, 0x370E, 0x3712, 0x7FFE,
)  # fmt: skip
_DISPLAY_NAME = 0x3001
_EMBEDDED = "__SUBSTG1.0_3701000D"
_DEEPEST = 5
_FAULTS = (OSError, ValueError, LookupError, AttributeError, RecursionError)
_BOUNDARY = "=_a_message_in_a_message_="  # no line of Base64, in which all parts are, looks like it
# What else is kept in such a file, by the name of its main stream.
_OTHERS = (
    ("EncryptedPackage", "It is protected by a password.", "Save a copy without a password."),
    ("WordDocument", "It is a Word document of the old kind.", "Save it as .docx."),
    ("Workbook", "It is an Excel workbook of the old kind.", "Copy the text that you need and paste it."),
    ("PowerPoint Document", "It is a PowerPoint file of the old kind.", "Copy its text and paste it."),
)


def read(data: bytes, file_name: str) -> tuple[Readable, ...]:
    """Return the message as a source, and each file or message attached to it, to be read in turn.

    Raises BrieferError where it is encrypted, holds neither words nor files, or is no message.
    """
    try:
        with OleFileIO(data) as file:
            _check(tuple(name for (name, *_) in file.listdir()))
            storage = Storage.from_ole(file)
    except _FAULTS as error:
        raise BrieferError("The file is damaged.", "Save the message again in your mail program.") from error
    original = LoadedSource("", media_type="application/vnd.ms-outlook", file_name=file_name, original=data)
    return letter_sources(_letter(Held(storage), depth=0), original)


def _check(names: tuple[str, ...]) -> None:
    if "__properties_version1.0" in names:
        return
    for name, what, next_step in _OTHERS:
        if name in names:
            raise BrieferError(what, next_step)
    raise BrieferError(
        "It is an Office file, but no message.", "Open it in its own program and save its text."
    )


def _letter(held: Held, depth: int) -> Letter:
    headers, _ = split_head(held.text(_HEADERS).encode("utf-8", "replace"))
    publisher, basis = sent_for(headers)
    sender = held.text(_ON_BEHALF_OF) or held.text(_SENDER) or held.text(_SENDER_ADDRESS)
    return Letter(
        subject=" ".join(held.text(_SUBJECT).split()),
        sender=people(str(headers.get("from", ""))) or sender.strip(" '\""),
        publisher=publisher,
        sent=header(headers, "date") or held.moment(_SUBMITTED) or held.moment(_DELIVERED),
        received=held.moment(_DELIVERED),
        words=(_words(held),),
        files=_files(held, depth),
        sealed=_seal(held),
        bases=(("publisher", basis),),
    )


def _seal(held: Held) -> str:
    kind = held.text(_CLASS).lower()
    if kind.startswith("ipm.note.smime") and not kind.endswith("multipartsigned"):
        return "is encrypted (S/MIME)"
    return "is protected by its sender's rights management" if kind.endswith("rpmsg") else ""


def _words(held: Held) -> Words:
    """Return the body that a reader sees: the page, else the plain text, else the rich text."""
    plain = Words(plain_words(held.text(_BODY)))
    page = held.data(_PAGE)
    shown = page_words(page, held.body_charset()) if page else page_words(held.text(_PAGE).encode(), "utf-8")
    best = better_of(shown, plain)
    return best if best.text else Words(plain_words(rich_words(held.data(_RICH_BODY))))


def _files(held: Held, depth: int) -> tuple[Enclosed, ...]:
    found: list[Enclosed] = []
    for number, storage in enumerate(held.within("__attach_version1.0_#"), start=1):
        attached = Held(storage, ATTACHMENT)
        kind = attached.text(_KIND).lower()
        given = attached.text(_LONG_NAME) or attached.text(_SHORT_NAME) or attached.text(_DISPLAY_NAME)
        inner = next((one for one in storage.storages if one.name.upper() == _EMBEDDED), None)
        if inner is not None and Held(inner, EMBEDDED).storage.streams:
            data = _as_mail(Held(inner, EMBEDDED), depth + 1) if depth < _DEEPEST else b""
            found.append(Enclosed(mail_name(data), data))
        elif not _is_shown_within(attached, kind, given):
            name = file_name_of(given, kind, number)
            found.append(
                Enclosed("signed message.eml" if kind == "multipart/signed" else name, attached.data(_DATA))
            )
    return tuple(file for file in found if file.data)


def _is_shown_within(attached: Held, kind: str, name: str) -> bool:
    """Return whether the file is a picture that stands in the text, or the whole of an encrypted message."""
    if kind in ("application/pkcs7-mime", "application/x-microsoft-rpmsg-message") or name.endswith(".rpmsg"):
        return True
    is_picture = kind.startswith("image/") or name.lower().endswith((".png", ".jpg", ".jpeg", ".gif"))
    return is_picture and bool(attached.text(_CONTENT_ID) or attached.number(_HIDDEN))


def _as_mail(held: Held, depth: int) -> bytes:
    """Return a message that lies in another as an e-mail: in its own form it cannot stand alone."""
    letter = _letter(held, depth)
    mail = MIMEMultipart(boundary=_BOUNDARY)
    moment = moment_of(letter.sent)
    date = format_datetime(datetime.fromisoformat(moment)) if moment else ""
    sender = f'"{letter.sender}"' if letter.sender else ""
    for name, value in (("Subject", letter.subject), ("From", sender), ("Date", date)):
        if value:
            mail[name] = value if value.isascii() else Header(value, "utf-8").encode()
    for words in letter.words:
        mail.attach(MIMEText(words.text, "plain", "utf-8"))
    for file in letter.files:
        part = MIMEApplication(file.data)
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))
        mail.attach(part)
    return mail.as_bytes()
