"""Files put into a folder all together or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from outputs.placed_folder import ResultsError


@contextmanager
def made_beside(folder: Path) -> Iterator[Path]:
    """A folder to make files in, beside their place; gone afterwards.

    Raises:
        ResultsError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=folder))
    except OSError as error:
        raise refused(folder, error) from error
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def put_in_place(made: Path, folder: Path, names: Sequence[str]) -> list[Path]:
    """Move files to their places; if one cannot be moved, all others are put back as they were.

    Args:
        made: the folder that holds them.
        folder: where they go, under the same names.
        names: their names; files of these names are replaced.

    Raises:
        ResultsError: one of them cannot be written.
    """
    old = Path(tempfile.mkdtemp(prefix="old-", dir=made))
    done: list[str] = []
    try:
        for name in names:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                (old / name).parent.mkdir(parents=True, exist_ok=True)
                target.replace(old / name)
            done.append(name)
            (made / name).chmod(0o644)
            (made / name).replace(target)
    except OSError as error:
        for name in reversed(done):
            (folder / name).unlink(missing_ok=True)
            if (old / name).exists():
                (old / name).replace(folder / name)
        raise refused(Path(error.filename or folder), error) from error
    return [folder / name for name in names]


def refused(place: Path, error: OSError) -> ResultsError:
    """Why something could not be written, and what often helps."""
    reason = error.strerror or type(error).__name__
    return ResultsError(f"cannot write {place} ({reason}); nothing was changed; close the file in other programs")
