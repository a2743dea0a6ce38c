"""When work runs and how large it is: what the base-year system has of it, what a plan adds, and what it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from costing.dates import refuse_backwards, running, since
from costing.levels import average
from costing.lines import Line, Row, Scope, least, most, reached
from costing.units_open import standing_of
from costing.world import World

Scale = Mapping[str, Row]
"""How large something is, by what is counted: the share at work, people, sites."""

SHARE = "share at work"
SET_UP = "share set up"
BARELY = 0.000001


@dataclass(frozen=True)
class Dates:
    """When an action runs.

    Attributes:
        at_start: the share of it that runs in the base year already, if any: it goes on until the start.
        start: the date from which the plan runs all of it, as large as its paths say; the first day if left out.
        end: the date at which it ends; never if left out.
        what: what the action is called in the labels of its rows.
    """

    at_start: Line | None
    start: Line | None
    end: Line | None
    what: str = "programme"


@dataclass(frozen=True)
class Phase:
    """The base-year system (`held`), or the plan.

    Attributes:
        share: of the action, at work on average over the year.
        runs: share of the year in which all of it runs; `waits`: share before the start, in which the base-year system
            goes on as it is.
        old: the scale of the base-year system, if there is any.
    """

    on: Scope
    dates: Dates
    share: Row
    held: bool
    runs: Row
    waits: Row | None = None
    old: Scale | None = None

    def at_work(self, name: str, level: Line) -> Row:
        """Write how much of a level is at work on average over the year; its path says levels at year end.

        The base-year system has its share of it. The plan has what the base year has until the start; then the average
        level, until the end.
        """
        whole = average(self.on, name, level) * self.runs
        if self.held:
            return self.on.line(name, whole)
        return self.on.flow(name, whole if self.waits is None else self._old(name) * self.waits + whole)

    def ready(self, name: str, level: Line | float) -> Row:
        """Write how much of a level is ready at year end, from the year that holds the start to that of the end."""
        on, dates = self.on, self.dates
        if self.held:
            return on.line(name, level * self.runs)
        begun = reached(on.book.year, (dates.start if dates.start is not None else on.book.start) - 1 + BARELY)
        stands = begun if dates.end is None else most(0, begun - reached(on.book.year, dates.end))
        whole = stands * level
        return on.flow(name, whole if self.waits is None else self._old(name) * (1 - begun) + whole)

    def set_up(self) -> Row:
        """Write the share that is ready in the year."""
        return self.share if self.held else self.ready(f"share of the {self.dates.what} set up", 1)

    def _old(self, name: str) -> Row:
        assert self.old is not None
        return self.old[SET_UP if name.endswith("set up") else name]

    def level(self, label: str, path: Row | None) -> Row | None:
        """A path as it counts in this phase: the base-year system keeps its base-year value."""
        if path is None or not self.held:
            return path
        kept = self.on.stock(f"{label} of the base year", path)
        kept.becomes(kept.before)
        return kept


Size = Callable[[Phase], Scale]
Pay = Callable[[Scope, Scale], None]


def in_phases(on: Scope, world: World, dates: Dates, size: Size, pay: Pay) -> Scope | None:
    """Write what runs without any new policy, what the plan adds, and what it ends.

    Args:
        on: the action's scope.
        world: the scenario.
        dates: when it runs.
        size: how large it is in a phase, beside its `SHARE`; called once a phase.
        pay: writes what it costs at a scale; called for the base-year system, for what is added, and for what is less
            than in the base year (the scale is negative then, and its costs are savings).

    Returns:
        Where the plan's additions are written, for what is paid once; None in the status quo.
    """
    refuse_backwards(on, dates.start, dates.end)
    old = None if dates.at_start is None else _existing(on, dates, dates.at_start, size, pay)
    if not world.scenario.reform:
        return None
    new = on.part("added", standing=standing_of(dates.at_start))
    now = _sized(_planned(new, dates, old), size)
    if old is None:
        pay(new, now)
        return new
    pay(new, _beyond(new, dates, now, old, most))
    less = on.part("ended", standing="saving")
    pay(less, _beyond(less, dates, now, old, least))
    return new


def _existing(on: Scope, dates: Dates, at_start: Line, size: Size, pay: Pay) -> Scale:
    old = on.part("existing", standing="baseline")
    share = old.line("share at work, base year", at_start * on.book.always)
    scale = _sized(Phase(old, dates, share, held=True, runs=share), size)
    pay(old, scale)
    return scale


def _planned(new: Scope, dates: Dates, old: Scale | None) -> Phase:
    """The plan as a phase."""
    label, runs = f"share of the {dates.what} at work", running(new, dates.start, dates.end)
    if old is None or dates.at_start is None:
        share = new.flow(label, runs)
        return Phase(new, dates, share, held=False, runs=share)
    whole = new.flow("share of the year in which all of it runs", runs)
    waits = new.flow("share of the year before the start", 1 - since(new, dates.start))
    share = new.flow(label, dates.at_start * waits + whole)
    return Phase(new, dates, share, held=False, runs=whole, waits=waits, old=old)


def _sized(phase: Phase, size: Size) -> Scale:
    return {SHARE: phase.share, **size(phase)}


def _beyond(on: Scope, dates: Dates, now: Scale, old: Scale, side: Callable[..., Line]) -> Scale:
    """What is above (`most`) or below (`least`) the scale of the base year, in plan years."""

    def said(name: str) -> str:
        shares = {SHARE: f"share of the {dates.what}", SET_UP: f"share of the {dates.what} set up"}
        rest = "less that of the base year" if name in shares else "less those of the base-year system"
        return f"{shares.get(name, name)}, {rest}"

    return {name: on.flow(said(name), side(0, row - old[name])) for name, row in now.items()}
