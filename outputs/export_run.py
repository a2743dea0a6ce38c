"""Documents asked for of a run that is there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from outputs.placed_folder import ResultsError
from outputs.report import DOCUMENTS, write_documents
from outputs.results_folder import read_record
from outputs.run_info import own_version
from outputs.seal import faults, is_sealed, run_again

UNREADABLE = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What reading a table or record of another version may end with."""


def export_run(run: Path, wanted: Sequence[str] = (), reader: str = "") -> list[Path]:
    """Make documents from a stored run, into its folder; nothing is costed again.

    Args:
        run: the results folder.
        wanted: which of `DOCUMENTS`; all of them, if none is named.
        reader: for whom brief and slides are ordered, if for somebody.

    Raises:
        ResultsError: it is no results folder, something in it is not as the run wrote it, or it cannot be written.
    """
    chosen = [name for name in DOCUMENTS if name in wanted] or list(DOCUMENTS)
    record = read_record(run)
    _check(run, record)
    try:
        return write_documents(run, record, chosen, reader)
    except UNREADABLE as error:
        made, ours = record.get("careshift"), own_version()
        if made == ours:
            raise  # a folder of ours that is as it was written: a defect, and no matter of the folder
        told = f"{run} was written by CareShift {made}, and this is {ours}, which cannot make documents from it"
        raise ResultsError(f"{told}; run the plan again: {run_again(run, record)}") from error


def _check(run: Path, record: Mapping[str, Any]) -> None:
    """Refuse a folder that is not as its run wrote it, with everything that is wrong.

    Raises:
        ResultsError: see there.
    """
    again = f"run the plan again: {run_again(run, record)}"
    if not is_sealed(record):
        told = "its run.json holds no hashes of its files, so nobody can say whether they are as the run wrote them"
        raise ResultsError(f"no document was made: {run} is of an older CareShift; {told}\n{again}")
    found = faults(run, record)
    if found:
        told = "\n".join(f"  {fault}" for fault in found)
        raise ResultsError(f"no document was made: {run} is not as its run wrote it\n{told}\n{again}")
