"""A plan opened for a command: its file found, read with all cost kinds, costed; or a stored run taken up again."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from costing import RecordError, RefusedError, kinds, record
from outputs.asked import WrongUseError, chosen
from outputs.faults import problem_of
from outputs.placed_folder import ResultsError
from outputs.results_folder import RECORD
from outputs.stored_run import stored_run
from parameters import Plan, PlanError, UnitError, load_plan
from scenarios import Projection, Thresholds, kept_rows, project, project_regions, record_regions

NAMES = ("plan.yaml", "plan.xlsx")
"""What the plan of a folder is called."""


def holds_plan(folder: Path) -> bool:
    """Whether a folder holds a plan."""
    return any((folder / name).is_file() for name in NAMES)


def plan_file(plan: Path) -> Path:
    """The plan file; in a folder, its plan.yaml or plan.xlsx.

    Raises:
        FileNotFoundError: it is not there.
        WrongUseError: the folder holds both.
        ResultsError: it is the record of a run.
    """
    there = [plan / name for name in NAMES if (plan / name).is_file()] if plan.is_dir() else []
    if len(there) > 1:
        raise WrongUseError(f"{plan} holds {' and '.join(NAMES)}; name the file that is meant")
    file = next(iter(there), plan / NAMES[0]) if plan.is_dir() else plan
    if not file.is_file():
        raise FileNotFoundError(errno.ENOENT, "there is no such file", str(file))
    if file.name == RECORD:
        told = f"{file} is the record of a run and no plan; explain, compare and export take its folder: {file.parent}"
        raise ResultsError(told)
    return file


def opened_plan(file: Path, overrides: Mapping[str, str] | None = None) -> Plan:
    """A plan with every cost kind and limit known.

    Raises:
        PlanError: with every problem found.
    """
    return load_plan(file, kinds(), overrides or {}, limits=Thresholds.names())


def recorded(plan: Plan, file: Path) -> None:
    """Write every line of a plan without costing it.

    Raises:
        PlanError: something cannot be written as lines.
    """
    with _told_in_the_plan(plan, file):
        for scenario in plan.scenarios.values():
            record(plan, scenario)
        record_regions(plan)


def projected(plan: Plan, file: Path, draws: int = 0, seed: int = 0, executor: Executor | None = None) -> Projection:
    """A plan costed, with its regions if it has some, the draws by an executor if one is given.

    Raises:
        PlanError: something cannot be written as lines.
    """
    with _told_in_the_plan(plan, file):
        found = project(plan, draws, seed=seed, keep=[kept_rows], executor=executor)
        if plan.regions is None:
            return found
        return replace(found, regions=project_regions(plan, draws, seed, executor=executor))


def opened_run(run: Path) -> tuple[Projection, list[str]]:
    """The projection behind a results folder or a plan file, and what has changed since.

    Raises:
        FileNotFoundError: there is no such file.
        ResultsError: the folder holds no complete run.
        PlanError: the plan has problems.
    """
    if not run.is_dir() or holds_plan(run):
        file = plan_file(run)
        return projected(opened_plan(file), file), []
    stored = stored_run(run)
    plan = opened_plan(stored.plan_file, stored.overrides)
    plan = chosen(plan, [name for name in stored.scenarios if name in plan.scenarios])
    return projected(plan, stored.plan_file), stored.notes(plan)


@contextmanager
def _told_in_the_plan(plan: Plan, file: Path) -> Iterator[None]:
    """What cannot be written as lines is a problem of the plan, with its line."""
    try:
        yield
    except (RecordError, UnitError) as error:
        errors = error.errors if isinstance(error, RefusedError) else (error,)
        raise PlanError([problem_of(each, plan, file.parent) for each in errors], plan.warnings, file.name) from None
