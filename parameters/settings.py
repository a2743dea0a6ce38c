"""The kinds of setting a cost kind may have, and the schema of a cost kind read off its function.

A cost kind is a function; each keyword-only argument is a setting of the plan file, annotated with what it holds::

    def programme(on: Scope, *, yearly: Annotated[Line | None, Number("money", least=0)] = None) -> None: ...
"""

from __future__ import annotations

import builtins
import inspect
import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from typing import Any, get_args, get_origin, get_type_hints

SECTIONS = {
    "action": "actions",
    "place": "places",
    "institution": "institutions",
    "financing": "financing",
    "indicator": "indicators",
    "benefit": "benefits",
}
"""What a cost kind describes, and the section of the plan that holds it."""


Either = tuple[tuple[tuple[str, ...], ...], ...]
"""Things that can be said in several ways; each way is the names of the settings that it takes."""


class Setting:
    """What one setting holds."""


@dataclass(frozen=True)
class Number(Setting):
    """One figure.

    Args:
        unit: may hold ``{thing}`` (the facility or team's own unit) and ``money`` (any currency with its price year).
        lever: a planner chooses it: a plain number will do, no source is needed.
        least: the smallest value allowed.
        above: the value it must exceed.
        most: the largest value allowed.
        date: it is a date, in years (2027.5), within the plan.
    """

    unit: str = ""
    lever: bool = False
    least: float | None = None
    above: float | None = None
    most: float | None = None
    date: bool = False

    @property
    def floor(self) -> float | None:
        """The smallest value allowed, or the one it must exceed."""
        return self.least if self.above is None else self.above


@dataclass(frozen=True)
class Path(Setting):
    """Levels at year end: ``{2026: 0.1, 2031: 0.6}``, or ``{points, between, delay, factor, unit}``."""

    unit: str = ""
    least: float | None = None
    most: float | None = None
    lever: bool = True


@dataclass(frozen=True)
class Flow(Setting):
    """What happens by year: ``{2027: 40, 2028: 60}``; a missing year is 0."""

    unit: str = ""
    least: float | None = None
    most: float | None = None
    lever: bool = True


@dataclass(frozen=True)
class PerName(Setting):
    """One figure for each cadre: ``{nurse: ..., psychologist: ...}``; the cadres are those of ``pay``."""

    number: Number


@dataclass(frozen=True)
class Cadre(Setting):
    """The name of one cadre of ``pay``."""


@dataclass(frozen=True)
class Profile(Setting):
    """Shares that add up to 1: ``[0.4, 0.6]``."""


@dataclass(frozen=True)
class Shares(Setting):
    """Shares, each from 0 to 1: ``[0.5, 0.8, 1.0]``."""


@dataclass(frozen=True, init=False)
class Choice(Setting):
    """One of the words named."""

    options: tuple[str, ...]

    def __init__(self, *options: str) -> None:
        object.__setattr__(self, "options", options)


@dataclass(frozen=True)
class Text(Setting):
    """Free text."""


@dataclass(frozen=True, init=False)
class Words(Setting):
    """A list of words, or one of them: ``[Health, Education]``; where options are named, only those."""

    options: tuple[str, ...]

    def __init__(self, *options: str) -> None:
        object.__setattr__(self, "options", options)


@dataclass(frozen=True)
class Code(Setting):
    """A code of a closed list, such as ``HF.1.1.1`` of the classification ``scheme``."""

    classification: str


@dataclass(frozen=True)
class Reference(Setting):
    """The name of an element of another section of the plan, such as ``places``."""

    section: str


@dataclass(frozen=True)
class PerReference(Setting):
    """A figure or flow for each of some elements of another section: ``{own_home: 0.6, shared_home: 0.4}``.

    With ``whole``, the figures are shares that add up to 1.
    """

    section: str
    each: Number | Flow
    whole: bool = False


@dataclass(frozen=True)
class Section(Setting):
    """Settings that belong together: ``site: {decommissioning: ..., sale: ...}``.

    They are the annotated fields of a dataclass; see `section_of`.
    """

    record: type
    fields: Mapping[str, SettingField]
    doc: str


