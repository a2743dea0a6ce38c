"""What holds of every ledger: tags, on-costs, wage bills, sums, and a baseline that no reform can change."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costing import Entry, kinds, run
from costing.ledger import CLASSIFIED, OUTSIDE, gather
from costing.lines import Book
from parameters import Draws, load_plan
from scenarios import Projected, Projection, project
from tests.costing.small_plans import fact, projected, small_plan

EXAMPLES = Path(__file__).parents[2] / "examples"
STANDINGS = {"baseline", "new", "expansion", "saving"}
PRICE = "ARD 2025"


@pytest.fixture(scope="module", params=["arandia", "czechia", "peru"])
def example(request: pytest.FixtureRequest) -> Projection:
    plan = load_plan(EXAMPLES / request.param / "plan.yaml", kinds())
    with np.errstate(all="raise"):
        return project(plan, Draws.latin_hypercube(plan.scenarios["reform"].parameters(), 20, 1), keep=KEEP)


KEEP = tuple(
    (lambda model, name=name: getattr(model.totals, name))
    for name in ("baseline_nominal", "new_nominal", "capital_nominal", "recurrent_nominal")
)


def entries(projection: Projection) -> list[tuple[Projected, Entry]]:
    return [(one, entry) for one in projection.scenarios.values() for entry in one.model.ledger.entries]


def test_every_line_is_tagged(example):
    for one, entry in entries(example):
        tags = entry.tags
        assert tags["element"] in {*one.model.elements}
        assert tags["econ"][0] == "E"
        assert tags["standing"] in STANDINGS
        assert tags["nature"] == ("capital" if tags["econ"].startswith("E31") else "recurrent")
        assert tags["duration"] in {"continuing", "one-off"}
        assert all(tags[name] for name in CLASSIFIED), entry.label


def test_only_savings_are_negative(example):
    for one, entry in entries(example):
        amounts = one.values(entry.nominal)
        assert (amounts <= 0 if entry.tags["standing"] == "saving" else amounts >= 0).all(), entry.label


def test_no_line_shows_a_negative_zero(example):
    for one, entry in entries(example):
        amounts = one.values(entry.nominal)[one.model.book.plan_columns]
        assert not np.signbit(amounts[amounts == 0]).any(), entry.nominal.address


def test_only_the_baseline_costs_money_in_the_base_year(example):
    for one, entry in entries(example):
        assert entry.baseline or one.values(entry.nominal)[0] == 0, entry.label


def test_nominal_is_quantity_x_price_x_index_and_real_is_nominal_over_the_general_level(example):
    for one, entry in entries(example):
        price = one.values(entry.price) if entry.price in one.base else None
        nominal = one.values(entry.nominal)
        if price is not None:
            assert nominal == pytest.approx(one.values(entry.quantity) * price * one.values(entry.index))
        assert one.values(entry.real) == pytest.approx(nominal / one.values(one.model.ledger.general))


def test_contributions_are_the_rate_x_the_wage_bill(example):
    for name, one in example.scenarios.items():
        rate = one.values(one.model.world.on_costs)[0]
        for element in one.model.elements:
            staff = [e for e in one.model.ledger.of(element=element) if e.label.startswith(("pay, ", "premium, "))]
            paid = sum(one.values(entry.nominal) for entry in staff)
            given_on = sum(one.values(entry.nominal) for entry in one.model.ledger.of(element=element, econ="E2121"))
            assert given_on == pytest.approx(rate * paid), (name, element)


def test_sums_add_up_in_two_ways_every_year_and_draw(example):
    for one in example.scenarios.values():
        sums, drawn = one.model.totals, one.drawn
        assert drawn is not None
        total = drawn[sums.nominal]
        assert drawn[sums.baseline_nominal] + drawn[sums.new_nominal] == pytest.approx(total, rel=1e-12)
        assert drawn[sums.capital_nominal] + drawn[sums.recurrent_nominal] == pytest.approx(total, rel=1e-12)
        by_line = sum(one.values(entry.nominal) for entry in one.model.ledger.entries)
        assert by_line == pytest.approx(one.values(sums.nominal), rel=1e-12)


def test_the_baseline_is_the_same_line_for_line_in_every_scenario(example):
    no_policy = example.scenarios["status_quo"]
    before = baseline(no_policy)
    for name, one in example.scenarios.items():
        after = baseline(one)
        assert after.keys() == before.keys(), name
        assert all(np.array_equal(after[address], before[address]) for address in before), name


def test_the_status_quo_is_the_baseline_of_the_reform(example):
    no_policy, changed = example.scenarios["status_quo"], example.scenarios["reform"]
    total, kept = no_policy.model.totals.nominal, changed.model.totals.baseline_nominal
    assert np.array_equal(no_policy.values(total), changed.values(kept))
    assert no_policy.drawn is not None
    assert changed.drawn is not None
    assert np.array_equal(no_policy.drawn[total], changed.drawn[kept])
    assert {entry.tags["standing"] for entry in no_policy.model.ledger.entries} == {"baseline"}


def baseline(one: Projected) -> dict[str, Any]:
    return {entry.nominal.address: one.values(entry.nominal) for entry in one.model.ledger.entries if entry.baseline}


def test_without_a_word_on_who_pays_the_line_says_outside(tmp_path):
    action = {"kind": "programme", "name": "Law", "yearly": fact(1, PRICE)}
    (entry,) = projected(tmp_path, {"actions": {"law": action}}).scenarios["reform"].model.ledger.entries
    assert {entry.tags[name] for name in ("payer", "function", "provider", "area")} == {OUTSIDE}


def test_what_exists_in_the_base_year_is_expanded_and_what_does_not_is_new(tmp_path):
    def centres(at_start: float) -> dict[str, Any]:
        figures = {"at_start": fact(at_start, "centre"), "running": fact(1, f"{PRICE}/centre")}
        return {"kind": "facility", "name": "Centres", "units": {2026: 3}, **figures}

    one = projected(tmp_path, {"actions": {"some": centres(2), "none": centres(0)}}).scenarios["reform"]
    added = [entry.tags for entry in one.model.ledger.entries if not entry.baseline]
    standing = {tags["element"]: tags["standing"] for tags in added}
    assert standing == {"some": "expansion", "none": "new"}


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Numbers with two digits, as planners write them (the smallest of all numbers only underflow)."""
    return st.integers(round(100 * low), round(100 * high)).map(lambda hundredths: hundredths / 100)


