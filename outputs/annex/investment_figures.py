"""The lines of the investment case that its sheet reads, with the names by which it finds them."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Benefit, FiscalPresent, FiscalReturn, Model, Present, Row
from scenarios import Projection, cases

SUMS = {
    "cost": "Economic cost of new policy",
    "asked": "Of it, time that carers are asked for, which nobody pays",
    "output": "Restored output",
    "carers": "Time that carers are free of",
    "avoided": "Services needed less",
    "released": "Released by institutions, and ended work",
    "money": "Benefits without the value of health",
    "net": "Benefits less cost, without the value of health",
    "health": "Value of healthy life years",
    "both": "Benefits less cost, with the value of health",
}
BENEFIT = {
    "output": "Restored output",
    "carers": "Time that carers are free of",
    "asked": "Time that carers are asked for: a cost",
    "avoided": "Services needed less",
    "health": "Value of healthy life years",
}
FISCAL = {
    "taxes": "Taxes on restored output",
    "saved": "Public money not spent on services",
    "back": "Comes back to public budgets",
    "cash": "Paid by government and its insurance, less what is saved, when it is paid",
    "net": "Comes back less spent",
}
OTHERS = "Paid by {who}, beside public budgets"
HORIZON = {
    "back": "comes back",
    "cost": "public cost, capital spread over its use",
    "share": "share that comes back",
    "net": "comes back less spent",
}
"""Columns of the table of public budgets by horizon."""
TURNING = ("so_far", "below", "deepest", "deepest_year", "payback", "payback_long")
PRESENT = {
    "cost": "cost",
    "money": "benefits without the value of health",
    "health": "value of health",
    "ratio": "ratio without the value of health",
    "ratio_with_health": "ratio with the value of health",
    "net": "net, without the value of health",
    "net_with_health": "net, with the value of health",
    "asked": "time asked of carers, in the cost",
}
"""Columns of the tables of ratios; the two ratios stand side by side."""
WAITING = {"net": "lost by a year of waiting, without the value of health",
           "net_with_health": "the same with the value of health"}  # fmt: skip


def investment_figures(model: Model) -> Iterator[tuple[str, str, Row]]:
    """Name, label and line: ``invest.cost``, ``present.own.plan.ratio``, ``benefit.output.jobs``, ``back.taxes``."""
    case = model.investment
    if case is None:
        return
    for name, label in SUMS.items():
        yield f"invest.{name}", label, getattr(case.sums, name)
    yield "invest.healthy_years", case.sums.healthy_years.label, case.sums.healthy_years
    for each in case.benefits:
        for name in ("people", "healthy_years", *BENEFIT):
            row: Row = getattr(each, name)
            yield f"benefit.{name}.{each.element}", f"{each.title}: {row.label}", row
    yield from _public(case.fiscal)
    for health, turning in case.turning.items():
        for name in TURNING:
            line: Row = getattr(turning, name)
            yield f"turning.{health}.{name}", f"{health} the value of health: {line.label}", line
    for present in case.present:
        yield from _present(f"present.{way_of(present)}", present)
    for action, present in case.actions.items():
        yield from _present(f"gives.{action}", present)


def _public(fiscal: FiscalReturn) -> Iterator[tuple[str, str, Row]]:
    """Public budgets, by year and over every horizon."""
    for name, label in FISCAL.items():
        taken: Row | None = getattr(fiscal, name)
        if taken is not None:
            yield f"back.{name}", label, taken
    for who, paid in fiscal.others.items():
        yield f"back.by.{who}", OTHERS.format(who=who), paid
    for each in fiscal.present:
        for name in HORIZON:
            found: Row = getattr(each, name)
            yield f"public.{horizon_key(each)}.{name}", f"public budgets: {found.label}", found


def horizon_key(each: FiscalPresent) -> str:
    """The key of a horizon of public budgets: ``plan``, ``30``."""
    return "plan" if each.own else str(each.horizon)


def way_of(present: Present) -> str:
    """The key of a rate and horizon: ``own.plan``, ``3%.30``."""
    return f"{present.rate}.{'plan' if present.own else present.horizon}"


def _present(key: str, present: Present) -> Iterator[tuple[str, str, Row]]:
    for name in PRESENT:
        row: Row = getattr(present, name)
        yield f"{key}.{name}", row.label, row
    if present.waiting is not None:
        for name in WAITING:
            lost: Row = getattr(present.waiting, name)
            yield f"{key}.lost.{name}", lost.label, lost


def all_benefits(projection: Projection) -> dict[str, Benefit]:
    """Every benefit of any scenario, by its name."""
    found: dict[str, Benefit] = {}
    for case in cases(projection).values():
        for each in case.benefits:
            found.setdefault(each.element, each)
    return found
