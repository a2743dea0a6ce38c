"""Paths whose points were moved in time: two of them cannot stand in one year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outputs.annex.catalogue import BASE, Entry
from outputs.annex_read.typed_cells import Edit, Figure, Findings, shown

_YEAR = ".year"


def refuse_crowded_paths(known: Mapping[str, Entry], found: Findings) -> None:
    """Refuse years that were typed where another point of the same path stands already, and take them back.

    Args:
        known: the figures by address.
        found: the values typed in, of all figures.
    """
    moved = [edit for edit in found.edits if edit.address.endswith(_YEAR)]
    typed = {(edit.scenario, edit.address): edit for edit in moved}
    for edit in moved:
        others = (year for address, year in _years(edit, known, typed, found) if address != edit.address)
        if edit.new in others:
            message = f"{shown(edit.new)} is the year of another point of the same path"
            found.refuse(edit.cell, edit.address, message, "give each point a year of its own")
            found.edits.remove(edit)


def _years(
    edit: Edit, known: Mapping[str, Entry], typed: Mapping[tuple[str, str], Edit], found: Findings
) -> Iterator[tuple[str, Figure]]:
    """The year of each point of a path, as the file has it now in the column of an edit."""
    path = edit.address.rsplit(".", 2)[0]
    for address, entry in known.items():
        if address.endswith(_YEAR) and address.rsplit(".", 2)[0] == path and edit.scenario in entry.values:
            follows = (edit.scenario, address) in found.follows
            now = typed.get((BASE if follows else edit.scenario, address))
            yield address, now.new if now is not None else entry.values[edit.scenario][0]
