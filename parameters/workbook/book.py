"""A plan read from a workbook: its tree, with every value marked by its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from parameters.documents import Mark, Node
from parameters.figures import YEARS
from parameters.problems import Collector
from parameters.workbook.cells import Book, Page
from parameters.workbook.layout import FOR_THE_EYE, LAST_YEAR, MENU, PLAN, REGIONS, SHEETS
from parameters.workbook.opening import open_book
from parameters.workbook.remarks import Remark
from parameters.workbook.sheet_reading import SheetReading
from parameters.workbook.tree import PlanTree
from parameters.workbook.unread_sheets import tell_others, tell_typed_into_menu

SUFFIX = ".xlsx"
_LONGEST = 100
"""Years that a plan may have, far above any."""
_OF_AN_ANNEX = {"cover", "settings", "inputs", "lines"}
READ = tuple(sheet for sheet in SHEETS if sheet not in FOR_THE_EYE)
"""The sheets that say something."""


@dataclass(frozen=True)
class PlanBook:
    """What a workbook says of a plan.

    Attributes:
        tree: the plan's tree; all its scenarios are in it.
        remarks: its comments.
        files: names of the scenarios that have a file of their own in YAML.
        regions: the sheet with the table of regions; None if it holds nothing.
        whole: False if a sheet, or the name of a row, could not be read: much would seem missing that is not.
    """

    tree: Node
    remarks: tuple[Remark, ...]
    files: tuple[str, ...]
    regions: Page | None
    whole: bool = True


def read_plan_book(path: Path, name: str, problems: Collector, warnings: Collector | None = None) -> PlanBook | None:
    """A plan in a workbook, or None if there is none or not all of it can be read, with the reasons in ``problems``.

    Args:
        path: the workbook.
        name: what it is called in messages.
        problems: takes what is wrong, with its cell.
        warnings: takes what is passed over or worth a look: formulas, sheets and columns that are not read.
    """
    warnings = Collector() if warnings is None else warnings
    book = open_book(path, name, problems, wanted=READ, glance=True, keep_unusable=True)
    if book is None:
        return None
    if {name.casefold() for name in book.pages} >= _OF_AN_ANNEX:
        hint = "careshift read takes back what was typed into an annex, as a scenario of its plan"
        problems.add(Mark(name), "", "is the annex of a run, not a plan", hint)
        return None
    warnings.extend(book.warnings)
    pages, whole = _pages(book, problems, warnings)
    if not any(sheet in pages for sheet in READ):
        message = f"holds none of the sheets of a plan: {', '.join(READ)}"
        problems.add(Mark(name), "", message, "careshift init --format xlsx writes a workbook to start from")
        return None
    plan = plan_of(pages, name, problems, warnings)
    if plan.whole and whole:
        return plan
    warnings.add(Mark(name), "", "not all of it could be read: the rest of the plan is checked once that is mended")
    return None


def plan_of(pages: Mapping[str, Page], name: str, problems: Collector, warnings: Collector) -> PlanBook:
    """The plan that some sheets hold, as for `read_plan_book`."""
    tree = PlanTree(name, problems)
    calendar: tuple[int, int] | None = None
    whole = True
    for sheet, page in pages.items():
        if sheet != REGIONS:
            reading = SheetReading(page, name, problems, warnings, calendar)
            tree.sheet(sheet, reading.rows())
            whole = whole and reading.whole
        if sheet == PLAN:
            calendar = _calendar(tree.node())
    regions = pages.get(REGIONS)
    kept = regions if regions is not None and regions.cells else None
    return PlanBook(tree.node(), tree.placed_remarks(), tuple(tree.files), kept, whole)


def _calendar(plan: Node) -> tuple[int, int] | None:
    """First and last year of a plan, if it says them."""
    years = plan.items.get("years")
    match = YEARS.fullmatch(str(years.value).strip()) if years is not None else None
    first, last = (int(match[1]), int(match[2])) if match else (0, LAST_YEAR)
    return (first, last) if 0 < last - first < _LONGEST else None


def _pages(book: Book, problems: Collector, warnings: Collector) -> tuple[dict[str, Page], bool]:
    """The sheets that are read, by their usual names, in the usual order, and whether they are all; others are told."""
    usual = {sheet.casefold(): sheet for sheet in SHEETS}
    found: dict[str, Page] = {}
    others: list[Page] = []
    called: dict[str, str] = {}
    for name, page in book.pages.items():
        sheet = usual.get(name.strip().casefold())
        if sheet is None:
            others.append(page)
        elif sheet in found:
            message = f"is a second sheet of this name (the first is '{called[sheet]}')"
            problems.add(Mark(book.name, cell=name), "", message, "take one of the two out, or give it another name")
        elif sheet not in FOR_THE_EYE:
            called[sheet] = name
            found[sheet] = replace(page, name=sheet)
        elif sheet == MENU:
            tell_typed_into_menu(page, book.name, warnings)
    whole = tell_others(others, found, book, problems, warnings)
    return {sheet: found[sheet] for sheet in SHEETS if sheet in found}, whole
