"""brief.docx: two to four pages for a meeting, with real styles, headings, tables and described pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from outputs.report.blocks import Block, Figure, Grid, Picture, Report
from outputs.report.brief_look import (
    add_page_number,
    bordered,
    cut_top,
    described,
    header_row,
    look,
    set_widths,
)
from outputs.report.content import ORDERS
from outputs.report.fixed_zip import MADE, fix
from outputs.wording import unbroken

WIDTH = 17.0
"""Centimetres between the margins."""
CHART = 11.0
"""Width of a picture in centimetres."""
CHARTS = {"change": "shift", "money": "double", "pays": "function", "sure": "fan", "buys": ""}
"""The blocks that have a chart in a brief, and a word in its name; the block's first where no name has the word."""
LETTER, GUTTER = 0.18, 0.4
"""Width of a letter in a table, and of the room beside a text, in centimetres."""
LONGEST_WORD = 20
"""Letters of a word that a column makes room for; addresses may break."""


def write_brief(report: Report, file: Path, reader: str = "") -> None:
    """Write a brief, its blocks in the order for a reader."""
    from docx import Document

    document = Document()
    look(document)
    document.core_properties.title, document.core_properties.author = report.title, "CareShift"
    document.core_properties.subject, document.core_properties.comments = report.about, ""
    document.core_properties.created = document.core_properties.modified = MADE
    _head(document, report)
    for block in report.ordered(ORDERS[reader]):
        _block(document, block)
    add_page_number(document, f"{report.about}. Page ")
    document.save(str(file))
    fix(file)


def _head(document: Any, report: Report) -> None:
    document.add_paragraph(unbroken(report.title), style="Title")
    if not report.invalid:
        return
    said, *reasons = report.invalid
    first = document.add_paragraph(style="Warning")
    first.add_run(f"{said[:1].upper()}{said[1:]}").bold = True
    for reason in reasons:
        document.add_paragraph(unbroken(reason), style="Warning")
    document.sections[0].header.paragraphs[0].text = "Not valid: open BLOCK findings"


def _block(document: Any, block: Block) -> None:
    document.add_paragraph(block.title, style="Heading 1")
    for text in block.sentences:
        document.add_paragraph(unbroken(text))
    for point in block.points:
        document.add_paragraph(unbroken(point), style="List Bullet")
    if block.figures:
        _figures(document, block.figures)
    for picture in chosen(block):
        _picture(document, picture)
    for grid in block.grids_of("brief"):
        _grid(document, grid)
    for text in block.short:
        document.add_paragraph(text, style="Source")


def chosen(block: Block) -> list[Picture]:
    """The one chart of a block that there is room for."""
    if block.key not in CHARTS:
        return []
    fitting = [picture for picture in block.pictures if CHARTS[block.key] in picture.name]
    return (fitting or list(block.pictures))[:1]


def _figures(document: Any, figures: Sequence[Figure]) -> None:
    rows = [[figure.label, figure.value, figure.note] for figure in figures]
    _table(document, ["What", "How much", "Read against"], rows, [4.6, 4.0, 8.4], words=3, bold=1)


def _grid(document: Any, grid: Grid) -> None:
    document.add_paragraph(unbroken(grid.caption), style="Caption")
    table = _table(document, grid.heading, grid.rows, widths(grid, WIDTH), words=grid.words)
    described(table, grid.caption)
    document.add_paragraph(f"From {grid.source}", style="Source")


def widths(grid: Grid, room: float, letter: float = LETTER) -> list[float]:
    """How wide the columns of a table are: the longest word fits, and the rest goes to those with most to say."""
    columns = list(zip(grid.heading, *grid.rows, strict=True))
    longest = [max(_letters(word) for cell in column for word in _pieces(cell)) for column in columns]
    least = [letter * min(LONGEST_WORD, letters) + GUTTER for letters in longest]
    wanted = [letter * min(60, max(map(len, column))) + GUTTER for column in columns]
    asked = [max(0.0, want - need) for want, need in zip(wanted, least, strict=True)]
    over, spare = sum(asked), room - sum(least)
    if spare <= 0:
        return [room * each / sum(least) for each in least]
    share = min(1.0, spare / over) if over else 0.0
    found = [need + share * more for need, more in zip(least, asked, strict=True)]
    return [room * each / sum(found) for each in found]


def _letters(word: str) -> float:
    """How many letters wide a word is; capitals are wider."""
    return len(word) + 0.35 * sum(letter.isupper() for letter in word)


def _pieces(cell: str) -> list[str]:
    """What of a cell may not be broken."""
    return unbroken(cell).split(" ")


def _table(
    document: Any, heading: Sequence[str], rows: Sequence[Sequence[str]], wide: Sequence[float], *, words: int,
    bold: int = 0,
) -> Any:  # fmt: skip
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    table = document.add_table(rows=1 + len(rows), cols=len(heading), style="Table Grid")
    cells = iter(table._cells)  # asking for each by its place takes most of the time
    for across, line in enumerate([heading, *rows]):
        for down, text in enumerate(line):
            paragraph = next(cells).paragraphs[0]
            paragraph._p.style = "Cell"
            run = paragraph.add_run(unbroken(text))
            run.bold = across == 0 or (down == bold and bool(bold))
            if down >= words:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header_row(table)
    bordered(table)
    set_widths(table, wide)
    return table


def _picture(document: Any, picture: Picture) -> None:
    from docx.shared import Cm

    document.add_paragraph(unbroken(picture.title), style="Caption")
    shape = document.add_picture(str(picture.png), width=Cm(CHART))
    cut_top(shape, picture.cut)
    about = shape._inline.docPr
    about.set("descr", picture.alternative)
    about.set("title", picture.title)
    document.add_paragraph(f"Numbers: {picture.numbers.source}", style="Source")
