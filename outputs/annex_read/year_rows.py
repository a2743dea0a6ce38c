"""The sheet Inputs by year of an annex that came back: lists by address and scenario, years by their headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outputs.annex.catalogue import BASE, Entry
from outputs.annex_read.figure_rows import address_rows
from outputs.annex_read.typed_cells import Exported, Findings, Heads, compare, headings, place_of, text_of
from parameters import Cell, Page, did_you_mean

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
    years = _years(page, heads, found)
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
    for entry in entries:
        for name in entry.values:
            if (entry.address, name) in rows:
                _list(_Row(page, entry, name, rows, years), base_year, found)
    found.absent += [
        f"{entry.address} ({name})" for entry in entries for name in entry.values if (entry.address, name) not in rows
    ]


def _years(page: Page, heads: Heads, found: Findings) -> dict[int, int]:
    """The column of each calendar year."""
    years: dict[int, int] = {}
    for (row, column), cell in page.cells.items():
        if row != heads.row:
            continue
        if cell.missing:
            hint = "open the file in Excel or LibreOffice and save it again"
            found.refuse(place_of(page, row, column), "", "has no stored value: a year", hint)
        elif isinstance(cell.value, int) and not isinstance(cell.value, bool):
            if cell.value in years:
                message = f"the year {cell.value} is there twice"
                found.refuse(place_of(page, row, column), "", message, "take one of the two columns away")
            years.setdefault(cell.value, column)
    return years


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
