"""Why a figure is what it is: any line of a run, down to the figures of the plan and their sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from costing import COUNTED, Input, Reason, Row, reason
from parameters import FlowValue, Parameter
from scenarios import Projected, Projection, UnknownAddressError, find_row, split

WHOLE = ("", "total", "total-real")
"""Short ways to say the total of all plan years, when no year is given."""
CALENDAR = ("base_year", "years_since", "first", "later", "always", "inside")
"""Inputs that are the calendar itself."""


@dataclass(frozen=True)
class Explanation:
    """A line of a scenario in a year, why it is what it is, and what it is made of.

    Attributes:
        reason: its value, formula in words and in figures, and which side of a least or most decides.
        leaf: the figure of the plan, where the line is one.
        constant: where the line has no figure in the plan and needs no source, why: it is the calendar, or a year for
            which the plan lists nothing.
        parts: what it is made of; empty below the depth asked for, and where `again` is set.
        again: whether its parts were given before.
        drivers: shared drivers that multiply the figure in draws.
    """

    scenario: str
    reason: Reason
    leaf: Parameter | None
    constant: str
    parts: tuple[Explanation, ...]
    again: bool
    drivers: tuple[Parameter, ...] = ()

    @property
    def row(self) -> Row:
        """The line."""
        return self.reason.row


def explain(projection: Projection, address: str, depth: int = 2) -> Explanation:
    """Explain a figure.

    Args:
        projection: with the scenario that the address begins with.
        address: ``reform/2030/total``, ``reform/2030/centres``, ``reform/2030/centres/added/units-open-added``, or an
            address of the plan file (``reform/2030/actions.centres.catchment``). The year may be left out for a line
            that is one number; ``reform/total`` is the total of all plan years at base-year prices.
        depth: how many levels of parts; -1 for all, down to the figures of the plan.

    Raises:
        UnknownAddressError: there is no such scenario, year or line.
    """
    name, year, rest = split(address)
    if name not in projection.scenarios:
        there = ", ".join(projection.scenarios)
        raise UnknownAddressError(f"{address}: no scenario is called '{name}'; there are {there}")
    one = projection.scenarios[name]
    _refuse_driver(one, address, rest)
    row = one.model.undiscounted if year is None and rest in WHOLE else find_row(one.model, rest)
    if not row.scalar and year is None:
        example = f"{name}/{projection.plan.first}/{rest}".rstrip("/")
        raise UnknownAddressError(f"{address}: '{row.label}' has a figure for each year: say which, such as {example}")
    if not row.scalar and year not in shown(one):
        first, last = shown(one)[0], shown(one)[-1]
        raise UnknownAddressError(f"{address}: the years are {first} to {last}")
    return _Explainer(projection, name, one, set()).of(row, year, depth)


def _refuse_driver(one: Projected, address: str, line: str) -> None:
    """A shared driver is no line of the book: it says what it is and what it multiplies."""
    driven = one.model.scenario.drivers.get(line)
    if driven is not None:
        what = f"a shared driver of draws, which is 1 in the base case; it multiplies {', '.join(driven)}"
        raise UnknownAddressError(f"{address}: {what}")


def shown(one: Projected) -> tuple[int, ...]:
    """The base year and the plan years."""
    return one.model.book.years[: one.model.book.plan_columns.stop]


@dataclass(frozen=True)
class _Explainer:
    projection: Projection
    scenario: str
    one: Projected
    told: set[tuple[str, int | None]]

    def of(self, row: Row, year: int | None, depth: int) -> Explanation:
        why = reason(self.one.base, row, year)
        again = (row.address, why.year) in self.told
        open_ = depth != 0 and not again
        if open_:
            self.told.add((row.address, why.year))
        parts = tuple(self.of(part, when, depth - 1) for part, when in why.parts) if open_ else ()
        leaf, constant = self._origin(row, why.year)
        return Explanation(self.scenario, why, leaf, constant, parts, again and bool(why.parts), self._drivers(leaf))

    def _origin(self, row: Row, year: int | None) -> tuple[Parameter | None, str]:
        """The figure of an input (of a flow, that of the year), or why there is none."""
        if not isinstance(row, Input):
            return None, ""
        known = self.one.model.scenario.parameters()
        leaf = known.get(row.address) or known.get(f"{row.address}.{year}")
        if leaf is not None:
            return leaf, ""
        if row.address in CALENDAR:
            return None, "calendar of the plan"
        if row.address == COUNTED:
            return None, "a switch of the model"
        return None, f"nothing listed for {year}" if self._is_listed(row.address) else ""

    def _drivers(self, leaf: Parameter | None) -> tuple[Parameter, ...]:
        """The shared drivers that multiply a figure."""
        scenario = self.one.model.scenario
        found = (address for address, of in scenario.drivers.items() if leaf is not None and leaf.address in of)
        return tuple(scenario.parameters()[address] for address in found)

    def _is_listed(self, address: str) -> bool:
        """Whether the plan has a flow at this address."""
        section, _, rest = address.partition(".")
        element, _, setting = rest.partition(".")
        found = getattr(self.one.model.scenario, section, {}).get(element)
        value: object = None if found is None else found.settings
        for name in setting.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        return isinstance(value, FlowValue)


def annex_cells(projection: Projection, scenario: str) -> Callable[[Row, int | None], str]:
    """Where lines of a scenario stand in the annex, as a function of line and year."""
    from outputs.annex import annex_cell

    return lambda row, year: annex_cell(projection, scenario, row, year)
