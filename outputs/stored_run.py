"""A run read back from its results folder, so that it can be explained: from the copies of its own inputs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outputs.placed_folder import ResultsError
from outputs.results_folder import read_record
from outputs.run_info import run_info
from outputs.seal import ASKED, faults, is_sealed, run_again
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
        ResultsError: it is not one, it is not complete, or it is not as its run wrote it.
    """
    record = read_record(folder)
    try:
        request = record["request"]
        file = folder / "inputs" / Path(str(request["plan"])).name
        settings = {str(address): str(value) for address, value in dict(request["set"]).items()}
        run = StoredRun(folder, file, settings, [*map(str, record["scenarios"])], record)
        _ = int(record["seed"]), int(record["draws"]), str(record["fingerprint"])
    except (KeyError, TypeError, ValueError):
        raise ResultsError(f"{folder / 'run.json'} does not say what it was made from; run the plan again") from None
    if not file.is_file():
        raise ResultsError(f"{file} is missing, so the run cannot be explained; run the plan again")
    found = faults(folder, record, (ASKED,)) if is_sealed(record) else []
    if found:
        told = "\n".join(f"  {fault}" for fault in found)
        said = f"{folder} is not as its run wrote it, so it cannot be explained or compared"
        raise ResultsError(f"{said}\n{told}\nrun the plan again: {run_again(folder, record)}")
    return run
