"""Documents asked for of a run that is there already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from outputs.report import DOCUMENTS, write_documents
from outputs.results_folder import read_record


def export_run(run: Path, wanted: Sequence[str] = (), reader: str = "") -> list[Path]:
    """Make documents from a stored run, into its folder; nothing is costed again.

    Args:
        run: the results folder.
        wanted: which of `DOCUMENTS`; all of them, if none is named.
        reader: for whom brief and slides are ordered, if for somebody.

    Raises:
        ResultsError: it is no results folder, something is missing in it, or it cannot be written.
    """
    chosen = [name for name in DOCUMENTS if name in wanted] or list(DOCUMENTS)
    return write_documents(run, read_record(run), chosen, reader)
