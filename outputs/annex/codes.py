"""The Codes sheet: every key by which the ledger is summed, once, with its name."""

from __future__ import annotations

from outputs.annex.class_keys import TITLES as CLASSES
from outputs.annex.context import Annex
from outputs.annex.keys import KINDS
from outputs.annex.page import banner, print_setup
from outputs.annex.sheet import Sheet

HEAD = 5
TITLES = {
    "scenario": "Scenario", "element": "Action or institution", "area": "WHO policy area", "directive": "WHO directive",
    "economic": "Economic class (GFSM 2014)", "function": "Function (COFOG)", "payer": "Payer", "standing": "Standing",
    "change": "Part of the change", "layer": "Cost layer", **CLASSES,
}  # fmt: skip


def write_codes(annex: Annex, sheet: Sheet) -> None:
    """Write the keys of each classification side by side."""
    note = "A letter stands before each code, because a spreadsheet takes 1.1 and 1.10 for one number."
    banner(annex, sheet, "Codes", note)
    print_setup(annex, sheet, wide=3)
    for place, kind in enumerate(("scenario", *KINDS)):
        _list(annex, sheet, kind, 3 * place)
    sheet.page.freeze_panes(HEAD + 1, 0)


def _list(annex: Annex, sheet: Sheet, kind: str, column: int) -> None:
    scenarios = {name: one.model.scenario.title for name, one in annex.projection.scenarios.items()}
    names = annex.keys.names.get(kind, scenarios)
    sheet.page.set_column(column, column, 16)
    sheet.page.set_column(column + 1, column + 1, max((20, *(0.95 * len(name) for name in names.values()))))
    sheet.page.set_column(column + 2, column + 2, 2)
    sheet.text(HEAD - 1, column, TITLES[kind], "heading")
    sheet.text(HEAD, column, "key", "head")
    sheet.text(HEAD, column + 1, "name", "head")
    for row, (key, name) in enumerate(names.items(), start=HEAD + 1):
        sheet.text(row, column, key)
        sheet.text(row, column + 1, name, "text")
    annex.ranges[f"codes {kind}"] = sheet.column(column, HEAD + 1, HEAD + len(names))
