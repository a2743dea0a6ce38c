"""What a cut makes of an action: every path, flow and date of it later, smaller, or nothing new of it at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from costing import kinds
from parameters import Element, FlowValue, Number, Parameter, PathValue
from scenarios.fitting.levels import rewritten, starts_from_nothing, tidy

WHOLE_SHARES = ("take_up",)
"""Paths that say how an action works, not how large it is."""


@dataclass(frozen=True)
class Cut:
    """How an action is cut: years by which it comes later, the share of it that is done, or nothing new of it.

    `because` says why, for the reader of the scenario.
    """

    delay: int = 0
    share: float = 1.0
    out: bool = False
    because: str = field(default="", compare=False)

    @property
    def whole(self) -> bool:
        """Whether nothing is cut."""
        return not (self.out or self.delay) and self.share >= 1


@dataclass(frozen=True)
class Changes:
    """What a scenario file says: `settings` by address, and figures to move (`times`, `plus`) under `parameters`."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    moves: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def __or__(self, other: Changes) -> Changes:
        return Changes({**self.settings, **other.settings}, {**self.moves, **other.moves})


@dataclass(frozen=True)
class Span:
    """The plan years."""

    first: int
    last: int

    @property
    def base(self) -> int:
        """The year before the plan."""
        return self.first - 1


def changes(element: Element, cut: Cut, span: Span) -> Changes | None:
    """What a cut changes in the plan; None if the action cannot be cut like that: nothing in it can move or shrink."""
    if cut.whole:
        return Changes()
    if cut.out:
        return Changes({f"{element.address}.left_out": cut.because or "there is no money for it"})
    sizes = list(_sizes(element, cut, span))
    if cut.share < 1 and not sizes:
        return None
    dates = _dates(element, cut, span) if cut.delay else Changes()
    if dates is None or not (sizes or dates.settings):
        return None
    found = dates
    for each in sizes:
        found = found | each
    return found


def _sizes(element: Element, cut: Cut, span: Span) -> Iterator[Changes]:
    for name, value in element.settings.items():
        share = 1.0 if name in WHOLE_SHARES else cut.share
        if isinstance(value, PathValue):
            yield _path(element, name, value, (cut.delay, share), span)
        elif isinstance(value, FlowValue):
            yield Changes({value.address: _later(value, cut.delay, share, span)})


def _path(element: Element, name: str, path: PathValue, by: tuple[int, float], span: Span) -> Changes:
    delay, share = by
    running = element.settings.get("at_start")
    held = running.value if isinstance(running, Parameter) else 0
    if held == 0 and starts_from_nothing(path, span.base):
        moved: dict[str, Mapping[str, float]] = {f"{path.address}.delay": {"plus": delay}} if delay else {}
        return Changes({}, moved | ({f"{path.address}.factor": {"times": share}} if share < 1 else {}))
    counted = name in ("units", "teams")
    return Changes({path.address: rewritten(path, by, span.base, span.last, held if held == 0 or counted else None)})


def _later(flow: FlowValue, delay: int, share: float, span: Span) -> dict[int, Any]:
    kept = {year + delay: _scaled(leaf, share) for year, leaf in flow.values.items() if year + delay <= span.last}
    return kept or {span.last: 0}


def _scaled(leaf: Parameter, share: float) -> Any:
    """A figure as it would stand in a file, times a share; a plain number stays one."""
    if leaf.source is None and not leaf.uncertain:
        return tidy(leaf.value * share)
    said = leaf.written()
    return said | {key: tidy(said[key] * share) for key in ("value", "low", "high", "standard_error") if key in said}


def _dates(element: Element, cut: Cut, span: Span) -> Changes | None:
    """Start and end, as much later; None if it would not start within the plan."""
    fields = kinds()[element.kind].settings
    known = fields["start"].setting if "start" in fields else None
    if not isinstance(known, Number) or not known.date:
        return Changes()
    start, end = element.settings.get("start"), element.settings.get("end")
    begin = (start.value if isinstance(start, Parameter) else span.first) + cut.delay
    if begin >= span.last + 1:
        return None
    found: dict[str, Any] = {f"{element.address}.start": tidy(begin)}
    if isinstance(end, Parameter):
        found[f"{element.address}.end"] = tidy(min(end.value + cut.delay, span.last + 1))
    return Changes(found)
