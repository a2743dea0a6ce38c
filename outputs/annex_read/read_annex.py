"""The command that takes what was typed into an annex back into the plan, as a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from outputs.annex.catalogue import catalogue, scenario_order
from outputs.annex.units import QUO
from outputs.annex_read.figure_rows import read_figures
from outputs.annex_read.new_scenarios import NewScenario, new_scenarios, proved
from outputs.annex_read.origin import COVER, Imprint, Origin, imprint, origin_of
from outputs.annex_read.read_text import read_record, read_text
from outputs.annex_read.sheets import FIGURES, YEARS, read_sheet, tell_other_sheets
from outputs.annex_read.typed_cells import HEAD_ROWS, Findings
from outputs.annex_read.year_rows import read_years
from outputs.asked import WrongUseError
from outputs.opened import projected
from outputs.placed_files import made_beside, put_in_place
from parameters import Book, Collector, Page, PlanError, Problem, open_book

_KEPT = (
    "No change keeps the old values too, so that what a run with the scenario costs against no change is not what "
    "the typed annex says."
)


@dataclass(frozen=True)
class ReadSaid:
    """What reading an annex says: for people, for programs, and what to tell beside it."""

    text: str
    record: dict[str, Any]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Wishes:
    """How an annex is to be read.

    Attributes:
        plan: the plan it is of, if it does not lie in the folder of its run.
        run: or the folder of its run.
        scenario: the name of the new scenario; nothing for a free one.
        folder: where scenario files go; beside the plan if left out.
        dry: whether to write nothing.
    """

    plan: Path | None = None
    run: Path | None = None
    scenario: str = ""
    folder: Path | None = None
    dry: bool = False


def read_annex(annex: Path, wishes: Wishes) -> ReadSaid:
    """Say what was typed into an annex, and write it as scenarios.

    Args:
        annex: the workbook, as it came back.
        wishes: how it is to be read.

    Raises:
        FileNotFoundError: the annex or the plan is not there.
        WrongUseError: nothing says which plan it is of, or a name cannot be used.
        PlanError: with every cell that cannot be taken; nothing was written.
        ResultsError: a file cannot be written; nothing was written.
    """
    found = Findings(annex.name)
    book, figures, said = _opened(annex, found)
    origin = origin_of(annex, said, _columns(figures), wishes.plan, wishes.run)
    _compare(book, figures, origin, found)
    folder = wishes.folder or (origin.home.parent / "scenarios" if origin.home is not None else None)
    made = new_scenarios(found, origin, wishes.scenario, folder, said.run)
    warnings = [*book.warnings, *_proved(found, made, origin)]
    written = [] if wishes.dry or not made else _written(made, folder, origin)
    notes = (*origin.notes, *_notes(found, made, origin, folder))
    text = read_text(annex, said.run, found, made, written)
    record = read_record(said, found, made, written) | {"notes": list(notes), "warnings": [str(w) for w in warnings]}
    return ReadSaid(text, record, (*(f"note: {one}" for one in notes), *(f"warning: {one}" for one in warnings)))


def _opened(annex: Path, found: Findings) -> tuple[Book, Page, Imprint]:
    """The workbook, its sheet of figures, and what its Cover says."""
    if not annex.is_file():
        raise FileNotFoundError(2, "there is no such file", str(annex))
    problems = Collector()
    wanted = (COVER, FIGURES, YEARS)
    book = open_book(annex, annex.name, problems, wanted=wanted, formulas_count=False, glance=True)
    if book is None or problems.problems:
        raise PlanError(problems.problems, subject=annex.name)
    figures, said = read_sheet(book, FIGURES, found), imprint(book)
    if figures is None or said is None:
        raise PlanError([_no_annex(book, annex.name, figures)], subject=annex.name)
    return book, figures, said


def _no_annex(book: Book, name: str, figures: Page | None) -> Problem:
    if "Plan" in book.pages and figures is None:
        hint = f"it is a plan in a workbook: careshift check {name}, or careshift convert {name} plan.yaml"
        return Problem(name, 0, 1, "", "is not an annex of CareShift: it has no sheet 'Inputs'", hint)
    if figures is None:
        hint = f"its sheets are {', '.join(list(book.pages)[:8]) or 'empty'}"
        return Problem(name, 0, 1, "", "is not an annex of CareShift: it has no sheet 'Inputs'", hint)
    hint = "keep the sheet Cover as it was exported"
    return Problem(name, 0, 1, "", "does not say which run it is of: its Cover has no fingerprint", hint, cell=COVER)


def _columns(page: Page) -> list[str]:
    """Every text of the first rows that may name a scenario."""
    return [str(cell.value).partition(" (")[0] for (row, _), cell in page.cells.items() if row <= HEAD_ROWS]


def _compare(book: Book, figures: Page, origin: Origin, found: Findings) -> None:
    projection = projected(replace(origin.plan, regions=None), origin.file)
    read_figures(figures, catalogue(projection, series=False), scenario_order(projection), found)
    lists, years = catalogue(projection, series=True), read_sheet(book, YEARS, found)
    if years is not None:
        read_years(years, lists, origin.plan.base_year, found)
    elif lists:
        found.passed.append((YEARS, "the sheet is gone: nothing of it was compared"))
    tell_other_sheets(book, found)


def _proved(found: Findings, made: Sequence[NewScenario], origin: Origin) -> list[Problem]:
    """Warnings of what was typed.

    Raises:
        PlanError: with what is wrong in the cells, and what is wrong in the scenarios that come of the others.
    """
    problems = list(found.problems)
    try:
        warnings = proved(made, origin, found.name) if made else []
    except PlanError as error:
        problems += [one for one in error.problems if one not in problems]
    if problems:
        raise PlanError(problems, subject=found.name)
    return warnings


def _written(made: Sequence[NewScenario], folder: Path | None, origin: Origin) -> list[Path]:
    """Write every file, or none."""
    if folder is None:
        raise WrongUseError(f"the plan of this run is not there any more ({origin.file.name}): say where with -o DIR")
    names = [f"{one.name}.yaml" for one in made]
    with made_beside(folder) as aside:
        for one, name in zip(made, names, strict=True):
            (aside / name).write_text(one.file.text, encoding="utf-8", newline="\n")
        return put_in_place(aside, folder, names)


def _notes(found: Findings, made: Sequence[NewScenario], origin: Origin, folder: Path | None) -> list[str]:
    """What a planner may expect and does not get."""
    notes = []
    follow = sorted({name for name, address in found.follows if any(e.address == address for e in found.edits)})
    follow = [name for name in follow if name not in {one.of for one in made}]
    if follow:
        names = " and ".join(follow) if len(follow) < 3 else ", ".join(follow)
        kept = f"{_KEPT} " if QUO in follow else ""
        notes.append(
            f"in the annex {names} followed what was typed into the plan's column; as scenarios they stay as they are. "
            f"{kept}To change the plan for all of them, write the values into the plan"
        )
    home = origin.home.parent / "scenarios" if origin.home is not None else None
    if made and folder is not None and (home is None or folder.resolve() != home.resolve()):
        notes.append(f"a scenario counts when it lies in the folder scenarios beside the plan, not in {folder}")
    return notes
