import json
from dataclasses import fields

import pytest

from briefer.compose.compose import compose
from briefer.compose.packs import pack_by_id
from briefer.compose.samples import read_sample
from briefer.compose.transfer import composed_data, document_of, to_data
from briefer.errors import BrieferError
from briefer.model.documents import Document
from tests.compose.making import CREATED, a_fact, composed

EVERYTHING = """# H *e* [x](https://x.example)

a  
b `c` **d**

- x

> y

---

| a | b |
|---|---|
| 1 | 2 |

{{ facts|paragraphs }}
"""  # noqa: W291 - a hard line break


@pytest.mark.parametrize("kind", ["sample", "everything"])
def test_a_document_comes_back_as_it_was(kind: str) -> None:
    pack = pack_by_id("information-note")
    if kind == "sample":
        document = compose(read_sample(pack).content, pack, created=CREATED)
        assert composed_data(read_sample(pack).content, pack, CREATED) == to_data(document)
    else:
        document = composed(EVERYTHING, (a_fact(),))
    assert document_of(json.loads(json.dumps(to_data(document)))) == document


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        ["Text", "x", ""],
        ["Popen", "id"],
        ["Document", 1],
        [["Document"]],
        ["Document", *([""] for _ in fields(Document))],
        ["Document", "k", 5, "m", "l", [""], [""], "c"],
        ["Document", "k", "t", "m", "l", [""], "blocks", "c"],
    ],
)
def test_what_is_no_document_is_refused(data: object) -> None:
    with pytest.raises(BrieferError, match="gave no document"):
        document_of(data)


def test_words_in_place_of_a_number_are_refused() -> None:
    data = to_data(composed("x"))
    text = json.dumps(data).replace('["Heading", 1', '["Heading", "1"')
    assert text != json.dumps(data)
    with pytest.raises(BrieferError):
        document_of(json.loads(text))
