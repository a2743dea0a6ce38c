"""What a country records of the health-sector indicators, and the tests of several things together.

A country that knows only how many pass each of several tests knows no more than a bound: at most the smaller count
passes both, and at least the larger passes one or the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from costing.indicator import Indicator
from costing.ledger import gather
from costing.lines import Line, RecordError, Row, Scope, least, most
from costing.world import World


@dataclass(frozen=True)
class Facts:
    """What a country records, by year; without reform it stays what it is in the base year."""

    on: Scope
    world: World

    def level(self, given: Row) -> Row:
        """A recorded level of this scenario."""
        if self.world.scenario.reform:
            return given
        held = self.on.stock(f"{given.label}, base year", given)
        held.becomes(held.before)
        return held

    def of(self, what: str, given: Row | None, action: str | None = None, unit: str = "site") -> Row | None:
        """A level that is recorded, or that an action of the plan reaches; None if neither is said.

        Without reform an action that only begins with the plan reaches nobody.

        Raises:
            RecordError: it is said in both ways, or the action reaches nobody that could be counted.
        """
        if given is not None and action is not None:
            raise RecordError(f"{self.on.path}: {what} is given and counted from {action}: keep one of them")
        if action is None:
            return None if given is None else self.level(given)
        rows = self.world.reached.get(action)
        if rows is None and not self.world.scenario.reform:
            return gather(self.on, f"{what}, from {action}", [], unit)
        if rows is None:
            fit = "an action that trains people or works at sites"
            raise RecordError(f"{self.on.path}: {what} cannot be counted from {action}: name {fit}")
        return gather(self.on, f"{what}, from {action}", rows, str(rows[0].unit))

    def all_of(self, code: str, everything: Line, tests: list[Row | None], known: Row | None) -> Indicator:
        """The share that passes every test: as recorded, otherwise at most the smallest count."""
        if known is not None or len(tests) == 1:
            return self._share(
                code, everything, known_count(self.on, code, known if known is not None else tests[0]), ""
            )
        counts = [known_count(self.on, code, test) for test in tests]
        return self._share(code, everything, self.on.line(f"{code}: at most", least(*counts)), "at most: ")

    def any_of(self, code: str, everything: Line, tests: list[Row | None], known: Row | None) -> Indicator:
        """The share that passes one of the tests: as recorded, otherwise at least the largest count."""
        if known is not None:
            return self._share(code, everything, known, "")
        counts = [known_count(self.on, code, test) for test in tests]
        return self._share(code, everything, self.on.line(f"{code}: at least", most(*counts)), "at least: ")

    def _share(self, code: str, everything: Line, count: Row, bound: str) -> Indicator:
        row = self.on.line(f"{code}: share", least(1, count / everything))
        return Indicator(code, f"{bound}{NAMES[code]}", row)


NAMES = {
    "H2.1": "share of general services with trained staff and all four kinds of support",
    "H2.2": "share of general facilities with a measure of accessibility",
    "H2.3": "share of facilities with a rights policy and trained staff",
    "H2.4": "share of services with screening for social needs and active referral",
    "H2.5": "share of facilities that run or refer to ways of meeting others",
    "H3.1": "share of schools with the full content",
    "H3.2": "share of general facilities with professionals or a protocol",
    "H3.3": "share of general nurses with training, support and supervision",
}


def known_count(on: Scope, code: str, row: Row | None) -> Row:
    """A count that must be known.

    Raises:
        RecordError: it is not.
    """
    if row is None:
        raise RecordError(f"{on.path}: a count is missing: give every part of {code}, or the share that passes them")
    return row
