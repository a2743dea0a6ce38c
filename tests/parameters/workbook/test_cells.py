"""What cells hold: numbers, truth values, texts, dates and formulas, the same from every spreadsheet programme."""

import pytest

from parameters.workbook.cells import Cell, cell_name, cell_place
from tests.parameters.workbook.crafted import (
    MAIN,
    SHEET,
    TEXTS,
    cell,
    changed,
    good,
    message,
    opened,
    put,
    sheet_of,
)


def only(path):
    """The one cell of the first sheet."""
    book, messages = opened(path)
    assert messages == []
    return book.pages["Plan"].cells.get((3, 2))


STORED = {
    '<c r="B3"><v>12</v></c>': 12,
    '<c r="B3" t="n"><v>12.0</v></c>': 12,
    '<c r="B3"><v>-0</v></c>': 0,
    '<c r="B3"><v>0.10000000000000001</v></c>': 0.1,
    '<c r="B3"><v>1E-3</v></c>': 0.001,
    '<c r="B3"><v>1E+300</v></c>': 1e300,
    '<c r="B3" t="b"><v>1</v></c>': True,
    '<c r="B3" t="b"><v>0</v></c>': False,
    '<c r="B3" t="d"><v>2026-03-01</v></c>': "2026-03-01",
    '<c r="B3" t="inlineStr"><is><t> two </t></is></c>': " two ",
    '<c r="B3" t="inlineStr"><is><r><t>two </t></r><r><rPr><b/></rPr><t>pieces</t></r></is></c>': "two pieces",
    '<c r="B3" t="inlineStr"><is><t>cell</t><rPh sb="0" eb="1"><t>sel</t></rPh><r><t>s</t></r></is></c>': "cells",
    '<c r="B3" t="inlineStr"><is><t>a_x000D_b_x005F_x000D_&lt;</t></is></c>': "a\rb_x000D_<",
    '<c r="B3" t="inlineStr"><is><t>_xD83D__xDE00_ _xD83D_</t></is></c>': "\U0001f600 \ufffd",
}


@pytest.mark.parametrize("written", STORED)
def test_a_cell_holds_what_was_stored(tmp_path, written):
    found = only(cell(written, path=tmp_path / "plan.xlsx"))
    assert found == Cell(STORED[written])
    assert type(found.value) is type(STORED[written])


@pytest.mark.parametrize(
    "written",
    ['<c r="B3" s="1"/>', '<c r="B3"><v/></c>', '<c r="B3" t="inlineStr"><is><t/></is></c>', '<c r="B3" t="s"/>'],
)
def test_a_cell_with_a_format_alone_or_an_empty_text_holds_nothing(tmp_path, written):
    assert only(cell(written, path=tmp_path / "plan.xlsx")) is None


FORMULAS = {
    '<c r="B3"><f>1+1</f><v>2</v></c>': Cell(2, formula=True),
    '<c r="B3" t="str"><f>A1</f><v>text</v></c>': Cell("text", formula=True),
    '<c r="B3" t="str"><f>""</f><v></v></c>': Cell("", formula=True),
    '<c r="B3"><f t="shared" si="0"/><v>3</v></c>': Cell(3, formula=True),
    '<c r="B3"><f>1+1</f></c>': Cell(None, formula=True, missing=True),
    '<c r="B3"><f>1+1</f><v></v></c>': Cell(None, formula=True, missing=True),
    '<c r="B3" t="str"><f>A1</f></c>': Cell(None, formula=True, missing=True),
}


@pytest.mark.parametrize("written", FORMULAS)
def test_a_formula_counts_with_its_stored_value_and_says_when_there_is_none(tmp_path, written):
    assert only(cell(written, path=tmp_path / "plan.xlsx")) == FORMULAS[written]


NUMBER_AGAIN = "write the number again"
UNUSABLE = {
    '<c r="B3" t="e"><v>#REF!</v></c>': ("holds the error #REF!", "mend the formula, or write the value itself"),
    '<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>': (
        "holds the error #DIV/0!",
        "mend the formula, or write the value itself",
    ),
    '<c r="B3"><v>nan</v></c>': ("holds 'nan' where a number should be", NUMBER_AGAIN),
    '<c r="B3"><v>1_000</v></c>': ("holds '1_000' where a number should be", NUMBER_AGAIN),
    f'<c r="B3"><v>{"9" * 5_000}</v></c>': (f"holds '{'9' * 20}' where a number should be", NUMBER_AGAIN),
    '<c r="B3"><v>1E999</v></c>': ("holds a number that is too large", NUMBER_AGAIN),
    f'<c r="B3" t="str"><v>{"a" * 32_768}</v></c>': ("holds a text of more than 32,767 characters", "shorten it"),
    '<c r="B3" t="inlineStr"><is><t>_x001B_[31m</t></is></c>': (
        "holds a control character (code 27)",
        "write the text again",
    ),
    "<c r=\"B3\"><f>cmd|'/C calc'!A0</f><v>1</v></c>": (
        "asks another programme for content (a DDE link)",
        "replace the formula or the link by its value, save it and hand that in",
    ),
    '<c r="B3"><f>1+DDE("soffice";"a";"b")</f><v>1</v></c>': (
        "asks another programme for content (a DDE link)",
        "replace the formula or the link by its value, save it and hand that in",
    ),
}


