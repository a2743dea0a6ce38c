"""Looking at other years, and gathering a row over them."""

from __future__ import annotations

from costing.lines.line import Line, Look, RecordError, Reduction, Row


def lag(flow: Row, years: int | Row) -> Look:
    """What happened `years` (1 or more, or a whole-number row) earlier; 0 before the base year."""
    return _look("lag", flow, years, least=0)


def ago(stock: Row, years: int | Row) -> Look:
    """What stood `years` earlier; the base-year value before the base year."""
    return _look("ago", stock, years, least=0)


def lead(flow: Row, years: int | Row) -> Look:
    """What will happen `years` later; 0 after the last computed year."""
    return _look("lead", flow, years, least=0)


def shift(flow: Row, years: int | Row) -> Look:
    """As `lag`, for a distance that may be negative; the flow must not depend on the line that looks."""
    return _look("shift", flow, years, least=None)


def over_years(row: Row, how: str = "sum") -> Reduction:
    """The sum, max or min of a row over the plan years, as one number."""
    if not isinstance(row, Row) or row.scalar:
        raise RecordError(f"{row.name}: only a row with a value a year can be gathered over the years; name it first")
    if how not in ("sum", "max", "min"):
        raise RecordError(f"a row can be gathered by sum, max or min, not by {how!r}")
    return Reduction(row, how)


def _look(kind: str, row: Line, years: int | Row, least: int | None) -> Look:
    if not isinstance(row, Row) or row.scalar:
        raise RecordError(f"{row.name}: only a row with a value a year can be seen from another year; name it first")
    if isinstance(years, Row):
        if not (years.scalar and years.unit.pure):
            raise RecordError(f"{years.name} must be one plain number for all years to say how far to look")
    elif least is not None and years < least:
        raise RecordError(f"{kind} of {row.name} looks {years} years away: it must be {least} or more")
    return Look(kind, row, years)
