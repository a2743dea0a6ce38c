"""Settings of the transition that would do nothing or contradict each other are refused, and the message names them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from costing import RecordError
from tests.costing.small_plans import fact, reform, years

MONEY = "ARD 2025"
GROUP = {"residents": fact(10, "people"), "deaths": fact(0), "moves": {2026: 1}, "to": {"flat": 1}}
BRIDGE = {"ring_fence": 0.7, "retained": 0.2}
ARCH = {"kind": "bridge", **BRIDGE}


def tree(**settings: Any) -> dict[str, Any]:
    north = {
        "kind": "institution", "name": "North", "wards": fact(1, "ward"), "groups": {"all": GROUP},
        "fixed": fact(1, MONEY), "step": fact(1, MONEY), "variable": fact(1, MONEY), **settings,
    }  # fmt: skip
    homes = {name: {"kind": "home", "name": name, "running": fact(1, f"{MONEY}/people")} for name in ("flat", "shared")}
    return {"places": homes, "institutions": {"north": {key: v for key, v in north.items() if v is not None}}}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"residents": fact(9, "people"), "places": "flat"},
         "north: give residents, places for each of the groups only, not beside them"),
        ({"places_open": {"shared": {2026: 9}}}, "places_open.shared is given, but no group moves there"),
        ({"free_places": {"shared": fact(1, "people")}}, "free_places.shared is given, but no group moves there"),
        ({"groups": {"all": GROUP | {"own_decision": fact(1, "people")}}}, "own_decision are people among the other"),
        ({"groups": {"all": GROUP | {"own_decision": fact(2, "people"), "other": fact(1, "people")}}},
         "own_decision are people among the other discharges: give other, as many or more"),
        ({"staff": {"nurse": {"posts": fact(1, "FTE"), "redeployed": 0.8, "retired": 0.3}}},
         "redeployed, retired and compensated come to 1.1: more than all posts freed"),
        ({"site": {"sale": fact(1, MONEY)}}, "site.sale is given without site.probability"),
        ({"one_offs": {"supporter_hours": fact(1, "hour/people")}}, "supporter_pay cost nothing alone: give both"),
        ({"one_offs": {"supporter_pay": fact(1, f"{MONEY}/hour")}}, "supporter_pay cost nothing alone: give both"),
        ({"not_admitted": {"lasting": fact(0.5)}}, "not_admitted.home cost nothing alone: give both"),
        ({"not_admitted": {"home": "flat"}}, "not_admitted.home cost nothing alone: give both"),
    ],
)  # fmt: skip
def test_a_setting_that_would_do_nothing_is_refused(tmp_path, settings, message):
    with pytest.raises(RecordError, match=message):
        reform(tmp_path, tree(**settings))


@pytest.mark.parametrize(
    ("financing", "message"),
    [
        ({"bridge": {"ring_fence": 0.9, "retained": 0.2}}, "ring_fence and retained come to 1.1: more than all"),
        ({"bridge": {"lag_years": 1.5}}, "lag_years is 1.5: money is voted again after whole budget years"),
        ({"arch": ARCH, "span": ARCH}, "financing: arch and span are both bridges: keep one of them"),
    ],
)
def test_a_bridge_that_cannot_be_is_refused(tmp_path, financing, message):
    with pytest.raises(RecordError, match=message):
        reform(tmp_path, tree() | {"financing": financing})


def test_a_bridge_may_have_any_name(tmp_path):
    assert reform(tmp_path, tree() | {"financing": {"arch": ARCH}}).model.bridge is not None


def test_thirty_years_leave_nobody_by_rounding(tmp_path):
    """Rounding once left 1e-15 people, who kept dying for years, until numbers were too small to be computed."""
    group = {"residents": fact(200, "people"), "deaths": fact(0.037), "other": fact(7, "people")}
    group |= {"moves": {2026: 33.3, 2027: 66.6, 2029: 300}, "to": {"flat": 0.3, "shared": 0.7}}
    one = reform(tmp_path, tree(groups={"all": group}, moratorium=2026, move_time=0.37) | {"years": "2026-2055"})
    assert years(one, "north/residents-at-year-end")[3:] == [0] * 27
    assert years(one, "north/people-moving")[4:] == [0] * 26
    assert years(one, "north/site-open")[4:] == [0] * 26
    for row in one.model.book.rows:
        values = one.values(row)
        assert not np.signbit(values[values == 0]).any(), row.address
