"""The Inputs by year sheet: what a planner chooses year by year, a row for each list and scenario."""

from __future__ import annotations

from costing import letters
from outputs.annex.catalogue import BASE, Entry, catalogue, origin_of, scenario_order
from outputs.annex.context import Annex
from outputs.annex.inputs import typed_look
from outputs.annex.page import banner, year_heads
from outputs.annex.sheet import Sheet, here
from outputs.annex.styles import unit_style

HEADS = ("address", "label", "element", "unit", "scenario", "origin")
HEAD, FIRST = 4, len(HEADS)


def write_inputs_by_year(annex: Annex, sheet: Sheet) -> None:
    """Write every list by year; scenarios that change nothing point to the plan's row."""
    note = (
        "What happens in each year; 0 where nothing is planned. A scenario row that says = follows the plan. "
        "Grey years lie after the plan: they are computed so that work ahead of an opening is seen, and count nowhere."
    )
    banner(annex, sheet, "Inputs by year", note)
    sheet.widths(44, 30, 18, 12, 14, 26, *(10 for _ in range(_columns(annex))))
    for column, title in enumerate(HEADS):
        sheet.own(HEAD, column, title, "head")
    year_heads(annex, sheet, HEAD, FIRST, _columns(annex))
    row = HEAD + 1
    for entry in catalogue(annex.projection, series=True):
        for place, name in enumerate(name for name in scenario_order(annex.projection) if name in entry.values):
            _series(annex, sheet, (row, row + place), entry, name)
        row += len(entry.values)
    sheet.page.freeze_panes(HEAD + 1, FIRST)


def _columns(annex: Annex) -> int:
    return max(one.model.book.columns for one in annex.projection.scenarios.values())


def _series(annex: Annex, sheet: Sheet, rows: tuple[int, int], entry: Entry, name: str) -> None:
    """Write one scenario's row; `rows` is that of the plan and its own."""
    base, row = rows
    origin = origin_of(annex.projection.scenarios[name].model.scenario, entry.address)
    for column, text in enumerate((entry.address, entry.label, entry.element, entry.unit, name, origin)):
        sheet.own(row, column, text)
    annex.inputs[name, entry.address] = (sheet, row, FIRST)
    for column, value in enumerate(entry.values[name], start=FIRST):
        style = f"{unit_style(entry.unit)}{typed_look(name)}"
        if name in entry.linked:
            sheet.formula(row, column, here(base, column), value, style)
        else:
            sheet.number(row, column, value, style if name == BASE else f"{style} own")


def series_cell(annex: Annex, scenario: str, address: str, column: int) -> str:
    """The reference to one year of a list, from another sheet."""
    sheet, row, first = annex.inputs[scenario, address]
    return f"{sheet.quoted}!{letters(first + column)}${row + 1}"
