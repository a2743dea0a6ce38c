"""What is missing is told at the empty cell to fill in, in words of a workbook; one mistake is one problem."""

import pytest

from parameters.documents import Mark, Node
from parameters.figures import Calendar, Reader
from parameters.problems import Collector
from parameters.region_table import SheetTable
from parameters.settings import Flow, Number
from parameters.workbook.book import plan_of, read_plan_book
from parameters.workbook.cells import Cell, Page
from tests.parameters.workbook.crafted import SHEET, changed, opened, put
from tests.parameters.workbook.pages import read, saved, table

HEAD = ["element", "setting", "value", "unit", "low", "high", "interval", "source", "why no range", "note"]
ROW = {"value": 5, "unit": "KES 2025", "low": 4, "high": 6, "source": "Accounts 2024"}
BROKEN = Cell(None, fault=("holds the error #REF!", "mend the formula, or write the value itself"))
COST = Number("money")
ERROR = "plan.xlsx: Actions!{}: holds the error #REF!\n       hint: mend the formula, or write the value itself"


def page(*rows, head=HEAD):
    """A sheet Actions of figures, each a row by header."""
    named = ({"element": "c", "setting": f"build{number or ''}"} | row for number, row in enumerate(rows))
    lines = [[row.get(name) for name in head] for row in named]
    cells = table("Actions", head, *([None if one is BROKEN else one for one in line] for line in lines)).cells
    broken = {(row, line.index(BROKEN) + 1): BROKEN for row, line in enumerate(lines, start=2) if BROKEN in line}
    return Page("Actions", {**cells, **broken})


def told(sheet, setting=COST):
    """Everything that is wrong with the sheet and its figures."""
    problems, warnings = Collector(), Collector()
    book = plan_of({"Actions": sheet}, "plan.xlsx", problems, warnings)
    reader = Reader(problems, Calendar(2026, 2035), currencies=("KES", "USD"))
    for name, node in book.tree.items["actions"].items["c"].items.items():
        reader.figure(setting, node, name)
    return [str(one) for one in problems.problems], [str(one) for one in warnings.problems]


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        ({**ROW, "source": None}, "H2", "build.source: is missing: a fact needs its source\n"
         "       hint: write the source into this cell, or write assumption"),
        ({**ROW, "high": None}, "F2", "build.high: is missing: a range needs low and high, and 'high' is not given"),
        ({**ROW, "low": None, "high": None}, "E2", "build: has no range\n"
         "       hint: fill in low and high, or the standard error, "
         "or say in the column 'why no range' why it has none"),
        ({**ROW, "unit": None}, "D2", "build.unit: is missing: money needs its currency and price year\n"
         "       hint: write KES 2025 into this cell"),
        ({**ROW, "value": None}, "C2", "build: has no value"),
        ({**ROW, "source": "assumption"}, "J2", "build.source: an assumption needs a note with the reasoning"),
        ({"value": 5}, "H2", "build: is a fact and needs its source (got only 5)\n"
         "       hint: fill in unit, low, high, interval, source and grade in the same row"),
    ],
)  # fmt: skip
def test_a_missing_key_of_a_figure_is_told_at_its_empty_cell(row, cell, said):
    assert told(page(row)) == ([f"plan.xlsx: Actions!{cell}: {said}"], [])


def test_a_setting_waits_in_its_own_empty_row_before_one_whose_element_is_not_said():
    rows = ["a", "people", None], ["b", "menu", "m"], [None, "people", None], [None, "people", 5]
    sheet, problems = table("Actions", HEAD, *(["a", "menu", "m"], *rows)), Collector()
    actions = plan_of({"Actions": sheet}, "plan.xlsx", problems, problems).tree.items["actions"].items
    assert [actions[name].place("people").cell for name in "ab"] == ["Actions!C3", "Actions!A5"]


def test_an_amount_without_its_unit_waits_in_the_column_unit():
    assert told(page({"value": 5}), Number("money", lever=True))[0] == [
        "plan.xlsx: Actions!D2: build: an amount of money needs its currency and price year\n"
        "       hint: write KES 2025 into this cell"
    ]


def test_money_of_a_year_is_sent_to_a_row_of_its_own():
    sheet = table("Actions", ["element", "setting", "value", 2026], ["c", "amount", None, 5])
    problems = Collector()
    amount = plan_of({"Actions": sheet}, "plan.xlsx", problems, problems).tree.items["actions"].items["c"]
    reader = Reader(problems, Calendar(2026, 2035), currencies=("KES",))
    reader.figure(Number("money", lever=True), amount.items["amount"].items["2026"], "actions.c.amount.2026")
    assert str(problems.problems[0]) == (
        "plan.xlsx: Actions!D2: actions.c.amount.2026: an amount of money needs its currency and price year\n"
        "       hint: write it in a row of its own, amount.2026, with its unit, "
        "and its source and range if it is a fact"
    )


@pytest.mark.parametrize(("lost", "row"), [("source", ROW), ("why no range", {**ROW, "low": None, "high": None})])
def test_a_lost_column_is_told_once_for_all_rows(lost, row):
    head = [name for name in HEAD if name != lost]
    assert told(page(row, row, row, head=head))[0] == [
        f"plan.xlsx: Actions: has no column '{lost}' in its row of headers, 1, and figures need it\n"
        f"       hint: write '{lost}' above the column that holds it, or above a new one"
    ]


