"""Random plans: the workbook recalculates to the engine, and shows any scenario in any prices as the engine has it."""

import random

import pytest
from hypothesis import settings

from outputs.annex import write_annex
from outputs.static_check import static_check
from tests.outputs.annex.plans import Info
from tests.outputs.annex.random_plans import OTHER, engine_differences, random_projection
from tests.outputs.annex.reading import close, values

COUNT = max(20, settings.default.max_examples // 5)
"""How many plans: 20, and 200 in the nightly profile."""
SIZES = {"one": 1, "thousand": 1e3, "million": 1e6}
SHEETS = ("By programme", "By economic class", "By function", "By payer")


def setting(stored, label):
    row = next(row for (where, row, at), value in stored.items() if (where, at, value) == ("Settings", 1, label))
    return "Settings", row, 2


def flipped(seed):
    """Scenario, prices and unit that are typed into the file of a seed: never all as they were."""
    return (("status_quo", OTHER)[seed % 2], ("real", "nominal")[seed // 2 % 2], random.Random(seed).choice([*SIZES]))


@pytest.fixture(scope="module")
def done(cells_of, tmp_path_factory):
    """By seed: the plan costed, its annex, and what the annex with other settings recalculates to."""
    folder = tmp_path_factory.mktemp("random")
    found, wanted = {}, {}
    for seed in range(COUNT):
        one = random_projection(folder / str(seed), seed)
        annex = folder / f"annex {seed}.xlsx"
        write_annex(annex, one, [], Info())
        typed = dict(zip(
            ("Live scenario", "Amounts: nominal (cash) or real", "Unit of amounts"), flipped(seed), strict=True
        ))  # fmt: skip
        stored = values(annex, "Settings")
        cells = {setting(stored, label): text for label, text in typed.items()}
        wanted[seed], found[seed] = (annex, cells), (one, annex)
    saved = cells_of(wanted, seconds=60.0 * COUNT)
    return {seed: (*found[seed], saved[seed]) for seed in found}


def test_every_figure_of_every_scenario_recalculates_to_that_of_the_engine(done):
    for seed, (one, _, cells) in done.items():
        assert engine_differences(one, cells) == [], seed


def test_another_scenario_and_other_prices_show_what_the_engine_says_of_them(done):
    for seed, (one, _, cells) in done.items():
        scenario, prices, unit = flipped(seed)
        shown = one.scenarios[scenario]
        totals = shown.model.totals
        expected = shown.values(totals.real if prices == "real" else totals.nominal) / SIZES[unit]
        for sheet in SHEETS:
            row = max(row for (where, row, at), value in cells.items() if (where, at, value) == (sheet, 2, "Total"))
            for year in range(len(one.years) + 1):
                assert close(cells[sheet, row, 4 + year], expected[year]), (seed, sheet, year)
        assert str(cells["By payer", 2, 1]).startswith(f"Scenario shown: {scenario}. Amounts in "), seed
        row = next(row for (where, row, at), value in cells.items() if (where, at, value) == ("Cover", 1, "All checks"))
        assert cells["Cover", row, 2] == "OK", seed


def test_no_random_plan_makes_a_formula_that_excel_refuses(done):
    for seed, (_, annex, cells) in done.items():
        assert seed % 5 or static_check(annex) == [], seed
        assert [place for place, value in cells.items() if str(value).startswith(("#", "Err:"))] == [], seed


def test_plans_are_of_many_shapes(done):
    """With and without an institution, with and without buildings, of different lengths."""
    plans = [(len(one.years), one.plan.scenarios["reform"]) for one, _, _ in done.values()]
    shapes = {(years, bool(plan.institutions), len(plan.actions)) for years, plan in plans}
    assert len(shapes) >= 10
    assert {True, False} == {has for _, has, _ in shapes}
