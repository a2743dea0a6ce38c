"""Cases computed by hand: every file of tests/cases holds small plans and what their lines must come to."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from scenarios import Projected
from tests.costing.small_plans import projected

FOLDER = Path(__file__).parents[1] / "cases"
CENT = 0.005


def cases() -> Iterator[Any]:
    for file in sorted(FOLDER.glob("*.yaml")):
        for case in YAML(typ="safe").load(file):
            yield pytest.param(case, id=f"{file.stem}: {case['case']}")


@pytest.mark.parametrize("case", list(cases()))
def test_a_plan_comes_to_what_was_computed_by_hand(case, tmp_path):
    projection = projected(tmp_path, case["plan"])
    one = projection.scenarios[case.get("scenario", "reform")]
    wrong = [problem for address, expected in case["expect"].items() for problem in differences(one, address, expected)]
    assert not wrong, "\n" + "\n".join(wrong)


def differences(one: Projected, address: str, expected: Mapping[int, float] | float) -> Iterator[str]:
    book = one.model.book
    if address not in book.addresses:
        yield f"{address}: no line has this address"
        return
    values = one.values(book[address])
    by_year = expected if isinstance(expected, Mapping) else {book.years[0]: expected}
    for year, wanted in by_year.items():
        got = float(values[min(book.years.index(year), len(values) - 1)])
        close = CENT if "." in str(wanted) and abs(wanted) > 1000 else 1e-9
        if not math.isclose(got, wanted, rel_tol=1e-9, abs_tol=close):
            yield f"{address}, {year}: expected {wanted!r}, got {got!r}"


def test_a_wrong_line_is_told_with_address_year_and_both_values(tmp_path):
    plan = {"actions": {"law": {"kind": "programme", "name": "Law", "yearly": {"value": 100, "unit": "ARD 2025"}}}}
    one = projected(tmp_path, plan).scenarios["reform"]
    told = list(differences(one, "law/added/yearly-costs-cost-nominal", {2026: 100, 2027: 99}))
    assert told == ["law/added/yearly-costs-cost-nominal, 2027: expected 99, got 100.0"]
    assert list(differences(one, "law/added/fees", {2026: 1})) == ["law/added/fees: no line has this address"]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_case_file_explains_its_arithmetic(file):
    text = file.read_text(encoding="utf-8")
    assert text.count("#") >= text.count("- case:")
