"""Tables of what a plan buys: benefits by year, the investment case, by action, chances, waiting, public budgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from costing import Present, Row
from outputs.cells import Record, at, shown_years
from outputs.sentence import year_said
from scenarios import Projected, Projection, Spread, acceptability, cases, spread

CASES = {"base": "base", "bare": "without_contingency", "p10": "P10", "p50": "P50", "p90": "P90"}
PARTS = ("output", "carers", "avoided", "released")
NONE_SPENT = 0.005


def benefit_records(projection: Projection) -> dict[str, Iterator[Record]]:
    """The rows of each of these tables; of none where no scenario names a benefit."""
    if not cases(projection):
        return {}
    found = {name: _each(projection, rows) for name, rows in _ROWS.items()}
    if any(one.drawn is not None for one in projection.scenarios.values()):
        found["acceptability"] = _each(projection, _acceptability)
    return found


def horizon_of(present: Present) -> str:
    """A horizon as tables name it: so many years, or the plan years."""
    return "plan" if present.own else str(present.horizon)


def loses(present: Present, one: Projected) -> str:
    """Where an action brings less than it costs; nothing where it does not, or nothing is spent."""
    without, with_health, cost = (
        float(one.values(row)[0]) for row in (present.ratio, present.ratio_with_health, present.cost)
    )
    if cost < NONE_SPENT or without >= 1:
        return ""
    return "without health" if with_health >= 1 else "also with health"


def _each(projection: Projection, rows: Callable[[Projection, str], Iterator[Record]]) -> Iterator[Record]:
    for name in cases(projection):
        yield from ({"scenario": name, **row} for row in rows(projection, name))


def _benefits(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for each in cases(projection)[name].benefits:
        lines = {
            "people": each.people, "healthy_years": each.healthy_years, "health_value": each.health,
            "output": each.output, "carers": each.carers, "avoided": each.avoided, "public": each.public,
        }  # fmt: skip
        for column, year in shown_years(one):
            yield {"benefit": each.element, "name": each.title, "of": each.of, "year": year, **_at(one, lines, column)}


def _investment(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for present in cases(projection)[name].present:
        yield from (_where(present) | row for row in _cases(one, _lines(present), present))


def _by_action(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for action, present in cases(projection)[name].actions.items():
        about = {"action": action, "name": one.model.scenario.actions[action].title, "loses": loses(present, one)}
        yield from (about | row for row in _cases(one, _lines(present), present))


def _acceptability(projection: Projection, name: str) -> Iterator[Record]:
    for each in acceptability(projection.scenarios[name]):
        horizon = "plan" if each.own else str(each.horizon)
        yield {"rate": each.rate, "horizon": horizon, "years": each.horizon, "times": each.times, "chance": each.chance}


def _inaction(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for present in cases(projection)[name].present:
        late = present.waiting
        assert late is not None
        lines = {
            "never_without_health": present.net,
            "never_with_health": present.net_with_health,
            "never_healthy_years": present.healthy_years,
            "year_later_without_health": late.net,
            "year_later_with_health": late.net_with_health,
            "year_later_healthy_years": late.healthy_years,
        }
        yield from (_where(present) | row for row in _cases(one, lines))


def _fiscal(projection: Projection, name: str) -> Iterator[Record]:
    one, case = projection.scenarios[name], cases(projection)[name]
    fiscal, sums, turning = case.fiscal, case.sums, case.turning
    lines = {
        **({} if fiscal.taxes is None else {"taxes": fiscal.taxes}),
        "public_saved": fiscal.saved, "comes_back": fiscal.back, "cash_cost": fiscal.cash, "fiscal_net": fiscal.net,
        "social_cost": sums.cost, "social_benefits": sums.money, "social_net_without_health": sums.net,
        "social_net_with_health": sums.both, "so_far_without_health": turning["without"].so_far,
        "so_far_with_health": turning["with"].so_far,
    }  # fmt: skip
    for column, year in shown_years(one):
        yield {"year": year, **_at(one, lines, column)}


def _payback(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for health, turning in cases(projection)[name].turning.items():
        year = round(at(one, turning.deepest_year, 0))
        yield {
            "health": health,
            "years_below_zero": round(at(one, turning.below, 0)),
            "deepest_year": year or None,
            "deepest": at(one, turning.deepest, 0) if year else None,
            "payback": payback_said(projection, one, turning.payback),
        }


def payback_said(projection: Projection, one: Projected, row: Row) -> str:
    """The year from which a plan has paid back, in words."""
    said = year_said(projection, one, row)
    return f"not within {projection.plan.first}-{projection.plan.last}" if said.startswith("not") else said


def _where(present: Present) -> Record:
    return {"rate": present.rate, "horizon": horizon_of(present), "years": present.horizon}


def _lines(present: Present) -> dict[str, Row]:
    return {
        "cost": present.cost,
        **{name: present.parts[name] for name in PARTS if name in present.parts},
        "benefits_without_health": present.money,
        "health_value": present.health,
        "healthy_years": present.healthy_years,
        "one_income_each": present.incomes,
        "ratio_without_health": present.ratio,
        "ratio_with_health": present.ratio_with_health,
        "net_without_health": present.net,
        "net_with_health": present.net_with_health,
    }


def _cases(one: Projected, lines: Mapping[str, Row], present: Present | None = None) -> Iterator[Record]:
    """A row for the base case and, where draws were made, for each quantile."""
    found = {name: spread(one, row) for name, row in lines.items()}
    spent = present is None or abs(found["cost"].base) >= NONE_SPENT
    for mark, case in CASES.items():
        if any(getattr(each, mark) is None for each in found.values()):
            continue
        yield {"case": case, **{name: _shown(name, each, mark, spent) for name, each in found.items()}}


def _shown(name: str, each: Spread, mark: str, spent: bool) -> float | None:
    value: float = getattr(each, mark)
    return value if spent or not name.startswith("ratio") else None


def _at(one: Projected, lines: Mapping[str, Row], column: int) -> Record:
    return {name: at(one, row, column) for name, row in lines.items()}


_ROWS: dict[str, Callable[[Projection, str], Iterator[Record]]] = {
    "benefits": _benefits,
    "investment": _investment,
    "benefits_by_action": _by_action,
    "inaction": _inaction,
    "fiscal_return": _fiscal,
    "payback": _payback,
}
