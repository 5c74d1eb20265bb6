"""ZIP containers and the XML in them, opened with limits that do not rest on what their headers say.

Archives, Word and OpenDocument files and e-books are such containers (APPNOTE 6.3; ECMA-376 part 2; ISO/IEC
26300-2; OCF 3.3). Nothing is written to a disk and nothing outside the bytes is opened.
"""

import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from briefer.errors import BrieferError
from briefer.load.files import shown_name

MOST_MEMBERS = 5_000
MOST_BYTES = 200 << 20  # of all members that are read, inflated
MOST_ELEMENTS = 500_000  # of all parts that are parsed
ENCRYPTED = 0x1
"""The flag of a member that opens only with a password."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what documents may use, and nearly all archives do
_PIECE = 1 << 20
_AGAIN = "Open it in its own program and save it again, or copy its text and paste it."
# zlib and zipfile raise these over damaged bytes, an unknown version, a name or an offset that cannot be.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError, OSError,
    OverflowError, RuntimeError, ValueError,
)  # fmt: skip


def protected(file_name: str) -> BrieferError:
    """Return the error for a file that only opens with a password or a key."""
    return BrieferError(
        f"“{shown_name(file_name)}” is protected: save a copy without a password.", "Then load the copy."
    )


class Container:
    """A ZIP file's members; what is inflated and parsed of them is counted over its whole life."""

    def __init__(self, data: bytes, file_name: str) -> None:
        """Read the list of members. Raises BrieferError where there is none or it is too long."""
        self._file_name = file_name
        self._inflated = self._elements = 0
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except DAMAGE as error:
            raise BrieferError("The file is damaged or cut off.", _AGAIN) from error
        self._members = {
            info.filename: info for info in self._archive.infolist() if not info.filename.endswith("/")
        }
        if len(self._archive.infolist()) > MOST_MEMBERS:
            raise BrieferError(
                f"The file holds more than {MOST_MEMBERS:,} files.", "Load the parts you need."
            )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members that are no folders, in their order and as they are written."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        """Return whether there is such a member."""
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return a member's bytes.

        Raises BrieferError where it is missing, damaged or encrypted, and where more has been inflated by
        now than MOST_BYTES.
        """
        info = self._members.get(name)
        if info is None:
            raise BrieferError(f"The file has no part “{shown_name(name)}”.", _AGAIN)
        if info.flag_bits & ENCRYPTED:
            raise protected(self._file_name)
        if info.compress_type not in _METHODS:
            raise BrieferError("The file is packed in a way that is not read.", "Unpack it or pack it anew.")
        pieces = []
        try:
            with self._archive.open(info) as member:
                while piece := member.read(_PIECE):
                    self._inflated += len(piece)
                    if self._inflated > MOST_BYTES:
                        raise _too_much(f"{MOST_BYTES >> 20} MB")
                    pieces.append(piece)
        except DAMAGE as error:
            raise BrieferError(f"The part “{shown_name(name)}” of the file is damaged.", _AGAIN) from error
        return b"".join(pieces)

    def xml(self, name: str) -> etree._Element:
        """Return the root of a member that is XML; raises BrieferError as `read` and `parse_xml` do."""
        data = self.read(name)
        self._elements += count_elements(data)
        if self._elements > MOST_ELEMENTS:
            raise _too_much(f"{MOST_ELEMENTS:,} elements")
        return parse_xml(data)


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of an XML document without comments and processing instructions.

    Raises BrieferError where it is not well-formed, has a DOCTYPE (by which a document can name other files
    and grow beyond measure), more than MOST_ELEMENTS elements, 255 levels, or 10 MB of text in one place.
    """
    # In UTF-16 each letter has a null byte beside it.
    if b"<!DOCTYPE" in data or b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise _doctype()
    if count_elements(data) > MOST_ELEMENTS:
        raise _too_much(f"{MOST_ELEMENTS:,} elements")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise BrieferError("The file's XML is damaged, or nested too deeply.", _AGAIN) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding in which it was not seen above
        raise _doctype()
    return root


def count_elements(data: bytes) -> int:
    """Return how many elements an XML document can have at the most, from its angle brackets."""
    return data.count(b"<") - data.count(b"</")


def _doctype() -> BrieferError:
    return BrieferError("The file's XML has a document type of its own, which is not read.", _AGAIN)


def _too_much(limit: str) -> BrieferError:
    return BrieferError(f"The file unpacks to more than {limit}.", "Save the part that you need by itself.")
