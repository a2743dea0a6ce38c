"""The command that compares: opened, compared, written, told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outputs.compare_files import json_of, places, write_comparison
from outputs.compare_said import compared_sentence, drawn_sentence
from outputs.compare_sides import compared_sides
from outputs.compare_tables import compare_tables
from outputs.compare_text import compare_text
from scenarios import compare


@dataclass(frozen=True)
class ComparisonSaid:
    """What a comparison says: `text` for people, `record` for programs, `notes` on what was compared."""

    text: str
    record: dict[str, Any]
    notes: list[str]


def compare_plans(
    words: Sequence[str],
    *,
    by: str = "element",
    draws: int = 0,
    seed: int = 0,
    output: Path | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> ComparisonSaid:
    """Compare runs, plans and scenarios with the first of them.

    Args:
        words: results folders, plan files or folders, each perhaps with ``:SCENARIO``.
        by: what the text shows the difference by.
        draws: how many draws of uncertain figures; 0 for the base case alone.
        seed: of the draws.
        output: a workbook or a folder to be written; nothing is, if left out.
        step: told what is being done.

    Raises:
        WrongUseError, PlanError, ResultsError, FileNotFoundError: see `compared_sides` and `write_comparison`.
    """
    if output is not None:
        places(output)  # said before anything is computed
    sides, notes = compared_sides(words)
    comparison = compare(sides, draws, seed, step)
    tables = compare_tables(comparison)
    written = write_comparison(output, comparison, tables) if output is not None else []
    where = "".join(f"wrote {path}\n" for path in written)
    said = [
        {
            "scenario": one.pair.other.label,
            "against": one.pair.first.label,
            "sentence": compared_sentence(one),
            "drawn": drawn_sentence(one, draws, seed),
            "notes": list(one.pair.notes),
        }
        for one in comparison.others
    ]
    record = {"draws": draws, "seed": seed, "notes": notes, "compared": said, "written": [str(p) for p in written]}
    return ComparisonSaid(compare_text(comparison, by, where), record | json_of(tables), notes)
