"""A run read back from its results folder, so that it can be explained: from the copies of its own inputs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outputs.placed_folder import ResultsError
from outputs.results_folder import read_record
from outputs.run_info import run_info
from parameters import Plan


@dataclass(frozen=True)
class StoredRun:
    """What a results folder was made from.

    Attributes:
        folder: the results folder.
        plan_file: the copy of the plan in it.
        overrides: values that were set on the command line, by address.
        scenarios: those that were costed.
        record: the whole record of the run.
    """

    folder: Path
    plan_file: Path
    overrides: dict[str, str]
    scenarios: list[str]
    record: dict[str, Any]

    @property
    def changed_since(self) -> str:
        """The plan file this run was made from, if it is still there and now says something else; else nothing."""
        original = Path(str(self.record["request"].get("plan", "")))
        try:
            same = original.read_bytes() == self.plan_file.read_bytes()
        except OSError:
            return ""
        return "" if same else str(original)

    def notes(self, plan: Plan) -> list[str]:
        """What a reader must know of changes since the run; `plan` is what its inputs are read as now."""
        found = []
        now = run_info(plan, self.plan_file, self.record["seed"], self.record["draws"])
        if self.changed_since:
            found.append(f"{self.changed_since} has changed since this run; this explains the run as it was")
        if now.fingerprint != self.record["fingerprint"]:
            found.append("CareShift, its data or the inputs in this folder have changed since: figures may differ")
        return found


def stored_run(folder: Path) -> StoredRun:
    """Read a results folder.

    Raises:
        ResultsError: it is not one, or it is not complete.
    """
    record = read_record(folder)
    try:
        request = record["request"]
        file = folder / "inputs" / Path(str(request["plan"])).name
        run = StoredRun(folder, file, dict(request["set"]), list(record["scenarios"]), record)
    except (KeyError, TypeError, ValueError):
        raise ResultsError(f"{folder / 'run.json'} does not say what it was made from; run the plan again") from None
    if not file.is_file():
        raise ResultsError(f"{file} is missing, so the run cannot be explained; run the plan again")
    return run
