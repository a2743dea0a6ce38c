"""Reading the settings of a plan: paths, flows, lists, choices, references; each by its own small function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parameters.codes import check_code
from parameters.documents import Node
from parameters.figures import YEAR, Reader
from parameters.number_hints import beside_hint, by_year_hint
from parameters.parameter import Parameter
from parameters.problems import did_you_mean
from parameters.settings import (
    Cadre,
    Choice,
    Code,
    Flow,
    Number,
    Path,
    PerName,
    PerReference,
    Profile,
    Reference,
    Section,
    Setting,
    Shares,
    Table,
    Text,
    Words,
)
from parameters.shares import SHARE_NOISE, read_profile, read_shares
from parameters.values import FlowValue, PathValue, Value

BETWEEN = ("straight", "step", "s-curve")
PATH_KEYS = ("points", "between", "delay", "factor", "unit")
_EXTRAS = {"delay": (Number("", lever=True), 0), "factor": (Number("", least=0), 1)}
"""What a path may carry beside its points, and what leaves it as it is."""


def read(reader: Reader, setting: Setting, node: Node, address: str) -> Value | None:
    """The value of a setting, or None with everything wrong in it among the reader's problems."""
    if node.value is None:
        reader.problems.add(node.label, address, "has no value")
        return None
    return _READ[type(setting)](reader, setting, node, address)


def _number(reader: Reader, setting: Number, node: Node, address: str) -> Parameter | None:
    return reader.figure(setting, node, address)


def _per_name(reader: Reader, setting: PerName, node: Node, address: str) -> dict[str, Parameter] | None:
    if not _is_mapping(reader, node, address, "a figure for each cadre"):
        return None
    found = {}
    for name, child in node.items.items():
        if reader.cadres is not None and name not in reader.cadres:
            reader.no_cadre(name, child, f"{address}.{name}")
        elif (figure := reader.figure(setting.number, child, f"{address}.{name}")) is not None:
            found[name] = figure
    return found


def _cadre(reader: Reader, setting: Cadre, node: Node, address: str) -> str | None:
    name = text(reader, node, address)
    if name is not None and reader.cadres is not None and name not in reader.cadres:
        hint = did_you_mean(name, reader.cadres) or f"the cadres are: {', '.join(reader.cadres)}"
        reader.problems.add(node.mark, address, f"is not a cadre of 'pay' (got {node.said})", hint)
        return None
    return name


def _flow(reader: Reader, setting: Flow, node: Node, address: str) -> FlowValue | None:
    if not _is_mapping(reader, node, address, "a number for each year"):
        return None
    number = Number(setting.unit, lever=setting.lever, least=setting.least, most=setting.most)
    years = sorted(_years(reader, node, address, plan_years=True).items())
    written = {year: reader.figure(number, child, f"{address}.{year}") for year, child in years}
    values = {year: figure for year, figure in written.items() if figure is not None}
    return FlowValue(address, _common_unit(reader, setting.unit, list(values.values()), node, address), values)


def _path(reader: Reader, setting: Path, node: Node, address: str) -> PathValue | None:
    if not _is_mapping(reader, node, address, "a level for each year"):
        return None
    if all(YEAR.fullmatch(key) for key in node.items):
        node = Node({"points": Node(node.value, node.mark, node.key)}, node.mark, node.key)
    for key, child in node.items.items():
        if key not in PATH_KEYS:
            reader.problems.unknown(child.label, f"{address}.{key}", key, PATH_KEYS)
    points = _points(reader, setting, node, address)
    between = _between(reader, node, address)
    delay, factor = _extra(reader, node, address, "delay"), _extra(reader, node, address, "factor")
    if not points or between is None or delay is None or factor is None:
        return None
    unit = _common_unit(reader, setting.unit, [level for _, level in points], node, address)
    return PathValue(address, unit, points, between, delay, factor)


