"""Reads e-mails: the words that a mail program shows, and the files and letters that came with them."""

import re

from briefer.errors import BrieferError
from briefer.load.charsets import declaring
from briefer.load.decoding import decode
from briefer.load.facts import language_tag, web_address
from briefer.load.letters import (
    Letter,
    Words,
    better_of,
    file_name_of,
    letter_sources,
    mail_name,
    page_words,
    plain_words,
    sent_for,
)
from briefer.load.mime import Part, header, parts_of, people
from briefer.load.tnef_format import is_package
from briefer.model.sources import Enclosed, LoadedSource, Readable
from briefer.text.moments import moment_in_utc

_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?")
# What belongs to the transport and not to what was written.
_TRANSPORT = frozenset((
    "application/applefile", "application/pgp-encrypted", "application/pgp-keys", "application/pgp-signature",
    "application/pkcs7-signature", "application/x-pkcs7-signature", "message/delivery-status",
    "message/disposition-notification", "message/external-body", "text/rfc822-headers", "text/x-amp-html",
))  # fmt: skip
_PACKAGES = ("application/ms-tnef", "application/vnd.ms-tnef")
_SEALED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))


def read(data: bytes, file_name: str) -> tuple[Readable, ...]:
    """Return the e-mail as a source, and each file or e-mail attached to it, to be read in turn.

    Pictures that belong to the text, signatures and reports of the transport are left out. Raises
    BrieferError where it is encrypted, or holds neither words nor files.
    """
    headers, parts, warnings = parts_of(data)
    parts, packages = _parted(parts)
    words = _words(parts)
    if not any(part.text.strip() for part in words):
        words = tuple(part for package in packages for part in package.words)
    publisher, basis = sent_for(headers)
    address = _ADDRESS.match(header(headers, "archived-at"))
    letter = Letter(
        subject=header(headers, "subject"),
        sender=people(str(headers.get("from", ""))),
        publisher=publisher,
        sent=header(headers, "date"),
        received=moment_in_utc(header(headers, "received").rpartition(";")[2]),
        url=web_address(address[1]) if address else "",
        language=language_tag(header(headers, "content-language").partition(",")[0]),
        words=words,
        files=(*_files(parts), *(file for package in packages for file in package.files)),
        sealed=_seal(parts) or next((package.sealed for package in packages if package.sealed), ""),
        warnings=(*warnings, *(warning for package in packages for warning in package.warnings)),
        bases=(
            ("publisher", basis),
            ("url", "the e-mail's address in its archive" if address else ""),
            ("language", "the e-mail's language" if "content-language" in headers else ""),
        ),
    )
    original = LoadedSource("", media_type="message/rfc822", file_name=file_name, original=data)
    return letter_sources(letter, original)


def _parted(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Letter, ...]]:
    """Return the parts, and what lies in those in which Outlook packed the e-mail once more (winmail.dat).

    The words in a package are those of the e-mail in another form. One that cannot be read stays a part.
    """
    found: list[Letter] = []
    others: list[Part] = []
    for part in parts:
        package = _packed(part)
        if package is None:
            others.append(part)
        else:
            found.append(package)
    return tuple(others), tuple(found)


def _packed(part: Part) -> Letter | None:
    if part.kind not in _PACKAGES and part.file_name.lower() != "winmail.dat":
        return None
    data = part.decoded()
    if not is_package(data):
        return None
    from briefer.load.tnef import packed_letter  # noqa: PLC0415 - few e-mails have one, and it takes a while

    try:
        return packed_letter(data)
    except BrieferError:
        return None


def _words(parts: tuple[Part, ...]) -> tuple[Words, ...]:
    """Return the text in the order of its parts; of alternatives that which is shown."""
    found: list[Words] = []
    alternatives: dict[int, tuple[int, dict[str, Words]]] = {}
    for part in parts:
        if not _is_text(part):
            continue
        words = _read(part)
        number = next((number for kind, number in part.containers if kind == "alternative"), None)
        if number is None:
            found.append(words)
            continue
        place, forms = alternatives.setdefault(number, (len(found), {}))
        if not forms:
            found.append(words)
        before = forms.get(part.kind)
        forms[part.kind] = words if before is None else _together(before, words)
        page, plain = forms.get("text/html"), forms.get("text/plain")
        found[place] = better_of(page, plain) if page and plain else page or plain or words
    return tuple(found)


def _together(before: Words, after: Words) -> Words:
    return Words(f"{before.text}\n{after.text}", before.warnings + after.warnings)


def _is_text(part: Part) -> bool:
    """Return whether the part is shown as a piece of the letter's own text."""
    if part.kind not in ("text/plain", "text/html") and not _is_broken(part):
        return False
    return part.disposition != "attachment" and not part.file_name


def _is_broken(part: Part) -> bool:
    """Return whether the part should hold others but has no line that parts them: it is read as it is."""
    return part.kind.startswith("multipart/")


def _read(part: Part) -> Words:
    data = part.decoded()
    try:
        if part.kind == "text/html":
            return page_words(data, part.charset)
        decoded = decode(data, part.charset) if data else None
    except BrieferError:
        return Words("", ("A part of the text holds binary data and was left out.",))
    if decoded is None:
        return Words("")
    text = plain_words(decoded.text)
    if str(part.headers.get_param("format", "")).lower() == "flowed":
        text = _unflowed(decoded.text, is_spaced=str(part.headers.get_param("delsp", "")).lower() != "yes")
    return Words(text, (decoded.warning,) if decoded.warning else ())


def _unflowed(text: str, *, is_spaced: bool) -> str:
    """Return the text with lines joined that were only broken to be sent (RFC 3676)."""
    pieces: list[str] = []
    is_open, depth_before = False, 0
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        words = bare.removeprefix(" ")
        if not is_open or depth != depth_before:
            pieces.append("\n" + ">" * depth + (" " if depth else ""))
        is_open, depth_before = words.endswith(" ") and words != "-- ", depth
        pieces.append(words if is_spaced or not is_open else words[:-1])
    return plain_words("".join(pieces))


def _files(parts: tuple[Part, ...]) -> tuple[Enclosed, ...]:
    found: list[Enclosed] = []
    for number, part in enumerate(parts, start=1):
        if _is_text(part) or part.kind in _TRANSPORT or part.kind in _SEALED or _is_shown_within(part):
            continue
        data = part.decoded()
        is_mail = part.kind == "message/rfc822"
        name = mail_name(data) if is_mail else file_name_of(part.file_name, part.kind, number)
        if data:
            found.append(Enclosed(name, declaring(data, name, part.charset)))
    return tuple(found)


def _is_shown_within(part: Part) -> bool:
    """Return whether the part belongs to the text: a picture in it, or another form of it."""
    if part.lies_in("encrypted"):
        return True
    if part.disposition == "attachment":
        return part.kind.startswith("image/") and part.lies_in("related")
    is_media = part.kind.startswith(("image/", "audio/", "video/", "font/")) or part.kind == "text/css"
    is_other_form = bool(part.containers) and part.containers[-1][0] == "alternative"
    return is_media or is_other_form


def _seal(parts: tuple[Part, ...]) -> str:
    """Return what keeps the e-mail's words from being read, or an empty string."""
    if any(part.lies_in("encrypted") for part in parts):
        return "is encrypted (PGP)"
    sealed = next((part for part in parts if part.kind in _SEALED), None)
    if sealed is None:
        return ""
    is_signed = str(sealed.headers.get_param("smime-type", "")).lower() == "signed-data"
    return "lies within its signature (S/MIME)" if is_signed else "is encrypted (S/MIME)"
