"""Indicators of both scenarios in the last year that both have, and findings of the rules that appear or vanish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scenarios.comparison.sides import Pair, Side
from scenarios.findings import find
from scenarios.indicators import indicators
from scenarios.projection import Projection
from scenarios.rules import Finding


@dataclass(frozen=True)
class IndicatorChange:
    """An indicator in the last common year, or of the whole plan (`year` None); None where one does not have it."""

    scenario: str
    against: str
    indicator: str
    element: str
    measure: str
    year: int | None
    first: float | None
    value: float | None
    difference: float | None
    unit: str


@dataclass(frozen=True)
class FindingChange:
    """A finding that only one scenario has, or that says something else in each; texts are empty where it is not.

    Attributes:
        change: appears, vanishes or changes, seen from the scenario that all are compared with.
        severity: here; `severity_first` there; `message` and `message_first` likewise.
    """

    scenario: str
    against: str
    change: str
    rule: str
    element: str
    severity: str
    severity_first: str
    message: str
    message_first: str
    remedy: str


def indicator_changes(pair: Pair) -> list[IndicatorChange]:
    """Every indicator of both; indicators of the whole plan only where the plans have the same years."""
    first, other = (dict(_indicators(side, pair)) for side in (pair.first, pair.other))
    found = []
    for key in dict.fromkeys([*first, *other]):
        here, there = first.get(key), other.get(key)
        apart = there - here if here is not None and there is not None else None
        found.append(IndicatorChange(pair.other.label, pair.first.label, *key[:3], key[3], here, there, apart, key[4]))
    return found


Key = tuple[str, str, str, int | None, str]


def _indicators(side: Side, pair: Pair) -> Iterator[tuple[Key, float]]:
    for one in indicators(_alone(side)):
        wanted = one.year == pair.years[-1] if one.year is not None and pair.years else pair.same_years
        if wanted and pair.years:
            yield (one.indicator, one.element, one.measure, one.year, one.unit), one.value


def _alone(side: Side) -> Projection:
    return Projection(side.plan, {side.name: side.one})


def finding_changes(pair: Pair) -> list[FindingChange]:
    """Findings that appear, then those that vanish, then those that say something else."""
    first, other = (_findings(side) for side in (pair.first, pair.other))
    found = []
    for key in dict.fromkeys([*first, *other]):
        here, there = first.get(key, []), other.get(key, [])
        gone = [one for one in here if one not in there]
        come = [one for one in there if one not in here]
        paired = list(zip(gone, come, strict=False))
        found += [_finding(pair, "changes", *both) for both in paired]
        found += [_finding(pair, "vanishes", one, None) for one in gone[len(paired) :]]
        found += [_finding(pair, "appears", None, one) for one in come[len(paired) :]]
    return sorted(found, key=lambda one: ("appears", "vanishes", "changes").index(one.change))


def _findings(side: Side) -> dict[tuple[str, str], list[Finding]]:
    """Findings by rule and element, without the name of the scenario, which is another in each."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in find(_alone(side)):
        found.setdefault((one.rule, one.element), []).append(replace(one, scenario=""))
    return found


def _finding(pair: Pair, change: str, here: Finding | None, there: Finding | None) -> FindingChange:
    known = there or here
    assert known is not None
    return FindingChange(
        scenario=pair.other.label,
        against=pair.first.label,
        change=change,
        rule=known.rule,
        element=known.element,
        severity=there.severity if there else "",
        severity_first=here.severity if here else "",
        message=there.message if there else "",
        message_first=here.message if here else "",
        remedy=known.remedy,
    )
