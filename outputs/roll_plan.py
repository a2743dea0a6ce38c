"""The command that rolls a plan forward: the new plan, the old one beside it, and what was changed and what was not."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from outputs.convert import as_yaml
from outputs.fit_files import MARK
from outputs.opened import opened_plan, plan_file, projected, recorded
from outputs.placed_folder import ResultsError
from outputs.wording import counted, money, number, plain
from parameters import ECONOMIC_GROUPS, Outturns, Plan, PlanError, directive_titles, is_workbook, read_outturns
from scenarios import Document, Notes, Rebase, State

PREVIOUS, CHANGES, COPY = "previous", "CHANGES.md", "outturns.csv"


def roll_plan(plan: Path, outturns: Path, folder: Path) -> str:
    """Roll a plan forward and say what was written; the new plan is YAML, also that of a workbook.

    Args:
        plan: the plan file or its folder.
        outturns: CSV file of what really happened.
        folder: where the new plan goes; made if it is not there, and no file in it is overwritten.

    Raises:
        PlanError: the plan or the outturns have problems, or the rolled plan would have.
        ResultsError: the folder cannot be written.
    """
    file = plan_file(plan)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ResultsError(f"{folder} is there already and not empty; choose another folder with -o")
    if is_workbook(file):
        opened_plan(file)  # so that what is wrong is told with its cell
    with as_yaml(file, folder.parent) as read:
        loaded = opened_plan(read)
        found = read_outturns(outturns, range(loaded.first, loaded.last + 1), _known(loaded))
        rebase = _rebased(loaded, read, found)
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            made = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=folder.parent))
            try:
                _write(made, (file, read, outturns), rebase)
                _prove(made / read.name, found)
                _place(made, folder)
            except BaseException:
                shutil.rmtree(made, ignore_errors=True)
                raise
        except OSError as error:
            raise ResultsError(
                f"cannot write {folder} ({error.strerror or error}); choose another folder with -o"
            ) from error
        return _said(folder, read.name, file, rebase)


def _rebased(plan: Plan, file: Path, found: Outturns) -> Rebase:
    """The plan's document with every change that rolling makes."""
    one = projected(replace(plan, scenarios={"reform": plan.scenarios["reform"]}), file).scenarios["reform"]
    document = Document.read(file)
    rebase = Rebase(plan, State(one, found.year), found, document)
    rebase.run()
    for name in list(document.at("scenarios") or ()):
        rebase.shorten_scenario(document, name, f"scenarios.{name}")
    return rebase


def _place(made: Path, folder: Path) -> None:
    if folder.exists():
        folder.rmdir()
    made.chmod(0o755)
    made.rename(folder)


def _known(plan: Plan) -> Mapping[str, Collection[str]]:
    reform = plan.scenarios["reform"]
    elements = [*reform.actions.values(), *reform.institutions.values(), *reform.places.values()]
    return {
        "element": [one.id for one in elements],
        "payer": sorted({one.tags["payer"] for one in elements if "payer" in one.tags}),
        "class": ECONOMIC_GROUPS,
        "programme": list(directive_titles()),
    }


