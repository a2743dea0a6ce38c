"""The tutorial's plan with regions, and each region as a plan of its own."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML

from costing import kinds
from parameters import Plan, load_plan
from tests.command import ARANDIA, ROOT

TABLE = ROOT / "tests" / "data" / "regions" / "regions.csv"
WRITTEN = ("value", "unit", "low", "high", "interval", "kind", "source", "grade", "fixed", "note")
DRAWS = 200


def plan_in(folder: Path, table: str | None = None, old: str = "", new: str = "") -> Path:
    """The plan in a folder of its own with a table of regions beside it."""
    text = ARANDIA.read_text(encoding="utf-8")
    assert old in text
    (folder / "regions.csv").write_text(TABLE.read_text(encoding="utf-8") if table is None else table, encoding="utf-8")
    file = folder / "plan.yaml"
    file.write_text(f"{text.replace(old, new, 1) if old else text}\nregions: regions.csv\n", encoding="utf-8")
    return file


def regional_plan(table: str | None = None, more: str = "", *, old: str = "", new: str = "") -> Plan:
    """The same, read; with more text at the end of the plan, or one text replaced by another."""
    with TemporaryDirectory() as folder:
        file = plan_in(Path(folder), table, old, new)
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{more}", encoding="utf-8")
        return load_plan(file, kinds())


@cache
def alone(code: str) -> Plan:
    """A region of the table as a plan of its own, written by hand."""
    tree = YAML(typ="safe", pure=True).load(ARANDIA.read_text(encoding="utf-8"))
    known = load_plan(ARANDIA, kinds()).resolved
    people = {"N": 500_000, "M": 1_100_000, "S": 400_000}[code]
    tree["population"] = _scaled(known["population"], people / known["population"]["value"])
    if code != "S":
        tree["pay"] = {cadre: _scaled(pay, {"N": 0.95, "M": 1.04}[code]) for cadre, pay in known["pay"].items()}
    centres, crisis = tree["actions"]["centres"], tree["actions"]["crisis"]
    centres["at_start"]["value"] = {"N": 1, "M": 2, "S": 1}[code]
    centres["catchment"] = _scaled(centres["catchment"], {"N": 0.8, "M": 1.0, "S": 0.9}[code])
    crisis["teams"] = {2025: 0, 2028: 2 if code == "M" else 1}
    if code == "N":
        crisis["teams"] = {"points": crisis["teams"], "delay": 0.5}
    if code == "M":
        tree["institutions"]["stonefield"]["moratorium"] = 2026.5
    else:
        del tree["institutions"], tree["actions"]["unit"], tree["actions"]["oversight"], tree["scenarios"]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.yaml"
        with file.open("w", encoding="utf-8") as target:
            YAML(typ="safe", pure=True).dump(tree, target)
        return load_plan(file, kinds())


def _scaled(figure: Any, times: float) -> dict[str, Any]:
    """A figure with its range, all of it multiplied."""
    found = copy.deepcopy({key: figure[key] for key in WRITTEN if key in figure})
    return found | {key: found[key] * times for key in ("value", "low", "high") if key in found}
