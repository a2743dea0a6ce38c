"""The lines that draws reach, written as one function of NumPy calls into memory that is there already.

The arithmetic is that of `numpy_writer`, step by step and to the last bit. Only where its results go differs: a row is
given a table of the working memory for as long as somebody reads it, and a kept row the caller's own; what does not
change from year to year is taken out of the loop of a circle. New memory is what costs most in computing by blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from costing.lines.arrays import HELPERS, Array
from costing.lines.calls import Tree, tree_of
from costing.lines.line import Constant, Line, Look, Operation, Reduction, Row
from costing.lines.numpy_writer import at_year, distance_name, distances, last_uses, spelled, whole
from costing.lines.order import Step

Compute = Callable[[Mapping[int, Array], Mapping[int, Array], Sequence[Array], Sequence[Array]], dict[int, Array]]

YEAR_OF = re.compile(r"\br(\d+)\[(t(?:-1)?)\]")
"""A row in one year of a circle. Taking all years apart before the loop is cheaper than one at a time within it."""


@dataclass(frozen=True)
class InPlace:
    """A function of the given arrays, the kept rows' arrays (year, draw), `tables` of that shape and `vectors` (draw,).

    It fills the kept rows' arrays and returns those of the kept rows that are one number for all years.
    """

    compute: Compute
    kept: tuple[int, ...]
    tables: int
    vectors: int


def in_place(steps: Sequence[Step], keep: Sequence[int], given: Mapping[int, bool], plan: slice) -> InPlace:
    """The function of the steps; `given` says of each row handed in whether it differs by draw."""
    writer = _Writer(steps, frozenset(keep), given, plan)
    text = "\n".join(writer.function())
    return InPlace(_compiled(text), tuple(sorted(writer.own)), writer.tables.count, writer.vectors.count)


@lru_cache(maxsize=32)
def _compiled(text: str) -> Compute:
    names: dict[str, Any] = {"np": np, **HELPERS}
    exec(compile(text, "<lines in place>", "exec"), names)
    found: Compute = names["compute"]
    return found


def _view(found: re.Match[str]) -> str:
    return f"y{found[1]}[{found[2]}]"


@dataclass(frozen=True)
class _Value:
    """A part of a formula as text; `spare` is the working array in which it stands and which may be written over."""

    text: str
    years: bool
    draws: bool
    spare: str = ""
    number: bool = False


def _first_read(row: Row) -> int:
    """The row that a formula reads once, before anything else, so that its place can be taken; -1 if there is none."""
    line: Line | None = row.formula if row.base is None else None
    others: list[Line] = []
    while isinstance(line, Operation) and not line.function.repeats:
        others += line.arguments[1:]
        line = line.arguments[0]
    simple = isinstance(line, Row) and all(isinstance(other, Row | Constant) for other in others)
    return line.index if isinstance(line, Row) and simple and line not in others else -1


@dataclass
class _Pool:
    """Names of working arrays; what was given back last is taken first, for it is still near the processor."""

    letter: str
    count: int = 0
    free: list[str] = field(default_factory=list)

    def take(self) -> str:
        if self.free:
            return self.free.pop()
        self.count += 1
        return f"{self.letter}{self.count - 1}"

    def give(self, name: str) -> None:
        if name.startswith(self.letter) and name not in self.free:
            self.free.append(name)


class _Writer:
    def __init__(self, steps: Sequence[Step], keep: frozenset[int], given: Mapping[int, bool], plan: slice) -> None:
        self.steps, self.keep, self.given, self.plan = steps, keep, given, plan
        self.moving = {index for index, drawn in given.items() if drawn}
        self.moving |= {row.index for step in steps for row in step.rows}
        self.own = {row.index for step in steps for row in step.rows if row.index in keep and not row.scalar}
        self.tables, self.vectors = _Pool("w"), _Pool("v")
        self.pool = self.tables
        self.lines: list[str] = []
        self.steady: dict[str, str] = {}

    def function(self) -> Iterator[str]:
        """The lines of the function."""
        body, taken = list(self._body()), sorted({i for step in self.steps for i in step.needs} & self.given.keys())
        yield "def compute(given, kept, tables, vectors):"
        if taken:
            yield f"    {', '.join(f'r{index}' for index in taken)}, = map(given.__getitem__, {taken})"
        for pool, name in ((self.tables, "tables"), (self.vectors, "vectors")):
            if pool.count:
                yield f"    {', '.join(f'{pool.letter}{number}' for number in range(pool.count))}, = {name}"
        yield from (f"    {line}" for line in body)
        small = sorted(row.index for step in self.steps for row in step.rows if row.scalar and row.index in self.keep)
        yield f"    return {{{', '.join(f'{index}: r{index}' for index in small)}}}"

    def _body(self) -> Iterator[str]:
        last, places = last_uses(self.steps, frozenset()), dict[int, str]()
        for position, step in enumerate(self.steps):
            yield from distances(step)
            dying = [] if step.circle else last.get(position, [])
            for row in step.rows:
                if row.index in self.own:
                    yield f"r{row.index} = kept[{row.index}]"
                elif not row.scalar and _first_read(row) in dying and _first_read(row) in places:
                    places[row.index] = places.pop(_first_read(row))
                    yield f"r{row.index} = {places[row.index]}"
                elif not row.scalar:
                    places[row.index] = self.tables.take()
                    yield f"r{row.index} = {places[row.index]}"
            self.lines = []
            if step.circle:
                self._circle(step)
            else:
                self._at_once(step.rows[0])
            yield from self.lines
            for index in last.get(position, ()):
                self.tables.give(places.pop(index, ""))

    def _at_once(self, row: Row) -> None:
        assert row.formula is not None
        name, self.pool = f"r{row.index}", self.tables
        refer = self._whole
        if row.scalar:
            self.lines.append(f"{name} = {spelled(row.formula, lambda line: whole(line, self.plan))}")
            return
        found = self._value(row.formula, refer, name)
        if found.text != name:
            self.lines.append(f"{name}[...] = {found.text}")
            self.tables.give(found.spare)
        if row.base is not None:
            base = spelled(row.base, lambda line: whole(line, self.plan))
            self.lines.append(f"{name}[0] = first({base})")

    def _circle(self, step: Step) -> None:
        self.pool, self.steady = self.vectors, {}
        start = []
        for row in step.in_base:
            formula = row.base if row.base is not None else row.formula
            assert formula is not None
            start.append(f"r{row.index}[0] = {spelled(formula, lambda line: at_year(line, self.plan, '0'))}")
        for row in step.in_year:
            assert row.formula is not None
            name = f"r{row.index}[t]"
            found = self._value(row.formula, self._at_year, name)
            if found.text != name:
                self.lines.append(f"{name}[...] = {found.text}")
                self.vectors.give(found.spare)
        loop = [f"    {YEAR_OF.sub(_view, line)}" for line in self.lines]
        steady = [f"{name} = {text}" for text, name in self.steady.items()]
        seen = sorted({number for line in self.lines for number, _ in YEAR_OF.findall(line)}, key=int)
        views = [f"y{number} = list(r{number})" for number in seen]
        self.lines = [*start, *steady, *views, f"for t in range(1, {step.rows[0].book.columns}):", *loop]

    def _whole(self, line: Line, out: str) -> _Value:
        text = whole(line, self.plan)
        if isinstance(line, Row):
            return _Value(text, not line.scalar, line.index in self.moving)
        if isinstance(line, Reduction):
            return _Value(text, False, line.row.index in self.moving)
        assert isinstance(line, Look)
        far = isinstance(line.distance, Row) and line.distance.index in self.moving
        if isinstance(line.distance, Row) or line.row.index not in self.moving:
            return _Value(text, True, far or line.row.index in self.moving)
        target = out or self.pool.take()
        kind = "ago" if line.kind == "before" else line.kind
        self.lines.append(f"{kind}(r{line.row.index}, {distance_name(line)}, {target})")
        return _Value(target, True, True, target)

    def _at_year(self, line: Line, out: str) -> _Value:
        text = at_year(line, self.plan, "t")
        if isinstance(line, Row):
            drawn, changes = line.index in self.moving, not line.scalar
        elif isinstance(line, Reduction):
            drawn, changes = line.row.index in self.moving, False
        else:
            assert isinstance(line, Look)
            far = isinstance(line.distance, Row) and line.distance.index in self.moving
            drawn, changes = far or line.row.index in self.moving, True
        return _Value(text if changes else self._steady(text), changes, drawn)

    def _steady(self, text: str) -> str:
        return self.steady.setdefault(text, f"h{len(self.steady)}")

    def _value(self, line: Line, refer: Callable[[Line, str], _Value], out: str) -> _Value:
        """A part of a formula; where it is a table by year and draw it may stand in `out`."""
        if isinstance(line, Constant):
            return _Value(repr(line.value), False, False, number=True)
        if not isinstance(line, Operation):
            return refer(line, out)
        values: list[_Value] = []
        for argument in line.arguments:
            values.append(self._value(argument, refer, out))
            out = "" if values[-1].spare == out else out
        target = next((value.spare for value in values if value.spare), out)
        return self._applied(line, values, target)

    def _applied(self, line: Operation, values: Sequence[_Value], out: str) -> _Value:
        texts = [value.text for value in values]
        years, draws = any(value.years for value in values), any(value.draws for value in values)
        if not (years and draws):
            number, text = all(value.number for value in values), line.function.numpy(texts)
            steady = self.pool is self.vectors and not years and not number
            return _Value(self._steady(text) if steady else text, years, draws, number=number)
        tree, target = tree_of(line.function.name, len(values)), out or self.pool.take()
        if tree is None:
            self.lines.append(f"{target}[...] = {line.function.numpy(texts)}")
        else:
            self._calls(tree, texts, target)
        for value in values:
            if value.spare != target:
                self.pool.give(value.spare)
        return _Value(target, True, True, target)

    def _calls(self, tree: Tree, texts: Sequence[str], out: str) -> str:
        """Writes the calls of a function of the table; inner ones stand in `out` unless an argument is there."""
        if not isinstance(tree, tuple):
            return texts[tree] if isinstance(tree, int) else tree
        name, parts = tree
        found, taken = [], []
        spot = "" if out in texts else out
        for part in parts:
            if isinstance(part, tuple):
                if not spot:
                    spot = self.pool.take()
                    taken.append(spot)
                found.append(self._calls(part, texts, spot))
                spot = ""
            else:
                found.append(self._calls(part, texts, ""))
        self.lines.append(f"{name}({', '.join(found)}, out={out})")
        for place in taken:
            self.pool.give(place)
        return out
