"""Templates of benefits: each gives healthy years, work, time or days in hospital, and says how sure it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from costing import Model, RecordError, Row, kinds
from costing.benefit import Benefit
from parameters import PlanError, check_shipped, load_plan, load_templates, own_figures, plan_schema
from parameters.library import Library
from scenarios import Projected, project
from tests.command import ROOT
from tests.costing.small_plans import fact, projected, reform

BENEFITS = {name: one for name, one in load_templates().items() if one.family == "benefit"}
TREATED = [name for name, one in BENEFITS.items() if one.fits == ("treatment_benefit",)]
KENYA = ROOT / "tests" / "data" / "benefits" / "plan.yaml"
NO_HEALTH = {"benefit_crisis_team", "benefit_outreach", "benefit_early_intervention", "benefit_supported_employment"}
NO_WORK = {
    "benefit_dementia", "benefit_child_behaviour", "benefit_self_harm", "benefit_crisis_team", "benefit_outreach",
    "benefit_early_intervention",
}  # fmt: skip


def of(folder: Path, benefit: dict[str, Any]) -> tuple[Projected, Benefit]:
    one = reform(folder, {"benefits": {"it": benefit}})
    assert one.model.investment is not None
    [found] = one.model.investment.benefits
    return one, found


def test_conditions_and_services_have_their_templates() -> None:
    named = {name.removeprefix("benefit_") for name in BENEFITS}
    conditions = {"depression", "anxiety", "psychosis", "bipolar", "alcohol", "epilepsy", "dementia", "child_behaviour"}
    services = {"crisis_team", "outreach", "early_intervention", "supported_employment", "leaving"}
    assert named == conditions | services | {"self_harm", "perinatal_depression"}


@pytest.mark.parametrize("name", TREATED)
def test_a_template_brings_what_it_says(tmp_path: Path, name: str) -> None:
    one, found = of(tmp_path, {"template": name, "people": {2025: 0, 2026: 1000}})
    assert (one.values(found.healthy_years)[3] > 0) is np.bool_(name not in NO_HEALTH)
    assert (one.values(found.output)[3] > 0) is np.bool_(name not in NO_WORK)
    gains = [one.values(row)[3] for row in (found.healthy_years, found.output, found.avoided)]
    assert max(gains) > 0


@pytest.mark.parametrize(
    ("name", "healthy", "output"),
    [
        # 0.254 x 0.3; 0.8 x (0.6 x 0.9) x (1.05 x 1.05 - 1) x 0.7 of a worker, who makes 20 000 / (0.7 x 0.6)
        ("benefit_depression", 0.0762, 0.8 * 0.54 * 0.1025 * 0.7 * 20_000 / 0.42),
        # 0.708 x 0.25; 0.9 x (0.6 x 0.35) x (1.04 x 1.04 - 1) x 0.7
        ("benefit_psychosis", 0.177, 0.9 * 0.21 * 0.0816 * 0.7 * 20_000 / 0.42),
    ],
)
def test_a_person_in_treatment_gains_what_the_figures_come_to(
    tmp_path: Path, name: str, healthy: float, output: float
) -> None:
    one, found = of(tmp_path, {"template": name, "people": {2025: 0, 2026: 1000}, "ramp": [1]})
    assert one.values(found.healthy_years)[3] == pytest.approx(1000 * healthy)
    assert one.values(found.output)[3] == pytest.approx(1000 * output)


def test_the_plan_lies_over_the_template(tmp_path: Path) -> None:
    mine = {"template": "benefit_depression", "people": {2025: 0, 2026: 1000}, "ramp": [1], "healthy_years": fact(0.05)}
    one, found = of(tmp_path, mine)
    assert one.values(found.healthy_years)[3] == pytest.approx(50)


def test_a_template_of_one_kind_fits_no_other(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"template: does not fit leaving_benefit \(got 'benefit_depression'\)"):
        of(tmp_path, {"kind": "leaving_benefit", "template": "benefit_depression"})


def test_a_benefit_says_its_kind_or_a_template_of_it(tmp_path: Path) -> None:
    with pytest.raises(
        PlanError, match=r"needs kind: \(leaving_benefit, treatment_benefit\), or template: with one of"
    ):
        of(tmp_path, {"people": {2026: 1}})


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "benefit_depresion",
            r"is not among the templates \(got 'benefit_depresion'\)",
        ),
        ("package_depression", r"does not fit treatment_benefit \(got 'package_depression'\)"),
    ],
)
def test_a_template_that_is_none_of_a_benefit_is_told(tmp_path: Path, template: str, message: str) -> None:
    with pytest.raises(PlanError, match=message):
        of(tmp_path, {"template": template, "people": {2026: 1}})


def test_people_of_an_action_that_counts_none_must_be_given(tmp_path: Path) -> None:
    law = {"kind": "programme", "name": "Law", "yearly": fact(1, "ARD 2025")}
    with pytest.raises(RecordError, match=r"how many people actions\.law reaches is not known: give people, a path of"):
        projected(
            tmp_path, {"actions": {"law": law}, "benefits": {"it": {"template": "benefit_depression", "of": "law"}}}
        )


@pytest.mark.parametrize("given", ["deaths", "fewer_deaths"])
def test_deaths_are_said_with_the_share_that_does_not_happen(tmp_path: Path, given: str) -> None:
    half = {"kind": "treatment_benefit", "people": {2026: 1}, given: fact(0.1)}
    with pytest.raises(RecordError, match="deaths and fewer_deaths belong together: give both"):
        of(tmp_path, half)


@pytest.mark.parametrize("name", BENEFITS)
def test_every_figure_has_a_range_that_stays_in_its_bounds(name: str) -> None:
    for figure in own_figures(BENEFITS[name]):
        if figure.address.startswith(f"{name}.ramp") and not figure.source:
            continue  # the whole effect, from the last year of the ramp on
        assert figure.low is not None or "ours" not in figure.note, figure.address
        assert figure.grade in "BCD", figure.address  # nothing was read at an official source
        assert not figure.assumption or figure.grade == "D", figure.address


def test_a_plan_with_every_sort_of_benefit_can_be_drawn() -> None:
    def talking(model: Model) -> Row:
        assert model.investment is not None
        return model.investment.actions["talking"].ratio

    one = project(load_plan(KENYA, kinds()), 200, names=["reform"], keep=[talking]).scenarios["reform"]
    assert one.drawn is not None
    low, middle, high = np.quantile(one.drawn[talking(one.model)][0], [0.05, 0.5, 0.95])
    assert 0.5 < low < middle / 1.5 < 3 < high / 1.2, (low, middle, high)


def test_the_schema_knows_a_benefit_by_its_template() -> None:
    [shape] = plan_schema(kinds())["properties"]["benefits"]["patternProperties"].values()
    assert set(shape["properties"]["template"]["enum"]) == set(BENEFITS)
    leaving = next(rule for rule in shape["allOf"] if "institutions" in rule["then"]["properties"])
    named = {"properties": {"template": {"enum": ["benefit_leaving"]}}, "required": ["template"]}
    assert named in leaving["if"]["anyOf"]


def test_a_template_of_a_kind_is_checked_against_it(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    lines = "a: {name: N, source: S, fits: [treatment_benefit, leaving_benefits], settings: {imporvement: 0.5}}"
    (tmp_path / "templates/benefit.yaml").write_text(f"family: benefit\ntemplates:\n  {lines}\n")
    (tmp_path / "norms.yaml").write_text("discount_rate: {value: 0.03, source: s, fixed: f}")
    found = check_shipped(kinds(), Library(tmp_path))
    assert [(problem.address, problem.message, problem.hint) for problem in found] == [
        ("a.imporvement", "unknown key", "did you mean 'improvement'?"),
        ("a.fits", "unknown menu id leaving_benefits", "did you mean 'leaving_benefit'?"),
    ]
