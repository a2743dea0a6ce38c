"""The Excel annex: every line of every scenario as a live formula, with the engine's value stored beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from outputs.annex.layout import annex_cell

if TYPE_CHECKING:
    from outputs.annex.context import Info
    from outputs.run_info import RunStep
    from scenarios import Finding, Projection

__all__ = ["annex_cell", "write_annex"]


def write_annex(
    path: str | Path, projection: Projection, findings: Sequence[Finding], info: Info, language: str = "en",
    *, history: Sequence[RunStep] = (),
) -> None:  # fmt: skip
    """Write the annex of a projection; the same inputs give the same bytes.

    Args:
        path: the .xlsx file.
        projection: every scenario in the base case.
        findings: what the rules say; a BLOCK marks every sheet as not valid.
        info: the run: its id, fingerprint and version.
        language: of headings, labels and checks; figures, ids and the plan's own words are the same in all.
        history: earlier runs that the Change log tells of, the newest first.

    Raises:
        ValueError: a figure is not a number, or there is no such language; nothing is written.
        OSError: the file cannot be written.
    """
    from outputs.annex.tongue import catalogue_of
    from outputs.annex.workbook import write

    write(Path(path), projection, findings, info, catalogue_of(language), history=history)
