"""A citation style made ready for sources of one shape: those of which the same is known.

What a style asks of a source (its type, which variables it has) has one answer for all sources of a shape, so
it is answered here, before the processor prints any of them. Only what depends on the place in the note is
left to it. So a group whose variables are all empty is gone with its words, and what was put in place of a
missing author is not said a second time, neither of which citeproc-py does in every style. Read after the
specification of CSL 1.0.2, https://docs.citationstyles.org/.
"""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from briefer.errors import BrieferError

_CSL = "{http://purl.org/net/xbiblio/csl}"
_DEEPEST = 60  # macros within macros; published styles have ten
_STATIC = ("type", "variable", "is-numeric", "is-uncertain-date", "locator", "disambiguate")
_DYNAMIC = "position"
_KEPT = ("info", "locale")
_LETTER = ("year-suffix",)  # the processor's own, as the a in 2025a, and nothing of a source
_NOT_IN_A_GROUP = ("variable", "form", "and")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a style can ask of a source: its type, which variables it has, and which dates are uncertain."""

    type: str
    variables: frozenset[str]
    uncertain: frozenset[str] = frozenset()


def shaped(style: ET.Element, shape: Shape) -> bytes:
    """Return the style, as a file of its own, for sources of the shape, for notes.

    A style for the running text becomes one for notes: its entry in the list of sources is what a note
    prints at first, and its citation, without brackets, what it prints later. Raises BrieferError where
    macros go round in circles.
    """
    made = ET.Element(f"{_CSL}style", {**style.attrib, "class": "note"})
    made.extend(copy.deepcopy(part) for name in _KEPT for part in style.findall(_CSL + name))
    work = _Shaping({each.get("name", ""): each for each in style.findall(f"{_CSL}macro")}, shape)
    layout = ET.Element(f"{_CSL}layout")
    layout.extend(work.notes(style))
    made.extend(work.macros)
    ET.SubElement(made, f"{_CSL}citation").append(layout)
    ET.register_namespace("", _CSL.strip("{}"))
    return bytes(ET.tostring(made, encoding="utf-8", xml_declaration=True))


class _Shaping:
    """Answers what a style asks, and gathers the macros that are left, each as it is in its place.

    `gone` are the variables that stand in for others and are not said again.
    """

    def __init__(self, named: dict[str, ET.Element], shape: Shape) -> None:
        self.macros: list[ET.Element] = []
        self._named = named
        self._shape = shape
        self._gone: frozenset[str] = frozenset()
        self._depth = 0
        self._asked = 0  # how often something of a source was asked for, and how often there was something
        self._answered = 0

    def notes(self, style: ET.Element) -> list[ET.Element]:
        """Return what the layout of the notes holds."""
        cited = style.find(f"{_CSL}citation/{_CSL}layout")
        listed = style.find(f"{_CSL}bibliography/{_CSL}layout")
        assert cited is not None  # noqa: S101 - a style without one is not listed
        if style.get("class") != "in-text" or listed is None:
            return self._all(cited)
        full = self._all(listed)
        self._gone = frozenset()
        later = self._all(cited)
        if not any(self._told(full)) or not any(self._told(later)):
            return full or later  # a list leaves out letters, and a number in brackets says nothing in a note
        choose = ET.Element(f"{_CSL}choose")
        ET.SubElement(choose, f"{_CSL}if", {_DYNAMIC: "subsequent"}).extend(later)
        ET.SubElement(choose, f"{_CSL}else").extend(full)
        return [choose]

    def _all(self, parent: Iterable[ET.Element]) -> list[ET.Element]:
        return [made for each in parent for made in self._one(each)]

    def _one(self, element: ET.Element) -> list[ET.Element]:
        name = element.tag.removeprefix(_CSL)
        answer = {"names": self._names, "group": self._group, "choose": self._chosen}.get(name)
        if answer is not None:
            return answer(element)
        if "macro" in element.attrib:
            return self._called(element)
        if name not in _PRINTED:
            return []
        variable = element.get("variable", "")
        is_said = self._tell(variable) if variable else name == "text"
        return [_plain(element)] if is_said else []

    def _tell(self, *variables: str) -> list[str]:
        """Return those of the variables that are printed where a style asks for them."""
        told = [each for each in variables if each in self._shape.variables and each not in self._gone]
        if variables != _LETTER:
            self._asked += 1
            self._answered += bool(told)
        return told

    def _called(self, element: ET.Element) -> list[ET.Element]:
        macro = self._named.get(element.get("macro", ""))
        if macro is None:
            return []
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BrieferError("A macro of the citation style calls itself.", "Choose another style.")
        inner = self._all(macro)
        self._depth -= 1
        self._asked += 1
        self._answered += bool(inner)  # a macro that prints something counts as a variable that there is
        if not inner:
            return []
        name = f"m{len(self.macros)}"
        made = ET.Element(f"{_CSL}macro", {"name": name})
        made.extend(inner)
        self.macros.append(made)
        called = ET.Element(element.tag, {**_plain(element).attrib, "macro": name})
        if _NAMES.intersection(self._told(inner)):
            called.attrib.pop("text-case", None)
        return [called]

    def _names(self, element: ET.Element) -> list[ET.Element]:
        present = self._tell(*element.get("variable", "").split())
        substitute = element.find(f"{_CSL}substitute")
        if present:
            made = _plain(element)
            made.set("variable", " ".join(present))
            for each in made.findall(f"{_CSL}substitute"):
                made.remove(each)
            return [made]
        for each in () if substitute is None else substitute:
            stands_in = self._one(self._like(each, element))
            if stands_in:
                self._gone |= frozenset(self._told(stands_in))
                made = ET.Element(f"{_CSL}group", _without(element, _NOT_IN_A_GROUP))
                made.extend(stands_in)
                return [made]
        return []

    @staticmethod
    def _like(names: ET.Element, element: ET.Element) -> ET.Element:
        """Return names in another's place, printed as that one prints its own."""
        if names.tag != element.tag or len(names):
            return names
        made = copy.deepcopy(names)
        made.extend(copy.deepcopy(each) for each in element if each.tag != f"{_CSL}substitute")
        return made

    def _told(self, elements: Iterable[ET.Element]) -> Iterator[str]:
        """Yield the variables that elements print, by their macros too."""
        made = {each.get("name"): each for each in self.macros}
        for element in elements:
            for each in element.iter():
                yield from each.get("variable", "").split()
                if each.get("macro") in made:
                    yield from self._told(made[each.get("macro")])

    def _group(self, element: ET.Element) -> list[ET.Element]:
        asked, answered = self._asked, self._answered
        inner = self._all(element)
        if not inner or (self._asked > asked and self._answered == answered):
            return []
        made = ET.Element(element.tag, _plain(element).attrib)
        made.extend(inner)
        return [made]

    def _chosen(self, element: ET.Element) -> list[ET.Element]:
        """Return the branch that is taken, or those between which the place in the note decides."""
        made = ET.Element(element.tag)
        gone = self._gone
        for branch in element:
            said, positions = self._answer(branch)
            if said is False:
                continue
            self._gone = gone
            inner = self._all(branch)
            if said is True and not len(made):
                return inner
            kind = "else" if said is True else "else-if" if len(made) else "if"
            ET.SubElement(made, _CSL + kind, positions if said is None else {}).extend(inner)
            if said is True:
                break
        self._gone = gone
        return [made] if any(len(branch) for branch in made) else []

    def _answer(self, branch: ET.Element) -> tuple[bool | None, dict[str, str]]:
        """Return whether a branch is taken, None where the place in the note decides, and what it asks."""
        how = branch.get("match", "all")
        said = [it for name in _STATIC if name in branch.attrib for it in self._answers(name, branch)]
        asked = [each for each in branch.get(_DYNAMIC, "").split() if each != "near-note"]
        said += [False] * (_DYNAMIC in branch.attrib and not asked)  # how near a note is, nobody counts
        positions = {_DYNAMIC: " ".join(asked)} if asked else {}
        if branch.tag == f"{_CSL}else":
            return True, {}
        settled = (
            (how == "any" and any(said)) or (how == "none" and any(said)) or (how == "all" and not all(said))
        )
        if settled or not positions:
            return (any(said) if how == "any" else not any(said) if how == "none" else all(said)), {}
        return None, {**positions, "match": how}

    def _answers(self, name: str, branch: ET.Element) -> list[bool]:
        asked = branch.attrib[name].split()
        match name:
            case "type":
                return [each == self._shape.type for each in asked]
            case "variable":
                return [each in self._shape.variables for each in asked]
            case "is-uncertain-date":
                return [each in self._shape.uncertain for each in asked]
        return [False for _ in asked]  # our numbers are words, and a place within a source is told by us


_PRINTED = ("text", "number", "label", "date")
_NAMES = frozenset({"author"})
_OF_TITLES = ("title", "sentence", "capitalize-all")


def _plain(element: ET.Element) -> ET.Element:
    """Return an element without where a list would set it, and what would alter a title, name or year."""
    made = copy.deepcopy(element)
    made.attrib.pop("display", None)
    for each in made.iter():
        is_word = "term" in each.attrib or each.get("name") == "month"
        if not is_word and (each is not made or each.get("text-case") in _OF_TITLES):
            each.attrib.pop("text-case", None)
    return made


def _without(element: ET.Element, names: Iterable[str]) -> dict[str, str]:
    return {name: value for name, value in _plain(element).attrib.items() if name not in names}
