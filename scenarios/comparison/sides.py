"""What is compared with what: two scenarios of one plan, or of two, and which of their money may be subtracted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from costing import Model
from parameters import Plan
from scenarios.comparison.bought import NOMINAL, REAL, Bought, Key, bought
from scenarios.projection import Projected, Projection


@dataclass(frozen=True)
class Side:
    """One scenario of a plan.

    Attributes:
        label: what it is called in the comparison.
        projection: of its plan, with this scenario and the status quo.
        name: of the scenario.
        source: where it was read from.
    """

    label: str
    projection: Projection
    name: str
    source: str = ""

    @property
    def plan(self) -> Plan:
        """The plan that it is a scenario of."""
        return self.projection.plan

    @property
    def one(self) -> Projected:
        """The scenario, computed."""
        return self.projection.scenarios[self.name]

    @property
    def model(self) -> Model:
        """The scenario as lines."""
        return self.one.model

    @cached_property
    def bought(self) -> dict[Key, Bought]:
        """What it buys, line by line."""
        return bought(self.model)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of its elements by their names in the plan, of those that cost something."""
        return {entry.tags["element"]: entry.tags["name"] for entry in self.model.ledger.entries}

    def columns(self, years: Sequence[int]) -> list[int]:
        """Where some years stand in its book."""
        return [self.model.book.years.index(year) for year in years]


@dataclass(frozen=True)
class Pair:
    """A scenario held against the first one."""

    first: Side
    other: Side
    notes: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "notes", tuple(self._notes()))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The plan years that both have."""
        return tuple(year for year in self.first.projection.years if year in self.other.projection.years)

    @property
    def same_years(self) -> bool:
        """Whether both plans have the same years, so that their figures over the whole plan may be compared."""
        return self.first.projection.years == self.other.projection.years

    @property
    def bases(self) -> tuple[str, ...]:
        """Which money may be subtracted: nominal in one currency, real only with one base year too."""
        if self.first.plan.currency != self.other.plan.currency or not self.years:
            return ()
        return (NOMINAL, REAL) if self.first.plan.base_year == self.other.plan.base_year else (NOMINAL,)

    def _notes(self) -> list[str]:
        first, other = self.first.plan, self.other.plan
        found = []
        if first.currency != other.currency:
            money = f"{first.currency} and {other.currency}"
            found.append(f"money is not subtracted: {money} are different currencies")
        elif first.base_year != other.base_year:
            prices = f"{first.base_year} and {other.base_year}"
            found.append(f"real money is not subtracted: prices of {prices} are different money; nominal money is")
        if not self.years:
            found.append("the plans have no year in common: only inputs and findings are compared")
        elif not self.same_years:
            spans = f"{first.first}-{first.last} and {other.first}-{other.last}"
            said = f"{self.years[0]}-{self.years[-1]}"
            found.append(f"the plans have different years ({spans}): amounts are those of {said}, which both have")
        return found