def test_a_column_with_a_translated_header_is_proposed():
    problems, warnings = told(page(*[{**ROW, "bas": 4}] * 2, head=[name.replace("low", "bas") for name in HEAD]))
    assert [problem.splitlines()[1].strip() for problem in problems] == [
        "hint: if the column 'bas' holds it, write 'low' above it"
    ]
    assert warnings == ["plan.xlsx: Actions!E1: the column 'bas' is not read: this sheet has no such header"]


def test_a_misspelled_header_is_one_problem_with_what_follows_from_it():
    rows = [{**ROW, "lows": 4}] * 2
    assert told(page(*rows, head=["lows" if name == "low" else name for name in HEAD]))[0] == [
        "plan.xlsx: Actions!E1: 'lows' is no header of this sheet\n       hint: did you mean 'low'?"
    ]


@pytest.mark.parametrize("header", ["value", "low", "unit", "source"])
def test_a_cell_that_holds_an_error_is_the_only_problem_of_its_figure(header):
    cell = f"{'ABCDEFGHIJ'[HEAD.index(header)]}2"
    assert told(page({**ROW, header: BROKEN})) == ([ERROR.format(cell)], [])


def test_an_error_in_the_name_of_a_row_ends_the_check_of_the_rest():
    row = page(ROW)
    cells = {**row.cells, (2, 2): BROKEN}
    book = plan_of({"Actions": Page("Actions", cells)}, "plan.xlsx", Collector(), Collector())
    assert (book.whole, book.tree.items) == (False, {})


def test_an_error_in_a_column_that_is_not_read_is_a_warning():
    stray = page({**ROW, "mine": BROKEN}, ROW, head=[*HEAD, "mine"])
    assert told(stray) == ([], ["plan.xlsx: Actions!K1: the column 'mine' is not read: this sheet has no such header"])
    shown = page({**ROW, "default": BROKEN}, head=[*HEAD, "default"])
    assert told(shown) == ([], ["plan.xlsx: Actions!K2: holds the error #REF!; it is not read"])


def test_a_broken_cell_of_a_file_stays_where_the_caller_tells_it(tmp_path):
    path = saved(tmp_path / "plan.xlsx", [table("Plan", ["setting", "value"], ["years", 5])])
    changed(path, {SHEET: put("<v>5</v>", "<v>#REF!</v>")})
    changed(path, {SHEET: put('<c r="B2">', '<c r="B2" t="e">')})
    book, messages = opened(path, keep_unusable=True)
    assert (book.pages["Plan"].cells[2, 2], messages) == (BROKEN, [])
    assert [one.split(": ")[1:3] for one in opened(path)[1]] == [["Plan!B2", "holds the error #REF!\n       hint"]]


def elements(*rows):
    """The elements of a sheet Actions that has columns for two years, and all problems."""
    book, problems, _ = read(table("Actions", ["element", "setting", "value", 2026, 2027], *rows))
    return book.tree.items["actions"].items, problems


def test_a_missing_setting_waits_in_its_own_row_and_one_by_year_in_its_first_year():
    found, _ = elements(["c", "wards"], ["c", "moves"], ["c", "deaths", 5], ["d", "deaths", 5])
    reader = Reader(Collector(), Calendar(2026, 2027))
    assert reader.waiting(Number(""), found["c"], "wards").cell == "Actions!C2"
    assert reader.waiting(Flow("people"), found["c"], "moves").cell == "Actions!D3"
    assert reader.waiting(Number(""), found["c"], "sites").cell == "Actions!A4"
    assert reader.waiting(Number(""), found["d"], "wards").cell == "Actions!A5"


def test_a_missing_setting_of_a_yaml_plan_is_told_at_what_lacks_it():
    written = Node({}, Mark("plan.yaml", 3, 5), Mark("plan.yaml", 2, 3))
    assert Reader(Collector(), Calendar(2026, 2027)).waiting(Flow("people"), written, "moves") == written.label


def test_a_row_without_its_element_is_one_problem_though_its_setting_is_missing():
    found, problems = elements(["c", "deaths", 5], [None, "wards", 3])
    again = Collector()
    again.add(found["c"].place("wards"), "actions.c.wards", "is missing")
    assert problems == [str(one) for one in again.problems]


def test_what_cannot_be_read_is_not_said_to_be_missing(tmp_path):
    sheets = [table("Plan", ["setting", "value"]), table("Actions", ["setting", "value"], ["menu", "svc.cmhc"])]
    problems, warnings = Collector(), Collector()
    assert read_plan_book(saved(tmp_path / "plan.xlsx", sheets), "plan.xlsx", problems, warnings) is None
    assert len(problems.problems) == 1
    assert str(warnings.problems[0]) == (
        "plan.xlsx: not all of it could be read: the rest of the plan is checked once that is mended"
    )


def test_an_error_in_the_table_of_regions_is_the_only_problem_of_its_cell():
    cells = {**table("Regions", ["region", "name", "population"], ["north", "North"]).cells, (2, 3): BROKEN}
    problems = Collector()
    regions = SheetTable("plan.xlsx", Page("Regions", cells), problems, problems)
    assert len(list(regions.rows())) == 2
    problems.add(regions.mark(2, [], 2), "population", "is missing for region north")
    assert [problem.cell for problem in problems.problems] == ["Regions!C2"]
