"""The example plans, projected once, and their annexes."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from costing import kinds
from outputs.annex import write_annex
from parameters import load_plan
from scenarios import Finding, Projection, find, project

EXAMPLES = ("arandia", "czechia", "peru")
CHANGE = "change"
"""A small plan that uses all of the change from institutions to community."""
PRICED = "priced"
"""The same with contingencies, taxes and things that last."""
ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Info:
    """A run as the annex names it."""

    run_id: str = "test-00000000"
    fingerprint: str = "0" * 64
    version: str = "0.0.0"


@cache
def projection(name: str, *overrides: tuple[str, str]) -> Projection:
    """An example plan, or one of the small plans beside these tests, with all its scenarios in the base case."""
    beside = {small.stem: small for small in Path(__file__).parent.glob("*.yaml")}
    own = {**beside, PRICED: ROOT / "tests" / "data" / "priced.yaml"}
    file = own.get(name, ROOT / "examples" / name / "plan.yaml")
    return project(load_plan(file, kinds(), dict(overrides)))


def write(name: str, folder: Path, findings: list[Finding] | None = None) -> Path:
    """The annex of an example plan."""
    file, one = folder / f"{name}.xlsx", projection(name)
    write_annex(file, one, find(one) if findings is None else findings, Info())
    return file


def with_title(name: str, title: str) -> Projection:
    """An example plan under another title."""
    one = projection(name)
    return replace(one, plan=replace(one.plan, title=title))
