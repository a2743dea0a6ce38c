"""The sheet Inputs by year of an annex that came back: lists by address and scenario, years by their headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outputs.annex.catalogue import BASE, Entry
from outputs.annex.inputs_by_year import HEADS
from outputs.annex_read.figure_rows import address_rows
from outputs.annex_read.other_columns import other_columns
from outputs.annex_read.typed_cells import Exported, Findings, Heads, compare, headings, place_of, text_of
from parameters import Cell, Page, cell_name, did_you_mean

SCENARIO = "scenario"
Key = tuple[str, str]
"""Address and scenario."""


def read_years(page: Page, entries: Sequence[Entry], base_year: int, found: Findings) -> None:
    """Compare lists by year with those that were exported.

    Args:
        page: the sheet Inputs by year.
        entries: the lists that were exported.
        base_year: the first year of every list.
        found: takes what is found.
    """
    known = {entry.address: entry for entry in entries}
    if not known:
        return
    heads = headings(page, known)
    if heads is None:
        hint = "the first column is called 'address'; export the annex anew"
        return found.refuse(page.name, "", "has no column with addresses", hint)
    column = heads.column(SCENARIO)
    exported = _exported_years(entries, base_year)
    years = _years(page, heads, exported, found)
    if column is None:
        return found.refuse(page.name, "", "has no column 'scenario'", "give it its heading again")
    rows: dict[Key, int] = {}
    for row, address in address_rows(page, heads, known, tuple(years.values()), found):
        name = text_of(page.cells.get((row, column)))
        if name not in known[address].values:
            place, hint = place_of(page, row, column), did_you_mean(name, known[address].values)
            hint = hint or f"it has {', '.join(known[address].values)}"
            found.refuse(place, address, f"has no scenario '{name[:80]}'", hint)
        elif (address, name) in rows:
            first = place_of(page, rows[address, name], column)
            message = f"{name} is there twice (first in {first})"
            found.refuse(place_of(page, row, column), address, message, "take one of the two rows away")
        else:
            rows[address, name] = row
    known_columns = {*years.values(), *(place for name in HEADS for place in heads.columns.get(name, ()))}
    for other in other_columns(page, heads, set(rows.values()), known_columns):
        other.tell(found)
    for year in sorted(set(exported) - years.keys()):
        found.passed.append((page.name, f"no column is called {year}: nothing of it was compared"))
    for entry in entries:
        for name in entry.values:
            if (entry.address, name) in rows:
                _list(_Row(page, entry, name, rows, years), base_year, found)
    found.absent += [
        f"{entry.address} ({name})" for entry in entries for name in entry.values if (entry.address, name) not in rows
    ]


def _exported_years(entries: Sequence[Entry], base_year: int) -> range:
    columns = max(len(values) for entry in entries for values in entry.values.values())
    return range(base_year, base_year + columns)


def _years(page: Page, heads: Heads, exported: range, found: Findings) -> dict[int, int]:
    """The column of each calendar year.

    Headings are formulas. Where nobody has calculated them since the file was written, all of them stand as they were
    exported, or the columns are not known.
    """
    years: dict[int, int] = {}
    row = {column: cell for (at, column), cell in sorted(page.cells.items()) if at == heads.row}
    missing = [column for column, cell in row.items() if cell.missing]
    if len(missing) == len(exported) and not any(_is_year(cell) for cell in row.values()):
        return dict(zip(exported, missing, strict=True))
    if missing:
        hint = "open the file in Excel or LibreOffice and save it again"
        last = f":{cell_name(heads.row, missing[-1])}" if len(missing) > 1 else ""
        place = f"{place_of(page, heads.row, missing[0])}{last}"
        found.refuse(place, "", "the years above the columns are formulas that nobody has calculated", hint)
    for column, cell in row.items():
        if _is_year(cell) and cell.value in exported:
            year = int(str(cell.value))
            if year in years:
                message = f"the year {year} is there twice"
                found.refuse(place_of(page, heads.row, column), "", message, "take one of the two columns away")
            years.setdefault(year, column)
    return years


def _is_year(cell: Cell) -> bool:
    return isinstance(cell.value, int) and not isinstance(cell.value, bool)


@dataclass(frozen=True)
class _Row:
    """The list of one scenario, and where it and the plan's list stand."""

    page: Page
    entry: Entry
    name: str
    rows: Mapping[Key, int]
    years: Mapping[int, int]

    def cell(self, name: str, column: int) -> Cell | None:
        row = self.rows.get((self.entry.address, name))
        return self.page.cells.get((row, column)) if row is not None else None


def _list(one: _Row, base_year: int, found: Findings) -> None:
    """Compare one list year by year; years without a column were not exported, or are gone."""
    entry, name = one.entry, one.name
    for year, value in enumerate(entry.values[name], start=base_year):
        column = one.years.get(year)
        if column is None:
            continue
        address, place = f"{entry.address}.{year}", place_of(one.page, one.rows[entry.address, name], column)
        linked = name in entry.linked
        exported = Exported(name, address, entry.unit, value, linked, one.cell(BASE, column), empty_is_nothing=True)
        before = len(found.edits)
        compare(one.cell(name, column), exported, place, found)
        if name == "status_quo" and len(found.edits) > before:
            found.edits.pop()
            message = "nothing can be changed in status_quo: every plan has it by itself"
            found.refuse(place, address, message, "type into the row of the plan")
