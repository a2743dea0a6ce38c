"""Each check turns NOT OK when what it checks is broken in the file."""

import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from outputs.annex import annex_cell
from tests.calculated import Formula
from tests.outputs.annex.inputs import read_inputs, rerun
from tests.outputs.annex.plans import projection
from tests.outputs.annex.reading import broken_checks, close, values

REFORM = "reform"
CLASSES = "every year: classes add up to the Model total"
CLASSED = {
    **{f"{sheet}, {CLASSES}": "live" for sheet in (
        "By programme", "By economic class", "By function", "By payer", "Health accounts", "Level and book",
        "Programme x economic",
    )},
    "Functions and payers, every year: the changes of functions and payers add up to that of the Model total": "live",
    "Medium-term form, years to come: three classifications add up to the Model total": "live",
}  # fmt: skip
"""The checks of all classifications, which the total of any year breaks alike."""
TOTAL = CLASSED | {
    "By funding source, every year: sources and gap add up to the cost of the plan": "live",
    "Lines add up to the Model total, nominal": REFORM,
    "Actions add up: cost": REFORM,
    "Gap + funded = cost of the plan": REFORM,
    "Shares of cost by source, and of the gap, add up to 100 %": REFORM,
    "Recurrent + capital = total": REFORM,
}
"""What the total of a year in the Model breaks."""
ERROR = "error"
"""Errors reach nearly every check."""


@pytest.fixture(scope="module")
def annex(arandia_annex):
    return arandia_annex


@pytest.fixture(scope="module")
def stored(annex):
    return values(annex)


def model():
    return projection("arandia").scenarios[REFORM].model


def at(row, year):
    sheet, cell = annex_cell(projection("arandia"), REFORM, row, year).split("!")
    return (sheet.strip("'"), *coordinate_to_tuple(cell))


def line(stored, column):
    """A cell of the first reform line of the ledger, by the heading of its column."""
    heads = [(where, row, at) for (where, row, at), value in stored.items() if where == "Lines" and value == column]
    first = min(row for (where, row, at), value in stored.items() if (where, at, value) == ("Lines", 1, REFORM))
    return "Lines", first, min(at for _, _, at in heads)


def setting(stored, label):
    row = next(row for (where, row, at), value in stored.items() if (where, at, value) == ("Settings", 1, label))
    return "Settings", row, 2


def breaks(stored, known):
    """What is typed, and the checks, with their scope, that must see it: these, and no others."""
    down, totals = model().institutions["stonefield"], model().totals
    pay = known[REFORM, "pay.nurse"].cells[0]
    one, tail = model(), model().tails["centres"]
    people = "Stonefield Hospital: start + admitted = moved + died + other + end"
    return {
        "cost": ({line(stored, 2027): 1e6}, CLASSED | {
            "Lines add up to the Model total, nominal": REFORM,
            "Lines of 'centres' add up to its Model total": REFORM,
            "Pay lines = full-time posts x pay x index": REFORM,
            "Every line = quantity x price x index": REFORM,
            "Ceiling 'What all ministries may spend' is held against what every payer pays": REFORM,
            "Pot 3 (may be paid by: existing_budget): paid + left = its ledger lines": REFORM,
        }),
        "real": ({at(totals.real, 2027): 5e6}, {
            "Lines add up to the Model total, real": REFORM,
            "Economic cost = cash - capital - transfers + annuities + unpaid time": REFORM,
        }),
        "others": ({line(stored, "function"): "F99", line(stored, "payer"): "P99",
                    at(one.financing.total.gap, 2028): 5e6,
                    **{at(tail.recurrent, year): 0.0 for year in range(2026, 2031)}}, {
            "No line has an unknown economic class, function, payer or standing": "all",
            f"By function, {CLASSES}": "live", f"By payer, {CLASSES}": "live",
            "Functions and payers, every year: the changes of functions and payers add up to that of the Model total":
            "live",
            "Medium-term form, years to come: three classifications add up to the Model total": "live",
            "By funding source, every year: sources and gap add up to the cost of the plan": "live",
            "Gap + funded = cost of the plan": REFORM, "Actions add up: gap": REFORM,
            "Shares of cost by source, and of the gap, add up to 100 %": REFORM,
            f"{tail.title}: capital has a running-cost tail": REFORM,
        }),
        "class": ({line(stored, "economic"): "E9999"}, {
            "No line has an unknown economic class, function, payer or standing": "all",
            f"By economic class, {CLASSES}": "live", f"Programme x economic, {CLASSES}": "live",
            "Medium-term form, years to come: three classifications add up to the Model total": "live",
        }),
        "action": ({line(stored, "element"): "nobody"}, {
            "Lines of 'centres' add up to its Model total": REFORM,
            "No line has an unknown scenario, action, area or directive": "all",
        }),
        "live": ({setting(stored, "Live scenario"): "nothing"}, {"The live scenario of Settings exists": "all"}),
        "people": ({at(down.residents, 2028): 190.0, at(model().transition.released, 2028): 5e6}, {
            people: REFORM, "Released + institution cost = institution budget": REFORM,
        }),
        "prices": ({at(model().ledger.indices["pay"], 2025): 1.1, at(model().ledger.general, 2025): 1.2}, {
            "Price indices are 1 in the base year": REFORM, "Real = nominal in the base year": REFORM,
            "Baseline as in no change": REFORM,
        }),
        "totals": ({at(totals.baseline_nominal, 2029): 5e6, at(totals.capital_nominal, 2027): 5e6,
                    at(totals.new_nominal, 2026): 5e6, at(model().present_value, None): 5e6}, TOTAL | {
            "Baseline as in no change": REFORM, "Present value = NPV of the real totals": REFORM,
        }),
        "sum": ({at(totals.nominal, 2027): 5e6}, TOTAL | {"Baseline + new policy = total": REFORM}),
        "negative": ({pay: -100.0}, {"No cost outside savings is negative": "all"}),
        ERROR: ({pay: "much"}, {"No cell holds an error": "Model reform"}),
    }  # fmt: skip


