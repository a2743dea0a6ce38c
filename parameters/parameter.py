"""A parameter: one figure with its unit, its source, its grade, and a range or the reason why it has none."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from parameters.number_hints import interval_hint
from parameters.problems import Wording

Kind = Literal["pert", "triangular", "uniform", "normal", "lognormal", "gamma", "beta"]
Grade = Literal["A", "B", "C", "D"]
KINDS = ("pert", "triangular", "uniform", "normal", "lognormal", "gamma", "beta")
GRADES = ("A", "B", "C", "D")
UNBOUNDED = ("normal", "lognormal", "gamma", "beta")
"""Kinds fitted to two quantiles, or to mean and standard error: their interval must be below 100 %."""
_POSITIVE = ("lognormal", "gamma", "beta")

ASSUMPTION = "assumption"
WRITTEN = (
    "value", "unit", "low", "high", "interval", "standard_error", "kind", "source", "grade", "fixed", "note",
)  # fmt: skip
"""The keys of a figure in a file."""


class Fault(NamedTuple):
    """A rule that a figure breaks, the key that breaks it, and the key, not written yet, that would mend it."""

    field: str
    message: str
    hint: str | Wording = ""
    lacks: str = ""


_SOURCE = Wording("add source: '...', or source: assumption", "write the source into this cell, or write assumption")
_NO_RANGE = Wording(
    "add low and high, or a standard_error, or fixed: with the reason why it has none",
    "fill in low and high, or the standard error, or say in the column 'why no range' why it has none",
)
_NO_ERROR = Wording(
    "a figure without one says fixed: why",
    "leave the cell empty, and say in the column 'why no range' why there is no range",
)
_NO_REASON = Wording(
    "fixed: says why a figure has no range; take one of the two out",
    "the column 'why no range' is for figures without one: clear this cell, or the range",
)
_INTERVAL = Wording("write interval: 95%", "write 95% into the column 'interval'")
_EITHER = Wording(
    "give low, high and interval, or value and standard_error",
    "fill in low, high and interval, or the standard error, and clear the others",
)


class Parameter(BaseModel):
    """A figure. ``address``, ``origin``, ``lever`` and the bounds are filled by the loader.

    A lever is what a planner chooses (a date, a number of moves): it needs no source. Everything else is a fact: it
    names its ``source``, and it has ``low`` and ``high`` (holding ``interval`` of the probability, 1 if left out), or a
    ``standard_error`` (then ``value`` is the mean, and the kind is normal if left out), or says in ``fixed`` why not.
    ``source: assumption`` needs a range and a ``note`` with the reasoning.
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
    standard_error: int | float | None = None
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

    @model_validator(mode="before")
    @classmethod
    def _kind(cls, written: Any) -> Any:
        if isinstance(written, Mapping) and written.get("kind") is None:
            return {**written, "kind": usual_kind(written)}
        return written

    @model_validator(mode="after")
    def _rules(self) -> Self:
        for fault in faults(self.model_dump(), self.lever):
            raise ValueError(f"{fault.field}: {fault.message}")
        return self

    @property
    def uncertain(self) -> bool:
        """Whether it has a range or a standard error, so that it takes part in draws."""
        return self.standard_error is not None or (
            self.low is not None and self.high is not None and self.low < self.high
        )

    @property
    def assumption(self) -> bool:
        """Whether nobody has printed this figure: it is a declared assumption."""
        return self.source is not None and self.source.strip().lower() == ASSUMPTION

    def written(self) -> dict[str, Any]:
        """The figure as it would stand in a file: its keys without those left out."""
        shown = self.model_dump(include=set(WRITTEN))
        if self.standard_error is not None or not self.uncertain:
            shown.update(interval=None)
        if not self.uncertain:
            shown.update(kind=None)
        return {key: shown[key] for key in WRITTEN if shown[key] is not None}


def usual_kind(written: Mapping[str, Any]) -> Kind:
    """The kind of a figure that does not name it."""
    return "pert" if written.get("standard_error") is None else "normal"


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
    if figure.get("standard_error") is not None:
        yield from _error_faults(figure, value)
    elif (low is None) != (high is None):
        missing = "high" if high is None else "low"
        yield Fault(missing, f"is missing: a range needs low and high, and '{missing}' is not given")
    elif low is not None and high is not None:
        yield from _range_faults(figure, low, value, high)
    elif not lever and not _text(figure, "fixed"):
        yield Fault("value", "has no range", _NO_RANGE, "low")
    if not lever:
        yield from _source_faults(figure)


