"""The formula of a line as a spreadsheet says it, for one column of the model sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from costing.lines.book import Book
from costing.lines.line import Constant, Line, Look, Operation, Reduction, Row
from costing.lines.order import steps


@dataclass(frozen=True)
class SheetWriter:
    """Writes the formulas of a book whose rows stand at known places of one sheet.

    Attributes:
        places: sheet row (1-based) of each line, by line number.
        scalar_column: number (0-based) of the column that holds scalar lines.
        first_column: number of the base-year column.
    """

    book: Book
    places: Mapping[int, int]
    scalar_column: int
    first_column: int

    def formula(self, row: Row, column: int) -> str:
        """The text after the equals sign in column `column` (0 is the base year; any for a scalar line)."""
        line = row.base if row.base is not None and column == 0 and not row.scalar else row.formula
        if line is None:
            raise ValueError(f"{row.address} has no formula")
        return self._text(line, column, row)

    def cell(self, row: Row, column: int) -> str:
        """The reference to a line in a column, from inside the sheet."""
        place = self.places[row.index]
        if row.scalar:
            return f"${letters(self.scalar_column)}${place}"
        return f"{letters(self.first_column + column)}{place}"

    @cached_property
    def _circle_of(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for number, step in enumerate(steps(self.book.rows)):
            found.update({row.index: number for row in step.rows if step.circle})
        return found

    @cached_property
    def _found_stretches(self) -> dict[int, list[tuple[Line, Line]]]:
        return {}

    def _text(self, line: Line, column: int, reader: Row) -> str:
        if isinstance(line, Row):
            return self.cell(line, column)
        if isinstance(line, Constant):
            text = f"{line.value:.15g}".upper()
            return f"({text})" if line.value < 0 else text
        if isinstance(line, Look):
            return self._look(line, column, reader)
        if isinstance(line, Reduction):
            return f"{line.how.upper()}({self._plan_range(line.row)})"
        assert isinstance(line, Operation)
        if line.function.name == "total":
            return f"SUM({','.join(self._ranges(line, column, reader))})"
        return line.function.sheet([self._text(argument, column, reader) for argument in line.arguments])

    def _plan_range(self, row: Row) -> str:
        plan, place = self.book.plan_columns, self.places[row.index]
        first, last = letters(self.first_column + plan.start), letters(self.first_column + plan.stop - 1)
        return f"${first}${place}:${last}${place}"

    def _ranges(self, total: Operation, column: int, reader: Row) -> list[str]:
        """The terms of a sum; neighbouring cells of one column become a range."""
        texts: list[str] = []
        for first, last in self._stretches(total):
            text = self._text(first, column, reader)
            texts.append(text if first is last else f"{text}:{self._text(last, column, reader)}")
        return texts

    def _stretches(self, total: Operation) -> list[tuple[Line, Line]]:
        """The first and the last of the terms that stand next to each other: the same in every column."""
        found = self._found_stretches.get(id(total))
        if found is None:
            found = []
            for argument in total.arguments:
                above = found[-1][1] if found else None
                if isinstance(above, Row) and isinstance(argument, Row) and self._neighbours(above, argument):
                    found[-1] = (found[-1][0], argument)
                else:
                    found.append((argument, argument))
            self._found_stretches[id(total)] = found
        return found

    def _neighbours(self, above: Row, below: Row) -> bool:
        return above.scalar == below.scalar and self.places[below.index] == self.places[above.index] + 1

    def _look(self, look: Look, column: int, reader: Row) -> str:
        if isinstance(look.distance, Row):
            return self._far_look(look, look.distance, column, reader)
        wanted = column + look.distance if look.kind == "lead" else column - look.distance
        if look.kind in ("before", "ago"):
            wanted = max(0, wanted)
        return self.cell(look.row, wanted) if 0 <= wanted < self.book.columns else "0"

    def _far_look(self, look: Look, distance: Row, column: int, reader: Row) -> str:
        place, last = self.places[look.row.index], self.book.columns - 1
        since, far = self.cell(self.book.since, column), self.cell(distance, column)
        position = f"{since}+{far}" if look.kind == "lead" else f"{since}-{far}"
        end = last if look.kind in ("lead", "shift") else self._last_readable(look, column, reader)
        if end < 0:
            return "0"
        first, stop = letters(self.first_column), letters(self.first_column + end)
        cells = f"${first}{place}:{'$' if end == last else ''}{stop}{place}"
        if look.kind == "ago":
            return f"INDEX({cells},1,MAX(0,{position})+1)"
        found = f"INDEX({cells},1,{position}+1)"
        found = f"IF({position}>{last},0,{found})" if look.kind in ("lead", "shift") else found
        return f"IF({position}<0,0,{found})"

    def _last_readable(self, look: Look, column: int, reader: Row) -> int:
        """A line in the circle of the one it reads may only look strictly to the left of its own column."""
        circle = self._circle_of.get(reader.index)
        inside = circle is not None and circle == self._circle_of.get(look.row.index)
        if inside and look.kind == "ago":
            return max(0, column - 1)
        return column - 1 if inside else column


@cache
def letters(column: int) -> str:
    """The name of a column by its number: 0 is A.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
