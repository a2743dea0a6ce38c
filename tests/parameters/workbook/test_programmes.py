"""A workbook says the same whichever programme saved it: XlsxWriter, openpyxl, LibreOffice."""

import datetime
import zipfile

import openpyxl
import pytest
from xlsxwriter import Workbook

from parameters.workbook.cells import Cell
from tests.office import find_office, recalculate
from tests.parameters.workbook.crafted import MAIN, OPTIONS, changed, message, opened, put


def everything(path):
    """A workbook with each kind of content, by XlsxWriter."""
    with Workbook(path, OPTIONS) as workbook:
        sheet = workbook.add_worksheet("Everything here")
        bold = workbook.add_format({"bold": True})
        for row, code in enumerate(["dd/mm/yyyy", "yyyy-mm-dd hh:mm", "[$-409]d mmm yy;@", "mmm", "hh:mm AM/PM"]):
            moment = datetime.datetime(2026, 3, 1, 14, 30)
            sheet.write_datetime(row, 0, moment, workbook.add_format({"num_format": code}))
        for row, code in enumerate(['0.0" days"', "[h]:mm", "0%", '#,##0.00 "USD"', "[Red]0.00E+00", "General"]):
            sheet.write_number(row, 1, 1.5, workbook.add_format({"num_format": code}))
        for row, text in enumerate(TEXTS_THAT_LOOK_LIKE_FORMULAS):
            sheet.write_string(row, 2, text)
        sheet.write_string(0, 3, "=1+1", workbook.add_format({"quote_prefix": True}))
        sheet.write_rich_string(1, 3, "some ", bold, "bold", " text")
        sheet.write_string(2, 3, "two\nlines")
        sheet.write_string(3, 3, "00123")
        sheet.write_boolean(0, 4, True)
        sheet.write_boolean(1, 4, False)
        sheet.write_formula(2, 4, "=1+1", value=2)
        sheet.write_formula(3, 4, '="a"&"b"', value="ab")
        sheet.write_formula(4, 4, "=1=1", value=True)
        sheet.merge_range(8, 0, 9, 3, "merged")
        sheet.write_number(10, 0, 0.123456789012345)
        sheet.write_number(10, 1, 123_456_789_012)
        sheet.write_blank(12, 300, None, bold)
        sheet.set_row(10, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.write_comment(0, 0, "a note")
        workbook.add_worksheet("Empty")
    return path


TEXTS_THAT_LOOK_LIKE_FORMULAS = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1+1", "1e5"]


def test_dates_and_numbers_are_told_apart_by_their_formats(tmp_path):
    page = opened(everything(tmp_path / "plan.xlsx"))[0].pages["Everything here"]
    assert [page.value(row, 1) for row in range(1, 6)] == [
        "2026-03-01", "2026-03-01T14:30:00", "2026-03-01", "2026-03-01", "2026-03-01T14:30:00",
    ]  # fmt: skip
    assert [page.value(row, 2) for row in range(1, 7)] == [1.5] * 6
    assert [page.value(row, 3) for row in range(1, 7)] == TEXTS_THAT_LOOK_LIKE_FORMULAS
    assert [page.value(row, 4) for row in range(1, 5)] == ["=1+1", "some bold text", "two\nlines", "00123"]
    assert page.cells[(9, 1)] == Cell("merged")
    assert not {(9, 2), (10, 1), (13, 301)} & set(page.cells)
    assert page.value(11, 1) == 0.123456789012345


def test_openpyxl_and_xlsxwriter_files_read_the_same(tmp_path):
    path = everything(tmp_path / "plan.xlsx")
    again = openpyxl.load_workbook(path, rich_text=True)
    again.save(tmp_path / "again.xlsx")
    first, second = opened(path)[0], opened(tmp_path / "again.xlsx")[0]
    cells = dict(first.pages["Everything here"].cells)
    for row in (3, 4, 5):  # openpyxl keeps formulas without their values
        cells[(row, 5)] = Cell(None, formula=True, missing=True)
    assert dict(second.pages["Everything here"].cells) == cells
    assert list(second.pages) == ["Everything here", "Empty"]


@pytest.mark.skipif(find_office() is None, reason="needs LibreOffice")
def test_libreoffice_and_xlsxwriter_files_read_the_same(tmp_path):
    path = everything(tmp_path / "plan.xlsx")
    (tmp_path / "saved").mkdir()
    (saved,) = recalculate([path], tmp_path / "saved")
    first, (second, messages) = opened(path)[0], opened(saved)
    assert messages == []
    assert {name: dict(page.cells) for name, page in second.pages.items()} == {
        name: dict(page.cells) for name, page in first.pages.items()
    }


@pytest.mark.parametrize(("since", "first"), [("0", "2026-03-01"), ("1", "2030-03-02")])
def test_a_workbook_says_from_when_it_counts_days(tmp_path, since, first):
    path = everything(tmp_path / "plan.xlsx")
    changed(path, {MAIN: put("<workbookPr ", f'<workbookPr date1904="{since}" ')})
    assert opened(path)[0].pages["Everything here"].value(1, 1) == first


def test_a_number_shown_as_a_date_that_is_none_is_a_problem(tmp_path):
    with Workbook(tmp_path / "plan.xlsx") as workbook:
        date = workbook.add_format({"num_format": "dd/mm/yyyy"})
        workbook.add_worksheet("Plan").write_row(0, 0, [0.4, -3, 3_000_000, 59, 61], date)
    book, messages = opened(tmp_path / "plan.xlsx")
    hint = "give the cell the format of a number"
    assert messages == [
        message(f"is shown as a date but holds {number}", hint, f"plan.xlsx: Plan!{place}")
        for number, place in [("0.4", "A1"), ("-3", "B1"), ("3e+06", "C1")]
    ]
    assert [book.pages["Plan"].value(1, column) for column in (4, 5)] == ["1900-02-28", "1900-03-01"]


def test_a_sheet_that_is_a_chart_is_passed_over(tmp_path):
    with Workbook(tmp_path / "plan.xlsx") as workbook:
        workbook.add_worksheet("Plan").write_row(0, 0, [1, 2, 3])
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=Plan!$A$1:$C$1"})
        workbook.add_chartsheet("Chart").set_chart(chart)
    book, messages = opened(tmp_path / "plan.xlsx")
    assert (list(book.pages), messages) == (["Plan"], [])


EXCEL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN_OF_EXCEL = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="{}" xmlns:r="{}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 mc:Ignorable="x15" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">
<fileVersion appName="xl"/>
<workbookPr defaultThemeVersion="166925"/>
<mc:AlternateContent><mc:Choice Requires="x15"><x15:absPath url="C:/a/"/>
</mc:Choice></mc:AlternateContent><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets>
<calcPr calcId="191029"/></workbook>"""
SHEET_OF_EXCEL = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="{}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:B2"/>
<sheetData><row r="1" spans="1:2" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
<row r="2" spans="1:2" x14ac:dyDescent="0.25"><c r="A2" s="1"><v>46082</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>
</sheetData><extLst>
<ext><x14:rule xmlns:x14="http://x" xmlns:xm="http://y"><xm:f>A1</xm:f><c r="A1"><v>9</v></c></x14:rule>
</ext></extLst></worksheet>"""
TEXTS_OF_EXCEL = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sst xmlns="{}" count="2" uniqueCount="2"><si><t xml:space="preserve">setting </t></si>
<si><r><t>va</t></r><r><rPr><sz val="11"/></rPr><t>lue</t></r><phoneticPr fontId="1"/></si></sst>"""
STYLES_OF_EXCEL = """<styleSheet xmlns="{}"><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"""
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@pytest.mark.parametrize(("names", "relations"), [(EXCEL, RELATIONS), (STRICT, STRICT_RELATIONS)])
def test_a_workbook_is_read_as_excel_writes_it_plain_or_strict(tmp_path, names, relations):
    kinds = {"worksheet": "/xl/worksheets/sheet1.xml", "sharedStrings": "sharedStrings.xml", "styles": "styles.xml"}
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{relations}/{kind}" Target="{part}"/>'
        for number, (kind, part) in enumerate(kinds.items(), start=1)
    )
    with zipfile.ZipFile(tmp_path / "plan.xlsx", "w") as new:
        start = f'<Relationship Id="a" Type="{relations}/officeDocument" Target="xl/workbook.xml"/>'
        new.writestr("_rels/.rels", f"<Relationships>{start}</Relationships>")
        new.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{related}</Relationships>")
        new.writestr(MAIN, MAIN_OF_EXCEL.format(names, relations))
        new.writestr("xl/worksheets/sheet1.xml", SHEET_OF_EXCEL.format(names))
        new.writestr("xl/sharedStrings.xml", TEXTS_OF_EXCEL.format(names))
        new.writestr("xl/styles.xml", STYLES_OF_EXCEL.format(names))
    book, messages = opened(tmp_path / "plan.xlsx")
    assert messages == []
    assert dict(book.pages["Plan"].cells) == {
        (1, 1): Cell("setting "), (1, 2): Cell("value"), (2, 1): Cell("2026-03-01"), (2, 2): Cell(2, formula=True),
    }  # fmt: skip
