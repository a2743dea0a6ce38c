"""Why a figure is what it is: its formula said in labels and in figures, and then its parts in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from costing.lines.book import Input
from costing.lines.engine import Results
from costing.lines.line import Constant, Line, Look, Operation, Reduction, Row

DECIDES: dict[str, Callable[..., float]] = {"least": min, "most": max}
GATHERED = {"sum": "sum", "max": "highest", "min": "lowest"}


@dataclass(frozen=True)
class Reason:
    """One figure with its formula in labels (`words`) and in numbers (`figures`); both empty for an input."""

    row: Row
    year: int | None
    value: float
    words: str
    figures: str
    parts: tuple[tuple[Row, int | None], ...]
    binding: str = ""


def reason(results: Results, row: Row, year: int | None = None) -> Reason:
    """The reason of a line in a calendar year (None for a scalar line), in the base case.

    Raises `KeyError` for a year outside the book.
    """
    book = row.book
    if not row.scalar and year not in book.years:
        raise KeyError(f"{row.address} has the years {book.years[0]} to {book.years[-1]}, not {year}")
    column = 0 if row.scalar or year is None else book.years.index(year)
    year = None if row.scalar else year
    value = _value(results, row, column)
    formula = row.base if row.base is not None and column == 0 and not row.scalar else row.formula
    if formula is None or isinstance(row, Input):
        return Reason(row, year, value, "", "", ())
    told = _Told(results, column)
    return Reason(
        row,
        year,
        value,
        told.say(formula, told.label),
        told.say(formula, told.figure),
        told.parts(formula),
        told.binding(formula),
    )


def _value(results: Results, row: Row, column: int) -> float:
    values = results[row]
    return float(values[min(column, len(values) - 1), 0])


@dataclass(frozen=True)
class _Told:
    results: Results
    column: int

    def say(self, line: Line, spell: Callable[[Line], str]) -> str:
        if not isinstance(line, Operation):
            return spell(line)
        texts = [self.say(argument, spell) for argument in line.arguments]
        return line.function.words([f"({text})" if _apart(line, n) else text for n, text in enumerate(texts)])

    def label(self, line: Line) -> str:
        if isinstance(line, Constant):
            return amount(line.value, str(line.unit))
        if isinstance(line, Reduction):
            return f"{GATHERED[line.how]} of {line.row.label} over the plan years"
        if isinstance(line, Look):
            year = self._year(line)
            return f"{line.row.label} of {year}" if year is not None else f"0, for no computed year of {line.row.label}"
        assert isinstance(line, Row)
        return line.label

    def figure(self, line: Line) -> str:
        return amount(self.number(line), str(line.unit))

    def number(self, line: Line) -> float:
        if isinstance(line, Constant):
            return line.value
        if isinstance(line, Row):
            return _value(self.results, line, self.column)
        if isinstance(line, Reduction):
            gathered = getattr(np, line.how)(self.results[line.row][line.row.book.plan_columns, 0])
            return float(gathered)
        if isinstance(line, Look):
            column = self._seen(line)
            return 0.0 if column is None else _value(self.results, line.row, column)
        return self._computed(line)

    def _computed(self, line: Line) -> float:
        from costing.lines.arrays import HELPERS

        assert isinstance(line, Operation)
        texts = [repr(self.number(argument)) for argument in line.arguments]
        return float(eval(line.function.numpy([f"({text})" for text in texts]), {"np": np, **HELPERS}))

    def parts(self, line: Line) -> tuple[tuple[Row, int | None], ...]:
        found: dict[tuple[str, int | None], tuple[Row, int | None]] = {}
        for row, year in self._rows(line):
            found.setdefault((row.address, year), (row, year))
        return tuple(found.values())

    def binding(self, line: Line) -> str:
        """Which side of a `least` or `most` decides, in labels; empty where there is none."""
        if not isinstance(line, Operation):
            return ""
        if line.function.name not in DECIDES:
            return next(filter(None, map(self.binding, line.arguments)), "")
        best = DECIDES[line.function.name](map(self.number, line.arguments))
        sides = [a for a in line.arguments if abs(self.number(a) - best) <= 1e-9 * max(1, abs(best))]
        side = next((side for side in sides if not isinstance(side, Constant)), sides[0])
        nested = isinstance(side, Operation) and side.function.name in DECIDES
        return self.binding(side) if nested else self.say(side, self.label)

    def _rows(self, line: Line) -> Iterator[tuple[Row, int | None]]:
        years = self._book_years(line)
        if isinstance(line, Row):
            yield line, None if line.scalar else years[self.column]
        elif isinstance(line, Look):
            column = self._seen(line)
            if column is not None:
                yield line.row, years[column]
            if isinstance(line.distance, Row):
                yield line.distance, None
        elif isinstance(line, Reduction):
            yield from ((line.row, year) for year in years[line.row.book.plan_columns])
        else:
            for argument in line.arguments:
                yield from self._rows(argument)

    def _book_years(self, line: Line) -> tuple[int, ...]:
        return line.book.years

    def _seen(self, look: Look) -> int | None:
        far = look.distance if isinstance(look.distance, int) else round(_value(self.results, look.distance, 0))
        column = self.column + far if look.kind == "lead" else self.column - far
        if look.kind in ("before", "ago"):
            return max(0, column)
        return column if 0 <= column < look.book.columns else None

    def _year(self, look: Look) -> int | None:
        column = self._seen(look)
        return None if column is None else look.book.years[column]


def _apart(whole: Operation, position: int) -> bool:
    """Whether an argument needs parentheses to be read as it is computed: a / (b x c), (a x b) to the power of c."""
    part, name = whole.arguments[position], whole.function.name
    product = isinstance(part, Operation) and part.function.name in ("multiply", "divide")
    return product and (name == "power" or (name == "divide" and position == 1))


def amount(value: float, unit: str) -> str:
    """A number with its unit, short enough to read: 1 605.9 people, 38 400 PEN 2024, 0.0345; a year stays 2030."""
    value += 0.0  # no "-0"
    size = abs(value)
    if not unit and 1000 <= size < 10_000 and value == round(value):
        return f"{value:.0f}"
    if size >= 100_000 or (size >= 1000 and value == round(value)):
        text = f"{value:,.0f}"
    elif size >= 1000:
        text = f"{value:,.1f}"
    else:
        text = f"{value:.6g}"
    return f"{text.replace(',', ' ')} {unit}".rstrip()
