from briefer.text.paging import page_at, pages_of


def test_a_code_point_stands_on_the_page_that_began_last() -> None:
    pages = (0, 10, 10, 30)
    assert [page_at(pages, offset) for offset in (0, 9, 10, 29, 30, 99)] == [1, 1, 3, 3, 4, 4]
    assert page_at((5,), 2) == 1
    assert page_at((), 2) == 0


def test_a_stretch_stands_on_the_pages_of_its_first_and_its_last_letter() -> None:
    assert pages_of((0, 10), 4, 10) == (1, 1)
    assert pages_of((0, 10), 4, 11) == (1, 2)
    assert pages_of((0, 10), 10, 10) == (2, 2)
    assert pages_of((), 4, 11) is None
