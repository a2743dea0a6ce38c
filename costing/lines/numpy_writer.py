"""The lines of a book written as one Python function of NumPy calls.

Each array is freed after its last use. A circle is computed year by year, everything else for all years at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from costing.lines.arrays import HELPERS, Array
from costing.lines.line import Constant, Line, Look, Operation, Reduction, Row
from costing.lines.order import Step, parts

Compiled = Callable[[Mapping[int, Array], int], dict[int, Array]]


def compile_steps(steps: Sequence[Step], keep: Sequence[int], given: frozenset[int], plan: slice) -> Compiled:
    """A function of the given arrays (by row number) and the number of draws that returns the kept arrays.

    `given` are the rows whose arrays are handed in: inputs and whatever has been computed before.
    """
    return _compiled("\n".join(function_text(steps, frozenset(keep), given, plan)))


@lru_cache(maxsize=32)
def _compiled(text: str) -> Compiled:
    """Books of equal structure, such as most scenarios of a plan, share one function."""
    names: dict[str, Any] = {"np": np, **HELPERS}
    exec(compile(text, "<lines>", "exec"), names)
    found: Compiled = names["compute"]
    return found


def function_text(steps: Sequence[Step], keep: frozenset[int], given: frozenset[int], plan: slice) -> Iterator[str]:
    """The lines of the function."""
    yield "def compute(given, draws):"
    taken = sorted({index for step in steps for index in step.needs} & given)
    if taken:
        yield f"    {', '.join(f'r{index}' for index in taken)}, = map(given.__getitem__, {taken})"
    last = last_uses(steps, keep | given)
    for position, step in enumerate(steps):
        for line in (*distances(step), *(_circle(step, plan) if step.circle else _at_once(step.rows[0], plan))):
            yield f"    {line}"
        if position in last:
            yield f"    del {', '.join(f'r{index}' for index in last[position])}"
    kept = (f"{index}: given[{index}]" if index in given else f"{index}: r{index}" for index in sorted(keep))
    yield f"    return {{{', '.join(kept)}}}"


def last_uses(steps: Sequence[Step], never: frozenset[int]) -> dict[int, list[int]]:
    """The rows, by number, that nobody reads after the step at each position; without those of `never`."""
    last: dict[int, int] = {}
    for position, step in enumerate(steps):
        last.update((row.index, position) for row in step.rows)
        last.update((index, position) for index in step.needs)
    found: dict[int, list[int]] = {}
    for index, position in last.items():
        if index not in never:
            found.setdefault(position, []).append(index)
    return found


def distances(step: Step) -> Iterator[str]:
    """Distances that are lines are made whole and checked before use; within a circle they must lead to the past."""
    inside = {row.index for row in step.rows} if step.circle else set()
    least: dict[str, tuple[Row, int | None]] = {}
    for row in step.rows:
        for part in (*parts(row.formula), *parts(row.base)):
            if isinstance(part, Look) and isinstance(part.distance, Row):
                bound = None if part.kind == "shift" else int(part.row.index in inside)
                known = least.get(distance_name(part), (part.distance, bound))[1]
                least[distance_name(part)] = (
                    part.distance,
                    bound if known is None or bound is None else max(known, bound),
                )
    for name, (distance, bound) in least.items():
        yield f"{name} = whole_years(r{distance.index}, {bound}, {distance.address!r})"


def distance_name(look: Look) -> str:
    """How the distance of a look is called in the function."""
    if not isinstance(look.distance, Row):
        return str(look.distance)
    return f"{'s' if look.kind == 'shift' else 'd'}{look.distance.index}"


def _at_once(row: Row, plan: slice) -> Iterator[str]:
    assert row.formula is not None
    years = 1 if row.scalar else row.book.columns
    text = spelled(row.formula, lambda line: whole(line, plan))
    if row.base is not None:
        text = f"with_base({text}, {spelled(row.base, lambda line: whole(line, plan))}, {years})"
    elif row.formula.scalar and not (row.scalar and any(True for _ in parts(row.formula))):
        text = f"wide({text}, {years})"
    yield f"r{row.index} = {text}"


def whole(line: Line, plan: slice) -> str:
    """A row, a look or a reduction for all years at once."""
    if isinstance(line, Row):
        return f"r{line.index}"
    if isinstance(line, Reduction):
        return f"r{line.row.index}[{plan.start}:{plan.stop}].{line.how}(axis=0, keepdims=True)"
    assert isinstance(line, Look)
    return f"{'ago' if line.kind == 'before' else line.kind}(r{line.row.index}, {distance_name(line)})"


def _circle(step: Step, plan: slice) -> Iterator[str]:
    years = step.rows[0].book.columns
    for row in step.rows:
        yield f"r{row.index} = np.empty(({years}, draws))"
    for row in step.in_base:
        formula = row.base if row.base is not None else row.formula
        assert formula is not None
        yield f"r{row.index}[0] = {spelled(formula, lambda line: at_year(line, plan, '0'))}"
    yield f"for t in range(1, {years}):"
    for row in step.in_year:
        assert row.formula is not None
        yield f"    r{row.index}[t] = {spelled(row.formula, lambda line: at_year(line, plan, 't'))}"


def at_year(line: Line, plan: slice, year: str) -> str:
    """A row, a look or a reduction in one year."""
    if isinstance(line, Row):
        return f"r{line.index}[{'0' if line.scalar else year}]"
    if isinstance(line, Reduction):
        return f"{whole(line, plan)}[0]"
    assert isinstance(line, Look)
    if year == "t" and line.distance == 1 and line.kind in ("before", "ago", "lag"):
        return f"r{line.row.index}[t-1]"
    return f"{'ago' if line.kind == 'before' else line.kind}_at(r{line.row.index}, {distance_name(line)}, {year})"


def spelled(line: Line, refer: Callable[[Line], str]) -> str:
    """A formula as NumPy, with what `refer` says for its rows, looks and reductions."""
    if isinstance(line, Constant):
        return repr(line.value)
    if isinstance(line, Operation):
        return line.function.numpy([spelled(argument, refer) for argument in line.arguments])
    return refer(line)