@dataclass(frozen=True)
class Table(Setting):
    """Named things, each a section of the same settings: ``{low: {residents: ..., moves: ...}, high: {...}}``."""

    row: Section


@dataclass(frozen=True)
class SettingField:
    """A setting of a cost kind: what it holds, whether it must be given, and what it is if left out."""

    setting: Setting
    required: bool
    default: Any = None


@dataclass(frozen=True)
class KindSchema:
    """The settings of a cost kind, and its documentation.

    ``either`` holds the things that can be said in several ways, each way the settings it takes: whoever says one of
    them in one way takes back what the layers below said in another. ``needs`` holds those that must be said.
    """

    name: str
    section: str
    settings: Mapping[str, SettingField]
    doc: str
    either: Either = ()
    needs: Either = ()


def kind_schema(
    function: Callable[..., Any], section: str = "action", either: Either = (), needs: Either = ()
) -> KindSchema:
    """The schema of a cost kind, from its keyword-only arguments and its docstring.

    Args:
        function: the cost kind; annotations may name types that are imported for type checking only.
        section: "action", "place" or "institution".
        either: what can be said in several ways, as in `KindSchema`.
        needs: what must be said in one of several ways, each with all the settings that it takes.

    Raises:
        TypeError: a keyword-only argument says not what it holds, the section does not exist, or a way names a
            setting that the kind has not.
    """
    if section not in SECTIONS:
        raise TypeError(f"{function.__name__}: section must be one of {', '.join(SECTIONS)} (got {section!r})")
    hints = get_type_hints(function, localns=_Names(function), include_extras=True)
    arguments = inspect.signature(function).parameters.values()
    fields = {a.name: _field(function, a, hints) for a in arguments if a.kind is inspect.Parameter.KEYWORD_ONLY}
    for name in (name for ways in (*either, *needs) for way in ways for name in way):
        if name not in fields:
            raise TypeError(f"{function.__name__}: a way of saying something takes {name}, which is no setting")
    return KindSchema(function.__name__, section, fields, inspect.getdoc(function) or "", either, needs)


def table_of(record: type) -> Table:
    """The table whose rows are a dataclass, as in `section_of`."""
    return Table(section_of(record))


def section_of(record: type) -> Section:
    """The section of a dataclass: each field is annotated with what it holds, as an argument of a kind is.

    Raises:
        TypeError: a field says not what it holds.
    """
    hints = get_type_hints(record, localns=_Names(record), include_extras=True)
    found = {}
    for name, item in record.__dataclass_fields__.items():  # type: ignore[attr-defined]
        required = item.default is MISSING and item.default_factory is MISSING
        default = None if required or item.default is MISSING else item.default
        found[name] = SettingField(_setting_of(record.__name__, name, hints[name]), required, default)
    return Section(record, found, inspect.getdoc(record) or "")


def _setting_of(owner: str, name: str, hint: Any) -> Setting:
    """The one setting that an annotation names."""
    notes = get_args(hint)[1:] if get_origin(hint) is not None or hasattr(hint, "__metadata__") else ()
    settings = [note for note in notes if isinstance(note, Setting)]
    if len(settings) != 1:
        raise TypeError(f"{owner}: argument {name} needs Annotated[..., one setting]")
    return settings[0]


def _field(function: Callable[..., Any], argument: inspect.Parameter, hints: dict[str, Any]) -> SettingField:
    setting = _setting_of(function.__name__, argument.name, hints.get(argument.name))
    required = argument.default is inspect.Parameter.empty
    return SettingField(setting, required, None if required else argument.default)


class _Names(dict[str, Any]):
    """Names for reading annotations: those of the function's module, then the built-in ones, else `Any`."""

    def __init__(self, owner: Callable[..., Any] | type) -> None:
        super().__init__()
        self.known = vars(sys.modules[owner.__module__])

    def __missing__(self, name: str) -> Any:
        return self.known[name] if name in self.known else getattr(builtins, name, Any)
