"""The computed first sentence: against no change, with sign and price basis, double funding, break-even, bridge."""

from __future__ import annotations

from costing import Model, Row, Transition
from outputs.bridge_sentence import at_end, bridge_sentence, figure, peak_year
from outputs.staff_sentence import staff_sentence
from outputs.wording import money
from scenarios import Projected, Projection


def sentence(projection: Projection, name: str = "reform") -> str:
    """What a scenario comes to, in two or three sentences that stand alone.

    Args:
        projection: with this scenario and the status quo.
        name: the scenario.
    """
    parts = [
        _against_no_change(projection, name),
        _double_funding(projection, name),
        bridge_sentence(projection, projection.scenarios[name]),
        _people(projection, name),
        staff_sentence(projection, projection.scenarios[name]),
    ]
    return " ".join(part for part in parts if part)


def first_scenario(projection: Projection) -> str:
    """The scenario that a run is about: the plan as written, else the first that changes something."""
    names = [name for name, _ in projection.reforms]
    return next(iter(names), next(iter(projection.scenarios)))


def break_even(projection: Projection, one: Projected) -> str:
    """The break-even year in words: a year, ``none needed``, ``never``, ``not by 2035``; nothing without institutions.

    It is never only where a lasting part of double funding is still paid in the last year.
    """
    change = one.model.transition
    if change is None:
        return ""
    return "never" if figure(one, change.never) > 0.5 else year_said(projection, one, change.break_even)


def year_said(projection: Projection, one: Projected, row: Row) -> str:
    """A line that holds a year, 0 for never needed, or a year after the plan for not in it."""
    year = round(figure(one, row))
    if year == 0:
        return "none needed"
    return str(year) if year <= projection.plan.last else f"not by {projection.plan.last}"


def total_difference(projection: Projection, name: str) -> float:
    """What a scenario costs above no change over the plan years, in base-year prices."""
    return float(projection.difference(name, lambda model: model.undiscounted)[0])


def _against_no_change(projection: Projection, name: str) -> str:
    plan = projection.plan
    extra = total_difference(projection, name)
    one = projection.scenarios[name]
    what = {"reform": "the plan", "status_quo": "going on as now"}.get(name, f"scenario '{name}'")
    total = money(figure(one, one.model.undiscounted), plan.currency)
    basis = f"over {plan.first}-{plan.last} at {plan.base_year} prices"
    if abs(extra) < 0.5:
        return f"Against no change, {what} costs the same: {total} {basis}."
    more = "more" if extra > 0 else "less"
    sign = "+" if extra > 0 else "-"
    apart = f"{money(abs(extra), plan.currency)} {more} ({sign})"
    return f"Against no change, {what} costs {apart} {basis}: {total} in all."


def _double_funding(projection: Projection, name: str) -> str:
    one = projection.scenarios[name]
    change, currency = one.model.transition, projection.plan.currency
    if change is None or not one.model.scenario.reform:
        return ""
    whole = figure(one, change.total_real)
    if round(figure(one, change.break_even)) == 0:
        return "Institutions and homes together never cost more than the institutions' budget: no double funding."
    peak = peak_year(projection, one, change.double_funding_real)
    most = money(figure(one, change.peak_real), currency)
    paid = f"Double funding, while institutions and homes are paid at once, comes to {money(whole, currency)}"
    return f"{paid}, at most {most} in {peak}; {_afterwards(projection, one, change)}."


def _afterwards(projection: Projection, one: Projected, change: Transition) -> str:
    last = projection.plan.last
    if figure(one, change.never) > 0.5:
        stays = money(at_end(one, change.lasting), projection.plan.currency)
        return f"it never ends: {stays} a year (in {last}, cash) stay when all homes of the plan are open"
    if figure(one, change.break_even) > last:
        return f"it is still paid in {last}, so there is no break-even by then"
    return f"from {break_even(projection, one)} on there is none (break-even)"


def _people(projection: Projection, name: str) -> str:
    one = projection.scenarios[name]
    if one.model.transition is None:
        return ""
    before, after = people_at(projection, one.model, one)
    return f"People living in institutions: {before} in {projection.plan.base_year}, {after} in {projection.plan.last}."


def people_at(projection: Projection, model: Model, one: Projected) -> tuple[str, str]:
    """Residents of all institutions in the base year and in the last plan year."""
    assert model.transition is not None
    lived = one.values(model.transition.residents)
    return f"{lived[0]:.0f}", f"{abs(lived[model.book.plan_columns.stop - 1]):.0f}"
