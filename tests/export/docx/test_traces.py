"""A note holds nobody's name, no path, and no trace of the work on its house file."""

import getpass
import re
import socket
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from briefer.export.docx.checks import check_docx
from briefer.export.docx.names import fragment, q
from briefer.export.docx.packages import Part, members_of, read_package, zip_members
from briefer.export.docx.writer import write_docx
from briefer.model.documents import Document

Make = Callable[..., Document]
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_BODY = """<w:p w:rsidR="00AA11BB"><w:r><w:t>kept</w:t></w:r>
<w:ins w:id="1" w:author="A Maker"><w:r><w:t>added</w:t></w:r></w:ins>
<w:del w:id="2" w:author="A Maker"><w:r><w:delText>gone</w:delText></w:r></w:del>
<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>
<w:r><w:drawing><wp:docPr xmlns:wp="%s" id="1" name="x" descr="C:\\Users\\amaker\\a.png"/></w:drawing></w:r>
</w:p>"""


def _everything(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "\n".join(
            name + archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist()
        )


def _worked_on(house: Path, path: Path) -> Path:
    """Write a house file that tells of its makers in every way that Word knows."""
    package = read_package(house.read_bytes())
    document = package.document
    body = document.tree()[0]
    body.insert(0, fragment(_BODY % WP))
    for kind, name in (
        ("comments", "word/comments.xml"),
        ("http://schemas.microsoft.com/office/2011/relationships/people", "word/people.xml"),
        ("customXml", "customXml/item1.xml"),
        ("printerSettings", "word/printerSettings1.bin"),
    ):
        package.add(document, kind, Part(name, "application/xml", b"<a>A Maker</a>"))
    package.parts["customXml/item1.xml"].relate("customXmlProps", "customXml/itemProps1.xml")
    package.parts["customXml/itemProps1.xml"] = Part("customXml/itemProps1.xml", "application/xml", b"<b/>")
    settings = package.parts["word/settings.xml"].tree()
    settings.append(fragment('<w:rsids><w:rsidRoot w:val="00AA11BB"/></w:rsids>'))
    path.write_bytes(zip_members(members_of(package)))
    return path


def test_nothing_tells_of_those_who_made_the_house_file(tmp_path: Path, make: Make, house: Path) -> None:
    data = write_docx(make(), _worked_on(house, tmp_path / "house.docx"))
    everything = _everything(data)
    for trace in (
        "A Maker",
        "rsid",
        "00AA11BB",
        "amaker",
        "comment",
        "people",
        "customXml/",
        "printer",
        "gone",
    ):
        assert trace not in everything, trace
    text = "".join(item.text or "" for item in read_package(data).document.tree().iter(q("w:t")))
    assert "kept" in text
    assert "added" in text
    assert check_docx(data) == ()


def test_nothing_tells_of_this_machine(rich: Document, sample: Document, house: Path) -> None:
    for document in (rich, sample):
        everything = _everything(write_docx(document, house))
        for trace in (getpass.getuser(), socket.gethostname(), str(Path.home()), str(house.parent)):
            if len(trace) > 4:
                assert trace not in everything, trace
        assert re.search(r"rsid|[A-Za-z]:\\\\|/home/|/Users/", everything) is None


def test_only_labels_of_protection_stay_among_the_properties(tmp_path: Path, make: Make, house: Path) -> None:
    package = read_package(house.read_bytes())
    names = ("ContentTypeId", "_dlc_DocId", "MSIP_Label_4e6c-1_Enabled", "MSIP_Label_4e6c-1_Owner")
    items = "".join(
        f'<property fmtid="{{0}}" pid="{n}" name="{name}"><vt:lpwstr>v</vt:lpwstr></property>'
        for n, name in enumerate(names, 2)
    )
    spaces = (
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
    )
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    part = Part("docProps/custom.xml", kind, f"<Properties {spaces}>{items}</Properties>".encode())
    package.drop(part.name)
    package.add(package.parts[""], "custom-properties", part)
    (tmp_path / "house.docx").write_bytes(zip_members(members_of(package)))
    written = read_package(write_docx(make(), tmp_path / "house.docx")).parts["docProps/custom.xml"]
    assert [item.get("name") for item in written.tree()] == ["MSIP_Label_4e6c-1_Enabled", "briefer-seal"]


def test_real_house_files_leave_no_trace(shared: Path, make: Make) -> None:
    for house in sorted((shared / "data" / "house_styles").glob("*.docx")):
        everything = _everything(write_docx(make(), house))
        assert re.search(r'rsid|w:author="|customXml/', everything) is None, house.name
