"""What each line of a house file is used for, and what a choice of the analyst's makes of the mapping."""

from dataclasses import replace

from briefer.model.houses import HouseArea, HouseMapping, HousePlace, HouseRow, HouseStyle, Means

STAYS, GOES, BODY = "stays", "goes", "body"
USES: dict[str, str] = {
    STAYS: "Stays as it is",
    GOES: "Sample text, goes",
    BODY: "The note begins here",
    "title": "Subject",
    "to": "To",
    "from": "From",
    "date": "Date",
    "cut_off": "Information cut-off",
    "reference": "Reference",
    "marking": "Marking",
    "kind": "Kind of note",
}
"""What a line can be used for, and how that is said."""

ROLES_SHOWN: dict[str, str] = {
    "title": "Title",
    "kind": "Kind of note",
    "heading1": "Heading 1",
    "heading2": "Heading 2",
    "heading3": "Heading 3",
    "heading4": "Heading 4",
    "body": "Body text",
    "numbered": "Numbered paragraph",
    "item": "List item",
    "quotation": "Quotation",
    "bottom-line": "Bottom line",
    "caption": "Caption",
    "table": "Table",
    "table-heading": "Heading in a table",
    "table-text": "Text in a table",
    "footnote": "Footnote",
    "small": "Small print",
    "marking": "Marking",
    "field-label": "Label of a field",
    "field-value": "Value of a field",
    "link": "Link",
    "page": "Page number",
}
"""The roles that an analyst chooses styles for, in order, and what they are called."""

_MARGINS = (HouseArea.HEADER, HouseArea.FOOTER)


def use_of(mapping: HouseMapping, row: HouseRow) -> str:
    """Return what a line is used for; of several places the first one."""
    place = next((each for each in mapping.places if each.row == row.number), None)
    if place is not None:
        return place.name
    if row.number == mapping.body:
        return BODY
    is_sample = bool(mapping.body) and row.number > mapping.body and row.area not in _MARGINS
    if row.number in mapping.dropped or (is_sample and row.number not in mapping.kept):
        return GOES
    return STAYS


def with_use(mapping: HouseMapping, row: HouseRow, use: str, words: str = "") -> HouseMapping:
    """Return the mapping in which a line is used otherwise; `words` are those that make way in it, or all."""
    number = row.number
    places = tuple(each for each in mapping.places if each.row != number)
    kept = tuple(each for each in mapping.kept if each != number)
    dropped = tuple(each for each in mapping.dropped if each != number)
    body = mapping.body
    in_margin = row.area in _MARGINS
    if use == BODY:
        body = body if in_margin else number
    elif use == STAYS:
        begins = number == body
        kept = (*kept, number) if body and number >= body and not in_margin and not begins else kept
        body = number + 1 if begins else body
    elif use == GOES:
        dropped = (*dropped, number) if in_margin or not body or number < body else dropped
    else:
        stretch = words if words and words in row.text and words != row.text else ""
        places = (*places, HousePlace(use, number, stretch))
        body = number + 1 if number == body else body
    ordered = tuple(sorted(places, key=lambda place: (place.row, place.words)))
    return replace(
        mapping, places=ordered, kept=tuple(sorted(kept)), dropped=tuple(sorted(dropped)), body=body
    )


def with_style(mapping: HouseMapping, role: str, style: str, proposed: HouseMapping) -> HouseMapping:
    """Return the mapping in which a role has another style of the file; empty is what was proposed."""
    own = next(each for each in proposed.styles if each.role == role)
    chosen = HouseStyle(role, style, Means.CHOSEN) if style and style != own.style else own
    return replace(mapping, styles=tuple(chosen if each.role == role else each for each in mapping.styles))


def means_in_words(style: HouseStyle) -> str:
    """Return how a role came by its style."""
    return {
        Means.NAME: "found by its name",
        Means.OUTLINE: "found by its outline level",
        Means.USE: "used for this in the file",
        Means.LOOKS: "made from the look of the file's text",
        Means.MADE: f"made to go with {style.base}" if style.base else "made",
        Means.CHOSEN: "chosen by you",
    }[style.means]
