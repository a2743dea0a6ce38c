"""Comparing scenarios with the first of them: inputs, results, and the difference by driver."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from scenarios.comparison import computed
from scenarios.comparison.explained import differences, matched, summed
from scenarios.comparison.figures import FigureChange, YearTotal, figure_changes, year_totals
from scenarios.comparison.inputs import InputChange, input_changes
from scenarios.comparison.ranges import DifferenceRange, ranges
from scenarios.comparison.reasons import Reason, reasons
from scenarios.comparison.said import FindingChange, IndicatorChange, finding_changes, indicator_changes
from scenarios.comparison.sides import Pair, Side
from scenarios.comparison.sums import DriverSum, LineChange, driver_sums, line_changes


@dataclass(frozen=True)
class Compared:
    """One scenario held against the first, everything in flat records.

    Attributes:
        pair: both sides, which years both have, and which money may be subtracted.
        drivers: sums of the difference by driver; empty where money is not subtracted. `lines`: ledger line by line.
        ranges: of differences over draws, if draws were asked for.
        reasons: what makes most of the difference, the greatest first.
    """

    pair: Pair
    inputs: list[InputChange]
    totals: list[YearTotal]
    figures: list[FigureChange]
    indicators: list[IndicatorChange]
    findings: list[FindingChange]
    drivers: list[DriverSum] = field(default_factory=list)
    lines: list[LineChange] = field(default_factory=list)
    ranges: list[DifferenceRange] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    def sums(self, basis: str, by: str) -> list[DriverSum]:
        """The sums of one basis in one way, such as real by element."""
        return [one for one in self.drivers if (one.basis, one.by) == (basis, by)]


@dataclass(frozen=True)
class Comparison:
    """Scenarios compared with the first of them, which `first_totals` are of."""

    first: Side
    first_totals: list[YearTotal]
    others: tuple[Compared, ...]
    draws: int = 0
    seed: int = 0

    @property
    def sides(self) -> Iterator[Side]:
        """All that is compared, the first one first."""
        return chain((self.first,), (one.pair.other for one in self.others))


def compare(
    sides: Sequence[Side], draws: int = 0, seed: int = 0, step: Callable[[str], None] = lambda _: None
) -> Comparison:
    """Hold every side against the first.

    Args:
        sides: two or more.
        draws: how many draws of uncertain figures; 0 for the base case alone. Both scenarios of a pair draw a figure
            of one address from the same stream, so that differences are those of one world.
        seed: of the draws.
        step: told what is being compared.

    Raises:
        ValueError: there is nothing to compare with.
    """
    if len(sides) < 2:
        raise ValueError("nothing to compare with: give two or more scenarios")
    found = []
    for other in sides[1:]:
        step(f"{other.label} against {sides[0].label}")
        found.append(_compared(Pair(sides[0], other), draws, seed))
    return Comparison(sides[0], list(year_totals(Pair(sides[0], sides[0]))), tuple(found), draws, seed)


def _compared(pair: Pair, draws: int, seed: int) -> Compared:
    whole = Compared(
        pair, input_changes(pair), list(year_totals(pair)), figure_changes(pair), indicator_changes(pair),
        finding_changes(pair),
    )  # fmt: skip
    if pair.bases:
        _explain(whole, draws, seed)
    return whole


def _explain(whole: Compared, draws: int, seed: int) -> None:
    """Fill in the difference by driver, and its ranges."""
    pair = whole.pair
    lines = matched(pair)
    results = computed.base(pair, lines)
    by_line = {basis: list(differences(pair, lines, results, basis)) for basis in pair.bases}
    sums = {basis: summed(pair, found) for basis, found in by_line.items()}
    whole.lines.extend(line_changes(pair, by_line))
    whole.drivers.extend(record for basis, found in sums.items() for record in driver_sums(pair, basis, found))
    whole.reasons.extend(reasons(whole.drivers, pair.bases[-1]))
    if draws == 0:
        return
    plain, drawn = computed.bare(pair, lines), computed.drawn(pair, lines, draws, seed)
    for basis in pair.bases:
        bare = summed(pair, differences(pair, lines, plain, basis))
        whole.ranges.extend(ranges(pair, basis, sums[basis], bare, drawn[basis]))
