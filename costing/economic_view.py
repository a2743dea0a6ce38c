"""The economic view: what a plan takes from a country, whether or not somebody pays for it in cash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costing.ledger import Entry, Ledger, Totals, gather
from costing.lines import Row, Scope, over_years
from costing.world import World


@dataclass(frozen=True)
class Economic:
    """Real money of each year in the economic view, and how it comes from cash.

    total = cash total - capital_cash - transfers_cash + annuities + unpaid. `new` is the part that is not baseline;
    `undiscounted` and `present_value` are those of the plan years.

    Attributes:
        capital_cash: capital, paid when it is bought; `annuities`: the same things while they are in use.
        transfers_cash: what is paid and uses nothing up: transfers to people, taxes.
        unpaid: time that nobody pays for, or that is paid already.
    """

    capital_cash: Row
    annuities: Row
    transfers_cash: Row
    unpaid: Row
    total: Row
    baseline: Row
    new: Row
    present_value: Row
    undiscounted: Row


def write_economic(on: Scope, world: World, sums: Totals, discount: Row) -> Economic:
    """Write the economic view of all ledger lines; `sums` are the cash totals."""
    part = on.part("economic view")
    ledger = world.ledger
    new = _lines(part, world, [entry for entry in ledger.entries if not entry.baseline],
                 [entry for entry in ledger.economic if not entry.baseline])  # fmt: skip
    old_part = part.part("baseline")
    old = _lines(old_part, world, [entry for entry in ledger.entries if entry.baseline],
                 [entry for entry in ledger.economic if entry.baseline])  # fmt: skip
    both = [part.line(f"{label}, with the baseline, real", a + b) for label, a, b in zip(LABELS, new, old, strict=True)]
    parts = dict(zip(("capital_cash", "annuities", "transfers_cash", "unpaid"), both, strict=True))
    capital, annuities, transfers, unpaid = new
    fresh = part.line("economic cost, new policy, real", sums.new_real - capital - transfers + annuities + unpaid)
    capital, annuities, transfers, unpaid = old
    kept = part.line("economic cost, baseline, real", sums.baseline_real - capital - transfers + annuities + unpaid)
    whole = part.line("economic cost, real", fresh + kept)
    return Economic(
        **parts,
        total=whole,
        baseline=kept,
        new=fresh,
        present_value=part.line(
            "present value of the economic cost, real",
            over_years(part.line("economic cost, real, discounted", whole * discount)),
        ),
        undiscounted=part.line("economic cost of the plan years, real", over_years(whole)),
    )


LABELS = (
    "capital paid in cash",
    "annuities of capital",
    "transfers and taxes paid in cash",
    "unpaid time and time paid already",
)


def _lines(on: Scope, world: World, paid: Sequence[Entry], economic: Sequence[Entry]) -> list[Row]:
    """The four sums by which the economic view differs from cash."""
    cash = [entry for entry in paid if entry.tags["view"] == "cash"]
    parts = (
        [entry for entry in cash if entry.capital],
        [entry for entry in economic if entry.capital],
        [entry for entry in cash if not entry.capital],
        [entry for entry in economic if not entry.capital],
    )
    return [
        gather(on, f"{label}, real", [entry.real for entry in entries], world.money)
        for label, entries in zip(LABELS, parts, strict=True)
    ]


def in_view(ledger: Ledger, view: str) -> list[Entry]:
    """The lines of the cash or of the economic view, those of both among them."""
    lines = ledger.entries if view == "cash" else [*ledger.entries, *ledger.economic]
    return [entry for entry in lines if entry.tags["view"] in (view, "both")]
