"""What slides are made of: a title, texts, tables, charts of the slides' own, notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from outputs.report.blocks import Grid, Picture
from outputs.wording import unbroken

SIZE = (13.333, 7.5)
"""Inches."""
LEFT, WIDTH = 0.6, 12.13
INK, BLUE, PLUM, SOFT, TINT = "1F2329", "12436D", "801650", "4A5058", "E8ECF2"
FONT = "Arial"
TITLE_ONLY = 5


def new_slide(show: Any, title: str, about: str, size: float = 28) -> Any:
    """A slide with its title and the run it comes from."""
    from pptx.util import Inches, Pt

    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = (Inches(each) for each in (LEFT, 0.35, WIDTH, 1.0))
    frame = place.text_frame
    frame.word_wrap = True
    frame.text = unbroken(title)
    length = len(title)
    fitting = size if length < 75 else size - 4 if length < 130 else size - 8
    for paragraph in frame.paragraphs:
        font_of(paragraph.font, Pt(fitting), BLUE, bold=True)
        paragraph.alignment = 1  # left
    add_text(slide, [about], 7.0, 0.35, size=10, colour=SOFT)
    return slide


def font_of(font: Any, size: Any, colour: str, bold: bool = False) -> None:
    """Set name, size and colour of letters."""
    from pptx.dml.color import RGBColor

    font.name, font.size, font.bold = FONT, size, bold
    font.color.rgb = RGBColor.from_string(colour)


def add_text(
    slide: Any, texts: Sequence[str], top: float, height: float, *, size: float = 18, colour: str = INK,
    bold: bool = False, boxed: bool = False,
) -> None:  # fmt: skip
    """Paragraphs in a box of their own; the first of a boxed text is bold."""
    from pptx.dml.color import RGBColor
    from pptx.util import Inches, Pt

    box = slide.shapes.add_textbox(Inches(LEFT), Inches(top), Inches(WIDTH), Inches(height))
    frame = box.text_frame
    frame.word_wrap = True
    if boxed:
        box.line.color.rgb, box.line.width = RGBColor.from_string(colour), Pt(2)
    for place, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = unbroken(text)
        paragraph.space_after = Pt(size / 3)
        font_of(paragraph.font, Pt(size), colour, bold or (boxed and place == 0))


def add_table(
    slide: Any, grid: Grid, rows: Sequence[Sequence[str]], top: float, wide: Sequence[float], *, small: bool
) -> None:
    """A table whose first row is the heading."""
    from pptx.util import Inches, Pt

    size = Pt(12 if small else 14)
    height = Inches(0.34 * (1 + len(rows)))
    shape = slide.shapes.add_table(1 + len(rows), len(grid.heading), Inches(LEFT), Inches(top), Inches(WIDTH), height)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", grid.caption or "Key figures")
    table = shape.table
    for column, width in zip(table.columns, wide, strict=True):
        column.width = Inches(width)
    for across, line in enumerate([grid.heading, *rows]):
        for down, text in enumerate(line):
            _cell(table.cell(across, down), text, size, across == 0, down >= grid.words)


def _cell(cell: Any, text: str, size: Any, heading: bool, number: bool) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Inches

    cell.text = unbroken(text)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.margin_left = cell.margin_right = Inches(0.07)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(TINT if heading else "FFFFFF")
    for paragraph in cell.text_frame.paragraphs:
        font_of(paragraph.font, size, INK, bold=heading)
        paragraph.alignment = 3 if number else 1  # right, left


def add_picture(slide: Any, picture: Picture) -> None:
    """A chart as a picture, where slides have no chart of its kind."""
    from pptx.util import Inches

    shape = slide.shapes.add_picture(str(picture.png), Inches(LEFT), Inches(1.5), height=Inches(5.3))
    shape.crop_top = picture.cut
    shape.height = round(shape.height * (1 - picture.cut))
    shape._element.nvPicPr.cNvPr.set("descr", picture.alternative)


def note(slide: Any, lines: Sequence[str]) -> None:
    """What the speaker reads: what is shown, and where it is from."""
    slide.notes_slide.notes_text_frame.text = "\n".join(lines)
