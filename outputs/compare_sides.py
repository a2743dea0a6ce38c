"""What a person asks to be compared: results folders, plan files and scenarios of them, opened once each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from outputs.asked import WrongUseError, chosen
from outputs.opened import holds_plan, opened_plan, plan_file, projected
from outputs.stored_run import stored_run
from parameters import Plan, PlanError
from scenarios import Projection, Side

_NAME = re.compile(r"[A-Za-z_][\w-]*")
PLAN, QUO = "reform", "status_quo"


@dataclass(frozen=True)
class _Asked:
    """A path, and the scenario that is meant; empty for the plan as written."""

    path: Path
    scenario: str


@dataclass(frozen=True)
class _Opened:
    """A plan behind a path, with what must be known of it; `usual` is the scenario that it stands for."""

    plan: Plan
    file: Path
    usual: str
    notes: tuple[str, ...]


def compared_sides(words: Sequence[str]) -> tuple[list[Side], list[str]]:
    """The scenarios that some words ask for, and what a reader must know of them.

    A word is a results folder, a plan file or its folder, and may end in ``:SCENARIO``; without one it means the plan
    as written, or what its run was about. One plan alone stands for the plan as written and its other scenarios; if it
    has none, for no change and the plan.

    Raises:
        WrongUseError: there is no such scenario, or nothing to compare with.
        FileNotFoundError, ResultsError: there is no such file, or no complete run.
        PlanError: a plan has problems.
    """
    asked = [_asked(word) for word in words]
    opened = {path: _opened(path) for path in dict.fromkeys(one.path for one in asked)}
    if len(asked) == 1 and not asked[0].scenario:
        asked = list(_all_of(asked[0].path, opened[asked[0].path]))
    if len(asked) < 2:
        raise WrongUseError("nothing to compare with: name two or more runs, plans or scenarios (PLAN:SCENARIO)")
    wanted = [_Asked(one.path, _scenario(one, opened[one.path])) for one in asked]
    found = {path: _projected(one, [w.scenario for w in wanted if w.path == path]) for path, one in opened.items()}
    notes = [f"{path}: {note}" for path, one in opened.items() for note in one.notes]
    labels = _labels(wanted)
    sides = [
        Side(label, found[one.path], one.scenario, one.path.as_posix())
        for label, one in zip(labels, wanted, strict=True)
    ]
    return sides, notes


def _asked(word: str) -> _Asked:
    """A path with a scenario after the last colon; a path that is there is never split, nor a drive letter."""
    head, _, tail = word.rpartition(":")
    if Path(word).exists() or not _NAME.fullmatch(tail) or (len(head) < 2 and not Path(head or ":").exists()):
        return _Asked(Path(word), "")
    return _Asked(Path(head), tail)


def _opened(path: Path) -> _Opened:
    try:
        return _read(path)
    except PlanError as error:  # several plans are often all called plan.yaml
        raise PlanError(error.problems, error.warnings, path.as_posix()) from None


def _read(path: Path) -> _Opened:
    if not path.is_dir() or holds_plan(path):
        file = plan_file(path)
        plan = opened_plan(file)
        return _Opened(plan, file, PLAN, _of_regions(plan))
    stored = stored_run(path)
    plan = opened_plan(stored.plan_file, stored.overrides)
    plan = chosen(plan, [name for name in stored.scenarios if name in plan.scenarios])
    usual = str(stored.record.get("first", PLAN))
    return _Opened(plan, stored.plan_file, usual, (*map(_said, stored.notes(plan)), *_of_regions(plan)))


def _of_regions(plan: Plan) -> tuple[str, ...]:
    return () if plan.regions is None else ("the plan as a whole is compared, not the sum of its regions",)


def _said(note: str) -> str:
    return note.replace("this explains the run as it was", "the run is compared as it was")


def _scenario(asked: _Asked, opened: _Opened) -> str:
    """The scenario that is meant.

    Raises:
        WrongUseError: the plan, or the run, has none of this name.
    """
    name = asked.scenario or opened.usual
    if name not in opened.plan.scenarios:
        known = ", ".join(opened.plan.scenarios)
        raise WrongUseError(f"{asked.path}: no scenario is called '{name}'; there are {known}")
    return name


def _all_of(path: Path, opened: _Opened) -> Iterator[_Asked]:
    """The plan as written before its other scenarios; no change before it, if there are none."""
    others = [name for name in opened.plan.scenarios if name not in (QUO, opened.usual)]
    names = [opened.usual, *others] if others else [QUO, opened.usual]
    yield from (_Asked(path, name) for name in dict.fromkeys(names))


def _projected(opened: _Opened, names: Iterable[str]) -> Projection:
    return projected(chosen(opened.plan, list(dict.fromkeys(names))), opened.file)


def _labels(wanted: Sequence[_Asked]) -> list[str]:
    """Names of scenarios, of plans, or of both where both differ; with a number where they are the same."""
    several, same = len({one.path for one in wanted}) > 1, len({one.scenario for one in wanted}) == 1
    names = [_label(one, several, same) for one in wanted]
    seen: Counter[str] = Counter()
    labels = []
    for name in names:
        seen[name] += 1
        labels.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return labels


def _label(asked: _Asked, several: bool, same: bool) -> str:
    if not several:
        return asked.scenario
    return _called(asked.path) if same else f"{_called(asked.path)}:{asked.scenario}"


def _called(path: Path) -> str:
    """The folder of a file called ``plan``, the stem of any other, the name of a folder."""
    if path.is_dir():
        return path.resolve().name
    return path.resolve().parent.name if path.stem.lower() == "plan" else path.stem
