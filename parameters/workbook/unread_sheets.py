"""Sheets that are passed over: each is told, and one that looks like a part of the plan is a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from parameters.documents import Mark
from parameters.problems import Collector, did_you_mean
from parameters.workbook.cells import Book, Page
from parameters.workbook.layout import FOR_THE_EYE, REGIONS, SHEETS, VALUE
from parameters.workbook.sheet_reading import SheetReading, SheetRow

_COPY = re.compile(r"(?:copy of )?(?P<name>.*?)(?:[ _-]*\(?\d+\)?)?", re.IGNORECASE)
"""How programmes call the copy of a sheet: ``Actions (2)``, ``Actions_2``, ``Copy of Actions``."""
_MOST_NAMED = 10


def tell_others(
    others: Iterable[Page], found: Mapping[str, Page], book: Book, problems: Collector, warnings: Collector
) -> bool:
    """Say which sheets are not read: a problem for each that holds rows of a plan, a warning for any other.

    Args:
        others: the sheets with names that no sheet of a plan has.
        found: those that are read, by their usual names.
        book: the workbook.
        problems: takes the sheets that hold rows of a plan.
        warnings: takes the others, and the sheets that a workbook made for planners has lost.

    Returns:
        Whether every sheet of the plan was found: False if one stands under a name that is none.
    """
    absent = [sheet for sheet in SHEETS if sheet not in (*found, *FOR_THE_EYE, REGIONS)]
    whole, lost = True, bool(absent) and any(name.strip().casefold() == "start" for name in book.pages)
    for page in others:
        mark, original = Mark(book.name, cell=page.name), _original(page.name)
        if not _says_something(page):
            hint = did_you_mean(page.name.strip().capitalize(), [*found, *absent])
            warnings.add(mark, "", "is no sheet of a plan and is not read", hint)
        elif original in found and page.cells == found[original].cells:
            warnings.add(mark, "", f"is a copy of {original} and is not read", "take it out")
        elif original in found:
            message = f"looks like a copy of {original}, says something else, and would not be read"
            problems.add(mark, "", message, f"keep one of the two under the name {original}, and take the other out")
        else:
            whole = lost = False
            message = "looks like a sheet of a plan, but has the name of none: its rows would be left out"
            hint = (
                f"rename it to {_proposed(page.name, absent)}, or clear its row of headers if it is no part of the plan"
            )
            problems.add(mark, "", message, hint)
    for sheet in absent if lost else ():
        message = f"has no sheet {sheet}: nothing of it is part of the plan"
        warnings.add(Mark(book.name), "", message, "if it was taken out by mistake, take the sheet back from a copy")
    return whole


def tell_typed_into_menu(page: Page, file: str, warnings: Collector) -> None:
    """Warn of cells that somebody filled in on the sheet Menu, where nothing counts."""
    typed = [
        entry.mark.cell
        for row in _rows(page)
        for header, entry in (*row.entries.items(), *row.years.items())
        if not (header == VALUE and row.setting is not None and str(row.setting.value).strip() == "menu")
    ]
    if typed:
        more = f" and {len(typed) - _MOST_NAMED} more" if len(typed) > _MOST_NAMED else ""
        message = f"nothing that is typed here counts: {', '.join(typed[:_MOST_NAMED])}{more}"
        warnings.add(Mark(file, cell=page.name), "", message, "copy the rows to the sheet Actions, and type there")


def _proposed(name: str, absent: Sequence[str]) -> str:
    """The name that a sheet should have: the nearest of those that no sheet has."""
    near = get_close_matches(name.strip().capitalize(), absent, n=1, cutoff=0.6)
    if near or len(absent) == 1:
        return (near or absent)[0]
    return f"one of {', '.join(absent)}" if absent else "a name of the plan's sheets"


def _original(name: str) -> str:
    match = _COPY.fullmatch(name.strip())
    return match["name"].strip().capitalize() if match else ""


def _says_something(page: Page) -> bool:
    return any(row.says_something for row in _rows(page))


def _rows(page: Page) -> Iterable[SheetRow]:
    """The rows below the headers, whatever is wrong with them."""
    return SheetReading(page, "", Collector(), Collector()).rows()
