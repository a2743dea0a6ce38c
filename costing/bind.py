"""Turning the settings of a plan element into lines: every figure becomes an input at its address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from costing.lines import Line, Row, Scope
from costing.paths import Point, path
from costing.world import World, lower_bound
from parameters import (
    Element,
    FlowValue,
    KindSchema,
    Parameter,
    Path,
    PathValue,
    PerReference,
    Section,
    Setting,
    Table,
    Words,
)


def bind(on: Scope, world: World, element: Element, schema: KindSchema) -> dict[str, Any]:
    """The keyword arguments of a cost kind: lines for figures, paths and flows; words as they are.

    Money becomes money of the base year. A setting that the plan leaves out is not in the result.
    """
    given = element.settings
    fields = schema.settings
    return {name: _bound(on, world, name, fields[name].setting, given[name]) for name in fields if name in given}


def _bound(on: Scope, world: World, name: str, setting: Setting, value: Any) -> Any:
    label = name.replace("_", " ")
    if isinstance(value, Parameter):
        return figure(on, world, label, value)
    if isinstance(value, PathValue):
        return _path(on, label, value, setting.most if isinstance(setting, Path) else None)
    if isinstance(value, FlowValue):
        amounts = [value.values[year].value if year in value.values else 0.0 for year in world.book.years]
        return on.series(label, amounts, value.unit, address=value.address, lower=0)
    if isinstance(value, tuple):
        if isinstance(setting, Words):
            return value
        return tuple(figure(on, world, f"{label} {n}", leaf) for n, leaf in enumerate(value, start=1))
    return _named(on, world, name, setting, value) if isinstance(value, Mapping) else value


def _named(on: Scope, world: World, name: str, setting: Setting, value: Mapping[str, Any]) -> Any:
    """Settings by name: of a section, of each row of a table, of each element or cadre named."""
    label = name.replace("_", " ")
    if isinstance(setting, Section):
        return _record(on.part(label), world, setting, value)
    if isinstance(setting, Table):
        return {key: _record(on.part(f"{label}, {_said(key)}"), world, setting.row, row) for key, row in value.items()}
    if isinstance(setting, PerReference):
        return {key: _bound(on, world, f"{name}, {key}", setting.each, leaf) for key, leaf in value.items()}
    return {key: figure(on, world, f"{label}, {_said(key)}", leaf) for key, leaf in value.items()}


def _said(name: str) -> str:
    return name.replace("_", " ")


def _record(on: Scope, world: World, section: Section, row: Mapping[str, Any]) -> Any:
    """Settings that belong together, as the record that they are made of."""
    bound = {name: _bound(on, world, name, section.fields[name].setting, value) for name, value in row.items()}
    return section.record(**bound)


def figure(on: Scope, world: World, label: str, parameter: Parameter) -> Row:
    """One figure as an input; money in another currency or price year is brought to base-year money in a row below."""
    lower = lower_bound(parameter)
    row = on.input(label, parameter.value, parameter.unit, address=parameter.address, lower=lower)
    line: Line = world.in_base_money(row)
    return line if isinstance(line, Row) else on.line(f"{label}, in {world.money}", line)


def _path(on: Scope, label: str, value: PathValue, highest: float | None) -> Row:
    inputs = on.part(f"points of {label}")
    points: list[Point] = []
    for number, (year, level) in enumerate(value.points):
        at = f"{value.address}.{number}"
        when = inputs.input(f"year of point {number + 1}", year, "", address=f"{at}.year")
        points.append(Point(when, inputs.input(f"level of point {number + 1}", level.value, value.unit, address=at)))
    delay = inputs.input("delay", value.delay.value, "", address=f"{value.address}.delay")
    factor = inputs.input("factor", value.factor.value, "", address=f"{value.address}.factor")
    ceiling = None if highest is None else on.const(highest, value.unit)
    return path(on, label, points, between=value.between, delay=delay, factor=factor, ceiling=ceiling)
