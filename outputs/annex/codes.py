"""The Codes sheet: every key by which the ledger is summed, once, with its name."""

from __future__ import annotations

from outputs.annex.class_keys import TITLES as CLASSES
from outputs.annex.context import Annex
from outputs.annex.keys import KINDS
from outputs.annex.page import banner
from outputs.annex.sheet import Sheet
from outputs.annex.tongue import say
from outputs.annex.units import KIND_OF, WORDS, titles

TOP, KEY_WIDTH, NAME_WIDTH = 4, 24, 110
TITLES = {
    "scenario": "Scenario", "element": "Action or institution", "area": "WHO policy area", "directive": "WHO directive",
    "economic": "Economic class (GFSM 2014)", "function": "Function (COFOG)", "payer": "Payer", "standing": "Standing",
    "change": "Part of the change", "layer": "Cost layer", **CLASSES,
}  # fmt: skip


def write_codes(annex: Annex, sheet: Sheet) -> None:
    """Write the keys of each classification side by side."""
    note = "A letter stands before each code, because a spreadsheet takes 1.1 and 1.10 for one number."
    banner(annex, sheet, "Codes", note)
    sheet.widths(KEY_WIDTH, NAME_WIDTH)
    row = _words(annex, sheet, TOP)
    for kind in ("scenario", *KINDS):
        row = _list(annex, sheet, kind, row)


def _heads(sheet: Sheet, row: int, title: str, heads: tuple[str, str]) -> int:
    """Write the title of a list and its two headings; returns the row of its first key."""
    sheet.text(row, 0, title, "section")
    for column, head in enumerate(heads):
        sheet.text(row + 1, column, head, "head")
    return row + 2


def _words(annex: Annex, sheet: Sheet, row: int) -> int:
    """The words that Settings offers; formulas compare what is chosen with these cells. Returns the next free row."""
    first = _heads(sheet, row, "Words of Settings", ("choice", "word"))
    for at, (word, kind) in enumerate(WORDS.items(), start=first):
        sheet.text(at, 0, kind)
        sheet.text(at, 1, word)
        sheet.values[at, 1] = say(word)
        annex.cells[f"word {word}"] = (sheet, at, 1)
    for name, kind in KIND_OF.items():
        rows = [at for at, each in enumerate(WORDS.values(), start=first) if each == kind]
        annex.ranges[f"words {name}"] = sheet.column(1, rows[0], rows[-1])
    return first + len(WORDS) + 1


def _list(annex: Annex, sheet: Sheet, kind: str, row: int) -> int:
    """The keys of a classification with their names; returns the next free row."""
    names = annex.keys.names.get(kind) or titles(annex)
    first = _heads(sheet, row, TITLES[kind], ("key", "name"))
    for at, (key, name) in enumerate(names.items(), start=first):
        sheet.own(at, 0, key)
        sheet.text(at, 1, name, "wrap")
        sheet.tall(at, (name, NAME_WIDTH))
    annex.ranges[f"codes {kind}"] = sheet.column(0, first, first + len(names) - 1)
    return first + len(names) + 1
