"""A folder of results: written beside its place and renamed, so that nothing half-written is ever seen."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


class ResultsError(OSError):
    """A results folder that cannot be written; the message says why and what to do."""


def placed(target: Path, record: str, fill: Callable[[Path], None]) -> Path:
    """Fill a new folder and put it in its place.

    Args:
        target: the folder; what an earlier run of the same name left there, and this one does not write, is kept.
        record: the file by which a folder is known to be ours; another folder of that name is left alone.
        fill: writes everything into the folder that it is given.

    Returns:
        The folder.

    Raises:
        ResultsError: a file stands in the way, or the place cannot be written.
    """
    parent = target.parent
    _check(target, record)
    with _refusals(parent):
        parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=parent))
        try:
            made.chmod(0o755)
            fill(made)
            _replace(target, made)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    return target


def _check(target: Path, record: str) -> None:
    for place in (target, *target.parents):
        if place.exists() and not place.is_dir():
            raise ResultsError(f"cannot write results to {target}: {place} is a file; choose another folder with -o")
    if target.is_dir() and any(target.iterdir()) and not (target / record).is_file():
        raise ResultsError(f"{target} was not written by CareShift and is left alone; choose another folder with -o")


def _replace(target: Path, made: Path) -> None:
    """Put the new folder in its place; what the new one does not have is kept from the old one of the same id."""
    if not target.exists():
        made.rename(target)
        return
    for kept in sorted(target.iterdir()):
        if not (made / kept.name).exists():
            (shutil.copytree if kept.is_dir() else shutil.copy2)(kept, made / kept.name)
    aside = Path(tempfile.mkdtemp(prefix=".replaced-", dir=target.parent))
    try:
        _swap(target, made, aside / target.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(target: Path, made: Path, old: Path) -> None:
    target.rename(old)
    try:
        made.rename(target)
    except BaseException:
        old.rename(target)
        raise


class _refusals:  # noqa: N801 - used like a function
    """Says which folder could not be written, and what often helps."""

    def __init__(self, parent: Path) -> None:
        self.parent = parent

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError) and not isinstance(error, ResultsError):
            reason = error.strerror or type(error).__name__
            advice = "close its files in other programs, or choose another folder with -o"
            raise ResultsError(f"cannot write results to {self.parent} ({reason}); {advice}") from error
