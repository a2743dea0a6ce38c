"""Which plan an annex was made from: by the run folder it lies in, or the plan or run that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from outputs.asked import WrongUseError, chosen
from outputs.opened import opened_plan, plan_file
from outputs.placed_folder import ResultsError
from outputs.results_folder import RECORD
from outputs.run_info import run_info
from outputs.stored_run import stored_run
from parameters import Book, Page, Plan, PlanError, Problem, cell_name

COVER = "Cover"
RESULTS = "results"
OTHER_VERSION = "what differs may come from that"
CHANGED = "has changed since this annex was made; compared with the plan as it was"
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_DRAWS = re.compile(r"(\d{1,9}), (\d{1,18})")


@dataclass(frozen=True)
class Imprint:
    """What the Cover says: the name of the run, the fingerprint of its inputs, and the cell where that stands.

    Attributes:
        version: of CareShift, as it was then.
        draws: how many the run had; `seed` of them.
    """

    run: str
    fingerprint: str
    cell: str
    version: str = ""
    draws: int = 0
    seed: int = 0


@dataclass(frozen=True)
class Origin:
    """The plan behind an annex.

    Attributes:
        plan: as it was when the annex was written.
        file: the file it was read from; in a run folder its copy.
        home: the plan file that a new scenario belongs to; None if it is not there any more.
        notes: what is to be known of it.
        settings: values set on the command line of the run.
    """

    plan: Plan
    file: Path
    home: Path | None
    notes: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


def imprint(book: Book) -> Imprint | None:
    """What the Cover says of the run, in any language; None if it says nothing."""
    page = book.pages.get(COVER, Page(COVER, {}))
    for (row, column), cell in sorted(page.cells.items()):
        if isinstance(cell.value, str) and _FINGERPRINT.fullmatch(cell.value.strip()):
            fingerprint = cell.value.strip()
            version, below = (str(page.value(at, column) or "").strip() for at in (row - 1, row + 1))
            match = _DRAWS.fullmatch(below)
            draws, seed = (int(match[1]), int(match[2])) if match else (0, 0)
            place = f"{page.name}!{cell_name(row, column)}"
            return Imprint(_run(page, fingerprint), fingerprint, place, version, draws, seed)
    return None


def _run(page: Page, fingerprint: str) -> str:
    ending = f"-{fingerprint[:8]}"
    texts = (cell.value.strip() for cell in page.cells.values() if isinstance(cell.value, str))
    return next((text for text in texts if re.fullmatch(rf"[a-z0-9-]+{ending}", text)), f"the run {fingerprint[:8]}")


def origin_of(annex: Path, said: Imprint, columns: list[str], plan: Path | None, run: Path | None) -> Origin:
    """The plan that an annex was made from.

    Args:
        annex: the workbook.
        said: what its Cover says.
        columns: the scenarios that have a column in it.
        plan: the plan it is said to be of.
        run: the results folder it is said to be of.

    Raises:
        WrongUseError: nothing says which plan it is.
        PlanError: it is another plan, or the plan has problems.
        ResultsError: the folder holds no complete run.
    """
    if plan is not None and run is not None:
        raise WrongUseError("name the plan (--plan) or the folder of the run (--run), not both")
    if plan is not None:
        return _of_plan(annex, said, columns, plan)
    folder = run or annex.parent
    if run is None and not (folder / RECORD).is_file():
        raise WrongUseError(
            f"{annex} does not lie in the folder of its run: name its plan with --plan, or that folder with --run"
        )
    return _of_run(annex, said, folder)


def _of_run(annex: Path, said: Imprint, folder: Path) -> Origin:
    stored = stored_run(folder)
    if stored.record.get("fingerprint") != said.fingerprint:
        message = f"is of {said.run}, but {folder} holds {stored.record.get('run', 'another run')}"
        raise _another(
            annex, said, message, "name the plan of this annex with --plan, or the folder of its run (--run)"
        )
    plan = opened_plan(stored.plan_file, stored.overrides)
    plan = chosen(plan, [name for name in stored.scenarios if name in plan.scenarios])
    home = Path(str(stored.record["request"].get("plan", "")))
    notes = []
    if stored.changed_since:
        notes.append(f"{stored.changed_since} {CHANGED}")
    now = run_info(plan, stored.plan_file, stored.record["seed"], stored.record["draws"])
    if now.fingerprint != said.fingerprint:
        notes.append(f"CareShift or its data have changed since this annex was made: {OTHER_VERSION}")
    settings = tuple(f"{address}={value}" for address, value in stored.overrides.items())
    if settings:
        notes.append(f"the run was made with --set {' --set '.join(settings)}; run the new scenario with it too")
    return Origin(plan, stored.plan_file, home if home.is_file() else None, tuple(notes), settings)


def _of_plan(annex: Path, said: Imprint, columns: list[str], named: Path) -> Origin:
    file = plan_file(named)
    try:
        plan: Plan | None = opened_plan(file)
    except PlanError:
        plan = None
    if plan is not None:
        for one in _versions(plan, columns):
            if _made(one, file, said, "") == said.fingerprint:
                return Origin(one, file, file)
            if _made(one, file, said, said.version) == said.fingerprint:
                return Origin(one, file, file, (f"this annex is of CareShift {said.version}: {OTHER_VERSION}",))
    for folder in (file.parent / RESULTS / said.run, Path(RESULTS) / said.run):
        try:
            found = _of_run(annex, said, folder)
        except (ResultsError, PlanError):
            continue
        if found.home is None or found.home.resolve() != file.resolve():
            continue  # the run of another plan
        note = f"{file} has changed since this annex was made; compared with the run {folder}"
        return Origin(found.plan, found.file, file, (note, *_without(found.notes)), found.settings)
    message = f"is of {said.run}, and {file} is not the plan it was made from, or has changed since"
    hint = f"name the folder of that run: --run {RESULTS}/{said.run}"
    raise _another(annex, said, message, hint)


def _made(plan: Plan, file: Path, said: Imprint, version: str) -> str:
    return run_info(plan, file, said.seed, said.draws, version=version).fingerprint


def _versions(plan: Plan, columns: list[str]) -> Iterator[Plan]:
    """The plan with all its scenarios; with those alone that were costed; and as it was before it had the others."""
    yield plan
    names = [name for name in columns if name in plan.scenarios]
    if names:
        few = chosen(plan, names)
        yield few
        kept = {name: one for name, one in plan.resolved["scenarios"].items() if name in few.scenarios}
        yield replace(few, resolved={**plan.resolved, "scenarios": kept})


def _another(annex: Path, said: Imprint, message: str, hint: str) -> PlanError:
    return PlanError([Problem(annex.name, 0, 1, "", message, hint, cell=said.cell)], subject=annex.name)


def _without(notes: tuple[str, ...]) -> tuple[str, ...]:
    """Notes of a run without the one that its plan has changed, which is said already."""
    return tuple(note for note in notes if CHANGED not in note)
