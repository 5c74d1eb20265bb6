"""The only Jinja: templates that see plain records, call nothing but macros, and print no Markdown by value.

Jinja's own sandbox is the ground. Cut beyond it: every function (`range`, `dict`, `lipsum`, `cycler`,
`joiner`, `namespace`), every method, powers and repetition, formatting, filters that leak or blow up, and
the tags that switch escaping off. What is printed with `{{ … }}` is always data; only the template's own
text between the tags is read as Markdown. Time and memory are not bounded here: an untrusted pack is
rendered in a child process that can be killed.
"""

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import CodeType, SimpleNamespace
from typing import Any, Final

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    Undefined,
    nodes,
    pass_context,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import missing
from markupsafe import Markup

from briefer.compose.fact_records import FactRecord
from briefer.compose.faults import TemplateFault
from briefer.compose.filters import Group, filters_for
from briefer.compose.parts import PARTS
from briefer.compose.phrases import DEFAULTS
from briefer.compose.tokens import Tokens, Value, joined, printable
from briefer.compose.words import nearest

MAX_OUTPUT = 8_000_000
"""Longest Markdown that one section may write, in code points."""

_LOOP = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem", "depth"}
)
_GROUP = frozenset({"grouper", "list"})
_TESTS = frozenset(
    {"!=", "<", "<=", "==", ">", ">=", "defined", "divisibleby", "eq", "equalto", "even", "false", "ge",
     "greaterthan", "gt", "in", "le", "lessthan", "lt", "ne", "none", "number", "odd", "string", "true",
     "undefined"}
)  # fmt: skip


class _Missing(StrictUndefined):
    """A name that is not there: printing it, or asking anything of it, is a fault."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name = str(self._undefined_name)
        if self._undefined_obj is missing:
            return f"there is nothing called “{name}” here"
        known = _fields_of(self._undefined_obj)
        close = nearest(name, known)
        owner = type(self._undefined_obj).__name__.removesuffix("Record").lower()
        owner = {"simplenamespace": "brief's fields", "str": "text", "value": "text"}.get(owner, owner)
        return f"there is no “{name}” in a {owner}{close}"


@dataclass(slots=True)
class Reading:
    """What a template read while it was carried out, beside what it printed of facts on lines and in cells.

    `names` are those of its variables, `parts` those of any fact's parts; `is_beyond` says that it read facts
    in other ways too.
    """

    names: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    is_beyond: bool = False


class _Watched(Context):
    """The variables of a template; which it asks for is noted."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return a variable, or what stands for none."""
        assert isinstance(self.environment, Sandbox)  # noqa: S101 - told to the type checker
        self.environment.reading.names.add(key)
        return super().resolve_or_missing(key)


