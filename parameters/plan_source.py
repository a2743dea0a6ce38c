"""The file of a plan, whatever its format: a YAML file, or a workbook that holds its scenarios and regions too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from parameters.documents import Mark, Node, plain, read_file
from parameters.problems import Collector
from parameters.scenario_files import scenario_paths

if TYPE_CHECKING:
    from parameters.region_table import RegionTable

WORKBOOK = ".xlsx"
"""How the name of a plan ends that is a workbook."""

_OTHERS = {
    ".xls": "a workbook of an old kind",
    ".xlsm": "a workbook that may hold macros",
    ".xlsb": "a binary workbook",
    ".ods": "a workbook of another kind",
    ".numbers": "a workbook of another kind",
    ".csv": "a table of text",
}
_SAVE = "open it in a spreadsheet programme, save it as .xlsx and hand that in"
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class PlanSource:
    """What the file of a plan says.

    Attributes:
        tree: the plan's tree.
        held: names of the scenarios that it holds although they have a file of their own in YAML.
        regions: the table of regions, if the file brings it along.
    """

    tree: Node
    held: tuple[str, ...] = ()
    regions: RegionTable | None = None


def is_workbook(path: Path) -> bool:
    """Whether a plan is a workbook, by its name."""
    return path.suffix.lower() == WORKBOOK


def no_plan(path: Path) -> tuple[str, str] | None:
    """Why a file is no plan, and what to do, by its name and first bytes; None if it may be one or is not there."""
    name, ending = path.name, path.suffix.lower()
    if not path.is_file():
        return None
    if name.startswith(("~$", ".~lock.")):
        whole = name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
        return "is the lock file of a workbook that is open", f"name the workbook itself: {whole}"
    if ending in _OTHERS:
        return f"is {_OTHERS[ending]}; a plan is .yaml or .xlsx", _SAVE
    if not is_workbook(path) and _head(path).startswith((_ZIP, _COMPOUND)):
        return f"is no text, but looks like a workbook or another office file, and its name ends in {ending}", _SAVE
    return None


def _head(path: Path) -> bytes:
    """The first bytes of a file; nothing if it cannot be read, which is told where it is read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_COMPOUND))
    except OSError:
        return b""


def lock_of(path: Path) -> Path | None:
    """The file beside a workbook that says that a spreadsheet programme has it open."""
    locks = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    return next((lock for lock in locks if lock.exists()), None)


def read_source(path: Path, problems: Collector, warnings: Collector) -> PlanSource | None:
    """The file of a plan, or None with the reasons among ``problems``.

    Args:
        path: a YAML file, or a workbook.
        problems: takes what is wrong, with its line or its cell.
        warnings: takes what a workbook holds and is not read, and files beside it that say something else.
    """
    if reason := no_plan(path):
        problems.add(Mark(path.name), "", *reason)
        return None
    if not is_workbook(path):
        tree = read_file(path, path.name, problems)
        return None if tree is None else PlanSource(tree)
    from parameters.region_table import SheetTable
    from parameters.workbook.book import read_plan_book

    if lock := lock_of(path):
        hint = "save it there first if you have changed something"
        warnings.add(Mark(path.name), "", f"is open in a spreadsheet programme ({lock.name} is beside it): "
                     "what is not saved yet is not read", hint)  # fmt: skip
    book = read_plan_book(path, path.name, problems, warnings)
    if book is None:
        return None
    _warn_of_files(path, book.tree, book.files, warnings)
    table = None if book.regions is None else SheetTable(path.name, book.regions, problems, warnings)
    return PlanSource(book.tree, book.files, table)


def _warn_of_files(path: Path, tree: Node, held: tuple[str, ...], warnings: Collector) -> None:
    """Scenario files beside a workbook that holds the same scenarios: told if they say something else."""
    scenarios = tree.items.get("scenarios")
    for file in scenario_paths(path):
        inside = scenarios.items.get(file.stem) if scenarios is not None and file.stem in held else None
        if inside is None:
            continue
        written = read_file(file, file.name, Collector())
        said = {key: plain(child) for key, child in written.items.items() if key != "scenario"} if written else None
        if said != plain(inside):
            message = f"is not read: {path.name} holds this scenario, and says something else"
            warnings.add(Mark(f"scenarios/{file.name}"), "", message)
