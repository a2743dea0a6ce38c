"""What reading an annex says, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from outputs.annex.catalogue import BASE
from outputs.annex_read.new_scenarios import NewScenario
from outputs.annex_read.origin import Imprint
from outputs.annex_read.typed_cells import Findings, shown
from outputs.text_table import text_table

HEADS = ("cell", "address", "old -> new", "unit")
ONLY = "Only Inputs and Inputs by year are read; texts and formulas typed into other sheets are not looked at."
_ROWS = 12
"""Addresses of rows that are gone that are named."""


def read_text(annex: Path, run: str, found: Findings, made: Sequence[NewScenario], written: Sequence[Path]) -> str:
    """The differences by scenario, what was not taken, and the files.

    Args:
        annex: the workbook.
        run: the name of its run.
        found: what was found in it.
        made: the scenarios that come of it.
        written: their files; none if nothing was to be written.
    """
    return "\n".join(_parts(annex, run, found, made, written)) + "\n"


def _parts(
    annex: Path, run: str, found: Findings, made: Sequence[NewScenario], written: Sequence[Path]
) -> Iterator[str]:
    if not found.edits:
        what = "no value was typed over that can be taken," if found.passed or found.absent else "nothing was changed"
        yield f"{annex.name}: {what} against {run}"
    for place, one in enumerate(made):
        column = f"{one.of} (the plan)" if one.of == BASE else one.of
        rows = [
            (edit.cell, edit.address, f"{shown(edit.old)} -> {shown(edit.new)}", edit.unit)
            for edit in found.edits
            if edit.scenario == one.of
        ]
        yield f"{'' if place == 0 else chr(10)}Typed into {annex.name}, column {column}, against {run}:\n"
        yield text_table(HEADS, rows, left=len(HEADS)).rstrip("\n")
    yield from _list("How it was taken", [f"{cell} {said}" for cell, said in found.taken])
    yield from _list("Not taken", [f"{cell}: {said}" for cell, said in found.passed])
    gone = found.absent
    if gone:
        more = f", and {len(gone) - _ROWS} more" if len(gone) > _ROWS else ""
        yield f"\nRows that are gone ({len(gone)}); their values stay: {', '.join(gone[:_ROWS])}{more}"
    yield f"\n{ONLY}"
    yield from (f"wrote {path}" for path in written)
    if made and not written:
        yield f"nothing was written; it would be {', '.join(f'{one.name}.yaml' for one in made)}"


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n{title}:"
        yield from (f"  {line}" for line in lines)


def read_record(said: Imprint, found: Findings, made: Sequence[NewScenario], written: Sequence[Path]) -> dict[str, Any]:
    """The same as plain data."""
    names = {one.of: one.name for one in made}
    return {
        "annex": found.name,
        "run": said.run,
        "fingerprint": said.fingerprint,
        "changes": [
            {
                "cell": edit.cell, "address": edit.address, "column": edit.scenario, "old": edit.old, "new": edit.new,
                "unit": edit.unit, "scenario": names[edit.scenario],
            }
            for edit in found.edits
        ],
        "taken": [{"cell": cell, "said": text} for cell, text in found.taken],
        "not_taken": [{"cell": cell, "said": text} for cell, text in found.passed],
        "missing": found.absent,
        "written": [path.as_posix() for path in written],
    }  # fmt: skip
