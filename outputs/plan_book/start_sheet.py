"""The sheet Start: what this workbook is, how to fill it in, what colours mean, which commands take it."""

from __future__ import annotations

from outputs.plan_book.context import PlanBook
from outputs.plan_book.notes import NOTES
from outputs.plan_book.page import print_setup
from outputs.plan_book.sheet import Sheet

_STEPS = (
    ("Plan", "Give the plan a title, a country and its years. The year before the first one is the base year."),
    ("Places", "Name the kinds of homes that people move to, and what one place costs a year."),
    ("Institutions", "For each institution: people, wards and money of the base year, and who may move in which year."),
    ("Actions", "The services that are built up. To add one, copy its rows from Menu to the end of Actions, and give "
     "all of them the same name in the column element: small letters, digits and _, such as centres_north."),
    ("Country", "Population, pay and prices come from the country profile. Type only what you know better."),
    ("Financing", "Ceilings and sources of money; Benefits, Indicators and Scenarios as far as you have them."),
)  # fmt: skip
_CHANGES = (
    ("One more", "institution, home or action: copy all its rows to below the last one, and write its own name into "
     "element in every copied row (hospital_north). That is the name by which other cells and Scenarios call it."),
    ("Another name", "in the column element, find and replace with \"match entire cell contents\" (hospital by "
     "mathari); on Scenarios replace .hospital. by .mathari. in setting. careshift check names each cell that still "
     "says the old name."),
    ("NAME", "in a setting (posts.NAME) stands for a word that you write: a cadre from the list, a group, a kind of "
     "home. For one more copy the row: posts.nurse, posts.psychologist."),
    ("More years", "for a plan that ends later, write them as headers into the next free columns of the sheet."),
)  # fmt: skip
_FIGURES = (
    ("A figure", "value and unit; then low and high with the interval that they hold (90%), source and grade (A "
     "official statistics, B summary, C secondary, D derived or assumed). Without a range: why no range."),
    ("An assumption", "write assumption as its source, with low and high, and in note the reasoning."),
    ("By year", "moves, coverage, teams and the like: write the numbers into the columns of the years. Of a path, "
     "years left empty are filled in between; of what happens in a year (moves), they are 0."),
    ("Left out", "a row without a value says nothing. What is taken then stands in default, with its source; rows that "
     "you do not need may be deleted, sorted or filtered. Cells with a formula count with what they show."),
)  # fmt: skip
_COLOURS = (
    ("given", "what the plan says, with the names of its rows: type over it"),
    ("open", "what it leaves out: type here if you know better, or leave it empty"),
    ("needed", "needed: the plan cannot be costed without it, or without what would do in its place"),
    ("asked", "costed without it, too; but then a rule of a safe change may block or warn: careshift check says which"),
    ("group", "heads the rows of one action, home or institution"),
    ("faint", "only for the eye: default, default from, what it is; examples do not count"),
)
_SHOWN = {"given": "0.85", "open": "", "needed": "needed, in people", "asked": "rule R11 may ask for it"}
_COMMANDS = (
    ("careshift check plan.xlsx", "finds mistakes and names their cells; writes nothing"),
    ("careshift run plan.xlsx", "costs the plan, against no change, into a folder with report and annex"),
    ("careshift convert plan.xlsx plan.yaml", "the same plan as a text file, and back"),
    (
        "careshift check plan.xlsx --fail-over BLOCK",
        "what the rules say: what would block, what would warn, and what to give",
    ),
    ("careshift actions", "the menu, with all that is known of each action"),
)
_PRINT = (
    "Print the entire workbook: each sheet prints what the plan says, up to its last year. Sources and notes, to the "
    "right of it, Menu and Codes stay on the screen; to print them too, clear the print area of their sheet."
)
_WIDTHS = (3, 44, 118)


def write_start(book: PlanBook, sheet: Sheet) -> None:
    """Write the sheet that a planner reads first."""
    for column, width in enumerate(_WIDTHS):
        sheet.page.set_column(column, column, width)
    sheet.put(0, 1, book.title or "A plan for mental health", "big")
    sheet.page.set_row(0, 30)
    sheet.put(1, 1, "A plan to be costed with CareShift: fill it in here, save it, and check it.", "larger")
    sheet.put(2, 1, book.basis, "subtitle")
    row = _section(sheet, 4, "How to fill it in")
    for number, (name, text) in enumerate(_STEPS, 1):
        sheet.put(row, 0, number, "text")
        sheet.link(row, 1, name, name)
        row = _words(sheet, row, text)
    row = _section(sheet, row + 1, "How to write")
    for name, text in _FIGURES:
        sheet.put(row, 1, name, "bold")
        row = _words(sheet, row, text)
    row = _section(sheet, row + 1, "How to change what there is")
    for name, text in _CHANGES:
        sheet.put(row, 1, name, "bold")
        row = _words(sheet, row, text)
    row = _section(sheet, row + 1, "What the colours mean")
    for look, text in _COLOURS:
        sheet.put(row, 1, _SHOWN.get(look, "centres"), look)
        row = _words(sheet, row, text)
    row = _section(sheet, row + 1, "What to do with it")
    for command, text in _COMMANDS:
        sheet.put(row, 1, command, "code")
        row = _words(sheet, row, text)
    sheet.put(row, 1, "On paper", "bold")
    row = _words(sheet, row, _PRINT)
    row = _section(sheet, row + 1, "All sheets")
    for name in (name for name in book.names if name != "Start"):
        sheet.link(row, 1, name, name)
        row = _words(sheet, row, NOTES[name])
    print_setup(book, sheet)


def _section(sheet: Sheet, row: int, title: str) -> int:
    for column in (1, 2):
        sheet.put(row, column, title if column == 1 else "", "section")
    return row + 1


def _words(sheet: Sheet, row: int, text: str) -> int:
    sheet.put(row, 2, text, "wrap")
    sheet.tall(row, [(text, _WIDTHS[2])])
    return row + 1
