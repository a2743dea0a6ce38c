"""What slides are made of: a title, texts, tables, charts of the slides' own, notes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from outputs.chart_style import PALETTE
from outputs.report.blocks import Grid, Picture
from outputs.report.native_chart import NativeChart
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
        _font(paragraph.font, Pt(fitting), BLUE, bold=True)
        paragraph.alignment = 1  # left
    add_text(slide, [about], 7.0, 0.35, size=10, colour=SOFT)
    return slide


def _font(font: Any, size: Any, colour: str, bold: bool = False) -> None:
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
        _font(paragraph.font, Pt(size), colour, bold or (boxed and place == 0))


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
        _font(paragraph.font, size, INK, bold=heading)
        paragraph.alignment = 3 if number else 1  # right, left


def add_picture(slide: Any, picture: Picture) -> None:
    """A chart as a picture, where slides have no chart of its kind."""
    from pptx.util import Inches

    shape = slide.shapes.add_picture(str(picture.png), Inches(LEFT), Inches(1.5), height=Inches(5.3))
    shape.crop_top = picture.cut
    shape.height = round(shape.height * (1 - picture.cut))
    shape._element.nvPicPr.cNvPr.set("descr", picture.alternative)


def add_chart(slide: Any, found: NativeChart, alternative: str) -> None:
    """A chart that can be edited, with its numbers in it."""
    from pptx.util import Inches

    kind, numbers = _numbers(found)
    numbers._workbook_writer._open_worksheet = _sheet_of_texts
    frame = slide.shapes.add_chart(kind, Inches(LEFT), Inches(1.75), Inches(WIDTH), Inches(5.15), numbers)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alternative)
    _look(frame.chart, found)


@contextmanager
def _sheet_of_texts(file: BytesIO) -> Iterator[tuple[Any, Any]]:
    """The sheet that a chart keeps its numbers in, as python-pptx opens it, but with texts that stay texts.

    A name that begins with ``=`` would be a formula in the workbook that opens when somebody edits the chart.
    """
    from xlsxwriter import Workbook

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, {"in_memory": True, **plain}) as workbook:
        yield workbook, workbook.add_worksheet()


def _numbers(found: NativeChart) -> tuple[Any, Any]:
    from pptx.chart.data import CategoryChartData, XyChartData
    from pptx.enum.chart import XL_CHART_TYPE

    if found.kind == "curve":
        points = XyChartData(number_format="# ##0")
        for one in found.series:
            series = points.add_series(one.name)
            for x, y in zip(found.categories, one.values, strict=True):
                if y is not None:
                    series.add_data_point(float(x), y)
        return XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, points
    data = CategoryChartData(number_format="# ##0.0")
    data.categories = list(found.categories)
    for one in found.series:
        data.add_series(one.name, list(one.values))
    kinds = {
        "columns": XL_CHART_TYPE.COLUMN_CLUSTERED, "stacked": XL_CHART_TYPE.COLUMN_STACKED,
        "lines": XL_CHART_TYPE.LINE, "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    }  # fmt: skip
    return kinds[found.kind], data


def _look(chart: Any, found: NativeChart) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
    from pptx.util import Pt

    chart.has_title = False
    _font(chart.font, Pt(12), INK)
    chart.has_legend = len(found.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        _unlisted(chart.legend, [place for place, one in enumerate(found.series) if one.hidden])
    values, names = chart.value_axis, chart.category_axis
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "# ##0", False
    values.major_gridlines.format.line.color.rgb = _colour("D9D9D9")
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if found.axis:
        names.has_title, names.has_major_gridlines = True, False
        names.axis_title.text_frame.text = found.axis
        _font(names.axis_title.text_frame.paragraphs[0].font, Pt(12), INK)
        names.tick_labels.number_format, names.tick_labels.number_format_is_linked = "# ##0", False
    if found.kind == "curve":
        values.minimum_scale, values.maximum_scale = 0, 100  # percent
    plot = chart.plots[0]
    if found.kind in ("columns", "stacked", "bars"):
        plot.gap_width = 45
        plot.overlap = 100 if found.kind != "columns" else 0
    if found.kind == "bars":
        names.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
        if found.crossing is not None:
            values.crosses_at = found.crossing
            values.minimum_scale = _below(found)
    for place, (series, about) in enumerate(zip(plot.series, found.series, strict=True)):
        _paint(series, found, place, about.name, about.hidden)


def _unlisted(legend: Any, places: Sequence[int]) -> None:
    """Leave series out of a legend."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    for place in places:
        entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        legend._element.insert(1, parse_xml(entry))


def _below(found: NativeChart) -> float:
    """A round number below all numbers, so that bars round a middle have room."""
    numbers = [value for one in found.series for value in one.values if value is not None]
    step = 10.0 ** math.floor(math.log10(max(numbers) - min(numbers) or 1.0))
    return math.floor(min(numbers) / step) * step


def _paint(series: Any, found: NativeChart, place: int, name: str, hidden: bool) -> None:
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    seen = place - sum(one.hidden for one in found.series[:place])
    colour = _colour(PALETTE[seen % len(PALETTE)].lstrip("#"))
    if found.kind in ("lines", "curve"):
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = colour, Pt(2.5)
        if name.startswith(("no change", "base case")) or name.endswith(("ceiling", "people")):
            series.format.line.dash_style = MSO_LINE.DASH
    elif hidden:
        series.format.fill.background()
    else:
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour


def _colour(code: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(code)


def note(slide: Any, lines: Sequence[str]) -> None:
    """What the speaker reads: what is shown, and where it is from."""
    slide.notes_slide.notes_text_frame.text = "\n".join(lines)
