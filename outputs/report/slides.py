"""slides.pptx: one finding a slide, charts that can be edited, sources in the notes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from outputs.report.blocks import Block, Grid, Picture, Report
from outputs.report.brief import widths
from outputs.report.content import ORDERS
from outputs.report.fixed_zip import MADE, fix
from outputs.report.native_chart import native_chart
from outputs.report.slide_parts import (
    PLUM,
    SIZE,
    WIDTH,
    add_chart,
    add_picture,
    add_table,
    add_text,
    new_slide,
    note,
)

ROWS = 10
"""Rows of a table on one slide."""
LETTERS = 400
"""Letters of text above a table; with more, the table has a slide of its own."""
NOT_SHOWN = ("convergence",)
"""Charts for those who check and not for a meeting."""
INCH = 2.54
LETTER, SMALL_LETTER = 0.29, 0.25
"""Width of a letter of a table in centimetres, as slides have them."""


def write_slides(report: Report, file: Path, reader: str = "") -> None:
    """Write slides, their blocks in the order for a reader."""
    from pptx import Presentation
    from pptx.util import Inches

    show = Presentation()
    show.slide_width, show.slide_height = Inches(SIZE[0]), Inches(SIZE[1])
    about = show.core_properties
    about.title, about.author, about.subject = report.title, "CareShift", report.about
    about.created = about.modified = MADE
    about.last_modified_by, about.revision = "CareShift", 1
    _first(show, report)
    for block in report.ordered(ORDERS[reader]):
        if block.key != "summary":
            _block(show, block, report)
    show.save(str(file))
    fix(file)


def _first(show: Any, report: Report) -> None:
    """The title with the computed sentence, and why the run is not valid if it is not."""
    slide = new_slide(show, report.title, report.about, size=30)
    top = 1.75
    if report.invalid:
        said = f"{report.invalid[0][:1].upper()}{report.invalid[0][1:]}"
        add_text(slide, [said, *report.invalid[1:]], top, 1.9, size=16, colour=PLUM, boxed=True)
        top += 2.1
    sentences = [text for block in report.blocks if block.key == "summary" for text in block.sentences]
    add_text(slide, sentences, top, 6.75 - top, size=18 if report.invalid else 20)
    note(slide, ["The first sentences of the run.", "Source: run.json", report.about])


def _block(show: Any, block: Block, report: Report) -> None:
    said = [*block.sentences, *(f"- {point}" for point in block.points), *block.short]
    grids = _grids(block)
    if sum(map(len, said)) > LETTERS or not grids:
        if said:
            slide = new_slide(show, block.title, report.about)
            add_text(slide, said, 1.45, 5.2, size=18 if sum(map(len, said)) < 900 else 14)
            note(slide, [f"{block.title}. Source: run.json", report.about])
        said = []
    for grid in grids:
        for part in range(0, len(grid.rows), ROWS):
            slide = new_slide(show, block.title, report.about)
            _table(slide, block, grid, grid.rows[part : part + ROWS], said)
            note(slide, [f"{grid.caption or block.title}. Source: {grid.source}", report.about])
            said = []
    for picture in block.pictures:
        if not any(word in picture.name for word in NOT_SHOWN):
            _chart(show, picture, report)


def _grids(block: Block) -> list[Grid]:
    """The tables of a block, its key figures as the first."""
    rows = [[figure.label, figure.value, figure.note] for figure in block.figures]
    figures = [Grid("", ["What", "How much", "Read against"], rows, "run.json", words=3)] if rows else []
    return [*figures, *block.grids_of("slides")]


def _table(slide: Any, block: Block, grid: Grid, rows: Sequence[Sequence[str]], said: Sequence[str]) -> None:
    top = 1.45
    if said:
        lines = sum(1 + len(text) // 115 for text in said)
        add_text(slide, said, top, 0.3 * lines + 0.1, size=15)
        top += 0.3 * lines + 0.15
    if grid.caption:
        add_text(slide, [grid.caption], top, 0.4, size=15, bold=True)
        top += 0.42
    small = any(len(cell) > 70 for row in rows for cell in row)
    wide = [each / INCH for each in widths(grid, WIDTH * INCH, SMALL_LETTER if small else LETTER)]
    add_table(slide, grid, rows, top, wide, small=small)


def _chart(show: Any, picture: Picture, report: Report) -> None:
    slide = new_slide(show, picture.title, report.about, size=24)
    found = native_chart(picture)
    if found is None:
        add_picture(slide, picture)
    else:
        add_text(slide, [found.unit], 1.4, 0.35, size=14)
        add_chart(slide, found, picture.alternative)
    note(slide, [picture.alternative, f"Source: {picture.numbers.source} of the results folder", report.about])