class _Generator(CodeGenerator):
    """Python from a template: `~` joins values without loss, and two tags are left out."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.concatenate((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:  # noqa: ARG002, N802 - the same
        self.fail("a {% filter %} block is not allowed in a pack", node.lineno)

    def visit_ScopedEvalContextModifier(  # noqa: N802 - Jinja's name
        self,
        node: nodes.ScopedEvalContextModifier,
        frame: Frame,  # noqa: ARG002 - given by Jinja
    ) -> None:
        self.fail("{% autoescape %} is not allowed in a pack", node.lineno)


@pass_context
def _as_printed(context: Context, value: object) -> object:
    """Return what stands for a printed value: Jinja writes this, and escaping leaves it alone."""
    if isinstance(value, Undefined):
        return str(value)  # raises, with the name that is not there
    environment = context.environment
    assert isinstance(environment, Sandbox)  # noqa: S101 - told to the type checker
    return environment.tokens.print(printable(value))


class _Included(BaseLoader):
    """Gives a template that another one includes: a paragraph of its own, compiled only once."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002, ARG002 - Jinja's signature
    ) -> Template:
        """Return the template; raises TemplateNotFound where there is none of this name."""
        if name not in self._templates:
            raise TemplateNotFound(name)
        text = f"{self._templates[name]}\n\n"
        return Template.from_code(environment, _compiled(text, name), environment.globals)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment in which the templates of one pack print into the tokens of one note."""

    code_generator_class = _Generator
    context_class = _Watched
    intercepted_binops = frozenset({"+", "*", "%", "**"})

    def __init__(
        self,
        tokens: Tokens,
        templates: Mapping[str, str],
        say: Callable[[str], str] = DEFAULTS.__getitem__,
    ) -> None:
        """Take the note's tokens, the pack's templates by the names of their files, and its phrases."""
        super().__init__(
            autoescape=True,
            finalize=_as_printed,
            undefined=_Missing,
            optimized=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=0,
            loader=_Included(templates),
        )
        self.tokens = tokens
        self.reading = Reading()
        self.globals = {}
        self.filters = filters_for(tokens, say)
        self.tests = {name: test for name, test in TESTS.items() if name in _TESTS}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - Jinja's signature
        """Return whether a template may see this part of a record, a loop or a group."""
        return attr in _fields_of(obj)

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a template may call this: its own macros, and nothing else."""
        return isinstance(obj, Macro)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return a member of a list or a part of a record; of a record, asked for often, the quick way."""
        kind = type(obj)
        if argument in PARTS.get(kind, ()):
            if kind is FactRecord:
                self.reading.parts.add(argument)
            return getattr(obj, argument)
        return super().getitem(obj, argument)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a part of a record, the quick way as well."""
        if attribute in PARTS.get(type(obj), ()):
            return self.getitem(obj, attribute)
        return super().getattr(obj, attribute)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Return what stands for a part that a template may not see; using it is a fault."""
        hint = f"“{attribute}” is not open to a template"
        return self.undefined(hint, obj=obj, name=attribute, exc=SecurityError)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a macro gives.

        Raises TemplateFault for anything that is no macro.
        """
        if isinstance(obj, Undefined):
            str(obj)  # raises, with the name that is not there
        if not self.is_safe_callable(obj):
            raise TemplateFault("a template calls nothing but its own macros")
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return the sum or product of numbers, or joined words.

        Raises TemplateFault for powers, and for `*` and `%` on anything but numbers.
        """
        for value in (left, right):
            if isinstance(value, Undefined):
                str(value)  # raises, with the name that is not there
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return joined(self.tokens, (left, right))
        if operator == "**":
            raise TemplateFault("there are no powers here")
        if not all(isinstance(value, int | float) for value in (left, right)):
            raise TemplateFault(f"“{operator}” is for numbers alone here")
        return super().call_binop(context, operator, left, right)

    def concatenate(self, parts: tuple[object, ...]) -> Value | Markup:
        """Return what `~` makes of its parts."""
        for part in parts:
            if isinstance(part, Undefined):
                str(part)  # raises, with the name that is not there
        return joined(self.tokens, parts)

    def render(self, name: str, text: str, variables: Mapping[str, object]) -> str:
        """Return the Markdown, with tokens, that this template writes; `reading` is then what it read.

        Raises the errors named in faults.RENDERING_FAULTS.
        """
        self.reading = Reading()
        template = Template.from_code(self, _compiled(text, name), self.globals)
        written: list[str] = []
        length = 0
        for part in template.generate(variables):
            written.append(part)
            length += len(part)
            if length > MAX_OUTPUT:
                raise TemplateFault("the section grows beyond eight million characters")
        return "".join(written)


@lru_cache(maxsize=128)
def _compiled(text: str, name: str) -> CodeType:
    """Return the template's code, which depends on its text alone."""
    code = Sandbox(Tokens(), {}).compile(text, name, name)
    assert isinstance(code, CodeType)  # noqa: S101 - told to the type checker: not raw
    return code


_ATTRIBUTES: Final[Mapping[type, Callable[[Any], frozenset[str]]]] = {
    LoopContext: lambda _: _LOOP,
    Group: lambda _: _GROUP,
    SimpleNamespace: lambda record: frozenset(vars(record)),
}


def _fields_of(value: object) -> frozenset[str]:
    """Return the parts of a value that a template may see: none, unless it is a record, loop or group."""
    parts = PARTS.get(type(value))
    if parts is not None:
        return parts
    look = _ATTRIBUTES.get(type(value))
    return look(value) if look else frozenset()
