"""Units of measure: a closed set, with money that knows its currency and price year.

A unit is written the way a planner says it: ``people/centre``, ``PEN 2024/FTE``, ``hour``. Places are counted in
people. The year is the period of every line, so "per year" is never written and a rate or a date is a pure number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

UNITS = frozenset(
    (
        *("people", "FTE", "post", "trainee", "class", "month", "day", "hour", "minute", "km", "vehicle"),
        *("centre", "team", "unit", "house", "home", "clinic", "service", "ward", "bed", "institution"),
        *("contact", "visit", "session", "event", "site", "organization", "healthy-year"),
    )
)
"""Every unit that is not money."""

MONEY = re.compile(r"(?:(?!FTE)[A-Z]{3}|I\$)(?: \d{4})?")
_DATED = re.compile(r"(?:[A-Z]{3}|I\$) \d{4}")


class UnitError(ValueError):
    """Two quantities were added, compared, assigned or divided although their units do not allow it."""


@dataclass(frozen=True)
class Unit:
    """A product of powers of base units; the empty product is a pure number.

    >>> str(Unit.parse("PEN 2024/centre") * Unit.parse("centre"))
    'PEN 2024'
    """

    powers: tuple[tuple[str, int], ...] = ()

    @staticmethod
    @cache
    def parse(text: str) -> Unit:
        """Read ``people/centre``; raises `UnitError` for a name outside the closed set and for mixed money."""
        powers: dict[str, int] = {}
        for position, part in enumerate(text.split("/")):
            if position and not part.strip():
                raise UnitError(f"unknown unit '' in {text!r}")
            for name in _names(part, text):
                powers[name] = powers.get(name, 0) + (-1 if position else 1)
        unit = _unit(powers.items())
        if not _sound(unit):
            raise UnitError(f"{text!r} would mix money as [{unit}]")
        return unit

    @property
    def pure(self) -> bool:
        """Whether this is a plain number."""
        return not self.powers

    @property
    def money(self) -> tuple[tuple[str, int], ...]:
        """The currencies in this unit, each with its power."""
        return tuple(item for item in self.powers if item[0] not in UNITS and MONEY.fullmatch(item[0]))

    def __mul__(self, other: Unit) -> Unit:
        return _combined(self, other, 1, "multiplied by")

    def __truediv__(self, other: Unit) -> Unit:
        return _combined(self, other, -1, "divided by")

    def __pow__(self, exponent: int) -> Unit:
        result = _unit((name, power * exponent) for name, power in self.powers)
        if not _sound(result):
            raise UnitError(f"[{self}] to the power of {exponent} would mix money as [{result}]")
        return result

    def __str__(self) -> str:
        above = [name for name, power in self.powers for _ in range(power)]
        below = [name for name, power in self.powers for _ in range(-power)]
        top = " ".join(above) or ("1" if below else "")
        return "/".join([top, *below])


@lru_cache(maxsize=4096)
def _combined(one: Unit, other: Unit, sign: int, verb: str) -> Unit:
    powers = dict(one.powers)
    for name, power in other.powers:
        powers[name] = powers.get(name, 0) + sign * power
    result = _unit(powers.items())
    if not _sound(result):
        raise UnitError(f"[{one}] cannot be {verb} [{other}]: the result would mix money as [{result}]")
    return result


def _unit(items: Iterable[tuple[str, int]]) -> Unit:
    return Unit(tuple(sorted(((name, power) for name, power in items if power), key=lambda item: (-item[1], item[0]))))


def _names(part: str, text: str) -> list[str]:
    part = part.strip()
    if part in ("", "1"):
        return []
    if MONEY.fullmatch(part):
        return [part]
    dated = _DATED.findall(part)
    names = dated + _DATED.sub("", part).split()
    for name in names:
        if name not in UNITS and not MONEY.fullmatch(name):
            raise UnitError(f"unknown unit {name!r} in {text!r}")
    return names


def _sound(unit: Unit) -> bool:
    """One currency, or a rate between two (one above, one below), and nothing else."""
    money = unit.money
    if not money:
        return True
    ups = [power for _, power in money if power > 0]
    downs = [power for _, power in money if power < 0]
    return (len(money) == 1 and abs(money[0][1]) == 1) or (ups == [1] and downs == [-1])


PURE = Unit()
