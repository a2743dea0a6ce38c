"""The lines of who pays that sheets and checks read, with the names by which they find them."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Model, Row
from outputs.annex.tongue import Own, say
from outputs.funding_said import AUTOMATIC
from scenarios import Projection

SECURE = {
    "voted": "paid with money that is voted",
    "promised": "paid with money that is promised",
    "asked": "paid with money that is only asked for",
}
OF_SOURCE = {"holds": "Holds", "paid": "Pays", "unused": "Not used"}
OF_ACTION = {"cost": "Cost", "funded": "Funded", "gap": "Gap"}
OF_CEILING = {
    "limit": "May be spent",
    "cost": "Cost",
    "room": "Room (below 0: broken)",
    "excess": "Above the ceiling",
}
RECONCILED = {
    "modelled": "Modelled: spent without new policy",
    "unmodelled": "Recorded money of the base year that is not modelled, indexed",
    "beyond": "Forward estimates beyond both",
    "estimate": "Forward estimates",
}
COMMITTED = {
    "lasting": "New recurrent cost that goes on",
    "lasting_real": "the same, real",
    "once": "New capital and one-off cost",
    "interest": "Interest on loans",
    "repaid": "Repaid of loans",
    "owed": "Owed on loans at year end",
}
CLIFF = "gap that ending grants leave"


def funding_figures(model: Model) -> Iterator[tuple[str, str, Row]]:
    """Name, label and line: ``funding.gap``, ``source.paid.treasury``, ``pot.need.1``, ``action.gap.centres``."""
    money = model.financing
    totals = {"cost": money.total.cost, "funded": money.total.funded, "gap": money.total.gap, **money.secure}
    for name, row in totals.items():
        yield f"funding.{name}", f"funding: {row.label}", row
    yield "funding.coverage", money.coverage.label, money.coverage
    if money.votes is not None:
        yield "funding.votes", money.votes.label, money.votes
    for source in money.sources:
        rows = {"holds": source.holds, "paid": money.paid[source.name], "unused": money.unused[source.name]}
        for name, row in rows.items():
            yield f"source.{name}.{source.name}", f"{source.title}: {OF_SOURCE[name].lower()}", row
    for name, row in money.households.items():
        yield f"households.{name}", f"{name}: paid by households", row
    yield from _pots(model)
    for element, one in money.elements.items():
        for name, label in OF_ACTION.items():
            yield f"action.{name}.{element}", f"{element}: {label.lower()}", getattr(one, name)
    yield from _frame(model)


def _pots(model: Model) -> Iterator[tuple[str, str, Row]]:
    """What lines that the same sources may pay cost, and what is paid of them by each source."""
    for number, pot in enumerate(model.financing.pots, start=1):
        yield f"pot.need.{number}", f"{pot.title}: to be paid", pot.need
        yield f"pot.left.{number}", f"{pot.title}: what nobody pays", pot.left
        for source, row in pot.paid.items():
            yield f"pot.paid.{number}.{source}", f"{pot.title}: paid by {source}", row


def _frame(model: Model) -> Iterator[tuple[str, str, Row]]:
    """Ceilings, forward estimates, and what later budgets are bound to."""
    for name, ceiling in model.financing.ceilings.items():
        for measure in OF_CEILING:
            yield f"ceiling.{measure}.{name}", f"{ceiling.title}: {measure}", getattr(ceiling, measure)
    for measure in (*RECONCILED, "known"):
        row: Row | None = getattr(model.reconciliation, measure)
        if row is not None:
            yield f"estimate.{measure}", row.label, row
    for measure in COMMITTED:
        line: Row = getattr(model.financing.commitments, measure)
        yield f"committed.{measure}", line.label, line
    for one in model.indicators:
        if one.measure == CLIFF:
            yield "committed.cliff", one.row.label, one.row


def pot_keys(model: Model) -> dict[int, tuple[str, str]]:
    """For each ledger line, by its identity: existing or new policy, and the key of its pot."""
    return {
        id(entry): ("existing" if id(entry) in model.financing.existing else "new", f"pot{number}")
        for number, pot in enumerate(model.financing.pots, start=1)
        for entry in pot.entries
    }


def action_titles(projection: Projection) -> dict[str, str]:
    """The names of everything that costs money, in the order in which it is paid."""
    found: dict[str, str] = {}
    for one in _ordered(projection):
        scenario = one.scenario
        known = {**scenario.actions, **scenario.institutions}
        found |= {name: known[name].title for name in one.financing.elements if name in known and name not in found}
    return found


def source_titles(projection: Projection) -> dict[str, str]:
    """The names of all sources of any scenario, in the order in which they pay."""
    found: dict[str, str] = {}
    for model in _ordered(projection):
        found |= {one.name: _titled(one.name, one.title) for one in model.financing.sources if one.name not in found}
    return found


def ceiling_titles(projection: Projection) -> dict[str, str]:
    """The names of all ceilings of any scenario."""
    found: dict[str, str] = {}
    for one in _ordered(projection):
        found |= {name: each.title for name, each in one.financing.ceilings.items() if name not in found}
    return found


def household_titles(projection: Projection) -> dict[str, str]:
    """What households pay, by the name in the plan."""
    found: dict[str, str] = {}
    for one in _ordered(projection):
        found |= {name: one.scenario.financing[name].title for name in one.financing.households if name not in found}
    return found


def _titled(name: str, title: str) -> Own:
    """A source as the head of a row; the ones that a plan has of itself in the language of the annex."""
    headed = f"{title[:1].upper()}{title[1:]}"
    return say(headed) if name in AUTOMATIC else Own(headed)


def _ordered(projection: Projection) -> list[Model]:
    names = sorted(projection.scenarios, key=lambda name: name != "reform")
    return [projection.scenarios[name].model for name in names]
