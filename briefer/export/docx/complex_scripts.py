"""Letters of Arabic, Hebrew and other complex scripts, set as a house file sets the others.

Word keeps their size and weight apart, and most house files name only those of Latin letters: a title in
Arabic would be set small and thin.
"""

from copy import deepcopy

from briefer.export.docx.names import Element, q

_PAIRS = (("w:b", "w:bCs"), ("w:sz", "w:szCs"))


def set_complex_scripts(root: Element) -> None:
    """Give all run properties of a part the size and weight of complex scripts that they do not name."""
    for properties in root.iter(q("w:rPr")):
        match_complex_scripts(properties)


def match_complex_scripts(properties: Element) -> None:
    """Give run properties the size and weight of complex scripts where they name only those of others."""
    for name, complex_name in _PAIRS:
        found = properties.find(q(name))
        if found is not None and properties.find(q(complex_name)) is None:
            same = deepcopy(found)
            same.tag = q(complex_name)
            found.addnext(same)  # where the schema wants it
