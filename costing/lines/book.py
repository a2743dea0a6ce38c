"""The book of one scenario and the scopes in which its lines are written."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from costing.lines.functions import is_total
from costing.lines.line import Constant, Line, Look, RecordError, Reduction, Row, as_line
from parameters import Unit, UnitError

if TYPE_CHECKING:
    from collections.abc import Iterator

AnyRow = TypeVar("AnyRow", bound=Row)

LONGEST_FORMULA = 8
"""How many other lines an ordinary formula may speak of before a part of it deserves a name."""


class Input(Row):
    """A parameter: one cell, or one cell a year. `address` is its dotted path in the plan."""

    __slots__ = ("values",)

    values: NDArray[np.float64]


class Stock(Row):
    """A row with a memory: what it is at year end follows from what it was a year before."""

    __slots__ = ()

    @property
    def before(self) -> Look:
        """Its value at the end of last year; in the base year, its base value."""
        return Look("before", self, 1)

    def becomes(self, value: Line | float) -> None:
        """Say, once, what it is at the end of a year."""
        _keep(self, as_line(self.book, value))


class Promise(Row):
    """A row that others may use now and another file gives later."""

    __slots__ = ()

    def becomes(self, value: Line | float) -> None:
        """Keep the promise, once."""
        _keep(self, as_line(self.book, value))


@dataclass(eq=False)
class Book:
    """All lines of one scenario: recorded once, computed any number of times.

    Columns run from the base year over the plan years to `tail` further years, which are computed so that leads see
    what comes next, and stand outside every total.
    """

    base_year: int
    last: int
    scenario: str = "reform"
    tail: int = 3
    rows: list[Row] = field(default_factory=list)
    inputs: dict[str, Input] = field(default_factory=dict)
    addresses: dict[str, Row] = field(default_factory=dict)
    programs: dict[object, object] = field(default_factory=dict, repr=False)
    needs: dict[int, object] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.root = Scope(self, "", {}, None)
        time = self.root.part("time")
        self.base = time.input("base year", self.base_year, "", address="base_year", lower=1900)
        count = range(self.columns)
        self.since = time.series("years since the base year", list(count), "", address="years_since", lower=0)
        self.year = time.line("year", self.base + self.since)
        self.first = time.series("first plan year", [float(k == 1) for k in count], "", address="first", lower=0)
        self.later = time.series("after the base year", [float(k > 0) for k in count], "", address="later", lower=0)
        self.always = time.series("every year", [1.0 for _ in count], "", address="always", lower=0)
        inside = [float(k <= self.last - self.base_year) for k in count]
        self.inside = time.series("up to the end of the plan", inside, "", address="inside", lower=0)
        self.start = time.line("start of the plan", self.base + 1)
        self.end = time.line("end of the plan", self.base + (self.last - self.base_year) + 1)

    @property
    def columns(self) -> int:
        """How many years are computed: base, plan and tail."""
        return self.last - self.base_year + 1 + self.tail

    @property
    def plan_columns(self) -> slice:
        """The plan years among the columns."""
        return slice(1, self.last - self.base_year + 1)

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years of the columns."""
        return tuple(range(self.base_year, self.base_year + self.columns))

    def scope(self, title: str, /, **tags: str) -> Scope:
        """A heading at the top level; what is written on it inherits its title and tags."""
        return self.root.part(title, **tags)

    def add(self, row: Row) -> int:
        """Take a new row in; raises `RecordError` if its address is taken."""
        if row.address in self.addresses:
            raise RecordError(f"two lines are called '{row.address}': give one of them another label")
        self.addresses[row.address] = row
        self.rows.append(row)
        return len(self.rows) - 1

    def __getitem__(self, address: str) -> Row:
        return self.addresses[address]

    def check_promises(self) -> None:
        """Raise `RecordError` naming every stock or promise that was never given its value."""
        open_ = [row.address for row in self.rows if row.formula is None and not isinstance(row, Input)]
        if open_:
            raise RecordError(f"never given a value: {', '.join(open_)}")


