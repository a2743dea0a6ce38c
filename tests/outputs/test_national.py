"""The national form as a table: every layout without code, totals, order of the rows, payments and commitments."""

from __future__ import annotations

import numpy as np
import pytest

from outputs.national import FormRow, commitments
from outputs.tables import tables
from tests.command import careshift
from tests.national_plans import BESIDE, SHIPPED, plan_with, projected


@pytest.fixture(scope="module")
def forms():
    return {name: tables(projected(name), [])["national_budget"] for name in (*SHIPPED, *BESIDE)}


@pytest.mark.parametrize("name", [*SHIPPED, *BESIDE])
def test_every_layout_adds_up_to_the_plan_total_in_every_year(forms, name):
    projection = projected(name)
    for scenario, one in projection.scenarios.items():
        mine = forms[name][forms[name].scenario == scenario]
        for column, row in (("nominal", one.model.totals.nominal), ("real", one.model.totals.real)):
            found = mine.groupby("year")[column].sum().to_numpy(dtype=float)
            expected = one.values(row)[one.model.book.plan_columns.start - 1 : one.model.book.plan_columns.stop]
            np.testing.assert_allclose(found, expected, atol=0.005)


def reform_of(form, year=2030):
    return form[(form.scenario == "reform") & (form.year == year)]


def test_peru_has_programme_0131_and_the_genericas(forms):
    found = reform_of(forms["peru"])
    assert set(found.generica) >= {"2.1", "2.3", "2.6"}
    health = found[found.funcion == "20"]
    assert set(health.programa) == {"0131"}
    assert set(health.programa_name) == {"Control y prevencion en salud mental"}
    assert {"20", "23"} <= set(found.funcion)
    assert "23" in "".join(found[found.funcion == "23"].to_check)


def test_kenya_has_recurrent_and_development_estimates_by_vote(forms):
    found = reform_of(forms["kenya"], 2026)
    assert {"R", "D"} == set(found.book)
    assert {"2100000", "2200000", "3100000"} <= set(found["item"])
    assert "1082" in set(found.vote)


def test_south_africa_shows_offsets_first_and_the_three_economic_classes(forms):
    found = reform_of(forms["south_africa"])
    offsets = list(dict.fromkeys(found.offset))
    assert offsets == ["Offset", "Baseline", "Request"]
    assert found[found.offset == "Offset"].nominal.sum() < 0
    assert set(found["class"]) == {"Current", "Transfers", "Capital"}


def test_the_philippines_has_two_tiers_and_three_allotment_classes(forms):
    projection, found = projected("philippines"), forms["philippines"]
    assert set(found.allotment) == {"PS", "MOOE", "CO"}
    model, one = projection.scenarios["reform"].model, projection.scenarios["reform"]
    new = [e for e in model.ledger.entries if e.tags["standing"] in ("new", "expansion")]
    expected = sum(float(one.values(entry.nominal)[5]) for entry in new)
    tier = reform_of(found)
    assert tier[tier.tier == "2"].nominal.sum() == pytest.approx(expected)


def test_uemoa_commits_an_operation_when_it_begins_and_pays_it_as_it_goes(forms):
    found = forms["uemoa"]
    assert {"2", "3", "5"} <= set(found.titre)
    for _, rows in found[found.year > 2025].groupby(["scenario", "operation", "titre", "nature"]):
        assert rows.commitments_nominal.sum() == pytest.approx(rows.nominal.sum(), abs=0.005)
        if set(rows.nature) == {"recurrent"}:
            assert list(rows.commitments_nominal) == list(rows.nominal)
        else:
            assert (rows.commitments_nominal != 0).sum() <= 1


def test_what_is_committed_by_hand():
    paid = np.array([5.0, 0.0, 10.0, 20.0, 0.0])
    assert commitments(FormRow((), "capital"), paid).tolist() == [5.0, 0.0, 30.0, 0.0, 0.0]
    assert commitments(FormRow((), "recurrent"), paid).tolist() == paid.tolist()
    assert commitments(FormRow(()), paid).tolist() == paid.tolist()
    assert commitments(FormRow((), "capital"), np.zeros(3)).tolist() == [0.0, 0.0, 0.0]


def test_the_codebook_explains_the_columns_of_the_form(forms):
    book = tables(projected("peru"), [])["codebook"]
    assert list(book[book.file == "national_budget.csv"].column) == list(forms["peru"].columns)


def test_a_run_writes_the_form_and_keeps_its_file_for_explain(tmp_path, results):
    done = careshift("run", plan_with(tmp_path, "uemoa.yaml"), "-o", results, "--only", "data")
    assert done.code == 0, done.err
    (folder,) = results.iterdir()
    assert (folder / "data" / "national_budget.csv").is_file()
    assert (folder / "inputs" / "uemoa.yaml").is_file()
    said = careshift("explain", folder, "reform/2030/plan/total_nominal")
    assert "there is no such file" not in said.err


def test_a_run_with_a_shipped_form_needs_no_file(tmp_path, results):
    done = careshift("run", plan_with(tmp_path, "kenya"), "-o", results, "--only", "data")
    assert done.code == 0, done.err
    (folder,) = results.iterdir()
    assert (folder / "data" / "national_budget.csv").is_file()
