"""The command that fits a plan to its money: loaded, cut, written, proven and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outputs.fit_files import write_fits
from outputs.fit_text import fit_record, fit_text
from outputs.opened import opened_plan, plan_file, recorded
from scenarios import fit


@dataclass(frozen=True)
class FitSaid:
    """What fitting says: `text` for people, `record` for programs; `unmet` names cut-lines that cannot be reached."""

    text: str
    record: dict[str, Any]
    unmet: tuple[str, ...]


def fit_plan(
    plan: Path, folder: Path | None = None, count_asked: bool = False, step: Callable[[str], None] = lambda _: None
) -> FitSaid:
    """Fit a plan and write its scenario files.

    Args:
        plan: the plan file or its folder.
        folder: where the scenario files go; ``scenarios/`` beside the plan if left out.
        count_asked: whether money that is only asked for counts too.
        step: told what is being done.

    Raises:
        PlanError: the plan has problems, or nothing to be held against.
        WrongUseError, ResultsError: the files cannot be written.
    """
    file = plan_file(plan)
    loaded = opened_plan(file)
    recorded(loaded, file)
    fitted = fit(file, count_asked, step)
    written = write_fits(fitted, loaded, file, folder if folder is not None else file.parent / "scenarios")
    counted = "voted, promised and asked for" if count_asked else "voted and promised"
    title = f"{loaded.title}: fitted to its ceilings and to money {counted}"
    unmet = tuple(line.name for line in fitted.lines if not line.fits)
    return FitSaid(fit_text(fitted, title, written), fit_record(fitted, title, written), unmet)
