"""Every fault is planted, and seen."""

import time
from random import Random

import pytest
import xlsxwriter

from costing.lines import run
from outputs.static_check import Fault, static_check
from tests.costing.lines.random_books import random_book
from tests.costing.lines.sheets import write_workbook


@pytest.fixture
def check(tmp_path):
    """Writes the formulas of a sheet Model (cell to formula, or formula and stored result) and checks the file."""

    def written(formulas, *, names=(), other=()):
        with xlsxwriter.Workbook(tmp_path / "plan.xlsx") as book:
            sheet, second = book.add_worksheet("Model"), book.add_worksheet("By programme")
            for name, area in names:
                book.define_name(name, area)
            for place, cells in ((sheet, formulas), (second, dict(other))):
                for cell, given in cells.items():
                    formula, value = given if isinstance(given, tuple) else (given, 1)
                    place.write_formula(cell, formula, value=value)
        return static_check(tmp_path / "plan.xlsx")

    return written


SOUND = {
    "A1": "=SUM(B1:C9,D4)+IF(ABS(B1)>1E-9,MIN(B2,MAX(B3,2)),INT(1E-9-B4))*EXP(0.5)^(-2)",
    "A2": '=SUMIFS($F$5:$F$400,$G$5:$G$400,"P1.10")',
    "A3": '=IFERROR(INDEX($F5:J5,1,MATCH(2,F6:J6,0)),0)+COUNTIF(G1:G9,"a,(b""")',
    "A4": "=ROUND(NPV(0.03,'By programme'!C1:Z1),2)&\" of it\"",
    "A5": "=123456789012345000000+0.000123456789012345+1.5E+20",
    "A6": "=A5+live_scenario-SUM($H:$I)-SUM(80:90)",
}


def test_a_sound_file_has_no_fault(check):
    assert check(SOUND, names=[("live_scenario", "='By programme'!$A$1")]) == []


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("=XLOOKUP(B1,C1:C9,D1:D9)", "calls _XLFN.XLOOKUP"),
        ("=1+_xlfn.LET(B1)", "calls _XLFN.LET"),
        ("=sum(B1)+offset(B1,1,1)", "calls OFFSET"),
        ("=SUM(" + ",".join(f"B{k}" for k in range(2, 258)) + ")", "gives SUM 256 arguments, over 255"),
        ("=0+" + "+".join(f"B{k}" for k in range(1000, 2700)), "is 10202 characters long, over 8192"),
        ("=B1*0.1234567890123456", "holds 0.1234567890123456, more than 15 digits"),
        ("=B1*1234567890123456", "holds 1234567890123456, more than 15 digits"),
        ("=Lines!B1", "speaks of the sheet 'Lines', which is missing"),
        ("=SUM('By payer'!B1:B9)", "speaks of the sheet 'By payer', which is missing"),
        ("=[1]Model!B1", "speaks of the sheet '[1]Model', which is missing"),
        ("=live_year+1", "speaks of live_year, which is not defined"),
        ("=IF(B1>2,TRUE,1)", "holds TRUE"),
        ("=SUM({1,2})", "holds an array or an error"),
        ("=B1+#REF!", "holds an array or an error"),
    ],
)
def test_a_fault_in_a_formula_is_seen(check, formula, what):
    assert Fault("Model", "A1", what) in check({**SOUND, "A6": "=A5", "A1": formula})


def test_exactly_the_limits_are_allowed(check):
    arguments = ",".join(f"B{k}" for k in range(1, 256))
    longest = "=" + "+".join(["B1000"] * 1365)
    longest += "+" + "1" * (8192 - len(longest) - 1)
    assert len(longest) == 8192
    digits = "holds 11"
    faults = check({"A1": f"=SUM({arguments})", "A2": longest})
    assert all(fault.what.startswith(digits) for fault in faults)


