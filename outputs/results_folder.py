"""The results folder: written beside its place and renamed, so that nothing half-written is ever seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outputs.collection import put_off
from outputs.csv_file import write_csv
from outputs.placed_folder import ResultsError, placed
from outputs.run_info import RunInfo
from outputs.run_record import record_text, run_record
from outputs.seal import sealed
from parameters import Plan
from scenarios import Finding, Projection

if TYPE_CHECKING:
    from pandas import DataFrame

RECORD = "run.json"
Step = Callable[[str], None]


def write_results(
    projection: Projection,
    findings: Sequence[Finding],
    info: RunInfo,
    parent: Path,
    *,
    plan_path: Path,
    request: Mapping[str, Any] | None = None,
    only: Sequence[str] = (),
    step: Step = lambda _: None,
) -> Path:
    """Write everything people read of a run.

    Args:
        projection: all its scenarios.
        findings: what the rules say of them.
        info: which run it is; its id is the name of the folder.
        parent: the folder of all runs; made if it is not there.
        plan_path: the plan file; it and its scenario files are copied along.
        request: how the run was asked for.
        only: which of `PARTS` (all, if none is named), with what they are made from; the others stay as an earlier run
            of the same id left them.
        step: told what is being written.

    Returns:
        The folder.

    Raises:
        ResultsError: a file stands in the way, or the place cannot be written.
    """

    def fill(made: Path) -> None:
        record = run_record(projection, findings, info, dict(request or {}))
        (made / RECORD).write_text(record_text(record), encoding="utf-8", newline="\n")
        write_inputs(made, projection.plan, plan_path)
        asked = only or PARTS
        for part in [part for part in PARTS if part in asked or any(part in FROM.get(name, ()) for name in asked)]:
            step(part)
            WRITERS[part](made, projection, findings, info)
        whole = sealed(record, made, _earlier(parent / info.run_id))
        (made / RECORD).write_text(record_text(whole), encoding="utf-8", newline="\n")

    with put_off():
        return placed(parent / info.run_id, RECORD, fill)


def write_inputs(folder: Path, plan: Plan, plan_path: Path) -> None:
    """The plan as it was read, and with every default filled in."""
    copy_inputs(folder, plan, plan_path)
    (folder / "plan.resolved.yaml").write_text(resolved_text(plan), encoding="utf-8", newline="\n")


def copy_inputs(folder: Path, plan: Plan, plan_path: Path) -> None:
    """The plan and its other files as they were read, in the folder ``inputs``."""
    copies = folder / "inputs"
    named = [one.file for one in (plan.crosswalk, plan.regions) if one is not None]
    for name in [plan_path.name, *(file for file in plan.files if file.startswith("scenarios/") or file in named)]:
        if name in named and not (plan_path.parent / name).is_file():
            continue  # a crosswalk that comes along with CareShift
        (copies / name).parent.mkdir(parents=True, exist_ok=True)
        (copies / name).write_bytes((plan_path.parent / name).read_bytes())


def resolved_text(plan: Plan) -> str:
    """The resolved plan as YAML."""
    import io

    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = None
    yaml.width, yaml.allow_unicode, yaml.sort_base_mapping_type_on_output = 120, True, False  # type: ignore[assignment]
    buffer = io.StringIO()
    yaml.dump(_plain(plan.resolved), buffer)
    return f"# The plan with every default filled in and where each was read: to be read, not run.\n{buffer.getvalue()}"


def _plain(value: Any) -> Any:
    """Mappings of any kind as dict, so that YAML can write them."""
    if isinstance(value, Mapping):
        return {key: _plain(child) for key, child in value.items()}
    return [_plain(child) for child in value] if isinstance(value, (list, tuple)) else value


def write_tables(folder: Path, found: Mapping[str, DataFrame]) -> None:
    """Each table as CSV."""
    folder.mkdir()
    for name, frame in found.items():
        write_csv(folder / f"{name}.csv", frame.columns, frame.itertuples(index=False, name=None))


def _data(folder: Path, projection: Projection, findings: Sequence[Finding], _: RunInfo) -> None:
    from outputs.fiscal_note import fiscal_note
    from outputs.tables import tables

    write_tables(folder / "data", tables(projection, findings))
    note = fiscal_note(projection, findings)
    (folder / "data" / "fiscal_note.md").write_text(note, encoding="utf-8", newline="\n")


def _charts(folder: Path, projection: Projection, findings: Sequence[Finding], _: RunInfo) -> None:
    from outputs.charts import write_charts

    write_charts(folder / "charts", projection, findings)


def _annex(folder: Path, projection: Projection, findings: Sequence[Finding], info: RunInfo) -> None:
    from outputs.annex import write_annex

    write_annex(folder / "annex.xlsx", projection, findings, info, info.language, history=info.history)


def _report(folder: Path, _: Projection, __: Sequence[Finding], ___: RunInfo) -> None:
    from outputs.report import write_report

    write_report(folder, read_record(folder))


WRITERS = {"data": _data, "charts": _charts, "annex": _annex, "report": _report}
"""How each part is written."""
FROM = {"report": ("data", "charts")}
"""The parts that a part is made from; they are written with it."""
PARTS = tuple(WRITERS)
"""What may be asked for alone; the record of the run is always written."""


def read_record(folder: Path) -> dict[str, Any]:
    """The record of a results folder.

    Raises:
        ResultsError: the folder holds no readable record.
    """
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResultsError(_no_results(folder)) from None
    except NotADirectoryError:
        raise ResultsError(_no_folder(folder)) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ResultsError(f"{folder / RECORD} cannot be read ({reason}); close it in other programs") from None
    except ValueError as error:
        raise ResultsError(f"{folder / RECORD} cannot be read ({error}); run the plan again") from None
    if not isinstance(record, dict):
        raise ResultsError(f"{folder / RECORD} is not a record of a run; run the plan again")
    return record


def _no_results(folder: Path) -> str:
    """What a folder without a record is told to be, and what may be meant."""
    if not folder.is_dir():
        return f"there is no folder {folder}"
    said = f"{folder} is not a results folder: it holds no {RECORD}"
    plans = [name for name in ("plan.yaml", "plan.xlsx") if (folder / name).is_file()]
    if plans:
        return f"{said}, but a plan; run it first: careshift run {folder / plans[0]}"
    runs = sorted(child.name for child in folder.iterdir() if (child / RECORD).is_file())
    return f"{said}; the runs in it: {', '.join(runs)}" if runs else said


def _no_folder(file: Path) -> str:
    """What a file is told to be that was named in place of a results folder."""
    if file.name == RECORD:
        return f"{file} is the record of a run; name its folder: {file.parent}"
    said = f"{file} is a file and not a results folder"
    if file.suffix.lower() in (".yaml", ".yml", ".xlsx"):
        return f"{said}; if it is a plan, run it first: careshift run {file}"
    return f"{said}; name the folder that a run has written"


def _earlier(folder: Path) -> dict[str, Any]:
    """The record of an earlier run of the same id, whose parts may stay; nothing if there is none to be read."""
    try:
        return read_record(folder)
    except ResultsError:
        return {}
