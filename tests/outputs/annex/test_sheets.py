"""What a reader finds: names of sheets, rules that are broken, places of figures."""

from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from outputs.annex import annex_cell, write_annex
from outputs.annex.layout import model_sheets
from outputs.annex.sheet import safe
from scenarios import Finding
from tests.outputs.annex.plans import Info, projection, with_title, write
from tests.outputs.annex.reading import values

BLOCK = Finding(
    "R01", "BLOCK", "reform", "stonefield", None, "people may leave before homes stand ready", "Set gate to 1"
)
WARN = Finding("CAPITAL", "WARN", "reform", "centres", None, "building work falls before 2026", "Open later")


@pytest.fixture(scope="module")
def blocked(tmp_path_factory):
    return values(write("arandia", tmp_path_factory.mktemp("annex"), [WARN, BLOCK]))


def test_a_broken_rule_marks_every_sheet_as_not_valid(blocked):
    sheets = {where for where, _, _ in blocked}
    marked = {where for (where, _, _), value in blocked.items() if str(value).startswith("not valid: people may leave")}
    assert marked == sheets


def test_the_cover_lists_the_gravest_rule_first(blocked):
    said = [str(value) for (where, _, _), value in blocked.items() if where == "Cover"]
    (block,) = (number for number, text in enumerate(said) if text.startswith("BLOCK R01, reform: not valid: "))
    (warning,) = (number for number, text in enumerate(said) if text.startswith("WARN CAPITAL"))
    assert block < warning


def test_names_of_sheets_are_short_and_each_another():
    long = "a_very_long_name_of_a_scenario_indeed"
    names = model_sheets(SimpleNamespace(scenarios=dict.fromkeys([f"{long}_{n}" for n in range(12)])))
    assert len({name.lower() for name in names.values()}) == 12
    assert max(len(name) for name in names.values()) <= 31


def test_the_place_of_a_figure_is_that_in_the_file(arandia_annex):
    found = values(arandia_annex, "Model later")
    one = projection("arandia").scenarios["later"]
    for row in one.model.book.rows[::17]:
        year = None if row.scalar else 2028
        sheet, cell = annex_cell(projection("arandia"), "later", row, year).split("!")
        value = one.values(row)[0 if row.scalar else 3 if len(one.values(row)) > 1 else 0]
        assert found[sheet.strip("'"), *coordinate_to_tuple(cell)] == pytest.approx(value, rel=1e-12)


def test_a_year_outside_the_book_is_refused():
    total = projection("arandia").scenarios["reform"].model.totals.nominal
    with pytest.raises(KeyError, match="2025 to 2033, not 2050"):
        annex_cell(projection("arandia"), "reform", total, 2050)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_text_that_looks_like_a_formula_is_kept_as_text(text):
    assert safe(text) == f"'{text}"


def test_a_title_that_looks_like_a_formula_is_kept_as_text(tmp_path):
    write_annex(tmp_path / "odd.xlsx", with_title("arandia", "=1+1"), [], Info())
    book = load_workbook(tmp_path / "odd.xlsx", read_only=True)
    assert book["Cover"]["A1"].data_type == "s"
    assert book["Cover"]["A1"].value.startswith("'")
    book.close()


@pytest.fixture(scope="module")
def book(arandia_annex):
    return load_workbook(arandia_annex)


def test_nothing_is_hidden_or_locked(book):
    assert all(sheet.sheet_state == "visible" and not sheet.protection.sheet for sheet in book.worksheets)
    assert not any(row.hidden for sheet in book.worksheets for row in sheet.row_dimensions.values())
    assert not any(column.hidden for sheet in book.worksheets for column in sheet.column_dimensions.values())


def test_every_sheet_prints_across_a4_with_its_price_basis(book):
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert "nominal = cash of each year; real = money of 2025" in sheet.oddFooter.left.text
