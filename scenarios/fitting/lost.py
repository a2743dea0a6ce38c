"""What people do not get when a plan is cut: units, contacts, people, places, as differences from the whole plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from costing import Row
from scenarios.benefits import whole_plan
from scenarios.fitting.trial import Trial

PEOPLE = ("people served", "people reached", "people covered", "recipients")
"""What rows that count the people of an action are called."""
NOTHING = 1e-6


@dataclass(frozen=True)
class Lost:
    """How much less there is of something that an action does, in a year: `less` is above 0 where it is lost."""

    element: str
    title: str
    what: str
    unit: str
    year: int
    whole: float
    left: float

    @property
    def less(self) -> float:
        """What is lost."""
        return self.whole - self.left


@dataclass(frozen=True)
class LostBenefit:
    """What a cut plan buys less than the whole plan, in one figure; `less` is below 0 where it buys more.

    Attributes:
        name: healthy_years, output, net or net_with_health; `what`: in words.
        unit: healthy-year, or money of the base year; present: whether it is a present value at the plan's own rate.
    """

    name: str
    what: str
    unit: str
    present: bool
    whole: float
    left: float

    @property
    def less(self) -> float:
        """What is lost."""
        return self.whole - self.left


BENEFITS = {
    "healthy_years": "healthy life years",
    "output": "restored output",
    "net": "benefits less cost, without the value of health",
    "net_with_health": "benefits less cost, with the value of health",
}


def lost_benefits(whole: Trial, cut: Trial) -> list[LostBenefit]:
    """What the cut plan buys less over the plan years; nothing where the plan names no benefits."""
    then, now = _bought(whole), _bought(cut)
    money = whole.model.world.money
    return [
        LostBenefit(
            name,
            BENEFITS[name],
            "healthy-year" if name == "healthy_years" else money,
            name.startswith("net"),
            then[name],
            now.get(name, 0.0),
        )
        for name in BENEFITS
        if name in then
    ]


def _bought(trial: Trial) -> dict[str, float]:
    """Healthy years and output of the plan years, undiscounted; net benefits as present values."""
    case = trial.model.investment
    if case is None:
        return {}
    whole = whole_plan(case)
    plan = trial.model.book.plan_columns
    flows = {name: getattr(case.sums, name) for name in ("healthy_years", "output")}
    scalars = {name: getattr(whole, name) for name in ("net", "net_with_health")}
    found = {name: float(trial.results[row][plan, 0].sum()) for name, row in flows.items()}
    return found | {name: float(trial.results[row][0, 0]) for name, row in scalars.items()}


def lost(whole: Trial, cut: Trial) -> list[Lost]:
    """Every output of an action that differs from the whole plan, by action and year."""
    found = []
    then, now = _measured(whole), _measured(cut)
    titles = {name: one.title for name, one in whole.model.scenario.actions.items()}
    book = whole.model.book
    for key in then:
        name, what, unit = key
        left = now.get(key, np.zeros(book.columns))
        for column, year in list(enumerate(book.years))[book.plan_columns]:
            if abs(then[key][column] - left[column]) > NOTHING:
                numbers = float(then[key][column]), float(left[column])
                found.append(Lost(name, titles[name], what, unit, year, *numbers))
    return sorted(found, key=lambda one: (list(titles).index(one.element), one.what, one.year))


def _measured(trial: Trial) -> dict[tuple[str, str, str], np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    """Outputs by action, name and unit, each with a value for every year."""
    found: dict[tuple[str, str, str], np.ndarray[tuple[int, ...], np.dtype[np.float64]]] = {}
    for name, what, row in _rows(trial):
        key = name, what, str(row.unit)
        values = np.broadcast_to(trial.results[row][:, 0], (trial.model.book.columns,))
        found[key] = found.get(key, np.zeros(trial.model.book.columns)) + values
    return found


def _rows(trial: Trial) -> Iterator[tuple[str, str, Row]]:
    world = trial.model.world
    groups = {"in use": world.units, "reached": world.reached, "capacity": world.capacity, "bed-days": world.bed_days}
    for what, rows in groups.items():
        for name in world.scenario.actions:
            yield from ((name, what, row) for row in rows.get(name, ()))
    for row in trial.model.book.rows:
        name = row.tags.get("element", "")
        if row.label in PEOPLE and name in world.scenario.actions:
            yield name, row.label, row
