"""What is said of single cells, rows and columns of the sheets that are read."""

import pytest

from parameters import Cell
from tests.outputs.annex_read.annexes import MOVES
from tests.outputs.annex_read.pages import HEAD, small_pages

CATCHMENT, COVERAGE = "actions.centres.catchment", "actions.centres.coverage"
RUNNING = "places.flat.running"


def row(address):
    return small_pages().places["reform", address][1]


def column(scenario):
    return small_pages().places[scenario, CATCHMENT][2]


def moves(scenario, year=2027):
    return small_pages().places[scenario, f"{MOVES}.{year}"]


def refused(changes):
    """Message and hint of each problem."""
    return [(each.cell, each.address, each.message, each.hint) for each in small_pages().read(changes).problems]


def test_sheets_as_they_were_exported_say_nothing():
    found = small_pages().read({})
    assert (found.edits, found.problems, found.passed, found.taken, found.absent) == ([], [], [], [], [])


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("31000", "the cell holds text that looks like a number: clear it, format it as a number, and type it again"),
        ("0,7", "write 0.7"),
        ("2027-06-01", "the cell is formatted as a date: format it as a number and type the number again"),
        (True, "type the number; it was 50000"),
        ("KES 5", "type the number; it was 50000"),
    ],
)
def test_what_is_no_number_is_refused_with_what_to_type(typed, hint):
    said = "TRUE or FALSE" if typed is True else repr(typed)
    place = small_pages().places["reform", CATCHMENT]
    problems = refused({place: Cell(typed)})
    assert problems == [(f"Inputs!N{row(CATCHMENT)}", CATCHMENT, f"must be a number (got {said})", hint)]


def test_nothing_can_be_typed_where_a_scenario_has_no_such_figure():
    assert ("status_quo", RUNNING) not in small_pages().places
    problems = refused({(0, row(RUNNING), column("status_quo")): Cell(5)})
    assert problems == [(
        f"Inputs!O{row(RUNNING)}", RUNNING, "status_quo has no such figure, so nothing can be typed here",
        "empty the cell; new actions and homes are written in the plan",
    )]  # fmt: skip


def test_two_points_of_a_path_cannot_stand_in_one_year():
    years = {name: small_pages().places["reform", f"{COVERAGE}.{point}.year"] for point, name in enumerate("ab")}
    problems = refused({years["b"]: Cell(2025)})
    assert [each[2:] for each in problems] == [
        ("2025 is the year of another point of the same path", "give each point a year of its own")
    ]
    assert refused({years["a"]: Cell(2026), years["b"]: Cell(2028)}) == []


def test_a_row_that_nobody_exported_is_refused():
    last = max(at for at, _ in small_pages().pages[0].cells)
    problems = refused({(0, last + 1, 1): Cell("pay.midwife"), (0, last + 1, 14): Cell(31000)})
    assert problems == [(
        f"Inputs!A{last + 1}", "pay.midwife", "is no address of this plan",
        "addresses stay as they were; a new figure is written in the plan",
    )]  # fmt: skip


def test_sheets_without_their_headings_are_refused():
    nothing = [page.cells for page in small_pages().pages]
    emptied = {(0, *place): None for place in nothing[0]} | {(1, *place): None for place in nothing[1]}
    assert [(cell, message) for cell, _, message, _ in refused(emptied)] == [
        ("Inputs", "has no column with addresses"), ("Inputs by year", "has no column with addresses")
    ]  # fmt: skip
    problems = refused({(1, HEAD, 5): None})
    assert problems == [("Inputs by year", "", "has no column 'scenario'", "give it its heading again")]


def test_a_list_that_is_there_twice_or_of_no_scenario_is_refused():
    plan, faster = moves("reform"), moves("faster")
    problems = refused({(1, faster[1], 5): Cell("reform")})
    assert problems == [(
        f"Inputs by year!E{faster[1]}", MOVES, f"reform is there twice (first in Inputs by year!E{plan[1]})",
        "take one of the two rows away",
    )]  # fmt: skip
    problems = refused({(1, faster[1], 5): Cell("fastr")})
    assert [each[1:] for each in problems] == [(MOVES, "has no scenario 'fastr'", "did you mean 'faster'?")]
    problems = refused({(1, faster[1], 5): Cell("x")})
    assert [each[3] for each in problems] == ["it has reform, status_quo, faster"]


