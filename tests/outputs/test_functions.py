"""What moves between functions of government and payers: table, sentence and chart."""

from __future__ import annotations

import numpy as np
import pytest

from outputs.functions import amounts, changes_of, functions_sentence
from outputs.functions_chart import functions_chart
from outputs.tables import tables
from tests.costing.small_plans import fact, projected


def test_changes_of_all_pairs_add_up_to_that_of_the_total(example):
    _, projection = example
    found = tables(projection, [])["functions"]
    for scenario, one in projection.scenarios.items():
        total = one.values(one.model.totals.nominal)[: one.model.book.plan_columns.stop]
        mine = found[found.scenario == scenario].groupby("year")
        np.testing.assert_allclose(mine.nominal.sum().to_numpy(dtype=float), total, atol=0.005)
        np.testing.assert_allclose(mine.change_nominal.sum().to_numpy(dtype=float), total - total[0], atol=0.005)


def test_closing_beds_takes_money_from_07_3_2_to_07_2_and_10_1_2_and_to_another_payer(example):
    _, projection = example
    one = projection.scenarios["reform"]
    assert changes_of(one, "F07.3.2")[-1] < 0
    assert changes_of(one, "F07.2")[-1] > 0
    assert changes_of(one, "F10.1.2")[-1] > 0
    assert changes_of(one, payer="Housing and social protection")[-1] > 0
    still = projection.scenarios["status_quo"]
    assert changes_of(still, "F10.1.2")[-1] == 0


def test_the_sentence_names_functions_and_payers_with_sign_and_basis(arandia):
    one = arandia.scenarios["reform"]
    said = functions_sentence(arandia, one)
    start = "Between functions of government, a year in 2030 against 2025, at 2025 prices: "
    assert said.startswith(start)
    assert "specialized hospital services (07.3.2) -ARD " in said
    assert "outpatient services (07.2) +ARD " in said
    assert "support of people with disabilities (10.1.2) +ARD " in said
    assert "Between payers: Housing and social protection +ARD " in said


def test_nothing_is_said_where_nothing_moves(tmp_path):
    law = {"kind": "programme", "name": "Law", "yearly": fact(100, "ARD 2025"), "tags": {"function": "F07.6.0"}}
    projection = projected(tmp_path, {"actions": {"law": law}})
    one = projection.scenarios["reform"]
    assert functions_sentence(projection, one) == ""
    chart = functions_chart(projection, one, "source")
    assert chart.title == "In 2030 against 2025: nothing moves between functions of health care and support"


def test_many_payers_are_put_together(tmp_path):
    actions = {
        f"a{number}": {
            "kind": "programme", "name": f"A{number}", "yearly": fact(1000 * number, "ARD 2025"),
            "payer": f"Ministry {number}", "tags": {"function": "F07.2.2"},
        }
        for number in range(1, 8)
    }  # fmt: skip
    said = functions_sentence(
        projected(tmp_path, {"actions": actions}), projected(tmp_path, {"actions": actions}).scenarios["reform"]
    )
    assert said.endswith("Ministry 5 +ARD 5.0 thousand; others together +ARD 10.0 thousand.")


def test_the_chart_has_its_numbers_and_its_finding(arandia):
    one = arandia.scenarios["reform"]
    chart = functions_chart(arandia, one, "source")
    assert chart.stem == "09-functions"
    assert chart.title.startswith("In 2030 against 2025: -ARD ")
    plotted = [sum(value for key, value in row.items() if key != "year") for row in chart.rows]
    total = sum(amounts(one).values())
    assert np.asarray(plotted) == pytest.approx((total - total[0]) / 1e6)