def test_commas_inside_calls_and_texts_are_not_counted_twice(check):
    inner = ",".join(["MAX(B1,B2)", "(B3)", '"a,b"'] * 84)
    assert check({"A1": f"=SUM({inner})"}) == []


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("", "has no stored result"),
        (True, "has the result True, not a number"),
        ("#DIV/0!", "has the result #DIV/0!"),
    ],
)
def test_a_bad_stored_result_is_seen(check, value, what):
    assert check({"A1": ("=B1", value)}) == [Fault("Model", "A1", what)]


def test_a_text_is_a_fair_result(check):
    assert check({"A1": ('=IF(B1>2,"ok","look")', "ok"), "A2": ("=B1", 0)}) == []


def cells_in_circles(faults):
    assert {fault.what for fault in faults} <= {"needs itself in a circle"}
    return [(fault.sheet, fault.cell) for fault in faults]


CIRCLES = {
    "itself": ({"A1": "=A1+1"}, ["A1"]),
    "a chain": ({"A1": "=C1", "B1": "=A1", "C1": "=B1", "D1": "=C1"}, ["A1", "B1", "C1"]),
    "a range over its own cell, whatever INDEX picks": (
        {"C5": "=INDEX($A5:$F5,1,1)", "D6": "=INDEX($A5:C5,1,1)"},
        ["C5"],
    ),
    "a SUMIFS range that depends on the sum under another key": (
        {"F9": '=SUMIFS(F1:F5,G1:G5,"a")', "F4": "=F9*2", "F2": "=1+1"},
        ["F4", "F9"],
    ),
    "whole columns": ({"A1": "=SUM(H:H)", "H7": "=A1"}, ["A1", "H7"]),
    "whole rows": ({"A1": "=SUM($7:$7)", "H7": "=A1"}, ["A1", "H7"]),
    "a range written backwards": ({"A1": "=SUM(C9:B2)", "B5": "=A1"}, ["A1", "B5"]),
}


@pytest.mark.parametrize(("formulas", "cells"), CIRCLES.values(), ids=CIRCLES)
def test_a_circle_is_seen(check, formulas, cells):
    assert sorted(cells_in_circles(check(formulas))) == [("Model", cell) for cell in cells]


def test_a_circle_across_sheets_is_seen(check):
    found = cells_in_circles(check({"A1": "='By programme'!B2"}, other={"B2": "=SUM(Model!$A$1:$A$9)"}))
    assert found == [("Model", "A1"), ("By programme", "B2")]


def test_a_circle_through_a_name_is_seen(check):
    found = check({"A1": "=live+1", "B1": "=A1"}, names=[("live", "=Model!$B$1")])
    assert cells_in_circles(found) == [("Model", "A1"), ("Model", "B1")]


def test_a_recurrence_over_the_years_is_no_circle(check):
    assert check({"B1": "=A1+1", "C1": "=B1+INDEX($A1:B1,1,1)", "D1": "=SUM($A1:C1)"}) == []


def test_books_of_random_lines_are_sound(tmp_path):
    books = {f"book {seed}": random_book(Random(seed)) for seed in range(60)}
    file = write_workbook(tmp_path / "random.xlsx", {name: (book, run(book)) for name, book in books.items()})
    assert static_check(file) == []


def test_sixty_six_thousand_formulas_take_a_few_seconds(check):
    columns = "CDEFGHIJKLMNOPQRSTUVWX"
    formulas = {
        f"{column}{row}": f"=({columns[n - 1]}{row}*(1+$B$1))+MAX(0,SUM({column}{row - 4}:{column}{row - 1}))"
        for row in range(6, 3006)
        for n, column in enumerate(columns)
        if n
    }
    other = {f"B{row}": f'=SUMIFS(Model!$X$6:$X$3005,Model!$A$6:$A$3005,"P{row}")' for row in range(1, 3001)}
    start = time.process_time()
    assert check(formulas, other=other) == []
    assert len(formulas) + len(other) == 66_000
    assert time.process_time() - start < 20  # about 2 s for the check on a quiet machine, and as much for writing