def test_years_must_be_known_and_each_there_once():
    years = sorted(place for place, cell in small_pages().pages[1].cells.items() if place[0] == HEAD and cell.formula)
    uncalculated = {(1, *place): Cell(None, formula=True, missing=True) for place in years}
    typed = {moves("reform"): Cell(7)}
    assert [edit.address for edit in small_pages().read(uncalculated | typed).edits] == [f"{MOVES}.2027"]
    assert refused({(1, *years[2]): Cell(2026)})[0][1:] == (
        "", "the year 2026 is there twice", "take one of the two columns away"
    )  # fmt: skip
    some = refused(uncalculated | {(1, *years[0]): None})
    assert [(each[0], *each[2:]) for each in some] == [(
        "Inputs by year!H5:N5", "the years above the columns are formulas that nobody has calculated",
        "open the file in Excel or LibreOffice and save it again",
    )]  # fmt: skip
    gone = small_pages().read({(1, *years[2]): Cell("note")} | typed)
    assert gone.edits == []
    assert gone.passed[1:] == [("Inputs by year", "no column is called 2027: nothing of it was compared")]
    assert gone.passed[0][0] == "Inputs by year!I5"


def test_columns_that_nobody_exported_are_told():
    free, at = column("faster") + 1, row(CATCHMENT)
    found = small_pages().read({
        (0, HEAD, free): Cell("mine"), (0, at, free): Cell(90000), (0, at + 1, free): Cell(1, formula=True),
        (0, at, free + 1): Cell(28000), (0, at, free + 2): Cell("too high?"),
    })  # fmt: skip
    assert found.passed == [
        ("Inputs!Q5", "'mine' is no column of this annex: its 2 figures are not taken; "
                      "a new scenario is written in the plan"),
        (f"Inputs!R{at}", "a column without a heading: its figure is not taken; a new scenario is written in the plan"),
    ]  # fmt: skip
    assert (found.edits, found.problems) == ([], [])


def test_a_column_under_another_heading_is_refused_and_one_that_is_gone_is_told():
    faster = column("faster")
    problems = refused({(0, HEAD, faster): Cell("rapide")})
    assert problems == [(
        "Inputs", "", "no column is called 'faster', and others hold figures",
        "give it that heading again; is it 'rapide' (Inputs!P5)?",
    )]  # fmt: skip
    gone = {(0, *place): None for place in small_pages().pages[0].cells if place[1] == faster}
    assert small_pages().read(gone).passed == [("Inputs", "no column is called 'faster': nothing of it was compared")]


def test_a_formula_over_a_year_is_not_taken():
    found = small_pages().read({moves("reform"): Cell(11, formula=True)})
    told = f"{MOVES}.2027: a formula that gives 11 is not taken; type the value"
    assert found.passed == [(f"Inputs by year!I{moves('reform')[1]}", told)]


def test_rows_and_columns_that_are_there_twice_are_refused():
    again = {(0, row("discount_rate"), 1): Cell("pay.nurse"), (0, HEAD, column("faster") + 1): Cell("faster")}
    assert [(cell, address, message) for cell, address, message, _ in refused(again)] == [
        ("Inputs!Q5", "", "'faster' has a column already (Inputs!P5)"),
        (f"Inputs!A{row('discount_rate')}", "pay.nurse", f"is there twice (first in Inputs!A{row('pay.nurse')})"),
    ]


def test_rows_without_an_address_are_told_and_their_figures_stay():
    at, last = row("discount_rate"), max(place for place, _ in small_pages().pages[0].cells)
    found = small_pages().read({(0, at, 1): None, (0, last + 2, 14): Cell(12)})
    told = "is not taken: the row has no address"
    assert found.passed == [(f"Inputs!N{at}", told), (f"Inputs!N{last + 2}", told)]
    assert (found.absent, found.edits, found.problems) == (["discount_rate"], [], [])


def test_an_emptied_figure_is_refused_and_an_emptied_year_is_0():
    problems = refused({small_pages().places["reform", CATCHMENT]: None})
    assert [each[2:] for each in problems] == [("was emptied", "type 0 if nothing is meant, or 50000 as it was")]
    found = small_pages().read({moves("reform"): None})
    assert [(edit.address, edit.old, edit.new) for edit in found.edits] == [(f"{MOVES}.2027", 10, 0)]
    assert found.taken == [(f"Inputs by year!I{moves('reform')[1]}", "was emptied: read as 0")]
