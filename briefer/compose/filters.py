"""The filters a template may use: those that keep words a value, and those that lay out facts as blocks.

Jinja's own word filters give plain text back, which would then be printed as if the pack had written it;
`tojson`, `xmlattr`, `format`, `indent`, `center`, `pprint` and the like are left out altogether.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from jinja2 import Undefined, pass_context, pass_environment
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.runtime import Context
from markupsafe import Markup

from briefer.compose.choosing import choosing_filters
from briefer.compose.faults import TemplateFault
from briefer.compose.layouts import layouts_for
from briefer.compose.phrases import DEFAULTS
from briefer.compose.tokens import MAX_WORDS, Tokens, Value, joined, printable, without_tokens

_AS_THEY_ARE = ("abs", "count", "d", "default", "first", "int", "last", "length", "list", "max", "min",
                "reverse", "round", "sort", "sum", "unique")  # fmt: skip
_AS_LISTS = ("map", "reject", "rejectattr", "select", "selectattr")


class Group(NamedTuple):
    """The members that share one value, as `groupby` gives them."""

    grouper: object
    list: list[object]


def filters_for(
    tokens: Tokens, say: Callable[[str], str] = DEFAULTS.__getitem__
) -> dict[str, Callable[..., Any]]:
    """Return every filter that templates may use, by name, printing into these tokens.

    `say` gives the pack's own words for a phrase.
    """
    return {
        **{name: FILTERS[name] for name in _AS_THEY_ARE},
        **{name: _as_list(FILTERS[name]) for name in _AS_LISTS},
        **_word_filters(tokens),
        **layouts_for(tokens, say),
        **choosing_filters(),
        "groupby": _groups,
        "join": _join_filter(tokens),
        "md": _analysts_markdown,
        "wordcount": lambda value: len(_words(value).split()),
    }


def _as_list(function: Callable[..., Iterable[Any]]) -> Callable[..., list[Any]]:
    """Return Jinja's filter giving a list, which can be asked whether it is empty."""

    @pass_context
    def listing(context: Context, *arguments: Any, **named: Any) -> list[Any]:
        return list(function(context, *arguments, **named))

    return listing


@pass_environment
def _groups(environment: Any, records: Iterable[object], attribute: str) -> list[Group]:
    """Return the records that share one part, in the order in which the parts come up; those of none last.

    Words are one part whatever their case. Raises TemplateFault where the part is neither words nor a number.
    """
    part_of = make_attrgetter(environment, attribute)
    found: dict[object, Group] = {}
    for record in records:
        part = part_of(record)
        if isinstance(part, Undefined):
            str(part)  # raises, with the name that is not there
        if not isinstance(part, str | int):
            raise TemplateFault(
                f"nothing is grouped by “{attribute}”", "Name a part that is words or a number."
            )
        key = part.casefold() if isinstance(part, str) else part
        found.setdefault(key, Group(part, [])).list.append(record)
    return sorted(found.values(), key=lambda group: isinstance(group.grouper, str) and not group.grouper)


def _word_filters(tokens: Tokens) -> dict[str, Callable[..., Any]]:
    """Return the filters that make other words of words."""

    def keeping(change: Callable[..., str]) -> Callable[..., Value]:
        def changed(value: object, *arguments: Any) -> Value:
            words = _words(value)
            new = change(str(words), *arguments)
            if len(new) > MAX_WORDS:
                raise TemplateFault("this makes more than a million characters")
            return words.like(new) if isinstance(words, Value) else Value(new, tokens)

        return changed

    return {
        "upper": keeping(str.upper),
        "lower": keeping(str.lower),
        "capitalize": keeping(_capitalised),
        "title": keeping(str.title),
        "trim": _trimmed_or(keeping(str.strip)),
        "replace": keeping(_replaced),
        "truncate": keeping(_shortened),
        "string": keeping(lambda text: text),
        "counted": lambda number, one, many: _counted(tokens, number, one, many),
    }


def _words(value: object) -> str:
    """Return words that a filter may work on.

    Raises TemplateFault for what already is Markdown, such as a macro's result, and for other values.
    """
    if isinstance(value, Undefined):
        return str(value)  # raises, with the name that is not there
    if isinstance(value, Markup) and not isinstance(value, Value):
        raise TemplateFault("this filter works on words, not on what is ready to be printed")
    words = printable(value)
    return str(words) if isinstance(words, Markup) else words


def _capitalised(text: str) -> str:
    """Return the text with a capital first letter and all else as it was, for names stand in it."""
    return text[:1].upper() + text[1:]


def _replaced(text: str, old: str, new: str) -> str:
    if not old:
        raise TemplateFault("“replace” needs words to look for")
    if text.count(old) * len(new) > MAX_WORDS:
        raise TemplateFault("this makes more than a million characters")
    return text.replace(str(old), str(new))


def _shortened(text: str, length: int = 255) -> str:
    """Return the text cut at a space to at most so many characters, with “…” where anything is left out."""
    if len(text) <= length:
        return text
    cut = text[: max(length - 1, 1)]
    return cut.rsplit(" ", 1)[0].rstrip() + "…"


def _trimmed_or(trim: Callable[..., Value]) -> Callable[..., Value | Markup]:
    def trimmed(value: object) -> Value | Markup:
        if isinstance(value, Markup):
            return value.strip()
        return trim(value)

    return trimmed


def _counted(tokens: Tokens, number: object, one: str, many: str) -> Value | Markup:
    """Return a number with its noun: `{{ 3|counted("source", "sources") }}` gives “3 sources”."""
    if not isinstance(number, int):
        raise TemplateFault("“counted” is for whole numbers")
    return joined(tokens, (Value(f"{number} {one if number == 1 else many}", tokens),))


def _join_filter(tokens: Tokens) -> Callable[..., Value | Markup]:
    @pass_environment
    def join(
        environment: Any, values: Sequence[object], between: str = "", attribute: str = ""
    ) -> Value | Markup:
        if attribute:
            values = [environment.getitem(value, attribute) for value in values]
        if isinstance(values, str):
            raise TemplateFault("“join” is for lists")
        return joined(tokens, values, between)

    return join


def _analysts_markdown(value: object) -> Markup:
    """Return the analyst's own words to be read as Markdown.

    Raises TemplateFault for words that are not the analyst's own: a source's words are never Markdown.
    """
    if not isinstance(value, Value) or not value.own:
        raise TemplateFault("“md” is for the analyst's own words alone", "Print the words without “md”.")
    return Markup(without_tokens(str(value)))  # noqa: S704 - Markdown, without what tokens are made of
