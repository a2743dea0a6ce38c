"""Contingencies, taxes and both views in the annex: live, the same as a rerun, and each check sees what it is for."""

import numpy as np
import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from costing import COUNTED
from outputs.annex import annex_cell
from outputs.static_check import static_check
from tests.outputs.annex.inputs import model_differences, read_inputs, rerun, typed_cells
from tests.outputs.annex.plans import PRICED, projection, write
from tests.outputs.annex.reading import broken_checks, differences, values
from tests.outputs.annex.variations import all_at_random

REFORM, SEEDS, FIRST = "reform", (0,), 4
OFF = {(REFORM, COUNTED): (0.0,)}
SWITCHED = {
    (REFORM, "contingencies.mitigated.buildings"): (0.9,), (REFORM, "contingencies.procured.flat"): (0.8,),
    (REFORM, "contingencies.non_standard.centres"): (1.0,), (REFORM, "useful_lives.building"): (17.0,),
    (REFORM, "taxes.goods"): (0.05,),
}  # fmt: skip


@pytest.fixture(scope="module")
def annex(tmp_path_factory):
    return write(PRICED, tmp_path_factory.mktemp("priced"))


@pytest.fixture(scope="module")
def known(annex):
    return read_inputs(annex)


@pytest.fixture(scope="module")
def stored(annex):
    return values(annex)


def model():
    return projection(PRICED).scenarios[REFORM].model


def at(row, year):
    sheet, cell = annex_cell(projection(PRICED), REFORM, row, year).split("!")
    return (sheet.strip("'"), *coordinate_to_tuple(cell))


def contingency(stored, element, layer):
    """The first real amount in 2027 of a line of new spending of reform with a layer."""
    heads = {value: column for (sheet, row, column), value in stored.items() if (sheet, row) == ("Lines", 6)}
    rows = sorted(row for (sheet, row, column), value in stored.items()
                  if (sheet, column, value) == ("Lines", heads["layer"], layer))  # fmt: skip
    taxed = heads["rate of tax"]
    row = next(row for row in rows if (stored["Lines", row, 1], stored["Lines", row, 2]) == (REFORM, element)
               and stored["Lines", row, heads["standing"]] in ("new", "expansion")
               and (layer != "base" or ("Lines", row, taxed) in stored))  # fmt: skip
    years = sorted(column for (sheet, at_row, column), value in stored.items()
                   if (sheet, at_row, value) == ("Lines", 6, 2027))  # fmt: skip
    return "Lines", row, years[1]


def breaks(stored):
    """What is typed over, and the checks that must see it."""
    one, layers, view = model(), model().layers, model().economic
    rates = one.on_top.rates.known
    return {
        "top": ({contingency(stored, "centres", "optimism bias"): 1.0,
                 contingency(stored, "law", "physical contingency"): 1.0,
                 contingency(stored, "law", "tax"): 1.0, at(view.total, 2028): 3.0}, (
            "Optimism bias = rate x base: B.buildings.centres", "Lines add up to the layer: optimism bias",
            "Physical contingency = rate x base: C.goods", "Lines add up to the layer: physical contingency",
            "Tax = rate x base: T.goods", "Lines add up to the layer: tax",
            "Economic cost = cash - capital - transfers + annuities + unpaid time",
            "Tax = rate x base: T.construction", "Lines add up to the Model total, real",
        )),
        "estimate": ({contingency(stored, "law", "base"): 1.0, at(layers.real, 2027): 5.0,
                      at(layers.nominal, 2028): 7.0,
                      at(layers.base, 2029): 9.0, at(layers.price, 2030): 8.0, at(layers.others, 2031): 6.0}, (
            "Physical contingency = rate x base: C.goods", "Tax = rate x base: T.goods",
            "Layers of new spending add up, real", "New spending, nominal = real + price contingency",
            "New spending + baseline + savings = total", "Lines add up to the layer: base",
            "Lines add up to new spending, nominal", "Lines add up to the Model total, real",
        )),
        "rate": ({at(rates["C.pay"], None): 0.5, at(rates["B.vehicles"], None): 0.9}, ()),
    }  # fmt: skip


