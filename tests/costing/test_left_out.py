"""An action that is left out costs what it costs without new policy, whatever its kind."""

import numpy as np
import pytest

from scenarios import project
from tests.costing.small_plans import fact, small_plan
from tests.scenarios.sound_plan import MONEY, line

ACTIONS = {
    "service": {"menu": "svc.crisisteam", "at_start": fact(2, "team"), "teams": {2025: 2, 2028: 8},
                "posts": {"nurse": fact(4, "FTE/team")}},
    "work": line("Work", at_start=fact(0.5), one_off=fact(1000, MONEY)),
}  # fmt: skip


@pytest.mark.parametrize("name", ["service", "work"])
def test_nothing_new_is_done_and_what_runs_goes_on(tmp_path, name):
    plan = small_plan(tmp_path, {"actions": {"one": ACTIONS[name] | {"left_out": "there is no money"}}})
    both = [one.values(one.model.elements["one"].nominal) for one in project(plan).scenarios.values()]
    np.testing.assert_array_equal(*both)
    assert both[0][-1] > 0


def test_a_home_cannot_be_left_out(tmp_path):
    from parameters import PlanError

    with pytest.raises(PlanError, match="institutions and homes are never put off for want of money"):
        small_plan(tmp_path, {"places": {"flat": {"menu": "di.homes", "left_out": "no"}}})
