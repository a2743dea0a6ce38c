"""What holds of every run-down, looked for by hypothesis: places, moves, beds, leads and the gate."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from costing import Results, Row, run
from tests.costing.test_groups_reference import AT, GROUPS, LAST, model
from tests.examples import examples

Array = NDArray[np.float64]
LISTED = AT + "places_open.shared"
YEARS = LAST + 4
people = st.integers(0, 60).map(float)
shares = st.sampled_from([0.0, 0.25, 0.5, 1.0])
fractions = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 0.9])
EXAMPLES = examples(25)


def flow(numbers: list[float]) -> Array:
    table = np.zeros((YEARS, 1))
    table[1 : len(numbers) + 1, 0] = numbers
    return table


flows = st.lists(people, min_size=1, max_size=LAST).map(flow)


@st.composite
def institutions(draw: Any) -> dict[str, Array]:
    """Settings of people and homes of one institution of three groups, which admits nobody."""
    found: dict[str, Any] = {
        AT + "moratorium": 2025.0, AT + "move_time": draw(fractions), AT + "places_time": draw(fractions),
        AT + "gate": 1.0, AT + "assessed.0": 1e6, AT + "assessed.1": 1e6, LISTED: draw(flows),
        "places.flat.delay": draw(fractions), "places.shared.delay": 0.0,
        "places.flat.lead_months": float(draw(st.integers(0, 11))),
        "places.shared.lead_months": float(draw(st.integers(0, 11))),
    }  # fmt: skip
    for name in GROUPS:
        at, to_flat = f"{AT}groups.{name}.", draw(shares)
        found |= {
            at + "residents": draw(people) + 20, at + "deaths": draw(st.sampled_from([0, 0.03, 0.2])),
            at + "other": 0.0, at + "own_decision": 0.0, at + "admissions": 0.0, at + "moves": draw(flows),
            at + "to.flat": to_flat, at + "to.shared": 1 - to_flat,
        }  # fmt: skip
    return {key: value if isinstance(value, np.ndarray) else np.array([value]) for key, value in found.items()}


def computed(inputs: dict[str, Array]) -> Results:
    with np.errstate(all="raise"):
        return run(model().book, inputs)


def moved(inputs: dict[str, Array], row: Row | None = None) -> Array:
    found = model().institutions["north"].people
    assert found is not None
    return computed(inputs)[found.moves if row is None else row][:, 0].cumsum()


@given(institutions(), st.integers(1, 3))
@EXAMPLES
def test_a_place_that_comes_years_later_never_brings_a_move_forward(inputs, years):
    late = np.zeros((YEARS, 1))
    late[years:] = inputs[LISTED][: YEARS - years]
    homes = model().institutions["north"].offers["shared"].moves
    assert (moved(inputs | {LISTED: late}, homes) - moved(inputs, homes)).max() <= 1e-8
    assert (moved(inputs | {LISTED: late}) - moved(inputs)).max() <= 1e-8


@given(institutions(), fractions)
@EXAMPLES
def test_a_place_that_comes_later_in_the_year_never_brings_a_move_forward(inputs, later):
    at = AT + "places_time"
    late = inputs | {at: np.maximum(inputs[at], later)}
    assert (moved(late) - moved(inputs)).max() <= 1e-8


@given(institutions())
@EXAMPLES
def test_no_move_without_a_place_and_beds_never_rise(inputs):
    results, down = computed(inputs), model().institutions["north"]
    for offer in down.offers.values():
        gone = results[offer.moves][:, 0].cumsum()
        free = model().book.inputs[f"{AT}free_places.{offer.name}"].values[0, 0]
        assert (gone - results[offer.places.open][:, 0] - free)[: LAST + 1].max() <= 1e-8
    assert np.diff(results[down.beds][:, 0]).max() <= 0


@given(institutions())
@EXAMPLES
def test_people_moved_by_any_date_are_as_many_or_more_with_the_gate_off(inputs):
    for name in GROUPS:  # who dies before a move is possible is no move that the gate held back
        inputs[f"{AT}groups.{name}.deaths"] = np.zeros(1)
    assert (moved(inputs) - moved(inputs | {AT + "gate": np.zeros(1)})).max() <= 1e-8


@given(institutions(), st.integers(0, 10))
@EXAMPLES
def test_a_longer_lead_never_lowers_double_funding_on_recurrent_cost(inputs, months):
    change = model().transition
    assert change is not None
    inputs[LISTED] = np.full((YEARS, 1), 0.0)
    for name in GROUPS:  # homes follow the moves, everybody moves within the plan, and what is paid once is nothing
        at = f"{AT}groups.{name}."
        inputs |= {at + "deaths": np.zeros(1), at + "to.flat": np.ones(1), at + "to.shared": np.zeros(1)}
        moves = inputs[at + "moves"] * (np.arange(YEARS) <= LAST - 3)[:, None]
        moves[1] += moves.sum() == 0
        inputs[at + "moves"] = moves * inputs[at + "residents"] / moves.sum()
    inputs |= {AT + "one_offs.better_care": np.zeros(1), "places.flat.build": np.zeros(1)}
    inputs |= {f"prices.{name}": np.zeros(1) for name in ("inflation", "foreign_inflation", "depreciation")}
    lead = "places.flat.lead_months"
    longer = inputs | {lead: np.minimum(11, inputs[lead] + months)}
    before, after = (computed(one)[change.total_real][0, 0] for one in (inputs, longer))
    assert after >= before - 1e-6
