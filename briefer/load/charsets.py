"""Files whose encoding was told beside them, by a server or an e-mail, so that they tell it themselves."""

from briefer.load.markup import declared_charset

_SHIFTING = ("iso-2022", "hz")  # their bytes are all ASCII, and their words are not


def declaring(data: bytes, file_name: str, charset: str) -> bytes:
    """Return a page's or a text's bytes so that they tell the encoding that was stated beside them.

    A page gets a line before it that says so; plain text, which cannot say it, is put into UTF-8. Bytes that
    are UTF-8, whatever was stated, and other kinds of files stay as they are.
    """
    is_page = file_name.lower().endswith((".html", ".htm", ".xhtml"))
    if not charset or not (is_page or file_name.lower().endswith((".txt", ".md"))):
        return data
    if charset.lower() == declared_charset(data).lower() or _is_utf8(data, charset):
        return data
    try:
        text = data.decode(charset, "replace" if is_page else "strict")
    except (UnicodeError, LookupError):
        return data
    return f'<meta charset="{charset}">\n'.encode() + data if is_page else text.encode("utf-8", "replace")


def _is_utf8(data: bytes, charset: str) -> bool:
    if charset.lower().startswith(_SHIFTING):
        return False
    try:
        data.decode("utf-8")
    except UnicodeError:
        return False
    return True
