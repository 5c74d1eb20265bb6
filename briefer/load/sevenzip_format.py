"""7-Zip archives as a format; only the reading child imports the module that reads them."""

from briefer.model.extensions import Importer

_MARK = b"7z\xbc\xaf\x27\x1c"


def _is_recognised(head: bytes) -> bool:
    return head.startswith(_MARK)


SEVENZIP = Importer("7z", "7-Zip archives", (".7z",), _is_recognised, "briefer.load.sevenzip:read")
