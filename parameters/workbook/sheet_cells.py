"""The cells of one sheet that hold something, read from its part of the workbook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parameters.workbook.contents import Contents, unescaped
from parameters.workbook.dangers import DDE, dde_formula
from parameters.workbook.dates import date_text
from parameters.workbook.limits import LONGEST_TEXT, MOST_CELLS, MOST_COLUMNS, MOST_MERGES, MOST_ROWS
from parameters.workbook.markup import Attributes
from parameters.workbook.refusal import RefusedError, damaged

PLAIN, FORMULA, MISSING = 0, 1, 2
"""What kind of cell a row of the result is: a value, a formula with its stored value, a formula without one."""

Scalar = None | bool | int | float | str
Found = tuple[int, int, int, Scalar]
"""Row, column, `PLAIN`, `FORMULA` or `MISSING`, and the value: texts are the texts themselves."""
Complaint = tuple[int, int, str, str]
"""Row, column, what is wrong with the cell, what to do."""
Stretch = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?", re.ASCII)
_LONGEST_NUMBER = 64
_EXACT = 2**53
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TRUTH = ("TRUE()", "FALSE()")  # how LibreOffice saves a truth value that somebody typed
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class UnusableError(ValueError):
    """A cell whose content is no value: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass
class SheetCells:
    """Reads the cells of a sheet; a handler for `markup.read_markup`.

    Attributes:
        contents: texts and formats of the workbook.
        room: how many more cells the workbook may hold.
        formulas_count: what formulas store is used; if not, an error in one is no complaint.
        found: the cells that hold something.
        complaints: the cells that no workbook may hold, whether anybody reads them or not.
        unusable: the cells whose content is no value: a problem for whoever reads them.
        merged: the stretches of cells that are shown as one, `MOST_MERGES` at most.
        hidden: the rows that are hidden or filtered away.
    """

    contents: Contents
    room: int = MOST_CELLS
    formulas_count: bool = True
    found: list[Found] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    unusable: list[Complaint] = field(default_factory=list)
    far: int = 0
    merged: list[Stretch] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    _row: int = 0
    _column: int = 0
    _inside: bool = False
    _attributes: Attributes | None = None
    _written: dict[str, str] = field(default_factory=dict)
    _open: str = ""
    _aside: bool = False
    _seen: set[tuple[int, int]] = field(default_factory=set)

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a row, a cell, or what a cell holds."""
        if self._attributes is not None:
            if name == "rPh":
                self._aside = True
            elif name in ("v", "f", "t") and not self._aside:
                self._open = name
                self._written.setdefault(name, "")
        elif name == "c" and self._inside:
            self._attributes, self._written = attributes, {}
            self._place(attributes.get("r"))
        elif name == "row" and self._inside:
            self._row, self._column = self._row_number(attributes.get("r")), 0
            if attributes.get("hidden", "0") in ("1", "true") and self._row <= MOST_ROWS:
                self.hidden.add(self._row)
        elif name == "sheetData":
            self._inside = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """End what a cell holds, a cell, or the table of cells."""
        if self._attributes is not None:
            if name == "c":
                if self._written:
                    self._keep(self._attributes)
                self._attributes = None
            elif name == "rPh":
                self._aside = False
            elif name == self._open:
                self._open = ""
        elif name == "sheetData":
            self._inside = False

    def text(self, text: str) -> None:
        """Keep what stands in a cell, up to one character over what a cell may hold."""
        if self._open and len(self._written[self._open]) <= LONGEST_TEXT:
            self._written[self._open] += text

    def _row_number(self, written: str | None) -> int:
        if written is None:
            return self._row + 1
        if not (written.isascii() and written.isdigit() and len(written) < 8 and 0 < int(written) <= _LAST_ROW):
            raise damaged(f"a row is numbered {written[:20]!r}")
        return int(written)

    def _place(self, written: str | None) -> None:
        if written is None:
            self._row, self._column = max(self._row, 1), self._column + 1
            return
        place = _reference(written)
        if place is None:
            raise damaged(f"a cell is named {written[:20]!r}")
        self._row, self._column = place

    def _merge(self, written: str) -> None:
        """Keep a stretch of merged cells; one that is written in another way is passed over."""
        first, _, last = written.partition(":")
        ends = (_reference(first), _reference(last))
        if ends[0] and ends[1] and len(self.merged) < MOST_MERGES:
            self.merged.append((*ends[0], *ends[1]))

    def _keep(self, attributes: Attributes) -> None:
        formula = self._written.get("f")
        if formula is not None and dde_formula(formula):
            self._complain(*DDE)
            return
        kind = attributes.get("t", "n")
        if kind == "b" and formula in _TRUTH:
            formula = None
        stored = self._written.get("t" if kind == "inlineStr" else "v")
        try:
            value = self._value(kind, stored or "", attributes)
        except UnusableError as error:
            if formula is None or self.formulas_count:
                self.unusable.append((self._row, self._column, error.message, error.hint))
                return
            value, stored = None, None
        if formula is None:
            if value is not None:
                self._add(PLAIN, value)
        elif value is None and kind == "str" and stored is not None:
            self._add(FORMULA, "")
        else:
            self._add(MISSING if value is None else FORMULA, value)

    def _add(self, kind: int, value: Scalar) -> None:
        place = (self._row, self._column)
        if place in self._seen:
            raise damaged(f"a cell of row {self._row} is there twice")
        if self._row > MOST_ROWS or self._column > MOST_COLUMNS:
            self.far += 1
            if self.far == 1:
                limits = f"{MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
                self._complain(f"holds something far from the table; a sheet may have {limits}", "empty the cell")
            return
        self._seen.add(place)
        self.found.append((*place, kind, value))
        if len(self.found) > self.room:
            hint = "keep the sheets of the plan alone"
            raise RefusedError((f"holds more than {MOST_CELLS:,} cells with something in them", hint))

    def _complain(self, message: str, hint: str) -> None:
        self.complaints.append((self._row, self._column, message, hint))

    def _value(self, kind: str, stored: str, attributes: Attributes) -> Scalar:
        """What a cell stores; None for nothing."""
        if kind == "s" and stored:
            stored = self._shared(stored)
        elif kind in ("str", "inlineStr"):
            stored = unescaped(stored)
        if not stored:
            return None
        if kind in ("s", "str", "inlineStr", "d"):
            return _text(stored)
        if kind == "b":
            return stored.strip() in ("1", "true")
        if kind == "e":
            raise UnusableError(f"holds the error {stored[:20]}", "mend the formula, or write the value itself")
        return self._number(stored.strip(), attributes.get("s", "0"))

    def _shared(self, stored: str) -> str:
        stored = stored.strip()
        texts = self.contents.texts
        if not (stored.isascii() and stored.isdigit() and len(stored) < 10 and int(stored) < len(texts)):
            raise damaged(f"a cell of row {self._row} points to a text that is not there")
        return texts[int(stored)]

    def _number(self, stored: str, style: str) -> int | float | str:
        if len(stored) > _LONGEST_NUMBER or not _NUMBER.fullmatch(stored):
            raise UnusableError(f"holds {stored[:20]!r} where a number should be", "write the number again")
        number = float(stored)
        if number in (float("inf"), float("-inf")):
            raise UnusableError("holds a number that is too large", "write the number again")
        shapes = self.contents.shapes
        shape = shapes[int(style)] if style.isascii() and style.isdigit() and int(style[:9]) < len(shapes) else ""
        if shape:
            date = date_text(number, shape, self.contents.since_1904)
            if date is None:
                raise UnusableError(f"is shown as a date but holds {number:g}", "give the cell the format of a number")
            return date
        return int(number) if number.is_integer() and abs(number) < _EXACT else number


def _reference(written: str) -> tuple[int, int] | None:
    """Row and column of a cell that is named as files name it, or None."""
    match = _REFERENCE.fullmatch(written)
    column = 0
    for letter in match[1] if match else "":
        column = column * 26 + ord(letter) - ord("A") + 1
    good = match is not None and column <= _LAST_COLUMN and int(match[2]) <= _LAST_ROW
    return (int(match[2]), column) if match is not None and good else None


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise UnusableError(f"holds a text of more than {LONGEST_TEXT:,} characters", "shorten it")
    if found := _CONTROL.search(text):
        raise UnusableError(f"holds a control character (code {ord(found[0])})", "write the text again")
    return text
