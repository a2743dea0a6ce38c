"""Every input of a plan, over all its scenarios: where it comes from, and which scenario changes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from costing import Book, Input, Line, Row
from outputs.annex.layout import STRUCTURAL
from parameters import Parameter, Scenario
from scenarios import Projected, Projection

BASE = "reform"
"""The scenario whose values the others follow where they change nothing."""


@dataclass(frozen=True)
class Entry:
    """One input: `values` by scenario (one number, or one a column of the book), `linked` those that follow the plan.

    Attributes:
        parameter: what is known about it; None for a series and for what the plan only implies.
    """

    address: str
    label: str
    element: str
    unit: str
    parameter: Parameter | None
    values: dict[str, tuple[float, ...]]
    linked: frozenset[str]
    used_by: str
    used: bool


def scenario_order(projection: Projection) -> list[str]:
    """The plan first, then the others as they come."""
    return sorted(projection.scenarios, key=lambda name: name != BASE)


def catalogue(projection: Projection, *, series: bool) -> list[Entry]:
    """The inputs with one number (or, with `series`, one a year), in the order of the plan."""
    order = scenario_order(projection)
    shown: dict[str, Row | None] = {}
    for name in order:
        one = projection.scenarios[name]
        inputs = one.model.book.inputs
        listed = [*(() if series else ("base_year",)), *(() if series else _figures(one)), *inputs]
        for address in listed:
            found = inputs.get(address)
            if address not in STRUCTURAL and (found is None or found.scalar != series):
                shown.setdefault(address, found)
    finder = _Finder.of(projection, order)
    return [finder.entry(address, row) for address, row in shown.items()]


def _figures(one: Projected) -> Iterator[str]:
    """Figures of the plan, used or not; years of series stand in a sheet of their own."""
    inputs = one.model.book.inputs
    series = tuple(f"{address}." for address, row in inputs.items() if not row.scalar)
    return (address for address in one.model.scenario.parameters() if not address.startswith(series or ("\0",)))


@dataclass(frozen=True)
class _Finder:
    """What is known of the scenarios: figures by address, the addresses each one changes, and who reads an input."""

    projection: Projection
    parameters: dict[str, dict[str, Parameter]]
    touched: dict[str, frozenset[str]]
    readers: dict[str, list[str]]

    @classmethod
    def of(cls, projection: Projection, order: list[str]) -> _Finder:
        scenarios = {name: projection.scenarios[name].model.scenario for name in order}
        common = {str(change) for change in scenarios[BASE].changes}
        touched = {
            name: frozenset(change.address for change in scenario.changes if str(change) not in common)
            for name, scenario in scenarios.items()
        }
        known = {name: scenario.parameters() for name, scenario in scenarios.items()}
        return cls(projection, known, touched, _readers(projection.scenarios[BASE].model.book))

    def entry(self, address: str, row: Row | None) -> Entry:
        values = {name: found for name in self.parameters if (found := self._values(name, address))}
        parameter = next((known[address] for known in self.parameters.values() if address in known), None)
        unit = str(row.unit) if row is not None else parameter.unit if parameter else ""
        label = row.label if row is not None else address.rsplit(".", 1)[-1].replace("_", " ")
        linked = frozenset(name for name in values if self._follows(name, address, values))
        drives = address in self.projection.scenarios[BASE].model.scenario.drivers
        own = ("the Medium-term form",) if address.startswith("medium_term.") else ("draws only",) if drives else ()
        readers = ", ".join(self.readers.get(address, own)) or "nothing yet"
        return Entry(
            address, label, _element(address), unit, parameter, values, linked, readers, drives or row is not None
        )

    def _values(self, name: str, address: str) -> tuple[float, ...]:
        """The value in a scenario; none where other scenarios use it and this one does not."""
        found = self.projection.scenarios[name].model.book.inputs.get(address)
        if found is not None:
            return tuple(found.values[:, 0].tolist())
        known = self.parameters[name].get(address)
        used = any(address in one.model.book.inputs for one in self.projection.scenarios.values())
        return (float(known.value),) if known is not None and not used else ()

    def _follows(self, name: str, address: str, values: dict[str, tuple[float, ...]]) -> bool:
        """Whether a scenario leaves an input of the plan as it is."""
        if name == BASE or values.get(BASE) != values[name]:
            return False
        return not any(address == changed or address.startswith(f"{changed}.") for changed in self.touched[name])


def _element(address: str) -> str:
    parts = address.split(".")
    return parts[1] if parts[0] in ("actions", "places", "institutions", "benefits") and len(parts) > 1 else "country"


def _readers(book: Book) -> dict[str, list[str]]:
    """For each input, the titles under which lines speak of it directly."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in book.rows:
        title = row.scope.path.split("/")[0] or "time"
        for line in (row.formula, row.base):
            for read in _inputs(line):
                if title not in found[read.address]:
                    found[read.address].append(title)
    return found


def _inputs(line: Line | None) -> Iterator[Input]:
    if isinstance(line, Input):
        yield line
    elif line is not None and not isinstance(line, Row):
        for argument in line.arguments:
            yield from _inputs(argument)


def origin_of(scenario: Scenario, address: str) -> str:
    """File and line where a series was written, if any of its years was."""
    known = (leaf.origin for key, leaf in scenario.parameters().items() if key.startswith(f"{address}."))
    return next((origin for origin in known if origin), "")
