"""How many units of a service are open: recorded in the base year, and added by the plan."""

from __future__ import annotations

from dataclasses import dataclass

from costing.lines import Input, Line, RecordError, Row, Scope, lag, most, total, whole
from costing.paths import Opened, opened
from costing.staff_queue import UnitStaff
from costing.world import World


@dataclass(frozen=True)
class Added:
    """Units that the plan adds.

    Attributes:
        open: open at year end, of those added; `opening`: opening in the year.
        average: unit-years in use; `staffed`: unit-years with staff, who start before the opening.
    """

    open: Row
    opening: Row
    average: Row
    staffed: Row


@dataclass(frozen=True)
class Need:
    """How a plan says how many units are needed: a path of units, people to be served, or coverage of the population.

    Attributes:
        whole: units are rounded up to whole ones, however they are said.
    """

    units: Line | None
    coverage: Line | None
    catchment: Line | None
    whole: bool
    people: Line | None = None
    caseload: Line | None = None


def units_needed(on: Scope, world: World, need: Need) -> Line:
    """Units needed at year end: a path of units, people / caseload, or population x coverage / catchment.

    Raises:
        RecordError: the plan says it in two ways.
    """
    ways = [name for name in ("units", "people", "coverage") if getattr(need, name) is not None]
    if len(ways) > 1:
        raise RecordError(f"{on.path}: says how many units are needed by {' and by '.join(ways)}: keep one of them")
    needed = _needed(on, world, need)
    return whole(needed) if need.whole else needed


def _needed(on: Scope, world: World, need: Need) -> Line:
    if need.units is not None:
        return need.units
    if need.people is not None and need.caseload is not None:
        return on.line("units for the caseload", need.people / need.caseload)
    assert need.coverage is not None
    assert need.catchment is not None
    return on.line("units to reach the coverage", world.people(on) * need.coverage / need.catchment)


def standing_of(at_start: Line | None) -> str:
    """Whether what a plan adds is new, or expands what the base year has; a count of 0 is nothing to expand."""
    nothing = at_start is None or (isinstance(at_start, Input) and float(at_start.values.max()) == 0)
    return "new" if nothing else "expansion"


def added_units(
    on: Scope,
    needed: Line,
    existing: Line | None,
    opening_time: Line,
    ahead: Line | None,
    *,
    staff: UnitStaff | None = None,
) -> Added:
    """Write the units that the plan adds; what is open never closes by itself, and nothing opens after the plan.

    Args:
        on: where they are written.
        needed: units needed at year end.
        existing: units of the base year, if any.
        opening_time: the fraction of the year at which units open.
        ahead: months by which staff start before the opening, if any.
        staff: of one unit; where it is given and the plan limits openings, units wait until there is staff for them.
    """
    start: Line = existing if existing is not None else on.const(0, str(needed.unit))
    stand = on.stock("units open", start, str(needed.unit))
    grown = most(stand.before, on.line("units needed", needed) * on.book.inside)
    new = on.line("units open, added", stand - start) if existing is not None else stand
    if staff is not None and staff.world.queue is not None:
        asked = on.flow("units to open", grown - stand.before)
        opening = staff.world.queue.admit(on, asked, staff)
        stand.becomes(stand.before + opening)
    else:
        stand.becomes(grown)
        opening = on.flow("units opening", stand - stand.before)
    average = on.line("average units open, added", lag(new, 1) + (1 - opening_time) * opening)
    if ahead is None:
        return Added(new, opening, average, average)
    early: Opened = opened(on, "units with staff", opening, opening_time - ahead / on.const(12, "month"))
    return Added(new, opening, average, early.years)


def ramped(on: Scope, added: Added, opening_time: Line, ramp: tuple[Line, ...]) -> Line:
    """Unit-years at full work: new units reach it over the years of `ramp`."""
    if not ramp:
        return added.average
    parts = [on.line("unit-years at full work, year of opening", added.opening * (1 - opening_time) * ramp[0])]
    for age, share in enumerate(ramp[1:-1], start=1):
        label = f"unit-years at full work, years after opening: {age}"
        parts.append(on.line(label, lag(added.opening, age) * share))
    oldest = max(1, len(ramp) - 1)
    label = f"unit-years at full work, years after opening: {oldest} or more"
    parts.append(on.line(label, lag(added.open, oldest) * ramp[-1]))
    return on.line("unit-years at full work, added", total(parts))
