"""Golden test 3 of the model: the bridge of the first golden run-down, with 5 % inflation, to the printed digits."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from costing import Bridge, Transition, kinds
from parameters import load_plan
from scenarios import Projected, project

FILE = Path(__file__).parents[1] / "data" / "golden_bridge.yaml"
THOUSAND = 1000
COLUMNS = (
    "community", "institutions", "base", "released", "ring_fenced", "returned", "need", "used", "drawn", "repaid",
    "balance", "surplus",
)  # fmt: skip
PRINTED = {
    1: (577.500, 7140.000, 7140.000, 0, 0, 0, 393.750, 0, 393.750, 0, 393.750, 0),
    2: (1819.125, 7056.000, 7497.000, 441.000, 0, 441.000, 1240.313, 0, 1240.313, 0, 1634.063, 0),
    3: (3183.469, 6019.650, 7871.850, 1852.200, 324.135, 1481.760, 2170.547, 324.135, 1846.412, 0, 3480.474, 0),
    6: (5896.421, 0, 9112.650, 9112.650, 3752.268, 4824.344, 4020.287, 3752.268, 268.019, 0, 6905.163, 0),
    7: (6191.242, 0, 9568.283, 9568.283, 6697.798, 1913.657, 4221.301, 4221.301, 0, 2476.497, 4428.666, 0),
    9: (6825.844, 0, 10549.032, 10549.032, 7384.322, 2109.806, 4653.985, 4653.985, 0, 1828.345, 0, 901.993),
}


@cache
def golden() -> Projected:
    with np.errstate(all="raise"):
        return project(load_plan(FILE, kinds()), names=["reform"]).scenarios["reform"]


def found() -> tuple[Transition, Bridge]:
    model = golden().model
    assert model.transition is not None
    assert model.bridge is not None
    return model.transition, model.bridge


def thousands(name: str) -> Any:
    change, bridge = found()
    row = getattr(bridge if hasattr(bridge, name) else change, name)
    return golden().values(row)[golden().model.book.plan_columns] / THOUSAND


def whole(name: str) -> float:
    change, bridge = found()
    return float(golden().values(getattr(bridge if hasattr(bridge, name) else change, name))[0])


@pytest.mark.parametrize("year", PRINTED)
@pytest.mark.parametrize(("position", "name"), list(enumerate(COLUMNS)))
def test_the_printed_table(year, position, name):
    assert thousands(name)[year - 1] == pytest.approx(PRINTED[year][position], abs=0.0006)


def test_double_funding_nominal_and_real():
    assert thousands("double_funding").sum() == pytest.approx(5073.688, abs=0.0006)
    assert whole("total_real") == pytest.approx(4_400_000, abs=0.005)


def test_all_that_is_drawn_is_repaid_in_2034():
    assert thousands("drawn").sum() == pytest.approx(6905.163, abs=0.0006)
    assert thousands("repaid").sum() == pytest.approx(6905.163, abs=0.0006)
    assert whole("highest") == pytest.approx(6_905_163, abs=1)
    assert whole("last_repayment") == 2034
    assert thousands("balance")[-1] == pytest.approx(0, abs=1e-9)


def test_the_real_value_drawn_and_repaid():
    assert whole("drawn_real") == pytest.approx(5_840_000, abs=1)
    assert whole("repaid_real") == pytest.approx(4_698_567, abs=1)


def test_what_lapses_of_what_is_returned():
    lapsed, returned = thousands("lapsed").sum(), thousands("returned").sum()
    assert (lapsed, returned) == (pytest.approx(8572.563, abs=0.0006), pytest.approx(19089.028, abs=0.0006))


def test_nothing_is_spent_twice():
    gap, interest, retained = (thousands(name) for name in ("gap", "interest", "retained"))
    assert not gap.any()
    assert not interest.any()
    assert thousands("released") == pytest.approx(thousands("ring_fenced") + retained + thousands("returned"))
    assert thousands("ring_fenced") == pytest.approx(thousands("used") + thousands("repaid") + thousands("surplus"))
    assert thousands("need") == pytest.approx(thousands("used") + thousands("drawn") + gap)


def test_the_lasting_part_is_none_and_the_plan_breaks_even():
    assert thousands("lasting") == pytest.approx([0] * 10)
    assert thousands("passing") == pytest.approx(thousands("double_funding"))
    assert (whole("never"), whole("break_even")) == (0, 2031)
