"""What the bridge comes to, in one sentence; and how single figures are read from a line."""

from __future__ import annotations

from costing import Row
from outputs.wording import money
from scenarios import Projected, Projection


def figure(one: Projected, row: Row) -> float:
    """A line that is one number."""
    return float(one.values(row)[0])


def at_end(one: Projected, row: Row) -> float:
    """A line in the last plan year."""
    return float(one.values(row)[one.model.book.plan_columns][-1])


def over_plan(one: Projected, row: Row) -> float:
    """A line added up over the plan years."""
    return float(one.values(row)[one.model.book.plan_columns].sum())


def peak_year(projection: Projection, one: Projected, row: Row) -> int:
    """The plan year in which a line is highest."""
    inside = one.values(row)[one.model.book.plan_columns]
    return projection.years[int(inside.argmax())]


def bridge_sentence(projection: Projection, one: Projected) -> str:
    """The most that is owed, when it is repaid, and what it does not pay; nothing without a bridge."""
    bridge, currency = one.model.bridge, projection.plan.currency
    if bridge is None:
        return ""
    gap = over_plan(one, bridge.gap)
    whose = "are left for other sources" if one.model.financing.given else "are paid by nobody (gap)"
    short = f"; {money(gap, currency)} {whose}" if gap >= 0.5 else "; no gap"
    if over_plan(one, bridge.drawn) < 0.5:
        return f"Nothing is drawn from the bridge{short}."
    most = money(figure(one, bridge.highest), currency)
    if _granted(one):
        return f"The bridge grants {money(over_plan(one, bridge.drawn), currency)} (cash) that are not repaid{short}."
    when = peak_year(projection, one, bridge.balance)
    return f"The bridge owes at most {most} ({when}, cash), {_repaid(projection, one)}{short}."


def _granted(one: Projected) -> bool:
    """Whether what is drawn is a grant."""
    settings = [each.settings for each in one.model.scenario.financing.values() if each.kind == "bridge"]
    return any(float(getattr(given.get("grant"), "value", 0)) > 0.5 for given in settings)


def _repaid(projection: Projection, one: Projected) -> str:
    bridge, last = one.model.bridge, projection.plan.last
    assert bridge is not None
    owed = at_end(one, bridge.balance)
    if owed >= 0.5:
        return f"and {money(owed, projection.plan.currency)} are still owed in {last}"
    return f"and is repaid in {round(figure(one, bridge.last_repayment))}"
