"""Labels are claimed where they are free, and made where they are not."""

from briefer.commands.labels import Labels


def test_a_free_label_is_taken_once_without_regard_to_case() -> None:
    labels = Labels(["f1"], "f2")
    assert labels.claim("F7") == "F7"
    assert labels.claim("f7") == ""
    assert labels.claim("F1") == ""


def test_what_is_no_label_is_not_taken() -> None:
    assert Labels([], "f1").claim("fact-1") == ""
    assert Labels([], "f1").claim("") == ""


def test_made_labels_go_on_from_the_next_and_pass_over_those_taken() -> None:
    labels = Labels(["f8"], "f9")
    labels.claim("F10")
    assert [labels.fresh(), labels.fresh()] == ["f9", "f11"]