def _points(reader: Reader, setting: Path, node: Node, address: str) -> tuple[tuple[int, Parameter], ...]:
    written, what = node.items.get("points", Node(None, node.label)), "a level for each year"
    if written.value is not None and not _is_mapping(reader, written, f"{address}.points", what):
        return ()
    if not written.items:
        reader.problems.add(written.mark, f"{address}.points", "is missing: a path needs a level for at least one year")
        return ()
    if reader.lacks_money(setting, node, address):
        return ()
    number = Number(setting.unit, lever=setting.lever, least=setting.least, most=setting.most)
    found = []
    for position, (year, child) in enumerate(sorted(_years(reader, written, address, plan_years=False).items())):
        if (figure := reader.figure(number, _with_unit(child, node), f"{address}.{year}")) is not None:
            found.append((year, figure.model_copy(update={"address": f"{address}.{position}"})))
    return tuple(found)


def _with_unit(child: Node, path: Node) -> Node:
    """A plain number of a path that says its unit once for all points."""
    unit = path.items.get("unit")
    if unit is None or child.number is None:
        return child
    return Node({"value": child, "unit": unit}, child.mark, child.key)


def _between(reader: Reader, node: Node, address: str) -> str | None:
    written = node.items.get("between")
    return BETWEEN[0] if written is None else _choice(reader, Choice(*BETWEEN), written, f"{address}.between")


def _extra(reader: Reader, node: Node, address: str, key: str) -> Parameter | None:
    """The delay or factor of a path; the neutral one if it is not given."""
    number, default = _EXTRAS[key]
    written = node.items.get(key)
    if written is not None:
        return reader.figure(number, written, f"{address}.{key}")
    why = f"no {key} is given"
    return Parameter(value=default, address=f"{address}.{key}", origin=str(node.label), lever=True, fixed=why)


def _years(reader: Reader, node: Node, address: str, *, plan_years: bool) -> dict[int, Node]:
    """The entries of a mapping by year; years outside the plan are problems."""
    calendar, found = reader.calendar, {}
    for key, child in node.items.items():
        place = f"{address}.{key}"
        if not YEAR.fullmatch(key):
            reader.problems.add(child.label, place, f"must be a year (got '{key}')")
            continue
        year = int(key)
        first = None if calendar is None else calendar.first if plan_years else calendar.base
        if calendar is not None and first is not None and not first <= year <= calendar.last:
            what = "plan years" if plan_years else "base year and plan years"
            reader.problems.add(child.label, place, f"is outside the {what}, {first} to {calendar.last}")
        found[year] = child
    return found


def _common_unit(reader: Reader, unit: str, figures: list[Parameter], node: Node, address: str) -> str:
    units = list(dict.fromkeys(figure.unit for figure in figures))
    if len(units) > 1:
        message = f"mixes units: {' and '.join(repr(found) for found in units)}"
        reader.problems.add(node.label, address, message, "write every year in one currency and price year")
    return units[0] if units else reader.expected(unit)


def _choice(reader: Reader, setting: Choice, node: Node, address: str) -> str | None:
    if isinstance(node.value, str) and node.value in setting.options:
        return node.value
    if set(setting.options) == {"yes", "no"} and node.yes is not None:
        return "yes" if node.yes else "no"
    message = f"must be one of {', '.join(setting.options)} (got {node.said})"
    hint = beside_hint(node) or did_you_mean(str(node.value), setting.options)
    reader.problems.add(node.mark, address, message, hint)
    return None


def text(reader: Reader, node: Node, address: str) -> str | None:
    """The text at a node, a whole number taken as text; or None with a problem."""
    if isinstance(node.value, int) and not isinstance(node.value, bool) and node.as_written:
        return str(node.value)
    if isinstance(node.value, str) and node.value.strip():
        return node.value
    quotes = node.value is not None and not isinstance(node.value, str)
    hint = beside_hint(node) or ("if it is text, write it in double quotes" if quotes else "")
    reader.problems.add(node.mark, address, f"must be text (got {node.said})", hint)
    return None


