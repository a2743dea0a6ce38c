"""What a planner must know before trusting a run: people who cannot move, broken rules, money brought forward."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from costing import RunDown
from scenarios.projection import Projected, Projection

BROUGHT_FORWARD = "building-work-of-before-the-plan-units"


@dataclass(frozen=True)
class Finding:
    """What a rule says of a scenario.

    Attributes:
        severity: BLOCK (the run is not valid), WARN (shown on every export) or INFO.
        remedy: what would mend it.
    """

    rule: str
    severity: str
    scenario: str
    element: str
    year: int | None
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.severity} {self.rule}: {self.scenario}: {self.message}. {self.remedy}."


def find(projection: Projection) -> list[Finding]:
    """Everything that the rules say of a projection, the gravest first."""
    grave = {"BLOCK": 0, "WARN": 1, "INFO": 2}
    found = [finding for name, one in projection.reforms for finding in _of_scenario(name, one)]
    return sorted(found, key=lambda finding: grave[finding.severity])


def _of_scenario(name: str, one: Projected) -> Iterator[Finding]:
    for identity, down in one.model.institutions.items():
        yield from _gate(name, identity, down, one)
        yield from _waiting(name, identity, down, one)
    yield from _brought_forward(name, one)


def _gate(name: str, identity: str, down: RunDown, one: Projected) -> Iterator[Finding]:
    if down.gate is not None and one.values(down.gate)[0] < 0.5:
        message = f"people may leave {down.title} before homes have stood ready: this run is not valid"
        yield Finding("R01", "BLOCK", name, identity, None, message, f"Set institutions.{identity}.gate to 1")


def _waiting(name: str, identity: str, down: RunDown, one: Projected) -> Iterator[Finding]:
    if down.people is None:
        return
    waiting = one.values(down.people.waiting)
    for column, year in enumerate(one.model.book.years[one.model.book.plan_columns], start=1):
        if waiting[column] >= 0.5:
            people = f"{waiting[column]:.0f}"
            message = f"{people} people cannot move in {year} at {down.title}: {people} homes short"
            yield Finding("R01", "WARN", name, identity, year, message, f"Open {people} more places in time for {year}")


def _brought_forward(name: str, one: Projected) -> Iterator[Finding]:
    for row in one.model.book.rows:
        if not row.address.endswith(BROUGHT_FORWARD):
            continue
        units = float(one.values(row).max())
        if units > 1e-9:
            element = row.tags["element"]
            year = one.model.book.years[1]
            message = f"building work worth {units:.4g} {row.unit} of {row.tags['name']} would fall before {year}"
            remedy = f"It is charged to {year}: open later, or make sure the money is there"
            yield Finding("CAPITAL", "WARN", name, element, year, message, remedy)
