"""A plan as plain data: every figure with its unit, range, source and origin, ready to be written to a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from parameters.countries import Country
from parameters.elements import Element
from parameters.figures import Calendar
from parameters.parameter import Parameter
from parameters.scenario import Scenario
from parameters.settings import SECTIONS
from parameters.uncertainty import SECTION, written_uncertainty
from parameters.values import FlowValue, PathValue, Value


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
    """sha256 over canonical JSON of the resolved plan and of all scenarios, origins left out."""
    whole = {"plan": resolved, "scenarios": {name: resolved_scenario(s) for name, s in scenarios.items()}}
    text = json.dumps(_without_origins(whole), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
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


def _without_origins(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _without_origins(child) for key, child in value.items() if key != "origin"}
    return [_without_origins(child) for child in value] if isinstance(value, list) else value
