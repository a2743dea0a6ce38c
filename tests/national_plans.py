"""The tutorial's plan with a national form: one that comes along, a test layout, or one written on the spot."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from costing import kinds
from parameters import load_plan
from scenarios import Projection, project
from tests.command import ARANDIA, ROOT

LAYOUTS = ROOT / "tests" / "data" / "crosswalks"
SHIPPED = ("peru", "kenya")
BESIDE = tuple(sorted(file.stem for file in LAYOUTS.glob("*.yaml")))


def plan_with(folder: Path, crosswalk: str, text: str | None = None) -> Path:
    """The plan in a folder of its own, with its crosswalk beside it where it is not a shipped one."""
    if crosswalk.endswith(".yaml"):
        known = LAYOUTS / crosswalk
        (folder / crosswalk).write_text(known.read_text(encoding="utf-8") if text is None else text, encoding="utf-8")
    file = folder / "plan.yaml"
    file.write_text(f"{ARANDIA.read_text(encoding='utf-8')}\ncrosswalk: {crosswalk}\n", encoding="utf-8")
    return file


@cache
def projected(crosswalk: str) -> Projection:
    """The plan costed in a national form."""
    name = crosswalk if crosswalk in SHIPPED else f"{crosswalk}.yaml"
    with TemporaryDirectory() as folder:
        return project(load_plan(plan_with(Path(folder), name), kinds()))
