"""How a command that failed ends: its exit code, and what it says; a traceback is saved and never shown."""

from __future__ import annotations

import tempfile
import traceback

from outputs.asked import WrongUseError
from parameters import PlanError
from scenarios import UnknownAddressError

DEFECT, WRONG_USE, PLAN_PROBLEMS, FILE_PROBLEM = 1, 2, 3, 5


def ending(error: Exception) -> tuple[int, str]:
    """The exit code of an error and what to tell the user of it."""
    if isinstance(error, PlanError):
        if {problem.file for problem in error.problems} == {"--set"}:
            return WRONG_USE, "\n".join(map(str, error.problems))
        return PLAN_PROBLEMS, str(error)
    if isinstance(error, (WrongUseError, UnknownAddressError)):
        return WRONG_USE, f"careshift: {error}"
    if isinstance(error, BrokenPipeError):
        return FILE_PROBLEM, ""
    if isinstance(error, OSError):
        said = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        return FILE_PROBLEM, f"careshift: {said}"
    return DEFECT, f"careshift: {_saved_traceback(error)}"


def _saved_traceback(error: Exception) -> str:
    said = f"a defect in CareShift, not in your plan: {type(error).__name__}: {error}"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="careshift-traceback-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            traceback.print_exception(error, file=file)
    except OSError:
        return f"{said}\nThe traceback could not be saved."
    return f"{said}\nThe traceback is in {file.name}; please send it with your plan."
