import base64
from email.message import EmailMessage

import pytest

from briefer.errors import BrieferError
from briefer.load.eml import read
from briefer.load.eml_format import EML
from briefer.model.sources import Enclosed, LoadedSource
from tests.load import tnef_making as tnef

PICTURE = b"\x89PNG\r\n\x1a\n"
HEAD = (
    "From: Tóra Arvâne <t@x.example>\nSubject: Pier\nDate: Fri, 14 Mar 2031 08:05:00 +0100\n"
    "MIME-Version: 1.0\n"
)


def split(data: bytes) -> tuple[LoadedSource, list[Enclosed]]:
    letter, *files = read(data, "a.eml")
    assert isinstance(letter, LoadedSource)
    return letter, [file for file in files if isinstance(file, Enclosed)]


def mail(body: str, head: str = "") -> bytes:
    return f"{HEAD}{head}\n{body}".encode()


def parts(*parts: str, kind: str = "mixed") -> bytes:
    inner = "".join(f"--b\n{part}\n" for part in parts)
    return mail(f"{inner}--b--\n", f"Content-Type: multipart/{kind}; boundary=b\n")


def test_a_letter_says_who_wrote_when_and_for_whom() -> None:
    head = (
        "Received: from x by y; Fri, 14 Mar 2031 07:06:30 +0000\nOrganization: Vellin Courier\n"
        "Archived-At: <https://x.example/a/1>\nContent-Language: en-gb, de\n"
    )
    letter, files = split(mail("Words of the letter.\n", head))
    assert (letter.title, letter.byline, letter.publisher) == ("Pier", "Tóra Arvâne", "Vellin Courier")
    assert (letter.published.value, letter.published.basis) == ("2031-03-14T08:05:00+01:00", "stated")
    assert (letter.retrieved, letter.url, letter.language) == (
        "2031-03-14T07:06:30Z",
        "https://x.example/a/1",
        "en-GB",
    )
    assert dict(letter.bases) == {
        "title": "the e-mail's subject",
        "byline": "the e-mail's sender",
        "published": "the e-mail's date",
        "retrieved": "the time when the e-mail came in",
        "publisher": "the e-mail's organization",
        "url": "the e-mail's address in its archive",
        "language": "the e-mail's language",
    }
    assert (letter.text, letter.media_type, files) == ("Words of the letter.", "message/rfc822", [])


def test_a_mailing_list_is_the_publisher_where_no_other_is_named() -> None:
    letter, _ = split(mail("Words.", 'List-Id: "Strait News" <strait.x.example>\n'))
    assert (letter.publisher, dict(letter.bases)["publisher"]) == ("Strait News", "the mailing list's name")


def test_of_two_forms_the_page_is_taken_as_readers_see_it() -> None:
    page = (
        "Content-Type: text/html\n\n<style>p {}</style><p style='display: none'>Preview</p>"
        "<p>One  two\nthree.</p><p>Four &amp; five.</p>"
    )
    letter, _ = split(
        parts("Content-Type: text/plain\n\nOne two\nthree. Four & five.", page, kind="alternative")
    )
    assert letter.text == "One two three.\nFour & five."


def test_a_page_that_lacks_most_words_gives_way_to_the_plain_text() -> None:
    plain = "Content-Type: text/plain\n\nOne two three four five six seven."
    for page in ("<p>Open in browser", "<img src=x>", ""):
        letter, _ = split(parts(plain, f"Content-Type: text/html\n\n{page}", kind="alternative"))
        assert letter.text == "One two three four five six seven."


