"""How outcomes are said: cash is called so, and a chart without bars that move says what the text says."""

import pytest

from costing import kinds
from outputs.analyses.bars_chart import outcome_words, tornado_title
from parameters import load_plan
from scenarios import Bar, Outcome, Tornado
from tests.command import ARANDIA


@pytest.mark.parametrize(
    ("unit", "ends"), [("ARD", " (cash)"), ("ARD 2025", ""), ("FTE", ""), ("", ""), ("ARD/people", " (cash)")]
)
def test_money_without_a_price_year_is_called_cash(unit, ends):
    outcome = Outcome("reform", "some.line", 2030, None, "total cost", unit)
    assert outcome_words(outcome) == f"Total cost of reform in 2030{ends}"


def test_a_tornado_in_which_nothing_moves_says_so():
    scenario = next(iter(load_plan(ARANDIA, kinds()).scenarios.values()))
    still = Bar("pay.nurse", "", 3.0, 2.0, 4.0, 0.9, 5.0, 5.0, 0.0)
    found = Tornado(Outcome("reform", "some.line", 2030, None, "total cost", "ARD"), 5.0, (still,))
    assert tornado_title(found, scenario) == "No figure moves total cost of reform in 2030 (cash)"
