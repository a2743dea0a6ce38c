"""Annexes of a small plan, edited as a planner does."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from outputs import run_info, write_annex
from outputs.opened import opened_plan
from scenarios import find, project
from tests.outputs.annex.editing import edited

ROOT = Path(__file__).parents[3]
FIGURES, YEARS = "Inputs", "Inputs by year"
MOVES = "institutions.north.moves"
SMALL = "small"
"""A plan beside these tests that costs next to nothing; the others are the examples."""
SMALL_PLAN = Path(__file__).with_name(SMALL) / "plan.yaml"
SEED = 3


def home(folder: Path, example: str = SMALL, language: str = "en", draws: int = 0) -> tuple[Path, Path]:
    """A plan in a folder of its own, and its annex that travelled by mail."""
    copytree(_source(example), folder / example, ignore=lambda *_: ["expected"])
    plan, annex = folder / example / "plan.yaml", folder / "annex.xlsx"
    annex.write_bytes(_bytes(example, language, draws))
    return plan, annex


def _source(example: str) -> Path:
    return SMALL_PLAN.parent if example == SMALL else ROOT / "examples" / example


@cache
def _bytes(example: str, language: str, draws: int) -> bytes:
    plan = _source(example) / "plan.yaml"
    loaded = opened_plan(plan)
    projection = project(loaded, draws or None, seed=SEED)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "annex.xlsx"
        info = run_info(loaded, plan, SEED, draws, language)
        write_annex(file, projection, find(projection), info, language)
        return file.read_bytes()


@cache
def places() -> dict[tuple[str, str], tuple[str, int, int]]:
    """Sheet, row and column by heading and address, or by scenario and year of a list."""
    book = load_workbook(BytesIO(_bytes(SMALL, "en", 0)), data_only=True)
    found = {}
    page = book[FIGURES]
    heads = {page.cell(5, column).value: column for column in range(1, page.max_column + 1)}
    for row in range(6, page.max_row + 1):
        found |= {
            (str(head).removesuffix(" (the plan)"), page.cell(row, 1).value): (FIGURES, row, column)
            for head, column in heads.items()
        }
    page = book[YEARS]
    for row in range(6, page.max_row + 1):
        address, scenario = page.cell(row, 1).value, page.cell(row, 5).value
        for column in range(7, page.max_column + 1):
            found[scenario, f"{address}.{int(page.cell(5, column).value or 0)}"] = (YEARS, row, column)
        found["address of " + scenario, address] = (YEARS, row, 1)
    return found


def typed(annex: Path, cells: Mapping[tuple[str, str], float | str]) -> Path:
    """The annex with values typed over, by scenario (or heading) and address."""
    target = annex.with_name("typed.xlsx")
    return edited(annex, target, {places()[key]: value for key, value in cells.items()})
