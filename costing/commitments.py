"""What a plan binds later budgets to: recurrent cost that goes on, and what loans cost after they are spent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costing.contingencies import STANDINGS
from costing.ledger import gather
from costing.lines import Row, Scope
from costing.loan import Loan
from costing.source import Source
from costing.world import World


@dataclass(frozen=True)
class Commitments:
    """Nominal money by year, unless real is said.

    Attributes:
        lasting: recurrent cost of new policy that goes on after the year; `lasting_real`: in base-year money;
            `once`: its capital and one-off cost.
        interest: on loans; `repaid`: of loans; `owed`: what is still owed at the end of the year.
    """

    lasting: Row
    lasting_real: Row
    once: Row
    interest: Row
    repaid: Row
    owed: Row


def write_commitments(on: Scope, world: World, sources: Sequence[Source]) -> Commitments:
    """Write what new policy binds later budgets to, and the debt service of its loans."""
    new = [entry for entry in world.ledger.entries if entry.tags["standing"] in STANDINGS]
    goes_on = [not entry.capital and entry.tags["duration"] == "continuing" for entry in new]
    lasting = [entry for entry, lasts in zip(new, goes_on, strict=True) if lasts]
    once = [entry.nominal for entry, lasts in zip(new, goes_on, strict=True) if not lasts]
    loans = [source for source in sources if isinstance(source, Loan)]
    return Commitments(
        lasting=gather(on, "new recurrent cost that goes on", [entry.nominal for entry in lasting], world.cash),
        lasting_real=gather(on, "new recurrent cost that goes on, real", [e.real for e in lasting], world.money),
        once=gather(on, "new capital and one-off cost", once, world.cash),
        interest=gather(on, "interest on loans", [one.interest for one in loans], world.cash),
        repaid=gather(on, "repaid of loans", [one.repaid for one in loans], world.cash),
        owed=gather(on, "owed on loans", [one.owed for one in loans], world.cash),
    )
