"""A folder to start from: a whole example plan, or an empty plan for a country."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from outputs.asked import WrongUseError
from outputs.plan_book import write_plan_book
from parameters import KindSchema, WrittenPlan, country_codes, load_country, plan_schema, written_plan

SCHEMA = "careshift.schema.json"
_EXAMPLES = {"ARA": "arandia", "CZE": "czechia", "KEN": "kenya", "PER": "peru"}
_LINK = f"# yaml-language-server: $schema={SCHEMA}\n"
_BLANK = """\
# An empty plan. Add what your plan contains; `careshift check plan.yaml` says what is missing.
# Every figure needs a unit, a source, and a range (low, high) or the reason why it has none (fixed).
# What a planner chooses (dates, moves, paths) is a plain number.

plan: "{name}, title of the plan"
country: {code}
years: 2026-2035

# Kinds of homes that people move to, such as:
#   supported_home:
#     menu: di.homes
#     running: {{value: 8000, unit: {currency} 2025/people, low: 6000, high: 9000, interval: 90%, source: "..."}}
places: {{}}

# Hospitals and social-care institutions that are run down, such as:
#   hospital:
#     menu: di.rundown
#     name: "Name of the hospital"
#     residents: {{value: 200, unit: people, source: "...", grade: A, fixed: "counted"}}
#     moves: {{2027: 40, 2028: 60}}
#     places: supported_home
institutions: {{}}

# Services and programmes that are built up (`careshift actions` lists what there is), such as:
#   centres:
#     menu: svc.cmhc
#     coverage: {{2025: 0.2, 2035: 0.6}}
actions: {{}}

# Small differences from the plan; status_quo (no new policy) and reform (this plan) are made by themselves.
scenarios: {{}}
"""
_README = """\
# {title}

- `plan.yaml`: the plan; `scenarios/`: files with what differs in other scenarios.
- `careshift check plan.yaml` finds mistakes, `careshift run plan.yaml` costs the plan into results/.
- `{schema}`: completes and checks the plan in editors that know JSON Schema (`careshift schema` writes it again).
"""
_BLANK_BOOK = """\
plan: "{name}, title of the plan"
country: {code}
years: 2026-2035
"""
_BOOK = "plan.xlsx"
_BOOK_README = """\
# {title}

- `plan.xlsx`: the plan as a workbook. Begin with its sheet Start; save it as .xlsx.
- `careshift check plan.xlsx` finds mistakes and names their cells; `careshift run plan.xlsx` costs the plan.
- `careshift convert plan.xlsx plan.yaml` writes the same plan as a text file; the other way round works too.
"""


class StartingPlanError(WrongUseError):
    """A starting plan that cannot be given; the message says what can."""


def examples() -> dict[str, Path]:
    """The example plans that came along, by country code."""
    here = Path(__file__).resolve().parent
    places = [here / "examples", here.parent / "examples"]
    found = {code: place / name / "plan.yaml" for place in places for code, name in _EXAMPLES.items()}
    return {code: path for code, path in found.items() if path.is_file()}


def start_plan(
    folder: Path, code: str, blank: bool, kinds: Mapping[str, KindSchema], *, workbook: bool = False
) -> list[Path]:
    """Write a plan and a short README; beside a text file also its schema.

    Args:
        folder: made if it is not there; no file in it is overwritten.
        code: of the country.
        blank: whether to leave the plan empty.
        kinds: the cost kinds, for the schema.
        workbook: whether to write plan.xlsx, with all scenarios in it, in place of text files.

    Returns:
        The files written.

    Raises:
        StartingPlanError: no such country, no example for it, or a file is there already.
        OSError: the folder cannot be written.
    """
    if code not in country_codes():
        raise StartingPlanError(f"there is no profile of {code}; there are {', '.join(country_codes())}")
    if workbook:
        return _start_book(folder, code, blank)
    texts = _blank(code) if blank else _example(code)
    texts["README.md"] = _README.format(title=f"A plan for {load_country(code).name}", schema=SCHEMA)
    texts[SCHEMA] = json.dumps(plan_schema(kinds), indent=1) + "\n"
    _refuse_existing(folder, texts)
    return [_write(folder / name, text) for name, text in texts.items()]


def _start_book(folder: Path, code: str, blank: bool) -> list[Path]:
    """Write a plan as a workbook, and a README."""
    plan = _blank_book(code) if blank else written_plan(_example_file(code))
    text = _BOOK_README.format(title=f"A plan for {load_country(code).name}")
    _refuse_existing(folder, (_BOOK, "README.md"))
    folder.mkdir(parents=True, exist_ok=True)
    write_plan_book(folder / _BOOK, plan.sheets(), plan.tree)
    return [folder / _BOOK, _write(folder / "README.md", text)]


def _blank_book(code: str) -> WrittenPlan:
    with TemporaryDirectory(prefix="careshift-") as place:
        text = _BLANK_BOOK.format(name=load_country(code).name, code=code)
        return written_plan(_write(Path(place) / "plan.yaml", text))


def _refuse_existing(folder: Path, names: Iterable[str]) -> None:
    there = [name for name in names if (folder / name).exists()]
    if there:
        raise StartingPlanError(f"{folder / there[0]} is there already; nothing was written")


def _blank(code: str) -> dict[str, str]:
    country = load_country(code)
    return {"plan.yaml": _LINK + _BLANK.format(name=country.name, code=code, currency=country.currency)}


def _example(code: str) -> dict[str, str]:
    path = _example_file(code)
    beside = {f"scenarios/{file.name}": file for file in sorted((path.parent / "scenarios").glob("*.yaml"))}
    texts = {name: file.read_text(encoding="utf-8") for name, file in beside.items()}
    return {"plan.yaml": _LINK + path.read_text(encoding="utf-8"), **texts}


def _example_file(code: str) -> Path:
    path = examples().get(code)
    if path is None:
        known = ", ".join(examples()) or "none in this installation"
        raise StartingPlanError(f"there is no whole example for {code} (there are: {known}); try --blank")
    return path


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