class Scope:
    """A heading of the book: lines are written on it and inherit its address and tags."""

    def __init__(self, book: Book, title: str, tags: dict[str, str], parent: Scope | None) -> None:
        self.book, self.title, self.tags, self.parent = book, title, tags, parent
        self.children: list[Scope | Row] = []
        self.path: str = f"{parent.path}/{slug(title)}" if parent and parent.path else slug(title)

    def part(self, title: str, /, **tags: str) -> Scope:
        """A heading below this one."""
        scope = Scope(self.book, title, {**self.tags, **tags}, self)
        self.children.append(scope)
        return scope

    def const(self, value: float, unit: str = "") -> Constant:
        """A number that is true by definition, with its unit."""
        return Constant(self.book, value, Unit.parse(unit))

    def input(self, label: str, value: float, unit: str = "", *, address: str = "", lower: float = -math.inf) -> Input:
        """A parameter that is one number. `lower` is the least value it may ever be given."""
        return self._input(label, np.full((1, 1), float(value)), unit, address, lower)

    def series(
        self, label: str, values: ArrayLike, unit: str = "", *, address: str = "", lower: float = -math.inf
    ) -> Input:
        """A parameter with one number for each column of the book."""
        column = np.array(values, dtype=float).reshape(-1, 1)
        if len(column) != self.book.columns:
            raise RecordError(f"'{label}' has {len(column)} values for {self.book.columns} years")
        return self._input(label, column, unit, address, lower)

    def line(
        self, label: str, formula: Line | float, unit: str | None = None, *, base: Line | float | None = None
    ) -> Row:
        """A row. `unit` is a claim and is checked; `base` stands in the base-year column instead of the formula."""
        made = as_line(self.book, formula)
        row = self._row(Row, label, made.unit, scalar=made.scalar and base is None, lower=made.lower)
        _define(row, made, unit)
        if base is not None:
            row.base = _base(row, base)
            row.lower = min(row.lower, row.base.lower)
        return row

    def flow(self, label: str, formula: Line | float, unit: str | None = None, *, base: Line | float = 0) -> Row:
        """A row that happens during a year; the base-year column holds the recorded figure or 0."""
        return self.line(label, formula, unit, base=base)

    def stock(self, label: str, base: Line | float, unit: str | None = None, *, above_zero: bool = False) -> Stock:
        """A row with a memory; `above_zero` claims that it never falls to 0, which `becomes` then checks."""
        start = base if isinstance(base, Line) else Constant(self.book, base, Unit.parse(unit or ""))
        lower = 1e-12 if above_zero else -math.inf
        kept = Unit.parse(unit) if unit is not None else start.unit
        row = self._row(Stock, label, kept, scalar=False, lower=lower)
        row.base = _base(row, start)
        if above_zero and start.lower <= 0:
            raise RecordError(f"{row.name} claims to stay above 0, but its base-year value {start.name} may not")
        return row

    def promise(self, label: str, unit: str = "") -> Promise:
        """A row that may be used now and is given later by `becomes`."""
        return self._row(Promise, label, Unit.parse(unit), scalar=False)

    def _input(self, label: str, values: NDArray[np.float64], unit: str, address: str, lower: float) -> Input:
        row = self.book.inputs.get(address)
        if row is None:
            row = self._row(Input, label, Unit.parse(unit), address, scalar=len(values) == 1)
            row.values = values
            self.book.inputs[row.address] = row
        elif row.unit != Unit.parse(unit):
            raise UnitError(f"'{address}' is used in [{row.unit}] and in [{unit}]")
        row.lower = max(row.lower, lower)
        if not float(row.values.min()) >= row.lower:
            raise RecordError(f"'{row.address}' is {row.values.min():.6g}, but it must never be below {row.lower:.6g}")
        return row

    def _row(
        self,
        kind: type[AnyRow],
        label: str,
        unit: Unit,
        address: str = "",
        *,
        scalar: bool,
        lower: float = -math.inf,
    ) -> AnyRow:
        own = f"{self.path}/{slug(label)}" if self.path else slug(label)
        row = kind(self, label, address or own, unit, scalar=scalar, lower=lower)
        row.tags = self.tags
        self.children.append(row)
        return row


@lru_cache(maxsize=4096)
def slug(title: str) -> str:
    """A title as it stands in an address: lower case, ASCII, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def leaves(line: Line) -> Iterator[Line]:
    """The rows, looks and reductions that a formula speaks of; a total counts as one."""
    if isinstance(line, Row | Look | Reduction) or is_total(line):
        yield line
    else:
        for argument in line.arguments:
            yield from leaves(argument)


def _define(row: Row, formula: Line, unit: str | None) -> None:
    claimed = Unit.parse(unit) if unit is not None else row.unit
    zero = isinstance(formula, Constant) and formula.value == 0
    if formula.unit != claimed and not zero:
        raise UnitError(f"{row.name} claims [{claimed}] but is [{formula.unit}]")
    if formula.book is not row.book:
        raise RecordError(f"{row.name} is given a line of another book: {formula.name}")
    if len({_thing(leaf) for leaf in leaves(formula)}) > LONGEST_FORMULA:
        raise RecordError(f"{row.name} speaks of more than {LONGEST_FORMULA} lines: give a part of it a name")
    row.unit, row.formula = claimed, formula


def _thing(leaf: Line) -> object:
    return (leaf.kind, leaf.row, leaf.distance) if isinstance(leaf, Look) else leaf


def _base(row: Row, value: Line | float) -> Line:
    base = as_line(row.book, value)
    if base.unit != row.unit and not (isinstance(base, Constant) and base.value == 0):
        raise UnitError(f"the base-year value of {row.name} is [{base.unit}] where the line is [{row.unit}]")
    return base


def _keep(row: Row, value: Line) -> None:
    if row.formula is not None:
        raise RecordError(f"{row.name} is given a value twice")
    _define(row, value, None)
    if row.lower > 0 and value.lower <= 0:
        raise RecordError(f"{row.name} claims to stay above 0, but {value.name} may not")
