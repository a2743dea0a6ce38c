"""The sheet Inputs of an annex that came back: each figure found by its address, each scenario by its heading."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from outputs.annex.catalogue import BASE, Entry
from outputs.annex.inputs import HEADS, told
from outputs.annex_read.other_columns import other_columns
from outputs.annex_read.path_years import refuse_crowded_paths
from outputs.annex_read.typed_cells import (
    ADDRESS,
    Exported,
    Findings,
    Heads,
    compare,
    headings,
    place_of,
    same,
    text_of,
)
from parameters import Cell, Page, did_you_mean, shown_range

COMPARED = ("label", "unit", "source", "grade", "assumption", "note")
"""Columns of texts that say something of a figure."""
RANGE = ("low", "high", "interval")
SORTED = (
    "rows stand in another order: figures were found by their address. If the sheet was sorted, the other sheets of "
    "this file read the wrong rows now: take totals from a run, not from this file"
)
_WHOLE_PLAN = "belongs to the plan as a whole; no scenario changes it"


def read_figures(page: Page, entries: Sequence[Entry], order: Sequence[str], found: Findings) -> None:
    """Compare the figures of a sheet with those that were exported.

    Args:
        page: the sheet Inputs.
        entries: the figures that were exported.
        order: the scenarios that were exported.
        found: takes what is found.
    """
    known = {entry.address: entry for entry in entries}
    heads = headings(page, known)
    if heads is None:
        hint = "the first column is called 'address' and holds addresses such as pay.nurse; export the annex anew"
        return found.refuse(page.name, "", "has no column with addresses", hint)
    columns = _scenario_columns(page, heads, order, found)
    rows = dict(address_rows(page, heads, known, tuple(columns.values()), found))
    _other_columns(page, (heads, rows), columns, order, found)
    seen: dict[str, int] = {}
    for row, address in rows.items():
        if address in seen:
            place = place_of(page, row, heads.column(ADDRESS) or 1)
            first = place_of(page, seen[address], heads.column(ADDRESS) or 1)
            found.refuse(place, address, f"is there twice (first in {first})", "take one of the two rows away")
            continue
        seen[address] = row
        _figure(page, (row, heads), known[address], columns, found)
    refuse_crowded_paths(known, found)
    if list(seen) != [address for address in known if address in seen]:
        found.taken.append((page.name, SORTED))
    found.absent += [address for address in known if address not in seen]


def _scenario_columns(page: Page, heads: Heads, order: Sequence[str], found: Findings) -> dict[str, int]:
    """The column of each scenario: its name, or its name with something in brackets."""
    columns: dict[str, int] = {}
    for text, places in heads.columns.items():
        name = next((one for one in order if text == one or text.startswith(f"{one} (")), None)
        if name is None:
            continue
        for place in places:
            if name in columns:
                cell = place_of(page, heads.row, place)
                first = place_of(page, heads.row, columns[name])
                found.refuse(cell, "", f"'{name}' has a column already ({first})", "give one of them another heading")
            else:
                columns[name] = place
    return columns


def _other_columns(
    page: Page, at: tuple[Heads, Collection[int]], columns: Mapping[str, int], order: Sequence[str], found: Findings
) -> None:
    """Columns that nobody exported; one that stands where that of a scenario is gone may be that column."""
    heads, rows = at
    exported = {place for name in HEADS for place in heads.columns.get(name, ())}
    others = list(other_columns(page, heads, rows, exported | set(columns.values())))
    gone = [name for name in order if name not in columns]
    for name in gone:
        if others:
            hint = f"give it that heading again; is it '{others[0].heading}' ({others[0].place})?"
            found.refuse(page.name, "", f"no column is called '{name}', and others hold figures", hint)
        else:
            found.passed.append((page.name, f"no column is called '{name}': nothing of it was compared"))
    for other in others if not gone else ():
        other.tell(found)


def address_rows(
    page: Page, heads: Heads, known: Mapping[str, object], columns: Sequence[int], found: Findings
) -> Iterator[tuple[int, str]]:
    """The rows that name a known address; others that hold something where values stand are told."""
    at = heads.column(ADDRESS) or 1
    there = {text_of(cell) for (_, column), cell in page.cells.items() if column == at}
    gone = [address for address in known if address not in there]
    for row, cells in page.rows():
        if row <= heads.row:
            continue
        address = text_of(cells.get(at))
        if address in known:
            yield row, address
        elif address:
            hint = did_you_mean(address, gone) or "addresses stay as they were; a new figure is written in the plan"
            found.refuse(place_of(page, row, at), address[:80], "is no address of this plan", hint)
        else:
            typed = [column for column in columns if column in cells]
            if typed:
                place = place_of(page, row, typed[0])
                found.passed.append((place, "is not taken: the row has no address"))


def _figure(page: Page, at: tuple[int, Heads], entry: Entry, columns: Mapping[str, int], found: Findings) -> None:
    row, _ = at
    before, problems = len(found.edits), len(found.problems)
    plan = page.cells.get((row, columns[BASE])) if BASE in columns else None
    for name, column in columns.items():
        values = entry.values.get(name)
        value = values[0] if values else None
        exported = Exported(name, entry.address, entry.unit, value, name in entry.linked, plan)
        compare(page.cells.get((row, column)), exported, place_of(page, row, column), found)
    for edit in found.edits[before:]:
        if why := _never(edit.scenario, entry.address):
            found.edits.remove(edit)
            found.refuse(edit.cell, entry.address, *why)
    typed = len(found.edits) > before and len(found.problems) == problems
    _about(page, at, entry, typed, found)


def _never(scenario: str, address: str) -> tuple[str, str] | None:
    """Why a cell can never be typed over, and what to do instead."""
    if address == "base_year":
        return _WHOLE_PLAN, "change the years in the plan, or roll it forward: careshift roll"
    if scenario == "status_quo":
        return "nothing can be changed in status_quo: every plan has it by itself", "type into the column of the plan"
    return None


def _about(page: Page, at: tuple[int, Heads], entry: Entry, typed: bool, found: Findings) -> None:
    """Columns beside the values: a scenario does not carry what is typed there."""
    row, heads = at
    for name, exported in _said(entry).items():
        column = heads.column(name)
        if column is None:
            continue
        cell, place = page.cells.get((row, column)), place_of(page, row, column)
        if (cell is not None and cell.formula) or _alike(cell, exported):
            continue
        if name == "unit" and typed:
            hint = f"write '{exported}' again, and the value in it" if exported else "empty this cell again"
            found.refuse(place, entry.address, f"the unit was '{exported}'; a scenario keeps it", hint)
        else:
            message = f"{entry.address}: {name} is not taken: a scenario changes values; write it into the plan"
            found.passed.append((place, message))


def _said(entry: Entry) -> dict[str, float | str]:
    """What was exported into the columns beside the values, by heading."""
    texts: dict[str, float | str] = dict.fromkeys((*COMPARED, *RANGE), "")
    texts |= {"label": entry.label, "unit": entry.unit}
    texts |= {name: text for name, text in told(entry).items() if name in COMPARED}
    reach = shown_range(entry.parameter) if entry.parameter is not None else None
    if reach is not None:
        texts |= {"low": reach.low, "high": reach.high, "interval": reach.interval}
    return texts


def _alike(cell: Cell | None, exported: float | str) -> bool:
    if isinstance(exported, str):
        return text_of(cell) == " ".join(exported.split())
    number = cell.value if cell is not None else None
    return isinstance(number, (int, float)) and same(number, exported)
