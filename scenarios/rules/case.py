"""A scenario as rules see it: its lines in the base case, its institutions, and the words for figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from costing import Entry, Row, RunDown
from parameters import Element, Parameter, Plan
from scenarios.projection import Projected
from scenarios.rules.finding import Finding
from scenarios.thresholds import Thresholds

Array = NDArray[np.float64]
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Case:
    """One scenario: `name`, its lines, the `currency` of its money, the limits of the rules and the plan it is of."""

    name: str
    one: Projected
    currency: str
    limits: Thresholds
    plan: Plan | None = None

    @property
    def considered(self) -> Mapping[str, str]:
        """The groups of people without an action of their own, with the plan's reason."""
        return self.plan.considered if self.plan is not None else {}

    @property
    def ministries(self) -> Mapping[str, bool]:
        """Whether payers that the plan names have a line in their own budget."""
        return self.plan.ministries if self.plan is not None else {}

    @property
    def years(self) -> tuple[int, ...]:
        """The plan years."""
        book = self.one.model.book
        return book.years[book.plan_columns]

    def levels(self, row: Row) -> Array:
        """A line in the base year and the plan years."""
        book = self.one.model.book
        whole = np.broadcast_to(self.one.values(row), (book.columns,))
        return whole[: book.plan_columns.stop]

    def flows(self, row: Row) -> Array:
        """A line in the plan years."""
        return self.levels(row)[1:]

    def number(self, row: Row) -> float:
        """A line that is one number."""
        return float(self.one.values(row)[0])

    def entries(self, **tags: str) -> list[Entry]:
        """The ledger lines that carry all the given tags."""
        return self.one.model.ledger.of(**tags)

    def summed(self, rows: list[Row]) -> Array:
        """The sum of lines in the plan years."""
        return np.sum([self.flows(row) for row in rows], axis=0) if rows else np.zeros(len(self.years))

    def institutions(self) -> Iterator[Institution]:
        """The institutions whose people move."""
        for identity, down in self.one.model.institutions.items():
            if down.people is not None:
                yield Institution(self, identity, down)

    def says(
        self, rule: str, severity: str, message: str, remedy: str, *, element: str = "", year: int | None = None
    ) -> Finding:
        """A finding of this scenario."""
        return Finding(rule, severity, self.name, element, year, message, remedy)

    def money(self, value: float) -> str:
        """An amount with its currency: ``ARD 1.2 million``."""
        size, word = next((s, w) for s, w in _SCALES if abs(value) >= s or s == 1)
        return f"{self.currency} {number(value / size, 1 if size > 1 else 0)} {word}".rstrip()


_SCALES = ((1e6, "million"), (1e3, "thousand"), (1.0, ""))


@dataclass(frozen=True)
class Institution:
    """One institution of a scenario, by its name in the plan."""

    case: Case
    id: str
    down: RunDown

    @property
    def address(self) -> str:
        """Where it stands in the plan."""
        return f"institutions.{self.id}"

    @property
    def title(self) -> str:
        """What people call it; its name in the plan, where it has only that of its menu entry."""
        return called(self.case.one.model.scenario.institutions[self.id])

    @property
    def settings(self) -> Mapping[str, Any]:
        """What the plan says of it."""
        return self.case.one.model.scenario.institutions[self.id].settings

    def part(self, name: str) -> Mapping[str, Any]:
        """A section of its settings, empty if the plan leaves it out."""
        found = self.settings.get(name, {})
        return found if isinstance(found, Mapping) else {}

    @property
    def moves(self) -> Array:
        """People who move, by plan year."""
        return self.case.flows(known(self.down.people).moves)

    @property
    def residents(self) -> Array:
        """People who live there at the end of the base year and of each plan year."""
        return self.case.levels(self.down.residents)

    def moves_to(self, place: str) -> Array:
        """People who move to one kind of home, by plan year."""
        return self.case.flows(self.down.offers[place].moves)

    def planned_to(self) -> dict[str, float]:
        """People whom the plan means to move to each kind of home, over all its years."""
        found: dict[str, float] = {}
        for one in known(self.down.people).groups:
            planned = float(self.case.flows(one.group.moves).sum())
            for place, share in one.group.to.items():
                part = share if isinstance(share, (int, float)) else figure(self.case, share)
                found[place] = found.get(place, 0.0) + planned * part
        return {place: people for place, people in found.items() if people > 1e-9}

    def says(self, rule: str, severity: str, message: str, remedy: str, *, year: int | None = None) -> Finding:
        """A finding about this institution."""
        return self.case.says(rule, severity, message, remedy, element=self.id, year=year)


def known(found: Kind | None) -> Kind:
    """What a rule may take for granted, such as the people of an institution whose people move."""
    assert found is not None
    return found


def called(element: Element) -> str:
    """The title of an element; its name in the plan, where it has only the title of its menu entry."""
    usual = element.menu.name if element.menu is not None else None
    return element.id.replace("_", " ") if element.title == usual else element.title


def figure(case: Case, line: object) -> float:
    """One number from a line of the book, or from a constant of it."""
    return case.number(line) if isinstance(line, Row) else float(getattr(line, "value", 0.0))


def given(settings: Mapping[str, Any], name: str, otherwise: float = 0.0) -> float:
    """A figure of the plan by its name; `otherwise` if it is left out."""
    found = settings.get(name)
    return float(found.value) if isinstance(found, Parameter) else otherwise


def number(value: float, decimals: int = 0) -> str:
    """A number with its thousands apart.

    >>> number(1605.94, 1)
    '1 605.9'
    """
    return f"{value:,.{decimals}f}".replace(",", " ")


def persons(count: float) -> str:
    """People, an expected value, as said in a sentence.

    >>> persons(31.7), persons(1.2), persons(0.2)
    ('32 people', '1 person', 'less than one person')
    """
    whole = round(count)
    if whole == 0:
        return "less than one person"
    return "1 person" if whole == 1 else f"{number(whole)} people"


def some(count: float, noun: str) -> str:
    """A count of things, rounded.

    >>> some(18.2, "home"), some(1, "home")
    ('18 homes', '1 home')
    """
    return f"{number(round(count))} {noun}{'' if round(count) == 1 else 's'}"


def percent(share: float) -> str:
    """A share in percent.

    >>> percent(0.402)
    '40%'
    """
    return f"{100 * share:.0f}%"


def listed(words: list[str], most: int = 6) -> str:
    """Words as they stand in a sentence, the first of them where there are many.

    >>> listed(["a", "b", "c", "d"], 2)
    'a, b and 2 more'
    """
    more = len(words) - most
    return joined(words) if more <= 1 else joined([*words[:most], f"{more} more"])


def in_years(years: tuple[int, ...], where: NDArray[np.bool_]) -> list[int]:
    """The years in which something holds."""
    return [year for year, holds in zip(years, where, strict=True) if holds]


def said_years(years: list[int]) -> str:
    """Years as they stand in a sentence.

    >>> said_years([2027, 2028, 2029, 2031])
    '2027-2029 and 2031'
    """
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return joined([f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs])


def joined(words: list[str]) -> str:
    """Words as they stand in a sentence.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
