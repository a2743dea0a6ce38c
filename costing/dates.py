"""When something of the plan runs: from a date, to a date, in the year of a date."""

from __future__ import annotations

from costing.lines import Input, Line, RecordError, Scope, clip, most, reached


def refuse_backwards(on: Scope, start: Line | None, end: Line | None) -> None:
    """Refuse what ends before it starts: a slip of the pen.

    Raises:
        RecordError: it names the end and both dates.
    """
    if isinstance(end, Input):
        begin = float(start.values[0, 0]) if isinstance(start, Input) else on.book.base_year + 1
        if float(end.values[0, 0]) < begin:
            raise RecordError(f"{end.address} is {end.values[0, 0]:g}, before the start in {begin:g}")


def running(on: Scope, start: Line | None, end: Line | None) -> Line:
    """The share of each year from the start to the end."""
    begun = since(on, start)
    return begun if end is None else most(0, begun - since(on, end))


def since(on: Scope, date: Line | None) -> Line:
    """The share of each year after a date; without one, after the start of the plan."""
    return clip(on.book.year + 1 - (on.book.start if date is None else date))


def begins(on: Scope, start: Line | None) -> Line:
    """1 in the year that holds the start; what would start before the plan starts with it."""
    begin = most(start, on.book.start) if start is not None else on.book.start
    return reached(on.book.year, begin - 0.999999) - reached(on.book.year, begin + 0.000001)
