"""Documents from a stored run: read once, written beside their place and renamed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from outputs.placed_folder import ResultsError
from outputs.report.blocks import Report
from outputs.report.content import report_of
from outputs.report.folder import checked

READERS = ("treasury", "advocacy")
"""Whom a brief or slides can be ordered for."""


def write_report(folder: Path, record: Mapping[str, Any]) -> None:
    """Write report.html into a results folder that is being made and has its data and charts already."""
    _page(report_of(checked(folder, record)), folder / "report.html", "")


def write_documents(folder: Path, record: Mapping[str, Any], wanted: Sequence[str], reader: str = "") -> list[Path]:
    """Make documents from a stored run, without costing it again.

    Args:
        folder: the results folder.
        record: its record.
        wanted: which of `DOCUMENTS`.
        reader: one of `READERS`, for whom brief and slides are ordered; nobody in particular if left out.

    Returns:
        The files, in the results folder.

    Raises:
        ResultsError: something is missing in the folder, or it cannot be written.
    """
    report = report_of(checked(folder, record))
    made: dict[Path, Path] = {}
    try:
        for name in wanted:
            file = _place(folder, name, reader)
            with _told(file):
                made[file] = _beside(file)
                DOCUMENTS[name][1](report, made[file], reader)
        for file, beside in made.items():
            with _told(file):
                beside.chmod(0o644)
                beside.replace(file)
    finally:
        for beside in made.values():
            beside.unlink(missing_ok=True)
    return list(made)


def _place(folder: Path, name: str, reader: str) -> Path:
    stem, _, ordered = DOCUMENTS[name]
    base, ending = stem.rsplit(".", 1)
    return folder / (f"{base}-{reader}.{ending}" if reader and ordered else stem)


def _beside(file: Path) -> Path:
    """A file to write to, beside its place; all are finished before the first is renamed."""
    descriptor, name = tempfile.mkstemp(prefix=".unfinished-", suffix=file.suffix, dir=file.parent)
    os.close(descriptor)
    return Path(name)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Says which document could not be written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ResultsError(f"cannot write {file} ({reason}); close it in other programs") from error


def _page(report: Report, file: Path, _: str) -> None:
    from outputs.report.page import page

    file.write_text(page(report), encoding="utf-8", newline="\n")


def _brief(report: Report, file: Path, reader: str) -> None:
    from outputs.report.brief import write_brief

    write_brief(report, file, reader)


def _slides(report: Report, file: Path, reader: str) -> None:
    from outputs.report.slides import write_slides

    write_slides(report, file, reader)


DOCUMENTS: Mapping[str, tuple[str, Callable[[Report, Path, str], None], bool]] = {
    "report": ("report.html", _page, False),
    "brief": ("brief.docx", _brief, True),
    "slides": ("slides.pptx", _slides, True),
}
"""Each document: its file, how it is written, whether readers have orders of their own."""
