"""A second reader of recorded books: one number at a time, in plain Python, knowing nothing of any order."""

import math
from collections.abc import Mapping, Sequence

from costing.lines import Book, Constant, Input, Line, Look, Operation, Reduction, Row

MEANING = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "least": min,
    "most": max,
    "clip": lambda x, low, high: min(max(x, low), high),
    "rest": lambda available, *taken: max(0.0, available - sum(taken)),
    "whole": lambda x: float(math.ceil(x - 1e-9)),
    "floor": lambda x: float(math.floor(x + 1e-9)),
    "reached": lambda a, b: 1.0 if a >= b - 1e-9 else 0.0,
    "where": lambda flag, a, b: a if flag > 0.5 else b,
    "ratio": lambda a, b, otherwise: a / b if abs(b) > 1e-9 else otherwise,
    "smooth": lambda x: x * x * (3 - 2 * x),
    "exp": math.exp,
    "power": lambda a, b: a**b,
    "total": lambda *terms: sum(terms),
}


class Reference:
    """Values of a book, with other values for some inputs; asked for by row and column."""

    def __init__(self, book: Book, given: Mapping[str, float | Sequence[float]] | None = None) -> None:
        self.book, self.given, self.known = book, given or {}, {}

    def value(self, row: Row, column: int) -> float:
        column = 0 if row.scalar else column
        if (row, column) not in self.known:
            self.known[row, column] = self._value(row, column)
        return self.known[row, column]

    def _value(self, row: Row, column: int) -> float:
        if isinstance(row, Input):
            values = self.given.get(row.address, row.values[:, 0])
            return float(values if isinstance(values, float | int) else values[column])
        return self.of(row.formula if row.base is None or column > 0 else row.base, column)

    def of(self, line: Line, column: int) -> float:
        if isinstance(line, Constant):
            return line.value
        if isinstance(line, Row):
            return self.value(line, column)
        if isinstance(line, Operation):
            return MEANING[line.function.name](*(self.of(argument, column) for argument in line.arguments))
        if isinstance(line, Reduction):
            plan = range(*line.row.book.plan_columns.indices(self.book.columns))
            return {"sum": sum, "max": max, "min": min}[line.how](self.value(line.row, year) for year in plan)
        return self._seen(line, column)

    def _seen(self, look: Look, column: int) -> float:
        far = look.distance if isinstance(look.distance, int) else round(self.value(look.distance, column))
        seen = column + far if look.kind == "lead" else column - far
        if look.kind in ("before", "ago"):
            return self.value(look.row, max(0, seen))
        return self.value(look.row, seen) if 0 <= seen < self.book.columns else 0.0
