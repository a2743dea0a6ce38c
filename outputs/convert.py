"""The command that turns a plan in YAML into a workbook, and a workbook into YAML; the new file is read to prove it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from outputs.asked import WrongUseError
from outputs.opened import plan_file
from outputs.placed_files import made_beside, put_in_place
from outputs.placed_folder import ResultsError
from outputs.plan_book import write_plan_book
from parameters import WrittenPlan, agrees, is_workbook, lock_of, written_plan

YAML = (".yaml", ".yml")
CROSSWALK, SCENARIOS = "crosswalk", "scenarios"


@dataclass(frozen=True)
class ConvertSaid:
    """What converting says: the files written, and what was passed over in the plan that was read."""

    written: tuple[Path, ...]
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The same for people."""
        lines = [*(f"wrote {path}" for path in self.written), f"Next: careshift check {self.written[0].as_posix()}"]
        return "\n".join(lines) + "\n"


def convert_plan(source: Path, target: Path, force: bool = False) -> ConvertSaid:
    """Write a plan in the other format, with its comments; scenario files and the table of regions come along.

    Args:
        source: the plan file or its folder.
        target: the new file, .xlsx or .yaml; in YAML scenarios and regions go into files beside it.
        force: whether files that are there are replaced.

    Raises:
        PlanError: the plan cannot be read.
        WrongUseError: both files have the same format, or a file is there already.
        ResultsError: a file cannot be written; nothing was changed then.
    """
    file = plan_file(source)
    _check_names(file, target)
    plan = written_plan(file)
    notes = _strangers(plan, file, target, force)
    with made_beside(target.parent) as made:
        names = _made(plan, file, made / target.name, target.parent)
        there = [target.parent / name for name in names if _differs(made / name, target.parent / name)]
        if there and not force:
            raise WrongUseError(f"{there[0]} is there already; nothing was written (write over it with --force)")
        if any(lock_of(one) for one in there if is_workbook(one)):
            raise WrongUseError(f"{target} is open in a spreadsheet programme; close it there; nothing was written")
        written = put_in_place(made, target.parent, names)
    return ConvertSaid(tuple(written), (*(f"warning: {one}" for one in plan.warnings), *notes))


@contextmanager
def as_yaml(file: Path, folder: Path) -> Iterator[Path]:
    """A plan as a YAML file: itself, or for a workbook a copy in a folder of its own below ``folder``.

    Raises:
        PlanError: the workbook cannot be read.
        ResultsError: the copy cannot be written.
    """
    if not is_workbook(file):
        yield file
        return
    with made_beside(folder) as made:
        target = made / f"{file.stem}{YAML[0]}"
        _made(written_plan(file), file, target, made)
        yield target


def _check_names(file: Path, target: Path) -> None:
    ending = target.suffix.lower()
    if target.is_dir():
        raise WrongUseError(f"{target} is a folder; name the new file, such as {target / 'plan.xlsx'}")
    if ending not in (*YAML, ".xlsx"):
        raise WrongUseError(f"{target}: the name of the new file must end with .xlsx or .yaml")
    if is_workbook(file) == is_workbook(target):
        other = YAML[0] if is_workbook(file) else ".xlsx"
        raise WrongUseError(f"{target}: {file.name} has this format already; give the new file a name with {other}")


def _made(plan: WrittenPlan, file: Path, target: Path, place: Path) -> list[str]:
    """Write the files of a plan into a folder and prove them; their names, the plan first.

    Args:
        plan: the plan as it is written.
        file: its file, beside which further files lie.
        target: the new plan file.
        place: the folder that it will go to, to leave alone what lies there already.
    """
    if is_workbook(target):
        write_plan_book(target, plan.sheets(), plan.tree)
        names = [target.name]
    else:
        names = list(_write(plan.texts(target.name), plan, file, target.parent))
    for name in _further(plan, file):
        if name not in names and not (target.parent / name).exists():
            (target.parent / name).parent.mkdir(parents=True, exist_ok=True)
            (target.parent / name).write_bytes((file.parent / name).read_bytes())
            names.append(name)
    _prove(plan, target)
    same = file.parent.resolve() == place.resolve()
    kept = [name for name in names[1:] if not same or _differs(target.parent / name, file.parent / name, else_=True)]
    return [names[0], *kept]


def _write(texts: dict[str, str], plan: WrittenPlan, file: Path, folder: Path) -> Iterator[str]:
    """Write texts; what lies beside the plan that is read is copied as it is."""
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if name in plan.beside:
            (folder / name).write_bytes((file.parent / name).read_bytes())
        else:
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        yield name


def _further(plan: WrittenPlan, file: Path) -> list[str]:
    """Files that the plan names and that lie beside it: its chart of accounts."""
    named = plan.tree.items.get(CROSSWALK)
    name = named.value if named is not None else None
    return [name] if isinstance(name, str) and ".." not in name and (file.parent / name).is_file() else []


def _differs(new: Path, old: Path, else_: bool = False) -> bool:
    """Whether a file would become another one; ``else_`` if there is none yet."""
    return old.read_bytes() != new.read_bytes() if old.is_file() else else_


def _prove(plan: WrittenPlan, target: Path) -> None:
    """Read the new plan and compare it with the old one.

    Raises:
        ResultsError: it says something else, which is a defect.
    """
    new = written_plan(target)
    whole = agrees(plan.without_scenarios(), new.without_scenarios())
    one, other = plan.scenarios(), new.scenarios()
    alike = one.keys() == other.keys() and all(agrees(one[name], other[name]) for name in one)
    if not whole or not alike or plan.region_cells() != new.region_cells() or set(plan.files) != set(new.files):
        message = "would not say the same as the plan; nothing was written, please send the plan with this message"
        raise ResultsError(f"{target.name} {message}")


def _strangers(plan: WrittenPlan, file: Path, target: Path, force: bool) -> list[str]:
    """Scenario files that lie where the new plan goes and are not its own: they would become part of it."""
    if file.parent.resolve() == target.parent.resolve():
        return []
    folder = target.parent / SCENARIOS
    found = [path for path in sorted(folder.glob("*.yaml")) if path.stem not in plan.files] if folder.is_dir() else []
    if found and not force:
        message = "would become a scenario of the new plan; choose another folder, or allow it with --force"
        raise WrongUseError(f"{found[0]} {message}")
    return [f"note: {path} is a scenario of the new plan too" for path in found]
