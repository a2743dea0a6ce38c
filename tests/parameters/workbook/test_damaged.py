"""Workbooks that no spreadsheet programme wrote so: each is refused with what is broken, quickly."""

import os
import time

import pytest

from parameters.workbook import limits
from tests.parameters.workbook.crafted import MAIN, SAVE, SHEET, TEXTS, changed, good, message, put, said, sheet_of


@pytest.fixture
def book(tmp_path):
    return good(tmp_path / "plan.xlsx")


ENTITIES = (
    '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><sst><si><t>&j;</t></si></sst>"
)


@pytest.mark.parametrize(
    "document",
    [
        ENTITIES,
        '<!DOCTYPE a SYSTEM "http://localhost:9/a.dtd"><sst/>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><a/>',
    ],
    ids=["entities of entities", "a document type from elsewhere", "a file as an entity"],
)
def test_document_types_and_entities_are_refused(book, document):
    what = f"is damaged (a document type or an entity in {TEXTS}, which workbooks do not have)"
    assert said(changed(book, {TEXTS: document.encode()})) == [message(what, SAVE)]


BROKEN = {
    "no XML": ({TEXTS: b"<sst><si>"}, f"the part {TEXTS} is not XML"),
    "an unknown encoding": ({TEXTS: b'<?xml version="1.0" encoding="klingon"?><sst/>'}, f"the part {TEXTS} is not XML"),
    "depth": ({TEXTS: b"<a>" * 99}, f"more than 50 elements inside each other in {TEXTS}"),
    "a tag without end": ({TEXTS: b"<sst a='" + os.urandom(1_000_000).hex().encode()}, f"a tag without end in {TEXTS}"),
    "no sheet": ({MAIN: b"<workbook/>"}, "it has no sheet"),
    "a sheet without cells": ({MAIN: put('r:id="rId2"', 'r:id="rId9"')}, "the sheet 'Actions' has no cells"),
    "the same cells twice": ({MAIN: put('r:id="rId2"', 'r:id="rId1"')}, "two sheets have the same cells"),
    "two sheets of one name": ({MAIN: put('"Actions"', '"PLAN"')}, "two sheets have one name"),
    "a sheet with a bell in its name": ({MAIN: put('"Actions"', '"_x0007_"')}, "a sheet has no proper name"),
    "a part with a bell in its name": (
        {"xl/_rels/workbook.xml.rels": put("sharedStrings.xml", "a&#10;b.xml")},
        "the part xl/a?b.xml is missing",
    ),
    "a lost part": ({SHEET: None}, f"the part {SHEET} is missing"),
    "a lost text": ({TEXTS: b"<sst/>"}, "a cell of row 1 points to a text that is not there"),
    "a lost cell": ({SHEET: sheet_of('<row><c r="ABCD1"><v>1</v></c></row>')}, "a cell is named 'ABCD1'"),
    "a lost row": ({SHEET: sheet_of('<row r="-1"/>')}, "a row is numbered '-1'"),
    "a cell twice": (
        {SHEET: sheet_of('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')},
        "a cell of row 1 is there twice",
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_damaged_workbook_is_refused_with_what_is_broken(book, broken):
    changes, what = BROKEN[broken]
    assert said(changed(book, changes)) == [message(f"is damaged ({what})", SAVE)]


def test_more_text_or_more_cells_than_any_plan_are_refused(book):
    texts = b"<sst>" + b"".join(b"<si><t>%d%s</t></si>" % (n, os.urandom(15_000).hex().encode()) for n in range(700))
    assert said(changed(book, {TEXTS: texts + b"</sst>"})) == [
        message("holds more text than any plan", "keep the sheets of the plan alone")
    ]
    row = "".join(f"<c><v>{number}</v></c>" for number in os.urandom(201))
    cells = "".join(f"<row s='{os.urandom(50).hex()}'>{row}</row>" for _ in range(2_000))
    started = time.monotonic()
    assert said(changed(good(book), {SHEET: sheet_of(cells)})) == [
        message("holds more than 400,000 cells with something in them", "keep the sheets of the plan alone")
    ]
    assert time.monotonic() - started < limits.SECONDS