@pytest.mark.parametrize("written", UNUSABLE, ids=lambda written: written[:40])
def test_a_cell_that_cannot_be_used_is_a_problem_with_its_name(tmp_path, written):
    book, messages = opened(cell(written, path=tmp_path / "plan.xlsx"))
    assert messages == [message(*UNUSABLE[written], file="plan.xlsx: Plan!B3")]
    assert (3, 2) not in book.pages["Plan"].cells


def test_an_error_in_a_formula_is_no_problem_where_formulas_are_ignored(tmp_path):
    error = '<c r="{}3" t="e">{}<v>#N/A</v></c>'
    path = cell(error.format("B", "<f>NA()</f>") + error.format("C", ""), path=tmp_path / "plan.xlsx")
    book, messages = opened(path, formulas_count=False)
    assert book.pages["Plan"].cells == {(3, 2): Cell(None, formula=True, missing=True)}
    assert [text.split(": holds")[0] for text in messages] == ["plan.xlsx: Plan!C3"]


def test_many_cells_that_cannot_be_used_are_counted(tmp_path):
    errors = '<c t="e"><v>#REF!</v></c>' * 25
    _, messages = opened(changed(good(tmp_path / "plan.xlsx"), {SHEET: sheet_of(f"<row>{errors}</row>")}))
    assert len(messages) == 21
    assert messages[-1] == "plan.xlsx: Plan: 5 more cells like these"


def test_a_far_cell_is_a_problem_only_if_it_holds_something(tmp_path):
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576">{}</row>'
    path = good(tmp_path / "plan.xlsx")
    book, messages = opened(changed(path, {SHEET: sheet_of(rows.format('<c r="XFD1048576" s="1"/>'))}))
    assert (messages, dict(book.pages["Plan"].cells)) == ([], {(1, 1): Cell(1)})
    far = '<c r="A1048576"><v>1</v></c><c r="XFD1048576"><v>1</v></c>'
    book, messages = opened(changed(path, {SHEET: sheet_of(rows.format(far))}))
    what = "holds something far from the table; a sheet may have 20,000 rows and 400 columns"
    assert messages == [
        message(what, "empty the cell", "plan.xlsx: Plan!A1048576"),
        "plan.xlsx: Plan: 1 more cell like these",
    ]
    assert dict(book.pages["Plan"].cells) == {(1, 1): Cell(1)}


def test_cells_and_rows_without_names_are_counted(tmp_path):
    rows = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row>'
    rows += '<row r="7"><c><v>4</v></c></row><row><c><v>5</v></c></row>'
    book, _ = opened(changed(good(tmp_path / "plan.xlsx"), {SHEET: sheet_of(rows)}))
    page = book.pages["Plan"]
    assert {page.place(*place): found.value for place, found in page.cells.items()} == {
        "Plan!A1": 1, "Plan!D1": 2, "Plan!E1": 3, "Plan!A7": 4, "Plan!A8": 5,
    }  # fmt: skip
    assert [(row, sorted(cells)) for row, cells in page.rows()] == [(1, [1, 4, 5]), (7, [1]), (8, [1])]


def test_one_text_in_very_many_cells_is_kept_once(tmp_path):
    path = good(tmp_path / "plan.xlsx")
    text = "long " * 6_000
    rows = ("<row>" + '<c t="s"><v>0</v></c>' * 40 + "</row>") * 100
    book, messages = opened(
        changed(path, {TEXTS: f"<sst><si><t>{text}</t></si></sst>".encode(), SHEET: sheet_of(rows)}), wanted=["Plan"]
    )
    assert messages == []
    values = [found.value for found in book.pages["Plan"].cells.values()]
    assert (len(values), set(values)) == (4_000, {text})
    assert len({id(value) for value in values}) == 1


def test_sheets_that_are_not_asked_for_are_named_and_not_read(tmp_path):
    path = changed(good(tmp_path / "plan.xlsx"), {SHEET: sheet_of('<row><c t="e"><v>#REF!</v></c></row>')})
    book, messages = opened(path, wanted=["actions "])
    assert messages == []
    assert [(page.name, page.read, len(page.cells)) for page in book.pages.values()] == [
        ("Plan", False, 0),
        ("Actions", True, 3),
    ]


def test_a_hidden_sheet_is_read_and_warned_of(tmp_path):
    path = changed(good(tmp_path / "plan.xlsx"), {MAIN: put('name="Actions"', 'name="Actions" state="veryHidden"')})
    book, messages = opened(path)
    assert messages == []
    assert book.pages["Actions"].hidden
    assert book.pages["Actions"].value(1, 1) == "element"
    hint = "show it (right-click on any tab > Unhide), so that everybody sees what the plan says"
    assert [str(warning) for warning in book.warnings] == [
        message("is a hidden sheet; what it says counts", hint, "plan.xlsx: Actions")
    ]
    assert opened(path, wanted=["Plan"])[0].warnings == ()


def test_cells_are_named_as_spreadsheets_name_them():
    places = [(1, 1), (3, 26), (3, 27), (20, 702), (20, 703), (1_048_576, 16_384)]
    names = ["A1", "Z3", "AA3", "ZZ20", "AAA20", "XFD1048576"]
    assert [cell_name(*place) for place in places] == names
    assert [cell_place(name) for name in names] == places
    assert [cell_place(name) for name in ("", "A", "1", "A0", "A1B", "ÄA1", "ABCD1")] == [None] * 7
