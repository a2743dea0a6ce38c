"""Charts of slides that can be edited: columns with whiskers, lines over columns, bars around a base case, curves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from outputs.chart_style import PALETTE
from outputs.report.native_chart import NativeChart, Series
from outputs.report.slide_parts import INK, LEFT, WIDTH, font_of

ORANGE, DARK = PALETTE[3], PALETTE[4]
TICKS = 8
SMALL = 20.0
"""Below this an axis may need decimals."""


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
    font_of(chart.font, Pt(12), INK)
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
        font_of(names.axis_title.text_frame.paragraphs[0].font, Pt(12), INK)
        names.tick_labels.number_format, names.tick_labels.number_format_is_linked = "# ##0", False
    if found.percent:
        values.minimum_scale, values.maximum_scale = 0, 100
    ends = [end for one in found.series for end in (*one.low, *one.high) if end is not None]
    if ends:  # an office does not count whiskers when it scales an axis
        values.minimum_scale, values.maximum_scale, values.major_unit = _around(min([0.0, *ends]), max([0.0, *ends]))
        if max(ends) < SMALL:
            values.tick_labels.number_format = "General"
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
        _paint(series, found, place)
        if about.low and about.high:
            _ranged(series, about)
    over = [series for series, about in zip(plot.series, found.series, strict=True) if about.line]
    if over:
        _over(plot, over)


def _unlisted(legend: Any, places: Sequence[int]) -> None:
    """Leave series out of a legend."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    for place in places:
        entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        legend._element.insert(1, parse_xml(entry))


def _around(low: float, high: float) -> tuple[float, float, float]:
    """Round ends of an axis around a range, and the step between its marks: 0 is a mark, and there are few."""
    least = (high - low or 1.0) / TICKS
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * each for each in (1, 2, 5, 10) if power * each >= least)
    return math.floor(low / step) * step, math.ceil(high / step) * step, step


def _below(found: NativeChart) -> float:
    """A round number below all numbers, so that bars round a middle have room."""
    numbers = [value for one in found.series for value in one.values if value is not None]
    step = 10.0 ** math.floor(math.log10(max(numbers) - min(numbers) or 1.0))
    return math.floor(min(numbers) / step) * step


def _paint(series: Any, found: NativeChart, place: int) -> None:
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    about = found.series[place]
    seen = place - sum(one.hidden for one in found.series[:place])
    colour = _colour((DARK if about.line else PALETTE[seen % len(PALETTE)]).lstrip("#"))
    if found.kind in ("lines", "curve") or about.line:
        series.format.line.color.rgb, series.format.line.width = colour, Pt(2.5)
        if about.name.startswith(("no change", "base case", "residents")) or about.name.endswith(("ceiling", "people")):
            series.format.line.dash_style = MSO_LINE.DASH
        if not about.line:
            series.smooth = False
    elif about.hidden:
        series.format.fill.background()
    else:
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour


def _ranged(series: Any, about: Series) -> None:
    """Whiskers from a bar to P10 and P90; their caps are right also where the bar ends outside of them."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    plus = [_between(base, high) for base, high in zip(about.values, about.high, strict=True)]
    minus = [_between(low, base) for base, low in zip(about.values, about.low, strict=True)]
    made = (
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"<c:plus>{_numbers_of(plus)}</c:plus><c:minus>{_numbers_of(minus)}</c:minus>"
        f'<c:spPr><a:ln w="25400"><a:solidFill><a:srgbClr val="{ORANGE.lstrip("#")}"/></a:solidFill></a:ln></c:spPr>'
        "</c:errBars>"
    )
    series._element.find(qn("c:cat")).addprevious(parse_xml(made))


def _between(low: float | None, high: float | None) -> float:
    return 0.0 if low is None or high is None else high - low


def _numbers_of(values: Sequence[float]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>' for place, value in enumerate(values))
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numLit>'


def _over(plot: Any, lines: Sequence[Any]) -> None:
    """Show series of a chart of columns as lines over it, on the same axes."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    columns = plot._element
    axes = "".join(f'<c:axId val="{axis.get("val")}"/>' for axis in columns.findall(qn("c:axId")))
    made = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/>{axes}'
        "</c:lineChart>"
    )
    columns.addnext(made)
    marks = made.find(qn("c:marker"))
    for series in lines:
        element = series._element
        for bars_only in element.findall(qn("c:invertIfNegative")):
            element.remove(bars_only)
        none = parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>')
        element.find(qn("c:spPr")).addnext(none)
        element.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
        marks.addprevious(element)


def _colour(code: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(code)
