"""Who pays: sources of money in their order, what each pays, what is only promised or asked, and what nobody pays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from costing.bridge import Bridge
from costing.ceilings import Ceiling, write_ceilings
from costing.commitments import Commitments, write_commitments
from costing.existing_money import automatic, of_the_change
from costing.funded_elements import LAST, Paying, by_element, ranked
from costing.institution import RunDown
from costing.ledger import Entry, Totals, gather
from costing.lines import Input, Line, Row, Scope, ratio
from costing.plan_sources import sources_of_plan
from costing.pots import Pot, fill, in_order, sort_into_pots
from costing.reconciliation import write_votes
from costing.source import SECURITY, Source
from costing.world import World


@dataclass(frozen=True)
class Financing:
    """Who pays for a scenario; nominal money of each year.

    Attributes:
        sources: in the order in which they pay; `paid`: by source, all of what it pays; `unused`: what it still holds.
        pots: what the same sources may pay.
        elements: by action and institution.
        total: of all; `secure`: what is paid by money voted, promised and asked for.
        coverage: the share of cost that is funded.
        households: what households pay beside it: shown, never counted as relief.
        ceilings: by their names in the plan; `votes`: what must be voted so that the cost is spent, if budgets are
            not carried out in full.
        commitments: what it binds later budgets to.
        existing: identities of the ledger lines of existing spending.
        given: whether the plan names a source of its own: without any, what nobody pays is no gap but not known.
    """

    sources: tuple[Source, ...]
    paid: Mapping[str, Row]
    unused: Mapping[str, Row]
    pots: tuple[Pot, ...]
    elements: Mapping[str, Paying]
    total: Paying
    secure: Mapping[str, Row]
    coverage: Row
    households: Mapping[str, Row]
    ceilings: Mapping[str, Ceiling]
    votes: Row | None
    commitments: Commitments
    existing: frozenset[int]
    given: bool


def write_financing(
    on: Scope, world: World, sums: Totals, downs: Mapping[str, RunDown], bridge: Bridge | None
) -> Financing:
    """Write who pays for every ledger line.

    Args:
        on: where it is written.
        world: the ledger, and the financing elements of the plan.
        sums: totals of the plan.
        downs: its institutions.
        bridge: the bridge ledger, if the plan has one.

    Raises:
        RecordError: a source names an action or payer that the plan does not have, or ends before it starts.
    """
    existing = _existing(world, downs)
    named = sources_of_plan(world)
    relief = [source for source in (*automatic(on, world, downs, bridge, existing), *named) if source.relief]
    sorted_ = sort_into_pots(relief, _in_order(world, existing), existing)
    ranks = {source.name: _number(source.terms.order) for source in relief if source.terms.order is not None}
    ordered = in_order(relief, sorted_, ranks)
    pots = fill(on.part("pots"), world, ordered, sorted_)
    paid = {
        s.name: gather(on, f"paid by {s.title}", [p.paid[s.name] for p in pots if s.name in p.paid], world.cash)
        for s in ordered
    }
    unused = {s.name: on.line(f"not used of {s.title}", s.holds - paid[s.name]) for s in ordered}
    funded = gather(on, "funded", list(paid.values()), world.cash)
    total = Paying(sums.nominal, funded, gather(on, "gap", [pot.left for pot in pots], world.cash))
    return Financing(
        sources=tuple(ordered),
        paid=paid,
        unused=unused,
        pots=tuple(pots),
        elements=by_element(on.part("by action"), world, pots),
        total=total,
        secure={
            word: gather(on, f"paid with money {_said(word)}", _of(ordered, paid, word), world.cash)
            for word in SECURITY
        },
        coverage=on.line("share of cost that is funded", ratio(funded, sums.nominal, 1)),
        households={source.name: source.holds for source in named if not source.relief},
        ceilings=write_ceilings(on.part("ceilings"), world, existing),
        votes=write_votes(on.part("votes"), world),
        commitments=write_commitments(on.part("commitments"), world, ordered),
        existing=existing,
        given=any(source.relief for source in named),
    )


def _in_order(world: World, existing: frozenset[int]) -> list[Entry]:
    """Ledger lines as they are paid: those of the change from institutions, then those of actions in their order."""
    entries = world.ledger.entries
    places = {name: place for place, name in enumerate(ranked(world, {entry.tags["element"] for entry in entries}))}
    change = {id(entry) for entry in entries if of_the_change(entry, id(entry) in existing)}
    return sorted(entries, key=lambda entry: (id(entry) not in change, places[entry.tags["element"]]))


def _of(sources: Sequence[Source], paid: Mapping[str, Row], security: str) -> list[Row]:
    return [paid[source.name] for source in sources if source.terms.security == security]


def _existing(world: World, downs: Mapping[str, RunDown]) -> frozenset[int]:
    """Ledger lines of existing spending: what is spent without new policy, and what institutions save or keep of it."""
    kept = [entry for down in downs.values() for entry in down.budget.entries]
    lines = [entry for entry in world.ledger.entries if entry.tags["standing"] in ("baseline", "saving")]
    return frozenset(id(entry) for entry in (*lines, *kept))


def _number(line: Line | None) -> float:
    """A figure of the plan that decides an order; it is no formula."""
    return float(line.values[0, 0]) if isinstance(line, Input) else LAST


def _said(word: str) -> str:
    return f"that is {word}" if word != "asked" else "that is only asked for"
