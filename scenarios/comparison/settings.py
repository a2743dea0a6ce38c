"""Everything that a scenario says, flat: for each address a text, with unit, range and source where it is a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from parameters import Element, FlowValue, Parameter, PathValue, Plan, Scenario

_SAID_APART = ("value", "unit", "source", "grade", "note", "fixed")
"""Keys of a figure that are not its range."""


@dataclass(frozen=True)
class Setting:
    """What stands at an address.

    Attributes:
        text: the figure, or the words; of a path or list, all its years.
        number: the figure as a number, where it is one.
        range: low, high and what else says how sure it is.
        source: where it comes from, with its grade; `note` why, and why there is no range.
        element: the address of the action, place, institution or source that it belongs to, if it belongs to one.
    """

    text: str
    number: float | None = None
    unit: str = ""
    range: str = ""
    source: str = ""
    note: str = ""
    origin: str = ""
    element: str = ""


def settings(plan: Plan, scenario: Scenario) -> dict[str, Setting]:
    """Every setting of a scenario by its address, those of the plan as a whole among them."""
    found = {"years": Setting(f"{plan.first}-{plan.last}"), "country": Setting(plan.country)}
    found |= dict(_world(scenario))
    found |= dict(_shared(scenario))
    for element in scenario.elements():
        found |= {address: _owned(setting, element) for address, setting in _element(element)}
    for section in ("rules", "considered", "ministries", "quality"):
        said = getattr(plan, section)
        found |= {f"{section}.{name}": Setting(_said(value)) for name, value in said.items()}
    if plan.crosswalk is not None:
        found["crosswalk"] = Setting(plan.crosswalk.title)
    if plan.regions is not None:
        found["regions"] = Setting(f"{len(plan.regions.each)} regions of {plan.regions.file}")
    return found


def _world(scenario: Scenario) -> Iterator[tuple[str, Setting]]:
    for name, value in scenario.world.items():
        yield from _flat(name, value)


def _shared(scenario: Scenario) -> Iterator[tuple[str, Setting]]:
    """Drivers that figures share, what they are of, and correlations."""
    for driver in scenario.uncertainty.drivers.values():
        yield driver.figure.address, figure(driver.figure)
        yield f"{driver.figure.address}.of", Setting(_said(tuple(name.text for name in driver.of)))
    for number, group in enumerate(scenario.uncertainty.correlations, start=1):
        yield f"uncertainty.correlations.{number}", Setting(f"{_said(group.addresses)}: rank {_said(group.rank)}")


def _element(element: Element) -> Iterator[tuple[str, Setting]]:
    about = {"name": element.title, "kind": element.kind, "template": element.template}
    about |= {"menu": element.menu.id if element.menu else ""}
    about |= {f"tags.{name}": tag for name, tag in element.tags.items()}
    about |= {name: value for name, value in element.about.items() if value or value == 0}
    for name, said in about.items():
        if said != "":
            yield f"{element.address}.{name}", Setting(_said(said), origin=element.origin)
    for name, value in element.settings.items():
        yield from _flat(f"{element.address}.{name}", value)


def _owned(setting: Setting, element: Element) -> Setting:
    return Setting(**{**vars(setting), "element": element.address})


def _flat(address: str, value: Any) -> Iterator[tuple[str, Setting]]:
    """A value and all in it; what is a path or a list of years stands in one line."""
    if isinstance(value, Parameter):
        yield value.address or address, figure(value)
    elif isinstance(value, PathValue):
        points = {str(year): level for year, level in value.points}
        yield address, _series(points, value.unit, f", {value.between}" if len(points) > 1 else "")
        yield from _flat(f"{address}.delay", value.delay)
        yield from _flat(f"{address}.factor", value.factor)
    elif isinstance(value, FlowValue):
        yield address, _series({str(year): level for year, level in value.values.items()}, value.unit)
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _flat(f"{address}.{key}", child)
    elif isinstance(value, tuple) and value and all(isinstance(child, Parameter) for child in value):
        yield address, _series({str(n): child for n, child in enumerate(value, start=1)}, value[0].unit)
    else:
        yield address, Setting(_said(value))


def figure(leaf: Parameter) -> Setting:
    """One figure."""
    written = leaf.written()
    said = [f"{key} {_said(value)}" for key, value in written.items() if key not in _SAID_APART]
    source = f"{leaf.source} (grade {leaf.grade})" if leaf.source and leaf.grade else leaf.source or ""
    note = "; ".join(text for text in (leaf.fixed, leaf.note) if text)
    return Setting(_said(leaf.value), float(leaf.value), leaf.unit, ", ".join(said), source, note, leaf.origin)


def _series(levels: Mapping[str, Parameter], unit: str, how: str = "") -> Setting:
    """Figures of several years in one line."""
    found = {key: figure(level) for key, level in levels.items()}
    text = ", ".join(f"{key}: {one.text}" for key, one in found.items())
    joined = {name: "; ".join(dict.fromkeys(getattr(one, name) for one in found.values() if getattr(one, name)))
              for name in ("range", "source", "note")}  # fmt: skip
    origin = next((one.origin for one in found.values()), "")
    return Setting(f"{{{text}}}{how}", None, unit, origin=origin, **joined)


def _said(value: Any) -> str:
    """A value as it would be written.

    >>> _said(0.1 + 0.2), _said(True), _said(("a", "b"))
    ('0.3', 'yes', 'a, b')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return f"{value:.15g}"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_said(child)}" for key, child in value.items())
    return ", ".join(map(_said, value)) if isinstance(value, (tuple, list)) else str(value)
