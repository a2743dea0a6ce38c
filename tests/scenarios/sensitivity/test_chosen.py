"""Figures by the names that people give them."""

import pytest

from scenarios import UnknownAddressError
from scenarios.sensitivity import choose, chosen
from tests.scenarios.sensitivity.linear_plans import A, asked, linear_plan

FIGURES = ("pay.nurse", "pay.social_worker", "actions.centres.running", "actions.homes.running", "on_costs")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["on_costs", "pay.nurse"], ("on_costs", "pay.nurse")),
        (["nurse"], ("pay.nurse",)),
        (["centres"], ("actions.centres.running",)),
        (["pay.*"], ("pay.nurse", "pay.social_worker")),
        (["*.running", "homes.running"], ("actions.centres.running", "actions.homes.running")),
        ([], ()),
    ],
)
def test_whole_addresses_ends_parts_and_patterns_fit(wanted, found):
    assert choose(dict.fromkeys(FIGURES), wanted) == found


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("pay.nusre", "hint: did you mean 'pay.nurse'?"),
        ("runing", "hint: did you mean 'running'?"),
        ("running", "several figures fit:\n       actions.centres.running\n       actions.homes.running"),
        ("prices.*", "no uncertain figure fits this pattern"),
        ("country", "country: has no range, so it cannot vary"),
        ("", "no uncertain figure is called so"),
    ],
)
def test_what_fits_none_or_several_is_named_with_a_hint(wanted, said):
    with pytest.raises(UnknownAddressError) as error:
        choose(dict.fromkeys(FIGURES), [wanted], still=["country"])
    assert said in str(error.value)


def test_many_that_fit_are_counted():
    with pytest.raises(UnknownAddressError, match="and 4 more"):
        choose({f"pay.cadre_{number}": None for number in range(12)}, ["cadre"])


def test_a_figure_of_the_plan_without_a_range_is_said_to_have_none(tmp_path):
    evaluation = asked(linear_plan(tmp_path), "reform/total")
    assert chosen(evaluation, ["a.yearly"]) == (A,)
    with pytest.raises(UnknownAddressError, match=r"law.yearly: has no range"):
        chosen(evaluation, ["actions.law.yearly"])
