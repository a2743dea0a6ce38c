"""Ranges over draws: quantiles of sums, taken last; differences are taken draw by draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from costing import CENT, Row
from scenarios.programmes import PLAN, Share, shares
from scenarios.projection import Pick, Projected, Projection

Array = NDArray[np.float64]
PROBABILITIES = (0.1, 0.5, 0.8, 0.9)
WHOLE = "plan"
"""The period of all plan years together."""
QUO = "status_quo"


@dataclass(frozen=True)
class Range:
    """What the draws say of one figure.

    Attributes:
        scenario: its scenario; `level`, `item`, `title`: the part of the plan; `figure`: what of it.
        period: calendar year, or ``plan`` for the plan years together; `unit`: of the amounts.
        base: the base case; `mean`, `p10`, `p50`, `p80`, `p90`: of the draws.
        above: the share of draws that lie above the base case.
        bare: the base case without optimism bias and physical contingency, which draws carry neither.
        implied: `p80` less `bare`: the contingency that the draws imply.
        above_zero: the share of draws in which there is any of it, above half a cent.
    """

    scenario: str
    level: str
    item: str
    title: str
    figure: str
    period: str
    unit: str
    base: float
    mean: float
    p10: float
    p50: float
    p80: float
    p90: float
    above: float
    bare: float
    implied: float
    above_zero: float


@dataclass(frozen=True)
class _Figure:
    """Values of one figure: the base case and without contingencies (period,), over draws (period, draw).

    `whole` where its only period is all plan years together.
    """

    name: str
    unit: str
    base: Array
    bare: Array
    drawn: Array
    whole: bool

    def less(self, other: _Figure) -> _Figure:
        """Draw by draw."""
        return replace(self, base=self.base - other.base, bare=self.bare - other.bare, drawn=self.drawn - other.drawn)

    def summed(self) -> _Figure:
        """Over the periods, within each draw."""
        base, bare, drawn = (each.sum(axis=0, keepdims=True) for each in (self.base, self.bare, self.drawn))
        return replace(self, base=base, bare=bare, drawn=drawn, whole=True)


def ranges(projection: Projection) -> list[Range]:
    """The ranges of every scenario: of the plan, of its programmes and of its elements, as a whole and by year."""
    return list(_ranges(projection))


def _ranges(projection: Projection) -> Iterator[Range]:
    for name, one in projection.scenarios.items():
        if one.drawn is None:
            continue
        for share in shares(one.model):
            yield from _of_share(projection, name, share)
        yield from _single(projection, name, "present_value", lambda model: model.present_value)
        if one.model.scenario.reform:
            yield from _double_funding(projection, name)


def _of_share(projection: Projection, name: str, share: Share) -> Iterator[Range]:
    """Cost of a part, nominal by year, real by year and in all; and its difference from the status quo."""
    one = projection.scenarios[name]
    if not all(row in one.drawn for row in (*share.nominal, *share.real)):  # type: ignore[operator]
        return
    about = _About(name, share.level, share.item, share.title, projection.years)
    found = {"nominal": _figure(one, "total_nominal", share.nominal), "real": _figure(one, "total_real", share.real)}
    yield from about.told(found["real"].summed())
    for figure in found.values():
        yield from about.told(figure)
    if not one.model.scenario.reform or QUO not in projection.scenarios:
        return
    quo = projection.scenarios[QUO]
    now = next((each for each in shares(quo.model) if (each.level, each.item) == (share.level, share.item)), None)
    apart = {kind: replace(figure, name=f"difference_{kind}") for kind, figure in found.items()}
    if now is not None:
        apart = {kind: each.less(_figure(quo, each.name, getattr(now, kind))) for kind, each in apart.items()}
    yield from about.told(apart["real"].summed())
    for figure in apart.values():
        yield from about.told(figure)


def _single(projection: Projection, name: str, label: str, pick: Pick) -> Iterator[Range]:
    """A line that is one number for the plan years together, and its difference from the status quo."""
    about = _About(name, PLAN, "", "the whole plan", projection.years)
    one, quo = projection.scenarios[name], projection.scenarios.get(QUO)
    row = pick(one.model)
    if row is None or one.drawn is None or row not in one.drawn:
        return
    found = _figure(one, f"{label}_real", (row,))
    yield from about.told(found)
    now = pick(quo.model) if quo is not None else None
    if one.model.scenario.reform and quo is not None and now is not None:
        yield from about.told(replace(found, name=f"{label}_difference_real").less(_figure(quo, label, (now,))))


def _double_funding(projection: Projection, name: str) -> Iterator[Range]:
    one = projection.scenarios[name]
    change = one.model.transition
    if change is None or one.drawn is None or change.total_real not in one.drawn:
        return
    about = _About(name, PLAN, "", "the whole plan", projection.years)
    yield from about.told(_figure(one, "double_funding_real", (change.total_real,)))
    yield from about.told(_figure(one, "double_funding_nominal", (change.double_funding,)))


def _figure(one: Projected, name: str, rows: Sequence[Row]) -> _Figure:
    """The sum of lines over the plan years; of lines with one number, that number."""
    assert one.drawn is not None
    base: Any = sum(_years(row, one.values(row)) for row in rows)
    bare: Any = base if one.bare is None else sum(_years(row, one.bare[row][:, 0]) for row in rows)
    drawn: Any = sum(_years(row, one.drawn[row]) for row in rows)
    return _Figure(name, str(rows[0].unit), base, bare, drawn, rows[0].scalar)


def _years(row: Row, values: Array) -> Array:
    if row.scalar:
        return values
    columns = row.book.plan_columns
    if len(values) == 1:
        return np.repeat(values, columns.stop - columns.start, axis=0)
    return values[columns]


@dataclass(frozen=True)
class _About:
    scenario: str
    level: str
    item: str
    title: str
    years: tuple[int, ...]

    def told(self, figure: _Figure) -> Iterator[Range]:
        """The ranges of a figure, one for each of its periods."""
        periods = [WHOLE] if figure.whole else [str(year) for year in self.years]
        found = np.quantile(figure.drawn, PROBABILITIES, axis=1).T
        means = figure.drawn.mean(axis=1)
        # What floating point leaves between equal values is not above.
        above = (figure.drawn > (figure.base + 1e-9 * np.abs(figure.base))[:, None]).mean(axis=1)
        some = (figure.drawn > CENT).mean(axis=1)
        for place, period in enumerate(periods):
            p10, p50, p80, p90 = map(float, found[place])
            bare = float(figure.bare[place])
            yield Range(
                self.scenario, self.level, self.item, self.title, figure.name, period, figure.unit,
                float(figure.base[place]), float(means[place]), p10, p50, p80, p90, float(above[place]),
                bare, p80 - bare, float(some[place]),
            )  # fmt: skip
