"""What a setting of a plan holds once it has been read, and every single figure in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from parameters.parameter import Parameter


@dataclass(frozen=True)
class PathValue:
    """A level at year end: points in the order of the years, a way between them, a delay in years, a factor.

    ``factor`` carries the uncertainty of the whole path; ``between`` is straight, step or s-curve.
    """

    address: str
    unit: str
    points: tuple[tuple[int, Parameter], ...]
    between: str
    delay: Parameter
    factor: Parameter

    def leaves(self) -> Iterator[Parameter]:
        """Levels (``.0``), their years (``.0.year``), then ``.delay`` and ``.factor``."""
        for position, (year, level) in enumerate(self.points):
            yield level
            address = f"{self.address}.{position}.year"
            yield Parameter(value=year, address=address, origin=level.origin, lever=True)
        yield self.delay
        yield self.factor


@dataclass(frozen=True)
class FlowValue:
    """What happens in each year; a year that is not there is 0."""

    address: str
    unit: str
    values: dict[int, Parameter]


Value = (
    Parameter
    | PathValue
    | FlowValue
    | Mapping[str, Any]
    | Mapping[int, Any]
    | tuple[Parameter, ...]
    | tuple[str, ...]
    | str
)


def leaves(value: Value) -> Iterator[Parameter]:
    """Every figure in a value, in the order written."""
    if isinstance(value, Parameter):
        yield value
    elif isinstance(value, PathValue):
        yield from value.leaves()
    elif isinstance(value, FlowValue):
        yield from value.values.values()
    elif isinstance(value, tuple):
        yield from (child for child in value if isinstance(child, Parameter))
    elif isinstance(value, Mapping):
        for child in value.values():
            yield from leaves(child)


def series(value: Value) -> Iterator[PathValue | FlowValue]:
    """Every path and flow in a value, in the order written."""
    if isinstance(value, (PathValue, FlowValue)):
        yield value
    elif isinstance(value, Mapping):
        for child in value.values():
            yield from series(child)