def _write(folder: Path, given: tuple[Path, Path, Path], rebase: Rebase) -> None:
    whole, file, outturns = given
    previous = f"{PREVIOUS}{'.xlsx' if is_workbook(whole) else '.yaml'}"
    shutil.copyfile(whole, folder / previous)
    shutil.copyfile(outturns, folder / COPY)
    _text(folder / file.name, rebase.document.text())
    for name in rebase.plan.files:
        if name.startswith("scenarios/") and (file.parent / name).read_text(encoding="utf-8-sig").startswith(MARK):
            rebase.notes.lost.append(f"{name}: make it anew with careshift fit")
        elif name.startswith("scenarios/"):
            scenario = Document.read(file.parent / name)
            rebase.shorten_scenario(scenario, Path(name).stem)
            (folder / "scenarios").mkdir(exist_ok=True)
            _text(folder / name, scenario.text())
        elif name != file.name and (file.parent / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.parent / name, folder / name)
            if rebase.plan.regions is not None and name == rebase.plan.regions.file:
                old = f"its figures are those of {rebase.plan.base_year}: count the regions anew"
                rebase.notes.lost.append(f"{name}: {old}")
    _text(folder / CHANGES, changes_text(rebase, previous))


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _prove(file: Path, outturns: Outturns) -> None:
    """Load and record the new plan; what is wrong at an address of the outturns is told with their line."""
    try:
        recorded(opened_plan(file), file)
    except PlanError as error:
        marks = {one.address: one.mark for one in outturns.figures}
        told = []
        for problem in error.problems:
            near = [address for address in marks if problem.address.startswith(address)]
            if near:
                at = marks[max(near, key=len)]
                told.append(replace(problem, file=at.file, line=at.line, column=at.column, excerpt=at.text))
            else:
                hint = problem.hint or f"give {problem.address or 'it'} in the outturns, or mend it in the plan"
                told.append(replace(problem, file=f"{problem.file}, rolled forward", hint=hint))
        raise PlanError(told, subject=outturns.file) from None


def changes_text(rebase: Rebase, previous: str) -> str:
    """What rolling changed, for people who know the old plan."""
    notes, base = rebase.notes, rebase.base
    head = [
        f"# {rebase.plan.title}: rolled forward to {base}",
        "",
        f"Base year {rebase.plan.base_year} -> {base}; plan years {rebase.plan.first}-{rebase.plan.last} -> "
        f"{base + 1}-{rebase.plan.last}. The old plan is {previous}, the outturns {COPY}.",
        "",
        "## Outturns against the plan",
        "",
        *_against(rebase),
    ]
    return "\n".join([*head, *_lists(notes)]) + "\n"


def _against(rebase: Rebase) -> Iterator[str]:
    currency = rebase.plan.currency
    yield f"| year | for | planned, {currency} | outturn, {currency} | difference | what |"
    yield "|---|---|---:|---:|---:|---|"
    for one in rebase.outturns.money:
        planned = rebase.state.spent(one.whom, one.name, one.year)
        cells = [number(value) for value in (planned, one.amount, one.amount - planned)]
        yield f"| {one.year} | {one.whom} {one.name} | {' | '.join(cells)} | {one.what} |"
    yield ""


def _lists(notes: Notes) -> Iterator[str]:
    for title, lines in (
        ("Taken from the outturns", notes.taken),
        ("Carried forward as the plan expected it: count it, and write it in the plan", notes.carried),
        ("Taken out, because it is past", notes.dropped),
        ("Could not be carried: look at each", notes.lost),
    ):
        yield from [f"## {title}", "", *(f"- {line}" for line in lines or ["nothing"]), ""]


def _said(folder: Path, name: str, old: Path, rebase: Rebase) -> str:
    notes = rebase.notes
    total = sum(one.amount for one in rebase.outturns.money if one.year == rebase.base)
    lines = [
        plain(f"{rebase.plan.title}: rolled forward to {rebase.base}"),
        f"{counted(len(rebase.outturns.money), 'amount')} ({money(total, rebase.plan.currency)} told for "
        f"{rebase.base}) and {counted(len(rebase.outturns.figures), 'figure')} taken from the outturns;",
        f"{counted(len(notes.carried), 'figure')} carried as the plan expected; {len(notes.lost)} things could not be "
        f"carried: see {CHANGES}",
        f"wrote {folder}",
        *_in_yaml(folder, name, old),
        f"Next: careshift run {(folder / name).as_posix()}",
    ]
    return "\n".join(lines) + "\n"


def _in_yaml(folder: Path, name: str, old: Path) -> list[str]:
    """What somebody must know who rolled a workbook."""
    if not is_workbook(old):
        return []
    new = (folder / old.name).as_posix()
    return [f"The new plan is YAML; a workbook again: careshift convert {(folder / name).as_posix()} {new}"]
