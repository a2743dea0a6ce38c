"""How a plan is paid, for the run text and run.json: shares, the gap and its first year, unpaid actions, ceilings."""

from __future__ import annotations

from typing import Any

from costing import CENT, Row
from outputs.bridge_sentence import over_plan
from outputs.funding_said import NOT_KNOWN, SECURE, first_gap, funding_sentence
from outputs.wording import counted, listed, money
from parameters import Plan
from scenarios import Projected, Projection

NO_SOURCES = ("ceiling", "bridge", "households", "existing_budget")
"""Kinds of financing that are no source of a plan's own."""
MOST = 5
"""Names said in one sentence."""


def funding_record(projection: Projection, name: str) -> dict[str, Any]:
    """How a scenario is paid, as plain data; empty for the status quo, which the existing budget pays."""
    one = projection.scenarios[name]
    if not one.model.scenario.reform:
        return {}
    found = one.model.financing
    gap = one.values(found.total.gap)[1 : len(projection.years) + 1]
    secure = {f"{word}_nominal": _cents(over_plan(one, found.secure[word])) for word in SECURE}
    return {
        "source_given": found.given,
        "cost_nominal": _cents(over_plan(one, found.total.cost)),
        "funded_nominal": _cents(over_plan(one, found.total.funded)),
        **secure,
        "gap_nominal": _cents(over_plan(one, found.total.gap)),
        "gap_first_year": first_gap(projection, one, found.total.gap),
        "gap_nominal_by_year": {str(year): _cents(at) for year, at in zip(projection.years, gap, strict=True)},
        "not_paid_in_full": unpaid(projection, one),
        "ceilings_broken": broken_ceilings(projection, one),
    }


def unpaid(projection: Projection, one: Projected) -> list[dict[str, Any]]:
    """Actions and institutions that lack money, those that lack most first."""
    scenario = one.model.scenario
    known = {**scenario.actions, **scenario.institutions}
    rows = [_short(projection, one, name, known[name].title, each.gap) for name, each in _elements(one)]
    return sorted((row for row in rows if row["gap_nominal"] > 0), key=lambda row: -float(row["gap_nominal"]))


def broken_ceilings(projection: Projection, one: Projected) -> list[dict[str, Any]]:
    """Ceilings above which a scenario spends."""
    rows = [
        {**_short(projection, one, name, each.title, each.excess), "payer": each.payer}
        for name, each in one.model.financing.ceilings.items()
    ]
    return [
        {"ceiling": row["element"], "excess_nominal": row.pop("gap_nominal"), **row}
        for row in rows
        if row["gap_nominal"] > 0
    ]


def funding_said(projection: Projection, one: Projected) -> str:
    """How a plan is paid, in a few sentences."""
    currency, found = projection.plan.currency, one.model.financing
    if not one.model.scenario.reform:
        return ""
    said = [funding_sentence(projection, one)] if found.given else [f"{NOT_KNOWN}."]
    short = unpaid(projection, one) if found.given else []
    if short:
        said.append(f"Not paid in full: {_first([_named(row, 'gap_nominal', currency) for row in short])}.")
    over = broken_ceilings(projection, one)
    if over:
        names = [f"{_named(row, 'excess_nominal', currency)} from {row['first_year']}" for row in over]
        said.append(f"Above a ceiling: {_first(names)}.")
    return " ".join(text for text in said if text)


def sources_said(plan: Plan) -> str:
    """The sources and ceilings of a plan with how sure they are, before anything is computed."""
    elements = list(plan.scenarios["reform"].financing.values())
    sources = [f"{one.title} ({_security(one.settings)})" for one in elements if one.kind not in NO_SOURCES]
    limits = sum(one.kind == "ceiling" for one in elements)
    ceilings = f" {counted(limits, 'ceiling')}." if limits else ""
    return f"Sources of money: {', '.join(sources)}.{ceilings}" if sources else f"{NOT_KNOWN}.{ceilings}"


def _security(settings: Any) -> str:
    terms = settings.get("terms") or {}
    return str(terms.get("security", "asked"))


def _elements(one: Projected) -> Any:
    return one.model.financing.elements.items()


def _short(projection: Projection, one: Projected, name: str, title: str, row: Row) -> dict[str, Any]:
    first = first_gap(projection, one, row)
    amount = _cents(over_plan(one, row)) if first is not None else 0.0
    return {"element": name, "title": title, "gap_nominal": amount, "first_year": first}


def _named(row: dict[str, Any], amount: str, currency: str) -> str:
    return f"{row['title']} ({money(row[amount], currency)})"


def _first(names: list[str]) -> str:
    more = len(names) - MOST
    return listed(names) if more <= 0 else listed([*names[:MOST], f"{more} more"])


def _cents(value: float) -> float:
    return round(float(value), 2) + 0.0 if abs(value) > CENT else 0.0
