"""Reads Outlook's packages (winmail.dat): the message, and the files and messages attached to it."""

from dataclasses import replace

from briefer.errors import BrieferError
from briefer.load.letters import Letter, letter_sources
from briefer.load.mapi import DISPLAY_NAME, METHOD, attached_file, letter_of
from briefer.load.tnef_format import is_package
from briefer.load.tnef_props import Packed, package_of
from briefer.model.sources import Enclosed, LoadedSource, Readable

_OBJECT = 6  # the way in which another program's drawing or table is attached
_LEFT_OUT = "An object of another program that stands in its text was left out."
_DAMAGED = "The package is damaged or cut off: some of it may be missing."


def read(data: bytes, file_name: str) -> tuple[Readable, ...]:
    """Return the message as a source, and each file or message attached to it, to be read in turn.

    Raises BrieferError where it is encrypted, holds neither words nor files, or is no package.
    """
    original = LoadedSource("", media_type="application/ms-tnef", file_name=file_name, original=data)
    return letter_sources(packed_letter(data), original)


def packed_letter(data: bytes) -> Letter:
    """Return the message in a package. Raises BrieferError where it is none."""
    if not is_package(data):
        raise BrieferError("It is no package of Outlook's.", "Ask its sender for the files themselves.")
    package = package_of(data)
    files = (_file(one, number) for number, one in enumerate(package.attachments, start=1))
    letter = letter_of(package.message, tuple(file for file in files if file is not None))
    has_object = any(one.number(METHOD) == _OBJECT for one in package.attachments)
    doubts = (_LEFT_OUT,) * has_object + (_DAMAGED,) * (not package.is_whole)
    return replace(letter, warnings=letter.warnings + doubts)


def _file(attached: Packed, number: int) -> Enclosed | None:
    within = attached.message_within()
    if within:  # it is a package of its own, and known by its bytes
        return Enclosed(attached.text(DISPLAY_NAME) or f"message {number}", within)
    return attached_file(attached, number)
