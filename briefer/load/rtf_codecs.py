"""In which encoding an RTF file's bytes are written: by its code page and its fonts' character sets."""

import codecs

DEFAULT = "cp1252"
_SETS = {
    77: "mac_roman", 78: "shift_jis", 79: "big5", 80: "euc_kr", 83: "mac_greek", 84: "mac_cyrillic",
    85: "gb2312", 86: "mac_latin2", 87: "mac_cyrillic", 89: "mac_latin2", 128: "cp932", 129: "cp949",
    130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES = {10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2", 65001: "utf-8"}
BY_WORD = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""What the control words that stand for a whole character set mean (“Character set”)."""


def of_page(number: int) -> str:
    """Return the codec of a Windows code page, or the default where Python has none."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return DEFAULT
    return name


def of_font(charset: int) -> str:
    """Return the codec of a font's character set, or an empty string where the file's own holds."""
    return _SETS.get(charset, "")
