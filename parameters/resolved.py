"""A plan as plain data: every figure with its unit, range, source and origin, ready to be written to a file."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from typing import Any

from parameters.countries import Country
from parameters.elements import Element
from parameters.figures import Calendar
from parameters.parameter import Parameter
from parameters.region_table import LEADING
from parameters.scenario import Scenario
from parameters.settings import SECTIONS
from parameters.uncertainty import SECTION, written_uncertainty
from parameters.values import FlowValue, PathValue, Value

_EXACT = 2**53
"""The largest whole number up to which a workbook holds every one."""


def resolved_plan(title: str, country: Country, years: Calendar, scenarios: Mapping[str, Scenario]) -> dict[str, Any]:
    """The plan in the shape of a plan file, defaults filled in; each scenario with its changes."""
    others = {name: _about(scenario) for name, scenario in scenarios.items()}
    return {
        "plan": title,
        "country": country.code,
        "currency": country.currency,
        "years": f"{years.first}-{years.last}",
        **resolved_scenario(scenarios["reform"]),
        "scenarios": others,
    }


def resolved_scenario(scenario: Scenario) -> dict[str, Any]:
    """World, shared drivers and correlations, places, institutions and actions of one scenario."""
    sections = {section: getattr(scenario, section) for section in SECTIONS.values()}
    world = {name: _plain(value) for name, value in scenario.world.items()}
    shared = written_uncertainty(scenario.uncertainty)
    world |= {SECTION: shared} if shared else {}
    return world | {key: {e.id: _element(e) for e in found.values()} for key, found in sections.items()}


def fingerprint(resolved: Mapping[str, Any], scenarios: Mapping[str, Scenario]) -> str:
    """sha256 over canonical JSON of the resolved plan and of all scenarios, origins left out; 5.0 is 5."""
    whole = {"plan": resolved, "scenarios": {name: resolved_scenario(s) for name, s in scenarios.items()}}
    text = json.dumps(_canonical(whole), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _about(scenario: Scenario) -> dict[str, Any]:
    changes = [{"address": c.address, "old": c.old, "new": c.new, "origin": c.origin} for c in scenario.changes]
    return {"title": scenario.title, "reform": scenario.reform, "changes": changes}


def _element(element: Element) -> dict[str, Any]:
    about = {"menu": element.menu.id} if element.menu else {}
    about |= {"kind": element.kind, "name": element.title, "origin": element.origin}
    settings = {name: _plain(value) for name, value in element.settings.items()}
    about |= {"template": element.template} if element.template else {}
    said = {key: value for key, value in element.about.items() if value or value == 0}
    return {**about, "tags": dict(element.tags), **said, **settings}


def _plain(value: Value) -> Any:
    if isinstance(value, Parameter):
        return {**value.written(), "origin": value.origin}
    if isinstance(value, PathValue):
        points = {year: _plain(level) for year, level in value.points}
        extras = {"delay": _plain(value.delay), "factor": _plain(value.factor)}
        return {"points": points, "between": value.between, **extras}
    if isinstance(value, FlowValue):
        return {year: _plain(figure) for year, figure in value.values.items()}
    if isinstance(value, tuple):
        return [figure if isinstance(figure, str) else _plain(figure) for figure in value]
    if isinstance(value, Mapping):
        return {name: _plain(child) for name, child in value.items()}
    return value


def _canonical(value: Any) -> Any:
    """Data without origins, in which numbers that are equal are written alike, also those in cells of regions."""
    if isinstance(value, Mapping):
        found = {str(key): _canonical(child) for key, child in value.items() if key != "origin"}
        return found | {"regions": _rows(value["regions"])} if "regions" in value else found
    if isinstance(value, list):
        return [_canonical(child) for child in value]
    whole = isinstance(value, float) and value.is_integer()
    return int(float(value)) if whole or (isinstance(value, int) and abs(value) > _EXACT) else value


def _rows(rows: Any) -> Any:
    """The table of regions; a CSV file has texts where a sheet has numbers."""
    if not isinstance(rows, list):
        return _canonical(rows)
    return [
        {title: cell if title in LEADING else _canonical(_number(cell)) for title, cell in row.items()} for row in rows
    ]


def _number(cell: str) -> float | str:
    try:
        number = float(cell)
    except ValueError:
        return cell
    return number if math.isfinite(number) else cell