def _source_faults(figure: Mapping[str, Any]) -> Iterator[Fault]:
    source = _text(figure, "source")
    if not source:
        yield Fault("source", "is missing: a fact needs its source", _SOURCE)
    elif source.lower() == ASSUMPTION:
        if all(figure.get(key) is None for key in ("low", "high", "standard_error")):
            yield Fault("source", "an assumption needs low and high", lacks="low")
        if not _text(figure, "note"):
            yield Fault("source", "an assumption needs a note with the reasoning", lacks="note")


def _range_faults(figure: Mapping[str, Any], low: float, value: float, high: float) -> Iterator[Fault]:
    if low > high:
        yield Fault("low", f"must be <= high (got {low} and {high})")
    elif not low <= value <= high:
        yield Fault("value", f"must lie between low and high (got {value}, outside {low} to {high})")
    if _text(figure, "fixed"):
        yield Fault("fixed", "is not needed beside low and high", _NO_REASON)
    yield from _shape_faults(figure, low, high)


def _error_faults(figure: Mapping[str, Any], value: float) -> Iterator[Fault]:
    """What is wrong with a mean and its standard error."""
    error, kind = figure["standard_error"], figure.get("kind") or usual_kind(figure)
    for key in ("low", "high", "interval"):
        if figure.get(key) is not None and (key, figure[key]) != ("interval", 1.0):
            message = f"is not needed beside standard_error, which says the range by itself (got {figure[key]})"
            yield Fault(key, message, _EITHER)
    if _text(figure, "fixed"):
        yield Fault("fixed", "is not needed beside standard_error", _NO_REASON)
    if error <= 0:
        yield Fault("standard_error", f"must be above 0 (got {error})", _NO_ERROR)
    if kind not in UNBOUNDED:
        yield Fault("kind", f"{kind} needs low and high", f"with standard_error, the kinds are {', '.join(UNBOUNDED)}")
    if kind in _POSITIVE and value <= 0:
        yield Fault("value", f"must be above 0 for kind {kind} (got {value})")
    if kind == "beta" and value >= 1:
        yield Fault("value", f"must be below 1 for kind beta (got {value})")
    elif kind == "beta" and value > 0 and error**2 >= value * (1 - value):
        most = (value * (1 - value)) ** 0.5
        yield Fault("standard_error", f"must be below {most:.3g} for kind beta with mean {value} (got {error})")


def bound_faults(figure: Mapping[str, Any], bounds: tuple[float | None, float | None]) -> Iterator[Fault]:
    """A mean and standard error that no distribution of the kind between the bounds of a setting has."""
    error, value = figure.get("standard_error"), figure["value"]
    kind = figure.get("kind") or usual_kind(figure)
    if error is None or any(_error_faults(figure, value)) or _holds(kind, value, error, bounds):
        return
    message = f"a {kind} distribution that stays {_between(bounds)} with mean {value} needs less (got {error})"
    others = [
        other
        for other in UNBOUNDED
        if not any(_error_faults({**figure, "kind": other}, value)) and _holds(other, value, error, bounds)
    ]
    named = " or ".join(others)
    known = Wording(
        f"write kind: {named}, as the source has it",
        f"write {named} into the column 'kind of range', as the source has it",
    )
    yield Fault("standard_error", message, known if others else "give low, high and interval")


def _holds(kind: str, mean: float, error: float, bounds: tuple[float | None, float | None]) -> bool:
    from parameters.moment_fits import moments_hold

    least, most = bounds
    ends = (-math.inf if least is None else float(least), math.inf if most is None else float(most))
    return ends[0] < mean < ends[1] and moments_hold(kind, float(mean), float(error), ends)


def _between(bounds: tuple[float | None, float | None]) -> str:
    least, most = bounds
    if least is not None and most is not None:
        return f"between {least:g} and {most:g}"
    return f"below {most:g}" if least is None else f"above {least:g}"


def _shape_faults(figure: Mapping[str, Any], low: float, high: float) -> Iterator[Fault]:
    kind, interval = figure.get("kind") or usual_kind(figure), figure.get("interval")
    interval = 1.0 if interval is None else interval
    if not 0 < interval <= 1:
        yield Fault("interval", f"must be above 0% and at most 100% (got {interval:.0%})", interval_hint(interval))
    if low >= high:
        return
    if kind in UNBOUNDED and interval >= 1:
        yield Fault("kind", f"{kind} needs an interval below 100%", _INTERVAL, "interval")
    if kind in _POSITIVE and low <= 0:
        yield Fault("low", f"must be above 0 for kind {kind} (got {low})")
    if kind == "beta" and high >= 1:
        yield Fault("high", f"must be below 1 for kind beta (got {high})")


def _text(figure: Mapping[str, Any], key: str) -> str:
    return str(figure.get(key) or "").strip()
