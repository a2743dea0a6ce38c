"""The line: a number over the years that knows how it was made.

Operators do not compute, they record. What was recorded is later written as NumPy, as a spreadsheet formula and in
words, so that engine, workbook and explanation cannot drift apart.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NoReturn

from parameters import PURE, Unit

if TYPE_CHECKING:
    from costing.lines.book import Book, Scope
    from costing.lines.functions import Function


class RecordError(Exception):
    """A line was written in a way that could not be computed or shown; the message says which and what to do."""


class Line:
    """Anything that can stand in a formula.

    Attributes:
        unit: what one of it is.
        scalar: one number for all years (one cell in the workbook) rather than one a year.
        lower: a proven lower bound, -inf if nothing is known; it decides what may be divided by.
    """

    __slots__ = ("book", "lower", "scalar", "unit")
    __array_ufunc__ = None  # a NumPy number on the left must leave the arithmetic to the line

    def __init__(self, book: Book, unit: Unit, scalar: bool, lower: float = -math.inf) -> None:
        self.book, self.unit, self.scalar, self.lower = book, unit, scalar, lower

    @property
    def arguments(self) -> tuple[Line, ...]:
        """The lines that this one is directly made of."""
        return ()

    @property
    def name(self) -> str:
        """How messages call it."""
        return "an unnamed expression"

    def __add__(self, other: Line | float) -> Line:
        return record("add", self, other)

    def __radd__(self, other: Line | float) -> Line:
        return record("add", other, self)

    def __sub__(self, other: Line | float) -> Line:
        return record("subtract", self, other)

    def __rsub__(self, other: Line | float) -> Line:
        return record("subtract", other, self)

    def __mul__(self, other: Line | float) -> Line:
        return record("multiply", self, other)

    def __rmul__(self, other: Line | float) -> Line:
        return record("multiply", other, self)

    def __truediv__(self, other: Line | float) -> Line:
        return record("divide", self, other)

    def __rtruediv__(self, other: Line | float) -> Line:
        return record("divide", other, self)

    def __neg__(self) -> Line:
        return record("subtract", 0, self)

    def __bool__(self) -> NoReturn:
        raise RecordError("a line has no truth value while recording; use where(flag, a, b), least or most")

    def _compare(self, other: object) -> NoReturn:
        raise RecordError("lines cannot be compared while recording; use reached(a, b), least or most")

    __lt__ = __le__ = __gt__ = __ge__ = _compare


class Constant(Line):
    """A number that is true by definition, such as 12 months."""

    __slots__ = ("value",)

    def __init__(self, book: Book, value: float, unit: Unit = PURE) -> None:
        if not math.isfinite(value) or float(f"{value:.15g}") != value:
            raise RecordError(f"{value!r} cannot be written exactly with 15 digits; make it an input")
        super().__init__(book, unit, scalar=True, lower=float(value))
        self.value = float(value)

    @property
    def name(self) -> str:
        """The number as it stands in a formula."""
        return f"{self.value:.15g}"


class Operation(Line):
    """A function of the table applied to lines."""

    __slots__ = ("_arguments", "function")

    def __init__(self, book: Book, function: Function, arguments: tuple[Line, ...], unit: Unit) -> None:
        scalar = all(argument.scalar for argument in arguments)
        super().__init__(book, unit, scalar, function.lower([argument.lower for argument in arguments]))
        self.function = function
        self._arguments = arguments

    @property
    def arguments(self) -> tuple[Line, ...]:
        """What the function is applied to."""
        return self._arguments


class Row(Line):
    """A named line: a row of the workbook. `formula` is None for an input or while a promise is open.

    Attributes:
        label: what a planner calls it; `address` is the path of titles and label, unique in its book.
        base: what stands in the base-year column instead of the formula, if anything.
        tags: how a ledger line can be classified.
    """

    __slots__ = ("address", "base", "formula", "index", "label", "scope", "tags")

    def __init__(
        self, scope: Scope, label: str, address: str, unit: Unit, *, scalar: bool, lower: float = -math.inf
    ) -> None:
        super().__init__(scope.book, unit, scalar, lower)
        self.scope, self.label, self.address = scope, label, address
        self.formula: Line | None = None
        self.base: Line | None = None
        self.tags: dict[str, str] = {}
        self.index = scope.book.add(self)

    @property
    def name(self) -> str:
        """Its label in quotes, as messages show it."""
        return f"'{self.label}'"

    def __repr__(self) -> str:
        return f"<{self.address} [{self.unit}]>"


class Look(Line):
    """A row seen from another year: `kind` is before, lag, ago, lead or shift; `distance` whole years."""

    __slots__ = ("distance", "kind", "row")

    def __init__(self, kind: str, row: Row, distance: int | Row) -> None:
        lower = row.lower if kind in ("before", "ago") else min(0.0, row.lower)
        super().__init__(row.book, row.unit, scalar=False, lower=lower)
        self.kind, self.row, self.distance = kind, row, distance

    @property
    def arguments(self) -> tuple[Line, ...]:
        """The row, and the row that says how far to look."""
        return (self.row, self.distance) if isinstance(self.distance, Row) else (self.row,)


class Reduction(Line):
    """A row gathered over the plan years into one number; `how` is sum, max or min."""

    __slots__ = ("how", "row")

    def __init__(self, row: Row, how: str) -> None:
        super().__init__(row.book, row.unit, scalar=True, lower=row.lower if how != "sum" else min(row.lower, 0.0))
        self.row, self.how = row, how

    @property
    def arguments(self) -> tuple[Line, ...]:
        """The row."""
        return (self.row,)


def record(function: str, *operands: Line | float) -> Line:
    """Write one step of arithmetic down; raises `UnitError` or `RecordError` when it makes no sense."""
    from costing.lines.functions import FUNCTIONS  # the table itself is written with lines

    book = next((operand.book for operand in operands if isinstance(operand, Line)), None)
    if book is None:
        raise RecordError(f"{function} of plain numbers only: compute it in Python, or make one of them an input")
    arguments = tuple(as_line(book, operand) for operand in operands)
    entry = FUNCTIONS[function]
    for argument in arguments:
        if argument.book is not book:
            raise RecordError(f"{argument.name} belongs to another book")
    shorter = entry.simplify(arguments)
    if shorter is not None:
        return shorter
    entry.check(arguments)
    return Operation(book, entry, arguments, entry.unit(arguments))


def as_line(book: Book, value: Line | float) -> Line:
    """A line as it is; a number as a pure constant."""
    return value if isinstance(value, Line) else Constant(book, value)


def describe(line: Line) -> str:
    """A line with its unit, as unit errors show it."""
    return f"<{line.name} [{line.unit}]>"
