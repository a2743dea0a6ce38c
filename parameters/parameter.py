"""A parameter: one figure with its unit, its source, its grade, and a range or the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

Kind = Literal["pert", "triangular", "uniform", "normal", "lognormal", "gamma", "beta"]
Grade = Literal["A", "B", "C", "D"]
KINDS = ("pert", "triangular", "uniform", "normal", "lognormal", "gamma", "beta")
GRADES = ("A", "B", "C", "D")
UNBOUNDED = ("normal", "lognormal", "gamma", "beta")
"""Kinds fitted to two quantiles: their interval must be below 100 %."""
_POSITIVE = ("lognormal", "gamma", "beta")

ASSUMPTION = "assumption"
WRITTEN = ("value", "unit", "low", "high", "interval", "kind", "source", "grade", "fixed", "note")
"""The keys of a figure in a file."""


class Fault(NamedTuple):
    """A rule that a figure breaks, and the key that breaks it."""

    field: str
    message: str
    hint: str = ""


class Parameter(BaseModel):
    """A figure. ``address``, ``origin``, ``lever`` and the bounds are filled by the loader.

    A lever is what a planner chooses (a date, a number of moves): it needs no source. Everything else is a fact: it
    names its ``source``, and it has ``low`` and ``high`` (holding ``interval`` of the probability, 1 if left out) or
    says in ``fixed`` why not. ``source: assumption`` needs a range and a ``note`` with the reasoning.
    ``grade``: A official statistics read at the source, B summary, C secondary, D derived or assumption.

    Raises:
        pydantic.ValidationError: a rule of `faults` is broken.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: int | float
    unit: str = ""
    low: int | float | None = None
    high: int | float | None = None
    interval: float = 1.0
    kind: Kind = "pert"
    source: str | None = None
    grade: Grade | None = None
    fixed: str | None = None
    note: str | None = None
    address: str = ""
    origin: str = ""
    lever: bool = False
    least: float | None = None
    most: float | None = None

    @field_validator("interval", mode="before")
    @classmethod
    def _share(cls, written: Any) -> Any:
        return share(written)

    @model_validator(mode="after")
    def _rules(self) -> Self:
        for fault in faults(self.model_dump(), self.lever):
            raise ValueError(f"{fault.field}: {fault.message}")
        return self

    @property
    def uncertain(self) -> bool:
        """Whether it has a range, so that it takes part in draws."""
        return self.low is not None and self.high is not None and self.low < self.high

    @property
    def assumption(self) -> bool:
        """Whether nobody has printed this figure: it is a declared assumption."""
        return self.source is not None and self.source.strip().lower() == ASSUMPTION

    def written(self) -> dict[str, Any]:
        """The figure as it would stand in a file: its keys without those left out."""
        shown = self.model_dump(include=set(WRITTEN))
        if not self.uncertain:
            shown.update(interval=None, kind=None)
        return {key: shown[key] for key in WRITTEN if shown[key] is not None}


def share(written: Any) -> Any:
    """``90%`` as 0.9; anything else as it is."""
    if isinstance(written, str) and written.strip().endswith("%"):
        try:
            return float(written.strip()[:-1]) / 100
        except ValueError:
            return written
    return written


def faults(figure: Mapping[str, Any], lever: bool) -> Iterator[Fault]:
    """Every rule that a figure breaks; its keys have their right types already."""
    low, high, value = figure.get("low"), figure.get("high"), figure["value"]
    if (low is None) != (high is None):
        missing = "high" if high is None else "low"
        yield Fault(missing, f"is missing: a range needs low and high, and '{missing}' is not given")
    elif low is not None and high is not None:
        yield from _range_faults(figure, low, value, high)
    elif not lever and not _text(figure, "fixed"):
        yield Fault("value", "has no range", "add low and high, or fixed: with the reason why it has none")
    if not lever:
        yield from _source_faults(figure)


def _source_faults(figure: Mapping[str, Any]) -> Iterator[Fault]:
    source = _text(figure, "source")
    if not source:
        yield Fault("source", "is missing: a fact needs its source", "add source: '...', or source: assumption")
    elif source.lower() == ASSUMPTION:
        if figure.get("low") is None and figure.get("high") is None:
            yield Fault("source", "an assumption needs low and high")
        if not _text(figure, "note"):
            yield Fault("source", "an assumption needs a note with the reasoning")


def _range_faults(figure: Mapping[str, Any], low: float, value: float, high: float) -> Iterator[Fault]:
    if low > high:
        yield Fault("low", f"must be <= high (got {low} and {high})")
    elif not low <= value <= high:
        yield Fault("value", f"must lie between low and high (got {value}, outside {low} to {high})")
    if _text(figure, "fixed"):
        yield Fault("fixed", "is not needed beside low and high")
    yield from _shape_faults(figure, low, high)


def _shape_faults(figure: Mapping[str, Any], low: float, high: float) -> Iterator[Fault]:
    kind, interval = figure.get("kind") or "pert", figure.get("interval")
    interval = 1.0 if interval is None else interval
    if not 0 < interval <= 1:
        yield Fault("interval", f"must be above 0% and at most 100% (got {interval:.0%})")
    if low >= high:
        return
    if kind in UNBOUNDED and interval >= 1:
        yield Fault("kind", f"{kind} needs an interval below 100%", "write interval: 95%")
    if kind in _POSITIVE and low <= 0:
        yield Fault("low", f"must be above 0 for kind {kind} (got {low})")
    if kind == "beta" and high >= 1:
        yield Fault("high", f"must be below 1 for kind beta (got {high})")


def _text(figure: Mapping[str, Any], key: str) -> str:
    return str(figure.get(key) or "").strip()
