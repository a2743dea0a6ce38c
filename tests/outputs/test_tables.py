"""Tables: tidy, complete, explained, and equal to the lines they come from."""

import csv
import io

import numpy as np
import pytest

from outputs import tables
from outputs.csv_file import cell, csv_text
from scenarios import Finding, find


@pytest.fixture
def found(arandia):
    return tables(arandia, find(arandia))


def test_every_column_is_explained(found):
    explained = {(row.file, row.column) for row in found["codebook"].itertuples()}
    assert explained == {(f"{name}.csv", column) for name, table in found.items() for column in table.columns}
    assert all(found["codebook"]["meaning"])


def test_the_ledger_adds_up_to_the_totals(found):
    ledger = found["ledger"].astype({"nominal": float, "real": float})
    sums = ledger.groupby(["scenario", "year"])[["nominal", "real"]].sum()
    for row in found["summary"].itertuples():
        assert sums.loc[(row.scenario, row.year), "nominal"] == pytest.approx(row.total_nominal)
        assert sums.loc[(row.scenario, row.year), "real"] == pytest.approx(row.total_real)


def test_totals_split_two_ways(found):
    table = found["summary"].set_index(["scenario", "year", "period"]).astype(float)
    assert np.allclose(table.baseline_nominal + table.new_policy_nominal, table.total_nominal)
    assert np.allclose(table.capital_nominal + table.recurrent_nominal, table.total_nominal)


def test_differences_are_against_the_status_quo(found):
    table = found["summary"].set_index(["scenario", "year"])
    for (scenario, year), row in table.iterrows():
        assert row.difference_real == pytest.approx(row.total_real - table.loc[("status_quo", year), "total_real"])
        assert scenario != "status_quo" or row.difference_real == 0


def test_quantity_price_and_index_give_the_cost(found):
    table = found["ledger"][["quantity", "price", "price_index", "nominal"]].astype(float)
    assert np.allclose(table.quantity * table.price * table.price_index, table.nominal)


def test_staff_are_those_of_the_pay_lines(found):
    staff = found["staff"].query("scenario == 'reform' and element == 'unit' and year == 2027")
    assert dict(zip(staff.cadre, staff.full_time_posts, strict=True)) == {
        "psychologist": 1, "social_worker": 1, "administrator": 1,
    }  # fmt: skip


def test_the_transition_keeps_its_identities(found):
    table = found["transition"].set_index(["scenario", "year"]).astype(float)
    assert np.allclose(table.base - table.institutions, table.released)
    above = table.community + table.one_offs + table.institutions - table.base
    assert np.allclose(np.maximum(0, above), table.double_funding)
    assert np.allclose(table.lasting + table.passing, table.double_funding)


def test_the_bridge_keeps_its_identities(found):
    table = found["bridge"].set_index(["scenario", "year"]).astype(float)
    assert len(table) == 2 * 6
    assert np.allclose(table.ring_fenced + table.retained + table.returned, table.released)
    assert np.allclose(table.used + table.repaid + table.surplus, table.ring_fenced)
    assert np.allclose(table.used + table.drawn + table.gap, table.need)
    assert np.allclose(table.opening + table.drawn + table.interest - table.repaid, table.balance)


def test_people_who_move_are_those_who_move_to_homes(found):
    places = found["places"].query("measure == 'moves'").astype({"value": float})
    homes = places[places.group == ""].groupby(["scenario", "element", "year"]).value.sum()
    groups = places[places.group != ""].groupby(["scenario", "element", "year"]).value.sum()
    beds = found["beds"].query("measure == 'moves'").astype({"value": float})
    assert np.allclose(homes, groups)
    assert np.allclose(homes.sort_index(), beds.set_index(["scenario", "element", "year"]).value.sort_index())


def test_a_parameter_is_listed_with_all_that_is_known(found):
    row = found["parameters"].query("scenario == 'reform' and address == 'actions.centres.catchment'").iloc[0]
    assert (row.value, row.low, row.high, row.unit, row.grade) == (100000, 80000, 125000, "people/centre", "D")
    assert row.origin.startswith("plan.yaml:")
    assert row.source
    assert row.used


def test_another_scenario_lists_what_differs_in_it(found):
    later = found["parameters"].query("scenario == 'later'")
    assert set(later.address) == {f"institutions.stonefield.moves.{year}" for year in (2027, 2029, 2030)}


def test_findings_are_kept_whole(arandia):
    finding = Finding("R01", "WARN", "reform", "stonefield", None, "=1+1", "Open 3 more places")
    assert tables(arandia, [finding])["findings"].iloc[0].to_dict() == vars(finding)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\tx", "\rx"])
def test_no_text_becomes_a_formula(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "written"),
    [(-1.5, "-1.5"), (-3, "-3"), (0.1 + 0.2, "0.3"), (-0.0, "0"), (2e9, "2000000000"), (1e-7, "1e-07")],
)
def test_numbers_are_numbers(value, written):
    assert cell(value) == written


def test_text_with_commas_quotes_and_lines_comes_back():
    text = 'a "home", for two\npeople'
    assert next(csv.reader(io.StringIO(csv_text([text], [])))) == [text]
