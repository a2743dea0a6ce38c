"""In which order lines can be computed: circles over the years are found, circles within a year are refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from costing.lines.line import Line, Look, RecordError, Reduction, Row

Same = frozenset[int]


@dataclass(slots=True)
class Needs:
    """What a row needs, by row number: in the same year, in the base year, in any earlier year, in all years."""

    same: set[int] = field(default_factory=set)
    base: set[int] = field(default_factory=set)
    past: set[int] = field(default_factory=set)
    all_years: set[int] = field(default_factory=set)
    everything: Same = frozenset()


@dataclass(frozen=True)
class Step:
    """Rows computed together: one row for all years at once, or a circle year by year.

    `in_base` and `in_year` are the orders within the base year and within any later year; `needs` is everything that
    any of the rows needs.
    """

    rows: tuple[Row, ...]
    circle: bool
    in_base: tuple[Row, ...]
    in_year: tuple[Row, ...]
    needs: Same


def needs_of(row: Row) -> Needs:
    """What the formulas of a row speak of, sorted by when it must be known."""
    needs = Needs()
    for part in parts(row.formula):
        _sort(part, needs, in_base=row.base is None)
    for part in parts(row.base):
        _sort_base(part, needs)
    needs.everything = frozenset(needs.same | needs.base | needs.past | needs.all_years)
    return needs


def _known_needs(row: Row) -> Needs:
    """The same, found once: a formula never changes after it is given."""
    known = row.book.needs
    if row.index not in known:
        found = needs_of(row)
        if row.formula is None:
            return found
        known[row.index] = found
    needs = known[row.index]
    assert isinstance(needs, Needs)
    return needs


def parts(line: Line | None) -> Iterator[Line]:
    """The rows, looks and reductions that a formula is made of, as often as they stand in it."""
    todo = [] if line is None else [line]
    while todo:
        part = todo.pop()
        if isinstance(part, Row | Look | Reduction):
            yield part
        else:
            todo.extend(part.arguments)


def _sort(part: Line, needs: Needs, *, in_base: bool) -> None:
    if isinstance(part, Row):
        needs.same.add(part.index)
        needs.base.update([part.index] if in_base else [])
    elif isinstance(part, Reduction):
        needs.all_years.add(part.row.index)
    elif isinstance(part, Look):
        if isinstance(part.distance, Row):
            needs.same.add(part.distance.index)
        if part.kind in ("lead", "shift"):
            needs.all_years.add(part.row.index)
            return
        needs.past.add(part.row.index)
        if part.distance == 0:
            needs.same.add(part.row.index)
        if in_base and (part.kind in ("before", "ago") or part.distance == 0):
            needs.base.add(part.row.index)


def _sort_base(part: Line, needs: Needs) -> None:
    """What stands in the base-year column is read there only, but a look ahead or a total needs every year."""
    for row in (argument for argument in (part, *part.arguments) if isinstance(argument, Row)):
        ahead = isinstance(part, Reduction) or (isinstance(part, Look) and part.kind in ("lead", "shift"))
        (needs.all_years if ahead else needs.base).add(row.index)


def steps(wanted: Iterable[Row]) -> list[Step]:
    """The steps that give the wanted rows, each after what it needs.

    Raises `RecordError` showing the chain when a line needs itself within one year, or needs the future of a circle.
    """
    needs: dict[int, Needs] = {}
    rows: dict[int, Row] = {}
    first = list(wanted)
    todo = list(first)
    while todo:
        row = todo.pop()
        if row.index not in needs:
            needs[row.index], rows[row.index] = _known_needs(row), row
            todo.extend(row.book.rows[index] for index in needs[row.index].everything)
    everything = {index: found.everything for index, found in needs.items()}
    return [_step(group, needs, rows) for group in _circles([row.index for row in first], everything)]


def _step(group: list[int], needs: dict[int, Needs], rows: dict[int, Row]) -> Step:
    first = group[0]
    if len(group) == 1 and first not in needs[first].everything:
        only = (rows[first],)
        return Step(only, False, only, only, needs[first].everything)
    inside = frozenset(group)
    for index in group:
        ahead = needs[index].all_years & inside
        if ahead:
            other = rows[min(ahead)]
            raise RecordError(f"{rows[index].name} looks ahead at {other.name}, which depends on it in turn")
    in_year = _sorted({index: needs[index].same & inside for index in group}, rows, "same")
    in_base = _sorted({index: needs[index].base & inside for index in group}, rows, "base")
    everything = frozenset().union(*(needs[index].everything for index in group))
    return Step(tuple(rows[i] for i in group), True, in_base, in_year, everything)


def _sorted(needed: Mapping[int, set[int]], rows: dict[int, Row], year: str) -> tuple[Row, ...]:
    try:
        order = TopologicalSorter({index: sorted(others) for index, others in needed.items()}).static_order()
        return tuple(rows[index] for index in order)
    except CycleError as error:
        chain = [rows[index] for index in reversed(error.args[1])]
        names = [row.name for row in chain]
        if len(set(names)) < len(set(chain)):
            names = [f"'{row.address}'" for row in chain]
        raise RecordError(f"needs itself in the {year} year: {' <- '.join(names)}") from None


def _circles(wanted: Sequence[int], needs: dict[int, Same]) -> Iterator[list[int]]:
    """Rows that need each other over the years, as groups in order; each group comes after what it needs (Tarjan).

    What one wanted row needs comes before what the next needs, so that few rows are waited for at a time.
    """
    reach: dict[int, int] = {}  # the earliest visited row that can be reached; large once its group is known
    path: list[int] = []
    for root in wanted:
        todo = [] if root in reach else [(root, iter(sorted(needs[root])), len(reach))]
        while todo:
            index, others, number = todo[-1]
            if index not in reach:
                reach[index] = number
                path.append(index)
            deeper = next((other for other in others if other not in reach), None)
            if deeper is not None:
                todo.append((deeper, iter(sorted(needs[deeper])), len(reach)))
                continue
            todo.pop()
            reach[index] = min([reach[index], *(reach[other] for other in needs[index])])
            if reach[index] == number:
                group = [path.pop()]
                while group[-1] != index:
                    group.append(path.pop())
                reach.update(dict.fromkeys(group, len(needs)))
                yield sorted(group)
