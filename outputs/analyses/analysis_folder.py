"""The folder of an analysis: record, tables, charts and workbook; the same inputs give the same folder and bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outputs.analyses.analysis import Analysis
from outputs.cells import Record
from outputs.codebook_terms import Columns
from outputs.csv_file import write_csv
from outputs.placed_folder import placed
from outputs.results_folder import write_inputs
from outputs.run_info import RunInfo, run_info
from outputs.run_record import library_versions, record_text
from parameters import Plan

RECORD = "analysis.json"
CODEBOOK: Columns = {
    "file": ("file in this folder", ""),
    "column": ("its column", ""),
    "meaning": ("what it holds", ""),
    "unit": ("its unit; empty for texts and codes", ""),
}


@dataclass(frozen=True)
class Analysed:
    """An analysis and what it was made from.

    Attributes:
        method: how; `request`: what was asked for, as plain data, all of which decides the folder's name.
        plan_file: the plan's file.
    """

    plan: Plan
    plan_file: Path
    method: str
    request: Mapping[str, Any]
    analysis: Analysis

    @property
    def info(self) -> RunInfo:
        """Its name: plan, method, and 8 digits of everything that decides its figures."""
        run = run_info(self.plan, self.plan_file)
        decides = "\n".join([run.fingerprint, self.method, record_text(dict(self.request))])
        fingerprint = hashlib.sha256(decides.encode()).hexdigest()
        name = run.run_id.rpartition("-")[0]
        return RunInfo(
            f"{name}-{self.method}-{fingerprint[:8]}", fingerprint, run.version, self.request.get("seed", 0),
            self.request.get("draws") or 0,
        )  # fmt: skip

    @property
    def record(self) -> dict[str, Any]:
        """Everything found, as plain data."""
        info, plan, analysis = self.info, self.plan, self.analysis
        return {
            "analysis": info.run_id,
            "method": self.method,
            "fingerprint": info.fingerprint,
            "careshift": info.version,
            "libraries": library_versions(),
            "request": {"plan": self.plan_file.as_posix(), **self.request},
            "plan": plan.title,
            "currency": plan.currency,
            "base_year": plan.base_year,
            "years": [plan.first, plan.last],
            "sentences": list(analysis.joined()),
            "unmet": analysis.unmet,
            "tables": {name: [_whole(row, analysis.columns[name]) for row in rows]
                       for name, rows in analysis.tables.items()},
        }  # fmt: skip


def _whole(row: Record, columns: Columns) -> Record:
    return {name: row.get(name) for name in columns}


def write_analysis(found: Analysed, parent: Path, step: Callable[[str], None] = lambda _: None) -> Path:
    """Write an analysis.

    Args:
        found: the analysis.
        parent: the folder of all results; made if it is not there.
        step: told what is being written.

    Returns:
        Its folder.

    Raises:
        ResultsError: the place cannot be written.
    """

    def fill(made: Path) -> None:
        (made / RECORD).write_text(record_text(found.record), encoding="utf-8", newline="\n")
        write_inputs(made, found.plan, found.plan_file)
        step("data")
        _tables(made / "data", found.analysis)
        step("charts")
        _charts(made / "charts", found)
        step("workbook")
        _workbook(made / f"{found.method}.xlsx", found)

    return placed(parent / found.info.run_id, RECORD, fill)


def _tables(folder: Path, analysis: Analysis) -> None:
    folder.mkdir()
    known = {**analysis.columns, "codebook": CODEBOOK}
    book = [
        {"file": f"{name}.csv", "column": column, "meaning": meaning, "unit": unit}
        for name, columns in known.items()
        for column, (meaning, unit) in columns.items()
    ]
    for name, rows in {**analysis.tables, "codebook": book}.items():
        columns = list(known[name])
        write_csv(folder / f"{name}.csv", columns, ([row.get(column) for column in columns] for row in rows))


def _charts(folder: Path, found: Analysed) -> None:
    from outputs.charts import written

    if found.analysis.charts:
        folder.mkdir()
    for draw in found.analysis.charts:
        written(folder, draw(f"Source: CareShift, {found.plan.title}"))


def _workbook(path: Path, found: Analysed) -> None:
    from outputs.analyses.analysis_book import write_book

    write_book(path, found.record, found.analysis)