shares = numbers(0, 1)


@given(
    at_start=shares, start=numbers(2025, 2031), length=numbers(0, 6), growth=numbers(-0.1, 0.3),
    coverage=st.tuples(shares, shares, shares), posts=numbers(0, 5),
)  # fmt: skip
@settings(max_examples=25)
def test_a_programme_is_what_it_is_however_much_of_it_is_baseline(*, at_start, start, length, growth, coverage, posts):
    """Baseline + expansion + saving of a programme that runs already = the whole programme while it runs."""
    action = {
        "kind": "programme", "name": "Talks", "yearly": fact(100, PRICE), "per_head": fact(0.01, f"{PRICE}/people"),
        "coverage": dict(zip((2025, 2027, 2030), coverage, strict=True)), "posts": {"nurse": posts},
        "start": start, "end": min(2031.0, start + length), "at_start": fact(at_start),
    }  # fmt: skip
    plan = {"population_growth": fact(growth), "actions": {"talks": action}}
    with TemporaryDirectory() as folder:
        one = projected(Path(folder), plan).scenarios["reform"]
    book, population = one.model.book, one.values(one.model.world.population)
    covered = one.values(book["talks/coverage"])
    begun, ended = (np.clip(np.array(book.years) + 1 - date, 0, 1) for date in (start, action["end"]))
    level, held = (averages(population * share) for share in (covered, covered[0]))
    fixed, runs = 100 + posts * 30000 * 1.2, begun - ended
    before = at_start * (1 - begun) * (fixed + 0.01 * held)  # as in the base year until the start
    whole = before + runs * (fixed + 0.01 * level)
    plan_years = book.plan_columns
    assert one.values(one.model.totals.nominal)[plan_years] == pytest.approx(whole[plan_years], abs=1e-6)


def averages(level):
    """Averages of years whose levels at year end are given."""
    return (level + np.concatenate([level[:1], level[:-1]])) / 2


@given(
    levels=st.lists(numbers(0, 12), min_size=1, max_size=5), at_start=numbers(0, 6),
    opening=st.sampled_from([0, 0.25, 0.5, 1]), profile=st.sampled_from([[1.0], [0.5, 0.5], [0.4, 0.3, 0.2, 0.1]]),
    ahead=st.sampled_from([0, 3, 9, 24]),
)  # fmt: skip
@settings(max_examples=25)
def test_what_is_spent_on_buildings_is_what_opens(levels, at_start, opening, profile, ahead):
    action = {
        "kind": "facility", "name": "Centres", "at_start": fact(at_start, "centre"), "opening": opening,
        "units": dict(zip(range(2026, 2031), levels, strict=False)), "build": fact(100, f"{PRICE}/centre"),
        "profile": profile, "preopening": ahead, "posts": {"nurse": fact(1, "FTE/centre")},
        "running": fact(1, f"{PRICE}/centre"),
    }  # fmt: skip
    with TemporaryDirectory() as folder:
        one = projected(Path(folder), {"actions": {"centres": action}}).scenarios["reform"]
    book, window = one.model.book, one.model.book.plan_columns
    opened = one.values(book["centres/added/units-opening"])
    spent = one.values(book["centres/added/buildings-cost-nominal"])
    assert spent[window].sum() == pytest.approx(100 * opened[window].sum())
    assert opened.min() >= 0
    assert opened[window.stop :].max() == 0
    used = one.values(book["centres/added/average-units-open-added"])
    staffed = one.values(book["centres/added/nurse-full-time-posts"])
    assert (staffed - used)[window].min() >= -1e-9
    assert (staffed[window] <= one.values(book["centres/added/units-open-added"])[window.stop - 1] + 1e-9).all()


def test_a_figure_that_many_lines_share_is_drawn_once(tmp_path):
    nurses = {"kind": "programme", "posts": {"nurse": 1}}
    plan = {"actions": {"first": nurses | {"name": "First"}, "second": nurses | {"name": "Second"}}}
    plan |= {"pay": {"nurse": {"value": 30000, "unit": "ARD 2025/FTE", "low": 20000, "high": 40000}}}

    def pick(element: str) -> Any:
        return lambda model: model.elements[element].nominal

    draws = Draws({"pay.nurse": np.array([20000.0, 30000.0, 40000.0])}, 3)
    found = project(small_plan(tmp_path, plan), draws, keep=[pick("first"), pick("second")]).scenarios["reform"]
    assert found.drawn is not None
    one, other = (found.drawn[pick(name)(found.model)] for name in ("first", "second"))
    assert np.array_equal(one, other)
    assert one[1] == pytest.approx([24000, 36000, 48000])


def test_a_sum_of_very_many_lines_has_parts_of_parts_with_names_of_their_own():
    book = Book(2025, 2030)
    on = book.scope("many")
    rows = [on.line(f"line {n}", on.const(1, "people") * book.always) for n in range(700)]
    whole = gather(on, "all", rows, "people")
    assert run(book)[whole][0, 0] == 700
    assert "many/all-part-of-parts-2" in book.addresses