@pytest.mark.parametrize(
    ("head", "data", "expected"),
    [
        ("Content-Type: text/plain; charset=koi8-r\n", "Совет принял".encode("koi8-r"), "Совет принял"),
        ("Content-Type: text/plain; charset=us-ascii\n", "Müde Ärzte".encode(), "Müde Ärzte"),
        ("", "Müde Ärzte".encode(), "Müde Ärzte"),
        ("Content-Type: text/plain; charset=x-none\n", b"M\xfcde", "Müde"),
        ("Content-Transfer-Encoding: quoted-printable\n", b"M=C3=BC=\nde", "Müde"),
        ("Content-Transfer-Encoding: base64\n", b"TcO8ZGU=", "Müde"),
        ("Content-Transfer-Encoding: 8bit\nContent-Type: text/html; charset=windows-1251\n",
         "<meta charset=utf-8><p>Совет принял</p>".encode("cp1251"), "Совет принял"),
    ],
)  # fmt: skip
def test_words_in_any_encoding_are_read(head: str, data: bytes, expected: str) -> None:
    assert split(mail("", head) + data)[0].text == expected


def test_flowing_lines_are_joined() -> None:
    text = "One \ntwo.\n> quoted \n> too\n From here\n-- \nName\n"
    letter, _ = split(mail(text, "Content-Type: text/plain; format=flowed\n"))
    assert letter.text == "One two.\n> quoted too\nFrom here\n--\nName"
    letter, _ = split(mail("On \ne.\n", "Content-Type: text/plain; format=flowed; delsp=yes\n"))
    assert letter.text == "One."


def test_what_is_attached_is_enclosed_and_pictures_of_the_text_are_not() -> None:
    inner = EmailMessage()
    inner["Subject"] = "Inner: letter/1"
    inner.set_content("Inner words.")
    message = EmailMessage()
    message["Subject"] = "Outer"
    message.set_content("Outer words.")
    message.add_alternative("<p>Outer words.<img src='cid:x'></p>", subtype="html")
    message.get_payload()[1].add_related(PICTURE, "image", "png", cid="<x>")  # type: ignore[union-attr,index]
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../../x/отчёт.pdf")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf")
    message.add_attachment(inner)
    message.add_attachment(PICTURE, maintype="image", subtype="png", filename="photo.png")
    letter, files = split(message.as_bytes())
    assert letter.text == "Outer words."
    assert [file.name for file in files] == [
        "отчёт.pdf",
        "attachment 5.pdf",
        "Inner letter 1.eml",
        "photo.png",
    ]
    assert files[2].data.startswith(b"Subject: Inner")
    assert {file.attached_to for file in files} == {0}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("C:\\Windows\\x.exe", "x.exe"),
        ("/etc/passwd", "passwd.txt"),
        ("..", "attachment 2.txt"),
        ("CON", "CON.txt"),
        ("a\u202etxt.docx", "a\u202etxt.docx"),
    ],
)
def test_names_of_attachments_are_names_alone(given: str, expected: str) -> None:
    attached = f'Content-Type: text/plain\nContent-Disposition: attachment; filename="{given}"\n\nx'
    _, (file,) = split(parts("\nWords.", attached.replace("\\", "\\\\")))
    assert file.name == expected


def test_an_attached_page_tells_the_encoding_that_the_letter_told() -> None:
    page = "Content-Type: text/html; charset=koi8-r; name=a.html\nContent-Disposition: attachment\n\n"
    data = parts("\nWords.", page + "@").replace(b"@", "<p>Совет".encode("koi8-r"))
    assert split(data)[1][0].data == b'<meta charset="koi8-r">\n' + "<p>Совет".encode("koi8-r")


def test_signatures_and_reports_of_the_transport_are_left_out() -> None:
    signature = "Content-Type: application/pgp-signature; name=signature.asc\n\n-----BEGIN PGP SIGNATURE-----"
    assert split(parts("\nSigned words.", signature, kind="signed"))[1] == []
    report = "Content-Type: message/delivery-status\n\nStatus: 5.1.1"
    assert split(parts("\nCould not be sent.", report, kind="report"))[1] == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (parts("Content-Type: application/pgp-encrypted\n\nVersion: 1",
               "Content-Type: application/octet-stream; name=encrypted.asc\n\nx", kind="encrypted"),
         r"is encrypted \(PGP\)"),
        (mail("-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----\n"), r"is encrypted \(PGP\)"),
        (mail("MIAG", "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n"),
         r"is encrypted \(S/MIME\)"),
        (mail("MIAG", "Content-Type: application/x-pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"),
         r"lies within its signature \(S/MIME\)"),
        (mail(" \n"), "no words and no files"),
        (b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(30)),
         "more than 20 deep"),
    ],
    ids=["pgp", "pgp within", "smime", "smime signed", "blank", "deep"],
)  # fmt: skip
def test_what_cannot_be_read_gets_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(BrieferError, match=why) as caught:
        read(data, "a.eml")
    assert caught.value.next_step.startswith("Open it in your mail program")


