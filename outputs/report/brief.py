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
TABLE = WIDTH - 0.2
"""Centimetres that a table is wide."""
CHART, MOST = 9.5, 3
"""Width of a picture in centimetres, so that its letters can be read on paper; and how many there is room for."""
CHARTS = {"change": "shift", "money": "double", "buys": "benefit", "sure": "fan", "pays": "function"}
"""The blocks that may have a chart, those that matter most first, and a word in its name, or else the block's first."""
POINTS = 10
"""More points than these are one paragraph."""
LETTER, GUTTER = 0.18, 0.4
"""Width of a letter in a table, and of the room beside a text, in centimetres."""
JOINED = "\u2060"
"""What keeps a word in one line."""
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
    blocks = report.ordered(ORDERS[reader])
    pictures = chosen(blocks)
    for block in blocks:
        _block(document, block, pictures.get(block.key))
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


def _block(document: Any, block: Block, picture: Picture | None) -> None:
    document.add_paragraph(block.title, style="Heading 1")
    for text in _texts(block):
        document.add_paragraph(unbroken(text))
    for point in block.points if len(block.points) <= POINTS else ():
        document.add_paragraph(unbroken(point), style="List Bullet")
    if block.figures:
        _figures(document, block.figures)
    for grid in block.grids_of("brief"):
        _grid(document, grid)
    if picture is not None:
        _picture(document, picture)
    for text in block.short:
        document.add_paragraph(text, style="Source")


def _texts(block: Block) -> list[str]:
    """Sentences, the last of them with many points behind it."""
    texts = list(block.briefly)
    if len(block.points) <= POINTS:
        return texts
    points = "; ".join(f"{point[:1].lower()}{point[1:]}" for point in block.points)
    return [*texts[:-1], f"{texts[-1]} {points}." if texts else f"{points}."]


def chosen(blocks: Sequence[Block]) -> dict[str, Picture]:
    """The charts that there is room for, by the block they stand in: at most one each."""
    found: dict[str, Picture] = {}
    by_key = {block.key: block for block in blocks}
    for key, word in CHARTS.items():
        pictures = by_key[key].pictures if key in by_key else ()
        fitting = [picture for picture in pictures if word in picture.name] or list(pictures)
        if fitting and len(found) < MOST:
            found[key] = fitting[0]
    return found


def _figures(document: Any, figures: Sequence[Figure]) -> None:
    rows = [[figure.label, figure.value, figure.note] for figure in figures]
    _table(document, ["What", "How much", "Read against"], rows, [4.6, 3.8, 8.4], words=3, bold=1)


def _grid(document: Any, grid: Grid) -> None:
    _caption(document, grid.caption, grid.source)
    table = _table(document, grid.heading, grid.rows, widths(grid, TABLE), words=grid.words)
    described(table, grid.caption)


def _caption(document: Any, text: str, source: str) -> None:
    """What a table or picture shows, and behind it the files that hold its numbers."""
    from docx.shared import Pt

    paragraph = document.add_paragraph(unbroken(text), style="Caption")
    run = paragraph.add_run(f"  {source.replace('-', f'-{JOINED}').replace('/', f'/{JOINED}')}")
    run.bold, run.font.size = False, Pt(8)


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

    _caption(document, picture.title, picture.numbers.source)
    shape = document.add_picture(str(picture.png), width=Cm(CHART))
    cut_top(shape, picture.cut)
    about = shape._inline.docPr
    about.set("descr", picture.alternative)
    about.set("title", picture.title)
