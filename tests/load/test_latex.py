import pytest

from briefer.load.latex import unlatexed


@pytest.mark.parametrize(
    ("spelled", "words"),
    [
        ("plain words, 50% of it", "plain words, 50% of it"),
        (r"{\"O}strowy \"{o} \"o {\"{o}}", "Östrowy ö ö ö"),
        (r"Jos{\'e} Garc{\'\i}a, \'{\i}", "José García, í"),
        (r"{\v{C}}apek, \v c, \c{c}a, \k{a}, \H{o}, \r{a}", "Čapek, č, ça, ą, ő, å"),
        (r"Stra{\ss}e, \o re, {\AA}rhus, \L{}\'od\'z, {\oe}uvre", "Straße, øre, Århus, Łódź, œuvre"),
        (r"A \& B, 30\% \#1 a\_b, 30{\%} of it", "A & B, 30% #1 a_b, 30% of it"),
        ("a---b 2019--2023 ``so'' he~said", "a—b 2019–2023 “so” he said"),
        ("{{Keep} These {Capitals}}", "Keep These Capitals"),
        (r"\textit{slanted} \emph{words} 30% more", "slanted words 30% more"),
        (r"a \textendash{} b", "a – b"),
        (r"costs \$5 and $x^2$", "costs $5 and $x^2$"),
        (r"\url{https://a.example/b}", "https://a.example/b"),
        ("\\", ""),
        (r"{unbalanced \'e", "unbalanced é"),
    ],
)
def test_spellings_become_letters(spelled: str, words: str) -> None:
    assert unlatexed(spelled) == words
