"""What a child may answer, and what it may not."""

import pytest

from briefer.isolate.answers import encoded, value_of
from briefer.isolate.cancelling import StoppedError


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"+value ",
        b"+value x\n1",
        b"+value 1\n",
        b"+value 4\n\xff\xff\xff\xff",
        b'+value 14\n{"\\u0000blob":9}',
        b'+value 15\n{"\\u0000blob":-9}',
        b'+value 16\n{"\\u0000blob":"x"}',
        b"+fault 2\n[]",
        b"+fault 5\n[1,2]",
        b'+error 9\n["a",{}]',
        b"+value 200000\n" + b"[" * 200_000,
        b"+value 9000000\n[" + b"[]," * 2_999_999 + b"[]",
    ],
    ids=range(13),
)
def test_an_answer_without_sense_is_told(answer: bytes) -> None:
    with pytest.raises(StoppedError, match="without sense"):
        value_of(answer)


def test_a_long_answer_of_words_is_taken() -> None:
    words = ['a\\"[,' * 1_000_000, b"x"]
    assert value_of(b"+value " + encoded(words)) == words
