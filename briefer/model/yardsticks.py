"""Yardsticks: the terms of likelihood that judgements use with their ranges, and levels of confidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefer.model.packs import YardstickName


@dataclass(frozen=True, slots=True)
class Band:
    """One band of a yardstick: its id, its terms with the usual one first, and its range in percent.

    `is_open` says that the upper end itself is not part of the range. `opening` are the words that lead to
    the usual term in a sentence: “There is a” remote chance that …
    """

    id: str
    terms: tuple[str, ...]
    low: int
    high: int
    is_open: bool = False
    opening: str = "It is"

    @property
    def term(self) -> str:
        """The term that is printed as a rule."""
        return self.terms[0]


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Bands from the least likely to the most, and what they come from.

    `approximate` says that the ranges are meant as about; `factors` is what confidence is judged by.
    """

    name: YardstickName
    title: str
    bands: tuple[Band, ...]
    factors: tuple[str, ...]
    approximate: bool = False

    def band(self, identity: str) -> Band | None:
        """Return the band with this id, or None where the yardstick has none."""
        return next((band for band in self.bands if band.id == identity), None)

    def range_words(self, band: Band) -> str:
        """Return the band's range as it is printed, such as “≈40–<50%”."""
        about = "≈" if self.approximate else ""
        return f"{about}{band.low}–{'<' if band.is_open else ''}{band.high}%"


CONFIDENCE_LEVELS = ("low", "moderate", "high")
"""The levels of analytical confidence, the lowest first; both yardsticks have the same."""

PHIA = Yardstick(
    YardstickName.PHIA,
    "PHIA probability yardstick (UK, 24 March 2025)",
    (
        Band("remote_chance", ("remote chance",), 0, 5, opening="There is a"),
        Band("highly_unlikely", ("highly unlikely",), 10, 20),
        Band("unlikely", ("unlikely",), 25, 35),
        Band("realistic_possibility", ("realistic possibility",), 40, 50, is_open=True, opening="There is a"),
        Band("likely", ("likely", "probable", "probably"), 55, 75),
        Band("highly_likely", ("highly likely", "highly probable"), 80, 90),
        Band("almost_certain", ("almost certain", "almost certainly"), 95, 100),
    ),
    ("information base", "analytical rigour", "complexity and volatility"),
    approximate=True,
)
"""The gaps between its bands are meant."""

ICD203 = Yardstick(
    YardstickName.ICD203,
    "ICD 203 (US, 2 January 2015)",
    (
        Band("almost_no_chance", ("almost no chance", "remote"), 1, 5, opening="There is"),
        Band("very_unlikely", ("very unlikely", "highly improbable"), 5, 20),
        Band("unlikely", ("unlikely", "improbable", "improbably"), 20, 45),
        Band("roughly_even", ("roughly even chance", "roughly even odds"), 45, 55, opening="There is a"),
        Band("likely", ("likely", "probable", "probably"), 55, 80),
        Band("very_likely", ("very likely", "highly probable"), 80, 95),
        Band("almost_certain", ("almost certain", "almost certainly", "nearly certain"), 95, 99),
    ),
    (
        "quantity and quality of source material",
        "understanding of the topic",
        "number of key assumptions",
        "strength of logic",
    ),
)

YARDSTICKS: Mapping[YardstickName, Yardstick] = MappingProxyType({each.name: each for each in (PHIA, ICD203)})

OFF_YARDSTICK = (
    "may",
    "might",
    "could",
    "possible",
    "possibly",
    "perhaps",
    "maybe",
    "conceivably",
    "cannot be ruled out",
    "can not rule out",
    "some chance",
    "a chance",
    "good chance",
    "fair chance",
    "strong chance",
    "serious possibility",
    "real possibility",
    "distinct possibility",
    "we believe",
    "we feel",
    "appears to",
    "seems to",
    "suggests that",
    "presumably",
    "doubtless",
    "undoubtedly",
    "certainly",
    "inevitable",
    "inevitably",
    "bound to",
    "expected to",
    "set to",
    "poised to",
    "extremely likely",
    "quite likely",
    "more likely than not",
    "reportedly likely",
)
"""Words that speak of likelihood and stand on no yardstick, so that a reader cannot tell what they mean."""
