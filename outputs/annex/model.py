"""The Model sheets: every line of a scenario, one row each, one formula across the years."""

from __future__ import annotations

from costing import Input, Row, SheetWriter
from outputs.annex.context import Annex
from outputs.annex.inputs_by_year import series_cell
from outputs.annex.layout import FIRST, SCALAR, STRUCTURAL, TOP, Layout
from outputs.annex.page import banner, year_heads
from outputs.annex.sheet import Sheet
from outputs.annex.styles import row_style
from outputs.annex.tongue import say

HEADS = ("address", "label", "unit", "value")


def write_model(annex: Annex, sheet: Sheet, scenario: str) -> None:
    """Write all lines of one scenario."""
    layout = annex.layouts[scenario]
    note = (
        "One formula across the years: a line may look at earlier years, never at itself. Blue: from Inputs. "
        "Grey years lie after the plan, outside every total."
    )
    banner(annex, sheet, say("Model, {scenario}", scenario=scenario), note)
    sheet.widths(46, 46, 15, 13, *(13 for _ in range(layout.book.columns)))
    for column, title in enumerate(HEADS):
        sheet.own(TOP - 1, column, title, "head")
    year_heads(annex, sheet, TOP - 1, FIRST, layout.book.columns, scenario=scenario)
    _headings(sheet, layout)
    for row in layout.folded:
        sheet.page.set_row(row, None, None, {"level": 1})
    writer = layout.writer
    for line in layout.book.rows:
        _line(annex, sheet, writer, scenario, line)
    sheet.page.freeze_panes(TOP, FIRST)
    sheet.page.repeat_rows(TOP - 1)
    sheet.page.outline_settings(True, False, True, False)


def _headings(sheet: Sheet, layout: Layout) -> None:
    for heading in layout.headings:
        style = "section" if heading.depth == 0 else "heading"
        sheet.own(heading.row, 0, heading.title, style)


def _line(annex: Annex, sheet: Sheet, writer: SheetWriter, scenario: str, line: Row) -> None:
    layout = annex.layouts[scenario]
    place = layout.places[line.index] - 1
    sheet.own(place, 0, line.address, "fit note" if isinstance(line, Input) else "fit")
    sheet.own(
        place, 1, line.label, f"text indent{min(3, layout.depths[line.index])}" if layout.depths[line.index] else "text"
    )
    sheet.own(place, 2, str(line.unit))
    style, inside = row_style(line), layout.book.plan_columns.stop
    for column, value in enumerate(annex.values(scenario, line)):
        at = SCALAR if line.scalar else FIRST + column
        shown = style if line.scalar or column < inside else f"{style} tail"
        if not isinstance(line, Input):
            sheet.formula(place, at, writer.formula(line, column), value, shown)
        elif line.address in STRUCTURAL:
            sheet.number(place, at, value, shown)
        else:
            sheet.formula(place, at, _from_inputs(annex, scenario, line, column), value, f"{shown} linked")


def _from_inputs(annex: Annex, scenario: str, line: Input, column: int) -> str:
    if not line.scalar:
        return series_cell(annex, scenario, line.address, column)
    sheet, row, at = annex.inputs[scenario, line.address]
    return sheet.cell(row, at)
