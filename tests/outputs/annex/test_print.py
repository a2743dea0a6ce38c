"""What is printed: nothing cut, numbers shown whole, charts on one page."""

import re
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from outputs.annex import write_annex
from outputs.annex.number_width import characters
from outputs.annex.paging import HIGH, page_breaks, print_scale
from scenarios import find, project
from tests.office import as_pages
from tests.outputs.annex.plans import Info, projection
from tests.printed_pages import printed_pages

LONG = "A name that goes on and on, as names of institutions do when hospitals and a home share one budget, 1 to 120 "
DIGITS = {"0": 0, "0.00": 2, "0.0000": 4, "0.0": 1, "#,##0": 0, "#,##0.0": 1, "#,##0.00": 2}


@pytest.fixture(scope="module")
def book(drawn, tmp_path_factory):
    file = tmp_path_factory.mktemp("print") / "annex.xlsx"
    write_annex(file, drawn, find(drawn), Info())
    return load_workbook(file, data_only=True)


def width(sheet, column):
    for letter, one in sheet.column_dimensions.items():
        if one.min <= column <= one.max and letter:
            return one.width
    return 8.43


def shown(cell):
    """A number as the sheet shows it."""
    kind = cell.number_format.split(";")[0].split("]")[-1]
    share = kind.endswith("%")
    digits = DIGITS.get(kind.removesuffix("%"))
    if digits is None:
        return ""
    value = 100 * cell.value if share else cell.value
    return (f"{value:,.{digits}f}" if "," in kind else f"{value:.{digits}f}") + "%" * share


def test_every_column_is_as_wide_as_its_longest_number(book):
    for sheet in book.worksheets:
        wide = {column: width(sheet, column) for column in range(1, sheet.max_column + 1)}
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
                    assert len(shown(cell)) + 1 <= wide[cell.column], (sheet.title, cell.coordinate, shown(cell))


def anchors(sheet):
    """First and last row of each chart, from 0."""
    return [(one.anchor._from.row, one.anchor.to.row) for one in sheet._charts]


def heights(sheet, rows):
    return sum(sheet.row_dimensions[row + 1].height or 15.0 for row in rows)


def test_no_page_ends_within_a_chart(book):
    seen = 0
    for sheet in book.worksheets:
        broken = [one.id for one in sheet.row_breaks.brk]
        for first, last in anchors(sheet):
            seen += 1
            if sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage:
                right = max(sheet.max_column, *(one.anchor.to.col for one in sheet._charts))
                points = sum(0.75 * (7 * width(sheet, column) + 5) for column in range(1, right + 1))
                scale = min(1.0, 784 / max(points, 1.0))
                assert scale * heights(sheet, range(last + 1)) <= HIGH, sheet.title
            else:
                assert not [row for row in broken if first < row <= last], sheet.title
                page = max((row for row in broken if row <= first), default=0)
                assert heights(sheet, range(page, last + 1)) * sheet.page_setup.scale / 100 <= HIGH, sheet.title
    assert seen >= 8


def test_no_number_is_cut_and_no_error_is_printed(office, tmp_path):
    one = project(projection("change").plan, names=["reform", "status_quo"])  # others have the same sheets
    write_annex(tmp_path / "annex.xlsx", one, find(one), Info(), "fr")
    (printed,) = as_pages([tmp_path / "annex.xlsx"], tmp_path)
    pages = "\n".join(printed_pages(printed))
    assert "Transition" in pages
    assert not re.search(r"###|#REF|#NAME|#VALUE|#DIV|#N/A|Err:\d", pages)


def test_charts_do_not_lie_upon_figures(book):
    for sheet in book.worksheets:
        filled = {cell.row - 1 for row in sheet.iter_rows() for cell in row if cell.value is not None}
        for first, last in anchors(sheet):
            assert not [row for row in range(first, last) if row in filled], (sheet.title, first, last)


def test_head_rows_are_repeated_on_sheets_that_may_be_longer_than_a_page(book):
    lasting = {"Cover", "Contents", "Settings", "Codes", "Medium-term form", "Scenarios", "Uncertainty", "Regions"}
    without = {sheet.title for sheet in book.worksheets if not sheet.print_title_rows}
    assert without <= lasting | {"Inputs by year", "Key figures"}


def test_headers_and_footers_say_plan_sheet_price_basis_run_and_page(book):
    for sheet in book.worksheets:
        assert sheet.oddHeader.left.text
        assert sheet.oddHeader.right.text.startswith(sheet.title[:10])
        assert (sheet.oddFooter.center.text, sheet.oddFooter.right.text) == (Info().run_id, "&P / &N")


def test_texts_that_run_across_are_wrapped_and_tall_enough(tmp_path):
    one = projection("change")
    long = replace(one, plan=replace(one.plan, title=LONG * 2))
    write_annex(tmp_path / "long.xlsx", long, find(long), Info())
    for sheet in load_workbook(tmp_path / "long.xlsx").worksheets:
        title = sheet["A1"]
        assert title.alignment.wrap_text, sheet.title
        merged = next((part for part in sheet.merged_cells.ranges if title.coordinate in part), None)
        last = merged.max_col if merged else 1
        room = sum(width(sheet, column) for column in range(1, last + 1))
        lines = len(str(title.value)) * 1.5 / room
        assert sheet.row_dimensions[1].height >= 18 * int(lines), sheet.title


def test_every_link_of_the_contents_leads_to_its_sheet_and_no_sheet_is_left_out(book):
    contents, found = book["Contents"], set()
    for cell in (cell for cell in contents["A"] if cell.hyperlink is not None):
        target = re.fullmatch(r"'(.+)'!A1", cell.hyperlink.location)
        assert cell.value == target[1]
        found.add(target[1])
    assert found == {sheet.title for sheet in book.worksheets} - {"Contents"}


def test_defined_names_stand_where_the_contents_say(book):
    rows = {row[0].value: row[2].value for row in book["Contents"].iter_rows() if row[0].value in book.defined_names}
    names = {name for name in book.defined_names if not name.startswith("_")}
    assert set(rows) == names
    assert len(names) >= 8
    for name, place in rows.items():
        assert book.defined_names[name].attr_text.replace("$", "").replace("'", "") == place.replace("'", "")


def test_a_page_break_comes_before_a_chart_that_would_be_cut():
    assert page_breaks(lambda row: 15.0, 80, {25: 40, 50: 67}, 100) == [25, 50, 78]
    assert page_breaks(lambda row: 15.0, 20, {0: 19}, 100) == []


def test_the_scale_is_that_at_which_columns_fill_a_page():
    assert print_scale(100.0) == 100
    assert print_scale(6115.0) == 10
    assert print_scale(1191.0) == 50


@pytest.mark.parametrize(("value", "style", "least"), [
    (-1234567.0, "money bold", 10), (0.5, "share", 5), (12345.678, "scaled", 8), (2030, "year bold", 4), (3, "pure", 6),
])  # fmt: skip
def test_the_width_of_a_number_leaves_room_for_it(value, style, least):
    assert characters(value, style) > least
    assert characters(value, "text") == 0.0