def _list_of_words(reader: Reader, setting: Words, node: Node, address: str) -> tuple[str, ...] | None:
    children = node.value if isinstance(node.value, tuple) else (node,)
    if not children:
        reader.problems.add(node.mark, address, "must hold a word at least (got an empty list)")
        return None
    found = []
    for child in children:
        word = text(reader, child, address)
        if word is not None and setting.options and word not in setting.options:
            message = f"must be one of {', '.join(setting.options)} (got {child.said})"
            reader.problems.add(child.mark, address, message, did_you_mean(word, setting.options))
        elif word is not None:
            found.append(word)
    return tuple(found)


def _code(reader: Reader, setting: Code, node: Node, address: str) -> str | None:
    return str(node.value) if check_code(setting.classification, node, address, reader.problems) else None


def _reference(reader: Reader, setting: Reference, node: Node, address: str) -> str | None:
    known = reader.names.get(setting.section, ())
    if isinstance(node.value, str) and node.value in known:
        return node.value
    hint = did_you_mean(str(node.value), known) or f"the {setting.section} are: {', '.join(known) or 'none'}"
    reader.missing(setting.section, node, address, hint)
    return None


def _per_reference(reader: Reader, setting: PerReference, node: Node, address: str) -> dict[str, Value] | None:
    if not _is_mapping(reader, node, address, f"an entry for each of the {setting.section} meant"):
        return None
    known = reader.names.get(setting.section, ())
    found: dict[str, Value] = {}
    for name, child in node.items.items():
        place = f"{address}.{name}"
        if name not in known:
            hint = did_you_mean(name, known) or f"the {setting.section} are: {', '.join(known) or 'none'}"
            message = f"unknown name among the {setting.section}"
            reader.problems.add(child.label, place, message, hint, show=False)
        elif (value := read(reader, setting.each, child, place)) is not None:
            found[name] = value
    if setting.whole and len(found) == len(node.items):
        total = sum(figure.value for figure in found.values() if isinstance(figure, Parameter))
        if abs(total - 1) > SHARE_NOISE:
            reader.problems.add(node.label, address, f"the shares must add up to 1 (got {total:g})")
    return found


def _table(reader: Reader, setting: Table, node: Node, address: str) -> dict[str, dict[str, Value]] | None:
    if not _is_mapping(reader, node, address, "names, each with its settings"):
        return None
    found = {}
    for name, child in node.items.items():
        place = f"{address}.{name}"
        if reader.is_name(name, child, place):
            found[name] = _section(reader, setting.row, child, place)
    return found


def _section(reader: Reader, setting: Section, node: Node, address: str) -> dict[str, Value]:
    if not _is_mapping(reader, node, address, "settings"):
        return {}
    found: dict[str, Value] = {}
    for key, child in node.items.items():
        if key not in setting.fields:
            reader.problems.unknown(child.label, f"{address}.{key}", key, setting.fields)
        elif (value := read(reader, setting.fields[key].setting, child, f"{address}.{key}")) is not None:
            found[key] = value
    for key, field in setting.fields.items():
        if field.required and key not in node.items:
            reader.problems.add(node.place(key), f"{address}.{key}", "is missing", show=False)
    return {key: found[key] for key in setting.fields if key in found}


def _is_mapping(reader: Reader, node: Node, address: str, what: str) -> bool:
    if not isinstance(node.value, dict):
        years = reader.calendar if what.endswith("for each year") else None
        hint = by_year_hint(node, years.first) if years is not None else ""
        reader.problems.add(node.mark, address, f"must hold {what} (got {node.said})", hint)
    return isinstance(node.value, dict)


_READ: dict[type[Setting], Callable[[Reader, Any, Node, str], Value | None]] = {
    Number: _number,
    Path: _path,
    Flow: _flow,
    PerName: _per_name,
    Cadre: _cadre,
    Profile: read_profile,
    Shares: read_shares,
    Choice: _choice,
    Text: lambda reader, _, node, address: text(reader, node, address),
    Words: _list_of_words,
    Code: _code,
    Reference: _reference,
    PerReference: _per_reference,
    Table: _table,
    Section: _section,
}
