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
from outputs.report.slide_chart import add_chart
from outputs.report.slide_parts import (
    PLUM,
    SIZE,
    WIDTH,
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
LEAD = 1100
"""Letters of the first sentences that have room in large type; fewer below the reasons why a run is not valid."""
CELL, LINE, MOST_SHAPES = 90, 110, 4
"""Letters of a cell and of a caption that stay in one line, and what a slide with one table has at most."""
HEIGHT = 0.36
"""Inches that a line of a table is high."""
SHARED = ("assumptions", "left_out", "made")
"""Blocks that share a slide where they are short."""
TOGETHER = 1100
"""Letters of blocks that share a slide."""
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
    first, *rest = report.ordered(ORDERS[reader])
    _first(show, report, first)
    waiting: list[Block] = []
    for block in rest:
        if _is_short(block) and sum(map(len, _said(waiting))) + sum(map(len, _said([block]))) <= TOGETHER:
            waiting.append(block)
            continue
        _texts(show, waiting, report)
        waiting = [block] if _is_short(block) else []
        if not waiting:
            _block(show, block, report)
    _texts(show, waiting, report)
    show.save(str(file))
    fix(file)


def _is_short(block: Block) -> bool:
    """Whether a block has nothing but a few sentences, so that others may stand on its slide."""
    bare = not _grids(block) and not block.pictures
    return block.key in SHARED and bare and sum(map(len, _said([block]))) <= TOGETHER


def _said(blocks: Sequence[Block]) -> list[str]:
    return [
        text for block in blocks for text in (*block.briefly, *(f"- {point}" for point in block.points), *block.short)
    ]


def _texts(show: Any, blocks: Sequence[Block], report: Report) -> None:
    """One slide of blocks that follow each other and have nothing but a few sentences."""
    if not blocks:
        return
    first, *others = (block.title for block in blocks)
    title = ", ".join([first, *(f"{other[:1].lower()}{other[1:]}" for other in others)])
    said = _said(blocks)
    slide = new_slide(show, title, report.about, size=28 if len(title) < 70 else 24)
    add_text(slide, said, 1.45, 5.2, size=18 if sum(map(len, said)) < 900 else 14)
    note(slide, [f"{title}. Source: run.json", report.about])


def _first(show: Any, report: Report, block: Block) -> None:
    """The title with the computed sentence, and why the run is not valid if it is not."""
    slide = new_slide(show, report.title, report.about, size=30)
    top = 1.75
    if report.invalid:
        said = f"{report.invalid[0][:1].upper()}{report.invalid[0][1:]}"
        add_text(slide, [said, *report.invalid[1:]], top, 1.9, size=16, colour=PLUM, boxed=True)
        top += 2.1
    sentences = block.sentences
    most = LEAD - (LETTERS if report.invalid else 0)
    add_text(slide, sentences, top, 6.75 - top, size=18 if sum(map(len, sentences)) <= most else 15)
    note(slide, ["The first sentences of the run.", "Source: run.json", report.about])


def _block(show: Any, block: Block, report: Report) -> None:
    said = _said([block])
    grids = _grids(block)
    if sum(map(len, said)) > LETTERS or not grids:
        if said:
            slide = new_slide(show, block.title, report.about)
            add_text(slide, said, 1.45, 5.2, size=18 if sum(map(len, said)) < 900 else 14)
            note(slide, [f"{block.title}. Source: run.json", report.about])
        said = []
    for place, grid in enumerate(grids):
        if place and _beneath(slide, grids[place - 1], grid):
            continue
        for part in range(0, len(grid.rows), ROWS):
            slide = new_slide(show, block.title, report.about)
            _table(slide, grid, grid.rows[part : part + ROWS], said)
            note(slide, [f"{grid.caption or block.title}. Source: {grid.source}", report.about])
            said = []
    for picture in block.pictures:
        if not any(word in picture.name for word in NOT_SHOWN):
            _chart(show, picture, report)


def _beneath(slide: Any, above: Grid, grid: Grid) -> bool:
    """Put a small table under another small one; whether there was room."""
    long = any(len(cell) > CELL for each in (above, grid) for row in each.rows for cell in row)
    if (
        _lines(above) + _lines(grid) > ROWS + 2
        or long
        or len(above.caption) > LINE
        or len(grid.caption) > LINE
        or not above.caption
    ):
        return False
    if len(slide.shapes) > MOST_SHAPES:
        return False
    _table(slide, grid, grid.rows, (), 1.45 + 0.42 + HEIGHT * _lines(above) + 0.3)
    note(slide, [f"{above.caption}. Source: {above.source}", f"{grid.caption}. Source: {grid.source}"])
    return True


def _lines(grid: Grid) -> int:
    """Lines of a small table with its heading, of which long cells take two."""
    return sum(2 if any(len(cell) > CELL / 2 for cell in row) else 1 for row in [grid.heading, *grid.rows])


def _grids(block: Block) -> list[Grid]:
    """The tables of a block, its key figures as the first."""
    rows = [[figure.label, figure.value, figure.note] for figure in block.figures]
    figures = [Grid("", ["What", "How much", "Read against"], rows, "run.json", words=3)] if rows else []
    return [*figures, *block.grids_of("slides")]


def _table(slide: Any, grid: Grid, rows: Sequence[Sequence[str]], said: Sequence[str] = (), top: float = 1.45) -> None:
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
