"""The Change log sheet: what each scenario changes in the plan, and what changed since earlier runs."""

from __future__ import annotations

from outputs.annex.context import Annex
from outputs.annex.page import banner
from outputs.annex.sheet import Sheet
from outputs.annex.tongue import say

HEAD = 4
NOTHING = "nothing"
"""What stands for a figure that is not there."""


def write_change_log(annex: Annex, sheet: Sheet) -> None:
    """Write ``address: old -> new`` with file and line for every change of every scenario."""
    banner(annex, sheet, "Change log", "What each scenario changes in the plan, and where that is written.")
    sheet.widths(16, 46, 60, 60, 34)
    for column, title in enumerate(("scenario", "address", "old", "new", "written in")):
        sheet.text(HEAD, column, title, "head")
    row = HEAD
    for name, one, _ in annex.scenarios:
        for change in one.model.scenario.changes:
            row += 1
            old, new = str(change).removeprefix(f"{change.address}: ").split(" -> ", 1)
            for column, text in enumerate((name, change.address, old, new, change.origin)):
                sheet.own(row, column, say(text) if text == NOTHING else text, "wrap")
            sheet.tall(row, (change.address, 46), (old, 60), (new, 60), (change.origin, 34))
    if row == HEAD:
        row += 1
        sheet.text(row, 0, "No scenario changes a figure of the plan.")
    _history(annex, sheet, row + 2)
    sheet.page.freeze_panes(HEAD + 1, 0)
    sheet.page.repeat_rows(HEAD)


def _history(annex: Annex, sheet: Sheet, row: int) -> None:
    """Write what was different in each earlier run that this one was compared with."""
    for step in annex.history:
        sheet.text(row, 0, say("Since run {run} (CareShift {version})", run=step.run, version=step.version), "section")
        for address, old, new in step.changes:
            row += 1
            for column, text in enumerate((address, old, new), start=1):
                sheet.own(row, column, say(text) if text == NOTHING else text, "wrap")
            sheet.tall(row, (address, 46), (old, 60), (new, 60))
        if not step.changes:
            row += 1
            sheet.text(row, 1, "Nothing: the same figures and the same totals.")
        row += 2
