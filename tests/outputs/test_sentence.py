"""The first sentence: against no change, with sign and price basis."""

import pytest

from costing import kinds
from outputs import run_record, sentence
from outputs.wording import money, number, plain, signed, unbroken
from parameters import load_plan
from scenarios import project
from tests.command import ARANDIA
from tests.outputs.conftest import Info


def projection(**overrides):
    return project(load_plan(ARANDIA, kinds(), {key.replace("__", "."): value for key, value in overrides.items()}))


def test_it_says_against_what_with_sign_and_price_basis(arandia):
    said = sentence(arandia)
    assert said.startswith("Against no change, the plan costs ARD ")
    assert "million more (+) over 2026-2030 at 2025 prices" in said
    assert "Double funding, while institutions and homes are paid at once, comes to ARD" in said
    assert "(break-even)" in said


def test_the_figures_are_those_of_the_lines(arandia):
    extra = arandia.difference("reform", lambda model: model.undiscounted)[0]
    assert money(extra, "ARD") in sentence(arandia)


def test_a_plan_that_does_not_break_even_says_so(arandia):
    assert "so there is no break-even by then" in sentence(arandia, "later")


def test_a_plan_that_costs_less_has_the_other_sign():
    nothing = {f"actions__{name}": "null" for name in ("centres", "crisis", "unit")}
    places = {"running": "10", "posts__nurse": "{times: 0.1}", "posts__support_worker": "{times: 0.1}"}
    cheap = {f"places__supported_home__{name}": value for name, value in places.items()}
    said = sentence(projection(**nothing, **cheap))
    assert "less (-)" in said
    assert "no double funding" in said


def test_never_is_said_only_where_a_lasting_part_stays(arandia):
    dear = projection(places__supported_home__running="80000")
    one = dear.scenarios["reform"]
    change = one.model.transition
    assert one.values(change.never)[0] == 1
    stays = money(float(one.values(change.lasting)[one.model.book.plan_columns][-1]), "ARD")
    assert f"it never ends: {stays} a year (in 2030, cash) stay when all homes of the plan are open" in sentence(dear)
    assert run_record(dear, [], Info())["scenarios"]["reform"]["break_even"] == "never"
    assert all(one.values(one.model.transition.never)[0] == 0 for one in arandia.scenarios.values())
    assert "never" not in sentence(arandia, "later")


def test_what_the_bridge_comes_to_is_said(arandia):
    one = arandia.scenarios["reform"]
    bridge = one.model.bridge
    most = money(float(one.values(bridge.highest)[0]), "ARD")
    assert f"The bridge owes at most {most} (" in sentence(arandia)
    record = run_record(arandia, [], Info())["scenarios"]["reform"]["bridge"]
    assert record["highest_nominal"] == pytest.approx(one.values(bridge.highest)[0], abs=0.01)
    assert record["gap_nominal"] == pytest.approx(one.values(bridge.gap)[one.model.book.plan_columns].sum(), abs=0.01)


def test_a_bridge_with_a_low_limit_leaves_a_gap():
    said = sentence(projection(financing__bridge__limit="100000"))
    assert "are paid by nobody (gap)" in said


def test_a_grant_is_not_called_a_debt():
    said = sentence(projection(financing__bridge__grant="1"))
    assert "The bridge grants ARD" in said
    assert "that are not repaid" in said
    assert "owes" not in said


def test_without_moves_nothing_is_said_of_double_funding(tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text("plan: t\ncountry: ARA\nyears: 2026-2030\n")
    said = sentence(project(load_plan(plan, kinds())))
    assert said == "Against no change, the plan costs the same: ARD 0 over 2026-2030 at 2025 prices."


@pytest.mark.parametrize(("value", "said"), [(0, "0.0"), (-0.04, "0.0"), (-1234.56, "-1 234.6"), (1e6, "1 000 000.0")])
def test_numbers(value, said):
    assert number(value, 1) == said


@pytest.mark.parametrize(("value", "said"), [(0, "0"), (0.4, "0"), (3, "+3"), (-3, "-3")])
def test_signed_numbers(value, said):
    assert signed(value) == said


def test_amounts_are_not_broken_between_lines():
    assert " " not in unbroken("PEN 6 510.6 million")


def test_words_become_ascii():
    assert plain("Resoluci\u00f3n \u201ca\u201d \u2013 b") == 'Resolucion "a" - b'
