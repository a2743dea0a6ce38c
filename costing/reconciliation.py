"""What the plan models beside what is recorded and estimated: the difference as explicit lines, the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from costing.ledger import Entry, Totals, gather
from costing.lines import Line, Row, Scope, most
from costing.public_money import PublicMoney
from costing.world import World, table
from parameters import Parameter

CLASSES = ("pay", "goods", "capital", "transfers")
"""Groups of economic classes by which budgets are carried out to different shares."""


@dataclass(frozen=True)
class Reconciliation:
    """Nominal money by year.

    Attributes:
        modelled: what is spent without new policy, as the plan models it.
        unmodelled: recorded less modelled money of the base year, indexed; None where nothing is recorded.
        estimate: forward estimates; `beyond`: what they are above both of the others, in years that they are given
            for; None without them.
        known: 1 in years with an estimate.
    """

    modelled: Row
    unmodelled: Row | None
    estimate: Row | None
    beyond: Row | None
    known: Row | None


def write_reconciliation(on: Scope, world: World, sums: Totals, public: PublicMoney) -> Reconciliation:
    """Write the residuals: modelled status quo + not modelled + beyond = forward estimates, in the years given."""
    given = _estimates(world)
    if not given:
        return Reconciliation(sums.baseline_nominal, public.unmodelled, None, None, None)
    years = world.book.years
    amounts = [given[year].value if year in given else 0.0 for year in years]
    estimate = on.series("forward estimates", amounts, world.cash, address="forward_estimates", lower=0)
    known = on.series(
        "years with a forward estimate", [float(year in given) for year in years], "", address="estimated", lower=0
    )
    held: Line = sums.baseline_nominal
    if public.unmodelled is not None:
        held = held + public.unmodelled
    here = on.line("modelled without new policy, and what is not modelled", held)
    beyond = on.line("forward estimates beyond both", (estimate - here) * known)
    return Reconciliation(sums.baseline_nominal, public.unmodelled, estimate, beyond, known)


def _estimates(world: World) -> Mapping[int, Parameter]:
    found = world.scenario.world.get("forward_estimates")
    return {int(year): leaf for year, leaf in found.items()} if isinstance(found, Mapping) else {}


def class_of(entry: Entry) -> str:
    """The group of economic classes of a ledger line."""
    if entry.capital:
        return "capital"
    econ = entry.tags["econ"]
    return "pay" if econ.startswith("E21") else "transfers" if econ.startswith(("E26", "E27", "E28")) else "goods"


def write_votes(on: Scope, world: World) -> Row | None:
    """Write what must be voted so that the cost of the plan is spent, where budgets are not carried out in full.

    The country gives `execution`: the share of what is voted that is spent, by group of economic classes.
    """
    rates = table(world.scenario, "execution")
    if not rates:
        return None
    votes = []
    for name in CLASSES:
        lines = [entry.nominal for entry in world.ledger.entries if class_of(entry) == name]
        spent = gather(on, f"cost, {name}", lines, world.cash)
        vote: Line = spent
        if name in rates:
            rate = rates[name]
            share = on.input(f"share carried out, {name}", rate.value, rate.unit, address=rate.address, lower=0)
            vote = spent / most(share, 0.01)
        votes.append(on.line(f"to be voted, {name}", vote))
    return gather(on, "to be voted", votes, world.cash)
