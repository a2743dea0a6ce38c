"""The columns of a table of regions: which figures each heading stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from parameters.parameter import Parameter
from parameters.problems import did_you_mean
from parameters.regions import PLACED
from parameters.scenario import Scenario
from parameters.values import FlowValue, PathValue

TIMES = " times"
NATIONAL = ("financing", "indicators")
"""Sections that regions do not have."""
FIRST_DATE, LAST_DATE = 1900, 2200
_MONEY = re.compile(r"\S+ \d{4}")


class HeadingError(ValueError):
    """A heading that stands for nothing; with what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Column:
    """A column: `own` values of one figure, a factor for several (`times`), or where an element `stands`."""

    position: int
    title: str
    kind: str
    addresses: tuple[str, ...]

    @property
    def elements(self) -> set[str]:
        """The actions and institutions that it speaks of."""
        return {".".join(address.split(".")[:2]) for address in self.addresses}


@dataclass(frozen=True)
class Figures:
    """The figures of a plan by address, those of the reform first; paths by theirs; elements that may stand somewhere.

    `points` leads from a point of a path by year (``coverage.2030``) to its place (``coverage.1``).
    """

    known: Mapping[str, Parameter]
    paths: Mapping[str, PathValue]
    points: Mapping[str, str]
    elements: tuple[str, ...]

    @classmethod
    def of(cls, scenarios: Mapping[str, Scenario]) -> Figures:
        """Of all scenarios; a figure that several have is as the reform has it."""
        order = [scenarios["reform"], *scenarios.values()]
        known: dict[str, Parameter] = {}
        paths: dict[str, PathValue] = {}
        for scenario in order:
            known = {**scenario.parameters(), **known}
            values = [value for element in scenario.elements() for value in element.settings.values()]
            paths = {**{path.address: path for value in values for path in _paths(value)}, **paths}
        points = {
            f"{p.address}.{year}": f"{p.address}.{n}" for p in paths.values() for n, (year, _) in enumerate(p.points)
        }
        placed = [f"{section}.{name}" for s in order for section in PLACED for name in getattr(s, section)]
        return cls(known, paths, points, tuple(dict.fromkeys(placed)))

    def column(self, position: int, title: str) -> Column:
        """What a heading stands for.

        Raises:
            HeadingError: nothing of that name is in the plan, it does not stand for figures of one kind, or no cost of
                a region depends on it.
        """
        section = title.partition(".")[0]
        if section in NATIONAL:
            said = f"no cost of a region depends on {section}, which is that of the whole country"
            raise HeadingError(said, "take the column out")
        if title.endswith(TIMES):
            return Column(position, title, "times", self._several(title.removesuffix(TIMES).strip()))
        if title in self.elements:
            return Column(position, title, "stands", (title,))
        address = self.points.get(title, title)
        if address in self.known:
            return Column(position, title, "own", (address,))
        raise self._unknown(title)

    def _unknown(self, title: str) -> HeadingError:
        if title in self.paths:
            year = self.paths[title].points[-1][0]
            return HeadingError("is a path", f"name a point of it, {title}.{year}, or head the column '{title}{TIMES}'")
        inside = next((each for each in self.known if each.startswith(f"{title}.")), "")
        if inside:
            return HeadingError("is not a single figure", f"name one, such as {inside}, or head it '{title}{TIMES}'")
        near = did_you_mean(title, [*self.known, *self.points, *self.elements])
        return HeadingError("unknown address: the plan has nothing there", near)

    def _several(self, pattern: str) -> tuple[str, ...]:
        """The figures that a column multiplies: all below an address or pattern; of a path its factor, no dates."""
        address = self.points.get(pattern, pattern)
        if address in self.known:
            if is_date(self.known[address]):
                raise HeadingError("is a date, which nothing multiplies", f"head the column {pattern}, and give dates")
            return (address,)
        below = [each for each in self.known if fnmatchcase(each, pattern) or fnmatchcase(each, f"{pattern}.*")]
        found = [each for each in below if self._counts(each)]
        if not found:
            near = did_you_mean(pattern, [*self.paths, *self.known, *self.points])
            raise HeadingError("unknown address: the plan has nothing there", near)
        if len({self._unit(each) for each in found}) > 1:
            said = f"stands for {len(found)} figures of several units"
            raise HeadingError(said, f"name one setting, such as '{found[0]}{TIMES}'")
        return tuple(found)

    def _counts(self, address: str) -> bool:
        """Whether a figure found below an address is multiplied: of a path, its factor stands for all its levels."""
        parent = address.rpartition(".")[0]
        if parent in self.paths:
            return self._is_factor(address)
        return parent.rpartition(".")[0] not in self.paths and not is_date(self.known[address])

    def _unit(self, address: str) -> str:
        """The unit of a figure, or of the path that it is the factor of; money of any currency and year is alike."""
        found = self.paths[address.rpartition(".")[0]] if self._is_factor(address) else self.known[address]
        return _MONEY.sub("money", found.unit)

    def _is_factor(self, address: str) -> bool:
        parent, _, last = address.rpartition(".")
        return last == "factor" and parent in self.paths


def is_date(figure: Parameter) -> bool:
    """Whether a figure is a date in years, such as a moratorium or the year of a point."""
    return figure.lever and not figure.unit and FIRST_DATE <= figure.value < LAST_DATE


def _paths(value: Any) -> Iterator[PathValue]:
    if isinstance(value, PathValue):
        yield value
    elif isinstance(value, Mapping) and not isinstance(value, FlowValue):
        for child in value.values():
            yield from _paths(child)
