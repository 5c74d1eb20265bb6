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
from briefer.load.letters import Letter, letter_sources, mail_name
from briefer.load.mapi import attached_file, letter_of
from briefer.load.msg_props import ATTACHMENT, EMBEDDED, Held
from briefer.model.sources import Enclosed, LoadedSource, Readable
from briefer.text.moments import moment_of

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
    return letter_sources(_letter(Held(storage), 0), original)


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
    return letter_of(held, _files(held, depth))


def _files(held: Held, depth: int) -> tuple[Enclosed, ...]:
    found: list[Enclosed | None] = []
    for number, storage in enumerate(held.within("__attach_version1.0_#"), start=1):
        attached = Held(storage, ATTACHMENT)
        inner = next((one for one in storage.storages if one.name.upper() == _EMBEDDED), None)
        if inner is not None and Held(inner, EMBEDDED).storage.streams:
            data = _as_mail(Held(inner, EMBEDDED), depth + 1) if depth < _DEEPEST else b""
            found.append(Enclosed(mail_name(data), data))
        else:
            found.append(attached_file(attached, number))
    return tuple(file for file in found if file is not None)


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