def test_words_beside_an_encrypted_part_are_kept() -> None:
    letter, _ = split(parts("\nA footer.", "\n-----BEGIN PGP MESSAGE-----\n\nhQ"))
    assert letter.text == "A footer."
    assert letter.warnings == ("A part of it is encrypted (PGP) and was left out.",)


def test_a_letter_without_words_keeps_who_sent_its_files() -> None:
    letter, files = split(parts("Content-Type: application/pdf; name=a.pdf\n\n%PDF-"))
    assert (letter.text, len(files)) == ("Pier", 1)
    assert "no text of its own" in letter.warnings[0]
    (only,) = read(
        parts("Content-Type: application/pdf; name=a.pdf\n\n%PDF-").replace(b"Subject: Pier\n", b""), "a"
    )
    assert isinstance(only, Enclosed)
    assert only.attached_to is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"From: a@x.example\nSubject: x\n\nbody", True),
        (b"Received: from x\r\n by y;\r\n Fri\r\nReturn-Path: <>\r\n", True),
        (b"Subject: x\nContent-Type: text/html\n\n", True),
        (b"From: a reader of ours\n\nTo: the editor\n", False),
        (b"Date: noon\nPlace: here\n", False),
        (b"From: <Saved by Blink>\nSnapshot-Content-Location: http://x.example\nSubject: x\n", False),
        (b"From a@x.example Thu Apr  3 10:00:00 2031\nFrom: a\nSubject: x\n", False),
    ],
)
def test_letters_are_known_by_their_first_lines(head: bytes, expected: bool) -> None:  # noqa: FBT001 - a table
    assert EML.sniff(head) is expected


def with_package(
    package: bytes, words: str = "The pier is closed.", kind: str = "application/ms-tnef"
) -> bytes:
    packed = base64.encodebytes(package).decode()
    head = f'Content-Type: {kind}; name="winmail.dat"\nContent-Transfer-Encoding: base64\n'
    return parts(f"Content-Type: text/plain\n\n{words}", f"{head}\n{packed}")


@pytest.mark.parametrize("kind", ["application/ms-tnef", "application/octet-stream"])
def test_what_outlook_packed_once_more_comes_as_if_it_had_not(kind: str) -> None:
    package = tnef.package(
        tnef.attribute(tnef.SUBJECT, b"Other\0"),
        tnef.attribute(tnef.BODY, b"The same in another form.\0"),
        tnef.attached((tnef.TITLE, b"piles.txt\0"), (tnef.DATA, b"3;replaced")),
    )
    letter, files = split(with_package(package, kind=kind))
    assert (letter.title, letter.text) == ("Pier", "The pier is closed.")
    assert files == [Enclosed("piles.txt", b"3;replaced", None, 0)]
    letter, files = split(with_package(package, words="", kind=kind))
    assert letter.text == "The same in another form."
    assert len(files) == 1


def test_a_package_that_is_damaged_is_told_beside_the_words() -> None:
    package = tnef.package(tnef.attached((tnef.TITLE, b"piles.txt\0"), (tnef.DATA, b"3;replaced" * 20)))
    letter, files = split(with_package(package[:-90]))
    assert letter.text == "The pier is closed."
    assert letter.warnings == ("The package is damaged or cut off: some of it may be missing.",)
    assert files == []
    letter, files = split(with_package(b"no package"))
    assert [(file.name, file.data) for file in files] == [("winmail.dat", b"no package")]
