"""What acts on its own or reaches out of a workbook is refused by its name; what is only looked at does no harm."""

import pytest

from tests.parameters.workbook.crafted import MAIN, RELATION, TYPES, changed, good, message, opened, put, said

MACROS = message("holds macros", "save it as .xlsx without macros and hand that in")
LINKS = message(
    "takes content from other files (external links)",
    "break the links, so that the figures themselves stand in the cells (in Excel: Data > Edit Links > Break Link),"
    " save it and hand that in",
)
OBJECTS = message(
    "holds embedded objects", "delete the objects (documents, packages) on the sheets, save it and hand that in"
)
CONTROLS = message(
    "holds ActiveX controls", "delete the controls (buttons, boxes) on the sheets, save it and hand that in"
)
MENUS = message(
    "changes the menus of the programme that opens it (customUI)",
    "copy its sheets into a new workbook, save that as .xlsx and hand it in",
)
CONNECTIONS = message(
    "fetches data from elsewhere (connections, query tables)",
    "delete the connections (in Excel: Data > Queries & Connections), so that the figures themselves stand in the"
    " cells, save it and hand that in",
)
DDE = message(
    "asks another programme for content (a DDE link)",
    "replace the formula or the link by its value, save it and hand that in",
)


@pytest.fixture
def book(tmp_path):
    return good(tmp_path / "plan.xlsx")


def related(kind, rest='Target="other.bin"', part="xl/_rels/workbook.xml.rels"):
    added = RELATION.format(n=99, kind=kind, rest=rest) + "</Relationships>"
    return {part: put("</Relationships>", added)}


def typed(content_type):
    override = f'<Override PartName="/xl/other.bin" ContentType="{content_type}"/></Types>'
    return {TYPES: put("</Types>", override)}


ENDING = put("</Types>", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')


def defined(formula):
    """A name that the workbook defines."""
    names = f'<definedNames><definedName name="a">{formula}</definedName></definedNames>'
    return {MAIN: put("</sheets>", f"</sheets>{names}")}


CARRIED = {
    "macros by their name": ({"xl/vbaProject.bin": b"x"}, MACROS),
    "macros under another name": (related("relationships/vbaProject"), MACROS),
    "macros by the content type": (typed("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), MACROS),
    "macros by their file ending": ({TYPES: ENDING, "xl/other.bin": b"x"}, MACROS),
    "macro sheets of old": ({"xl/macrosheets/sheet1.xml": b"<x/>"}, MACROS),
    "external links": ({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}, LINKS),
    "a linked picture": (related("relationships/image", 'Target="http://example.org/a" TargetMode="External"'), LINKS),
    "embedded documents": ({"xl/embeddings/document1.docx": b"x"}, OBJECTS),
    "embedded objects elsewhere": (related("relationships/oleObject"), OBJECTS),
    "ActiveX controls": ({"xl/activeX/activeX1.bin": b"x"}, CONTROLS),
    "menus": ({"customUI/customUI14.xml": b"<x/>"}, MENUS),
    "connections": ({"xl/connections.xml": b"<x/>"}, CONNECTIONS),
    "a name that asks another programme": (
        defined("cmd|'/C calc'!A0"),
        DDE,
    ),
    "query tables": ({"xl/queryTables/queryTable1.xml": b"<x/>"}, CONNECTIONS),
}


@pytest.mark.parametrize("carried", CARRIED)
def test_what_acts_on_its_own_or_reaches_out_is_refused_by_its_name(book, carried):
    changes, refusal = CARRIED[carried]
    assert said(changed(book, changes)) == [refusal]


def test_everything_that_a_workbook_carries_is_said_at_once(book):
    link = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>'
    carried = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": link, "xl/activeX/a.xml": b"<x/>"}
    assert said(changed(book, carried)) == [MACROS, LINKS, CONTROLS, DDE]


HARMLESS = {
    "a kind of content that no part is": {TYPES: ENDING},
    "a name for cells": defined("Plan!$A$1"),
    "printer settings": {"xl/printerSettings/printerSettings1.bin": b"\0x"},
    "a theme": {"xl/theme/theme1.xml": b"<a/>"},
    "a chart": {"xl/charts/chart1.xml": b"<a/>", "xl/drawings/drawing1.xml": b"<a/>"},
    "notes": {"xl/comments1.xml": b"<a/>", "xl/drawings/vmlDrawing1.vml": b"<xml>"},
    "an address to click": related("relationships/hyperlink", 'Target="http://example.org" TargetMode="External"'),
}


@pytest.mark.parametrize("carried", HARMLESS)
def test_what_is_only_looked_at_does_no_harm(book, carried):
    plain, _ = opened(book)
    assert opened(changed(book, HARMLESS[carried])) == (plain, [])
    assert plain.pages["Plan"].value(2, 2) == 10