@pytest.fixture(scope="module")
def done(annex, known, stored, cells_of):
    """The annex after different cells were typed over, recalculated in one go."""
    changes = {"off": OFF, "switched": SWITCHED}
    changes |= {f"random {seed}": all_at_random(PRICED, known, seed) for seed in SEEDS}
    typed = {name: typed_cells(known, new) for name, new in changes.items()}
    typed |= {name: cells for name, (cells, _) in breaks(stored).items()}
    live = next((where, row, 2) for (where, row, column), text in stored.items()
                if (where, text) == ("Settings", "Live scenario"))  # fmt: skip
    typed |= {"live": {live: "procured"}, "same": {}}
    found = cells_of({name: (annex, cells) for name, cells in typed.items()})
    return {name: (changes.get(name, {}), cells) for name, cells in found.items()}


def shown(found, label, sheet="Fiscal"):
    row = next(row for (where, row, at), value in found.items() if (where, at, value) == (sheet, 1, label))
    return np.array([found[sheet, row, FIRST + year] for year in range(9)])


def overall(found):
    row = next(row for (where, row, at), value in found.items() if (where, at, value) == ("Cover", 1, "All checks"))
    return found["Cover", row, 2]


def test_every_formula_is_one_that_excel_takes_and_gives_what_is_stored(annex, stored, done):
    assert static_check(annex) == []
    assert differences(stored, done["same"][1]) == []
    assert [place for place, value in stored.items() if value == "NOT OK"] == []


@pytest.mark.parametrize("name", ["off", "switched", *(f"random {seed}" for seed in SEEDS)])
def test_what_is_typed_comes_out_as_a_rerun(done, known, name):
    changes, found = done[name]
    assert model_differences(PRICED, found, rerun(PRICED, known, changes)) == []
    wrong = [found["Checks", row, 1] for (sheet, row, column), value in found.items()
             if (sheet, column, value) == ("Checks", 6, "NOT OK")]  # fmt: skip
    assert [what for what in wrong if not str(what).startswith(("Baseline as", "Price indices"))] == []


def test_contingencies_can_be_turned_off_in_the_file(done, stored):
    found = done["off"][1]
    assert shown(found, "Optimism bias").max() == 0
    assert shown(found, "Physical contingency").max() == 0
    assert shown(stored, "Optimism bias").max() > 0
    assert shown(found, "Taxes").max() > 0
    assert overall(found) == "OK"


def test_each_check_of_prices_and_no_other_sees_what_it_is_for(stored, done):
    assert overall(stored) == "OK"
    for name, (_, checks) in breaks(stored).items():
        assert broken_checks(done[name][1]) == {(check, REFORM) for check in checks}, name


def test_another_rate_goes_through_to_every_sum(done):
    """A rate is an assumption, typed over or not: what it makes changes with it."""
    assert overall(done["rate"][1]) == "OK"


def test_the_sheet_follows_the_live_scenario(done, stored):
    one = projection(PRICED).scenarios["procured"]
    expected = one.values(one.model.layers.optimism_bias)[:9] / 1e6
    assert shown(done["live"][1], "Optimism bias") == pytest.approx(expected)
    assert not np.allclose(shown(stored, "Optimism bias"), expected)


def test_the_layers_on_the_sheet_add_up_to_the_total(stored):
    real = sum(shown(stored, label) for label in (
        "New spending as estimated", "Optimism bias", "Physical contingency", "Taxes",
    ))  # fmt: skip
    price = shown(stored, "Price contingency: what rising prices add")
    others = shown(stored, "Baseline, savings and what is paid out of savings, nominal")
    assert real + price + others == pytest.approx(shown(stored, "Total of the plan, nominal"))


def test_capital_that_nobody_runs_is_told_on_the_sheet(stored):
    said = {row: value for (sheet, row, column), value in stored.items() if (sheet, column) == ("Fiscal", 1)}
    told = {said[row - 1]: value for row, value in said.items() if "run" in str(value) and row - 1 in said}
    tail = "Capital and its running-cost tail, real: "
    assert told[f"{tail}Records store"] == "CAPITAL: nobody pays to run it"
    assert told[f"{tail}Community mental health centres"] == "its running cost is in the plan"
