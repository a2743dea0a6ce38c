"""The scenario files that come of what was typed: named, written aside, proved by loading the plan with them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from outputs.annex.catalogue import BASE
from outputs.annex_read.origin import Origin
from outputs.annex_read.typed_cells import Edit, Findings
from outputs.asked import WrongUseError
from outputs.opened import opened_plan, recorded
from outputs.results_folder import copy_inputs
from parameters import ID, Plan, PlanError, Problem, Typed, TypedFile, typed_scenario

NAME = "edited"
"""What a scenario is called if nobody names it."""
_UNKNOWN = "unknown address"


@dataclass(frozen=True)
class NewScenario:
    """A scenario to be written.

    Attributes:
        name: its name.
        of: the scenario whose column was typed into.
        typed: every value that differs from that scenario, those it takes over from the plan's column too.
        file: its text.
    """

    name: str
    of: str
    typed: tuple[Typed, ...]
    file: TypedFile


def new_scenarios(found: Findings, origin: Origin, asked: str, folder: Path | None, run: str) -> list[NewScenario]:
    """A scenario for each column that was typed into.

    Args:
        found: what was typed.
        origin: the plan.
        asked: the name that was asked for; nothing for a free one.
        folder: where the files go.
        run: the name of the run, for the head of each file.

    Raises:
        WrongUseError: the name cannot be used.
    """
    columns = list(dict.fromkeys(edit.scenario for edit in found.edits))
    columns.sort(key=lambda name: name != BASE)
    names = _names(columns, asked, _taken(origin, folder))
    made = []
    for of, name in zip(columns, names, strict=True):
        typed = tuple(Typed(edit.address, edit.new, edit.cell, edit.old) for edit in _of(found, of))
        over = "" if of == BASE else f", over {of}"
        remark = f"Typed into {found.name}, the annex of {run}, column {of}; written by careshift read."
        what = f"What was typed into {found.name}{over}"
        scenario = origin.plan.scenarios[of]
        file = typed_scenario(name, what, typed, scenario, origin.file, remark=remark)
        made.append(NewScenario(name, of, typed, file))
    return made


def _of(found: Findings, name: str) -> Iterator[Edit]:
    """What was typed into a column, and what it takes over from the plan's column because its cell follows that."""
    own = [edit for edit in found.edits if edit.scenario == name]
    if name != BASE:
        plan = (edit for edit in found.edits if edit.scenario == BASE)
        yield from (edit for edit in plan if (name, edit.address) in found.follows)
    yield from own


def _taken(origin: Origin, folder: Path | None) -> set[str]:
    """Names that are there already: of the plan, of its files, of files in the folder."""
    folders = [folder] if folder is not None else []
    folders += [origin.home.parent / "scenarios"] if origin.home is not None else []
    return {*origin.plan.scenarios, *(path.stem for each in folders for path in each.glob("*.yaml"))}


def _names(columns: Sequence[str], asked: str, taken: set[str]) -> list[str]:
    if asked and not ID.fullmatch(asked):
        raise WrongUseError(f"--scenario {asked}: a name has small letters, digits and _, and starts with a letter")
    names = []
    for place, column in enumerate(columns):
        wish = (asked or NAME) if place == 0 and (asked or column == BASE) else f"{column}_{asked or NAME}"
        if asked and wish in taken:
            raise WrongUseError(f"there is a scenario '{wish}' already; choose another name with --scenario")
        name, number = wish, 2
        while name in taken:
            name, number = f"{wish}_{number}", number + 1
        names.append(name)
        taken.add(name)
    return names


def proved(made: Sequence[NewScenario], origin: Origin, annex: str) -> list[Problem]:
    """Load the plan with new scenarios.

    Returns:
        Warnings of their values, each with the cell of the annex.

    Raises:
        PlanError: they cannot be used; the problems name cells of the annex.
    """
    warnings = _loaded(made, origin.plan, origin.file, annex)
    if origin.home is not None and origin.home.resolve() != origin.file.resolve():
        try:
            now = opened_plan(origin.home)
        except PlanError:
            return warnings  # the plan as it is now has problems of its own
        if now.fingerprint() != origin.plan.fingerprint():
            _loaded(made, now, origin.home, annex)
    return warnings


def _loaded(made: Sequence[NewScenario], plan: Plan, file: Path, annex: str) -> list[Problem]:
    with tempfile.TemporaryDirectory(prefix="careshift-read-") as folder:
        copy_inputs(Path(folder), plan, file)
        copy = Path(folder) / "inputs" / file.name
        (copy.parent / "scenarios").mkdir(exist_ok=True)
        for one in made:
            text = one.file.text
            (copy.parent / "scenarios" / f"{one.name}.yaml").write_text(text, encoding="utf-8", newline="\n")
        try:
            loaded = opened_plan(copy)
            new = {one.name: loaded.scenarios[one.name] for one in made}
            recorded(replace(loaded, scenarios=new, regions=None), copy)
        except PlanError as error:
            found = tuple(dict.fromkeys(_in_annex(one, made, annex) for one in error.problems))
            raise PlanError(found, subject=annex) from None
    if problems := list(_differences(made, loaded, annex)):
        raise PlanError(problems, subject=annex)
    files = {f"scenarios/{one.name}.yaml" for one in made}
    return list(dict.fromkeys(_in_annex(one, made, annex) for one in loaded.warnings if one.file in files))


def _in_annex(problem: Problem, made: Sequence[NewScenario], annex: str) -> Problem:
    """A problem of a new file, or of an address that was typed into, with the cells of the annex."""
    address = problem.address
    cells: tuple[str, ...] = ()
    for one in made:
        address = address.removeprefix(f"scenarios.{one.name}.").removeprefix("parameters.")
        if problem.file == f"scenarios/{one.name}.yaml":
            cells = one.file.cells.get(problem.line, ())
    typed = [each for one in made for each in one.typed]
    exact = tuple(each.cell for each in typed if each.address == address and (not cells or each.cell in cells))
    below = tuple(each.cell for each in typed if f"{each.address}.".startswith(f"{address}.") and address)
    cells = exact or cells or below
    if not cells:
        return problem
    if problem.message.startswith(_UNKNOWN):
        said, hint = "no scenario can change this", "write it into the plan"
        return Problem(annex, 0, 1, address, said, hint, cell=", ".join(dict.fromkeys(cells)))
    message = re.sub(r"scenarios/\w+\.yaml:\d+", "another cell", problem.message)
    return Problem(annex, 0, 1, address, message, problem.hint, cell=", ".join(dict.fromkeys(cells)))


def _differences(made: Sequence[NewScenario], loaded: Plan, annex: str) -> Iterator[Problem]:
    """Values that read back as others; points of paths whose years were typed may stand in another order."""
    for one in made:
        known: Mapping[str, float] = {a: p.value for a, p in loaded.scenarios[one.name].parameters().items()}
        ordered = {typed.address.rsplit(".", 2)[0] for typed in one.typed if typed.address.endswith(".year")}
        for typed in one.typed:
            moved = any(typed.address.startswith(f"{path}.") for path in ordered)
            if not moved and known.get(typed.address, 0) != typed.value:
                message = f"would be read as {known.get(typed.address)}, not {typed.value}; a defect of CareShift"
                yield Problem(annex, 0, 1, typed.address, message, cell=typed.cell)