def result(found, check, scope):
    rows = {row for (where, row, at), value in found.items() if (where, at, value) == ("Checks", 1, check)}
    (row,) = (row for row in rows if found["Checks", row, 2] == scope) if check[:3] != "By " else sorted(rows)[:1]
    return found["Checks", row, 6]


def cover(found, label):
    row = next(row for (where, row, at), value in found.items() if (where, at, value) == ("Cover", 1, label))
    return found["Cover", row, 2]


def shown(stored, scenario):
    """What is typed to see a scenario in real thousands."""
    typed = {"Live scenario": scenario, "Amounts: nominal (cash) or real": "real", "Unit of amounts": "thousand"}
    return {setting(stored, label): text for label, text in typed.items()}


@pytest.fixture(scope="module")
def typed(annex, stored, cells_of):
    """The annex after different cells were typed over, recalculated in one go."""
    known = read_inputs(annex)
    cells = {name: cells for name, (cells, _) in breaks(stored, known).items()}
    cells["changed"] = {known[REFORM, "pay.nurse"].cells[0]: 31234.0}
    cells |= {scenario: shown(stored, scenario) for scenario in ("later", "status_quo")}
    cells[ERROR] |= dict.fromkeys(linked(known), Formula("=1/0"))
    return cells_of({name: (annex, new) for name, new in cells.items()}, ("Cover", "Checks", "By "))


def linked(known):
    """A cell of each sheet of inputs that points to another."""
    return [next(one.cells[0] for one in known.values() if one.linked and one.cells[0][0] == sheet)
            for sheet in ("Inputs", "Inputs by year")]  # fmt: skip


def test_every_check_sees_what_it_is_for_and_no_other_does(annex, stored, typed):
    assert broken_checks(stored) == set()
    for name, (_, checks) in breaks(stored, read_inputs(annex)).items():
        seen = broken_checks(typed[name])
        assert (seen & set(checks.items()) if name == ERROR else seen) == set(checks.items()), name
        assert cover(typed[name], "All checks") == "NOT OK", name


@pytest.mark.parametrize("sheet", ["Inputs", "Inputs by year", "Model reform", "Lines", "Key figures"])
def test_an_error_is_seen_on_every_sheet_that_it_reaches(stored, typed, sheet):
    seen = [result(found, "No cell holds an error", sheet) for found in (stored, typed["error"])]
    assert seen == ["OK", "NOT OK"]


def test_a_change_of_an_input_is_said_and_is_no_fault(stored, typed):
    assert cover(stored, "Since export") == "as exported"
    assert cover(typed["changed"], "Since export") == "changed since export"
    assert cover(typed["changed"], "All checks") == "OK"


@pytest.mark.parametrize("scenario", ["later", "status_quo"])
def test_the_sheets_follow_the_live_scenario_real_prices_and_the_unit(typed, scenario):
    found, one = typed[scenario], projection("arandia").scenarios[scenario]
    expected = one.values(one.model.totals.real) / 1000
    for sheet in ("By programme", "By economic class", "By function", "By payer"):
        row = max(row for (where, row, at), value in found.items() if (where, at, value) == (sheet, 2, "Total"))
        assert all(close(found[sheet, row, 4 + year], expected[year]) for year in range(6)), sheet
    assert found["By payer", 2, 1] == f"Scenario shown: {scenario}. Amounts in thousand ARD 2025, real."
    assert cover(found, "All checks") == "OK"


def test_the_rerun_of_the_base_case_is_the_base_case(annex):
    results = rerun("arandia", read_inputs(annex), {})
    one = projection("arandia").scenarios[REFORM]
    assert results[REFORM][one.model.present_value][0, 0] == one.values(one.model.present_value)[0]
