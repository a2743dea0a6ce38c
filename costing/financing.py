"""Who pays: sources of money in their order, what each pays, what is only promised or asked, and what nobody pays."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from costing.bind import bind
from costing.bridge import Bridge
from costing.ceilings import Ceiling, write_ceilings
from costing.existing_money import automatic
from costing.institution import RunDown
from costing.kinds import all_kinds
from costing.ledger import Totals, gather
from costing.lines import Input, Line, RecordError, Row, Scope, least, most, ratio
from costing.pots import Pot, fill, in_order, sort_into_pots
from costing.reconciliation import write_votes
from costing.source import RESTRICTED, SECURITY, Source, known_words
from costing.world import World

FIRST = ("gov.monitor", "inf.exit", "di.follow")
"""Actions of the menu that are paid before others: those that watch over people."""
LAST = float("inf")
ACCOUNTS = ("bridge", "ceiling")
"""Kinds of financing that are no source of their own."""


@dataclass(frozen=True)
class Paying:
    """What is paid of something, nominal: its cost, what sources pay of it, and what nobody pays."""

    cost: Row
    funded: Row
    gap: Row


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
    sources = [*automatic(on, world, downs, bridge, existing), *_of_the_plan(world)]
    _check_names(world, sources)
    relief = [source for source in sources if source.relief]
    ranked = {
        name: place for place, name in enumerate(_ranked(world, {e.tags["element"] for e in world.ledger.entries}))
    }
    lines = sorted(world.ledger.entries, key=lambda entry: ranked[entry.tags["element"]])
    sorted_ = sort_into_pots(relief, lines, existing)
    ranks = {s.name: _number(s.terms.order) for s in relief if s.terms.order is not None}
    ordered = in_order(relief, sorted_, ranks)
    pots = fill(on.part("pots"), world, ordered, sorted_)
    paid = {
        s.name: gather(on, f"paid by {s.title}", [p.paid[s.name] for p in pots if s.name in p.paid], world.cash)
        for s in ordered
    }
    unused = {s.name: on.flow(f"not used of {s.title}", s.holds - paid[s.name]) for s in ordered}
    funded = gather(on, "funded", list(paid.values()), world.cash)
    total = Paying(sums.nominal, funded, on.line("gap", sums.nominal - funded))
    return Financing(
        sources=tuple(ordered),
        paid=paid,
        unused=unused,
        pots=tuple(pots),
        elements=_by_element(on.part("by action"), world, pots),
        total=total,
        secure={
            word: gather(on, f"paid with money {_said(word)}", _of(ordered, paid, word), world.cash)
            for word in SECURITY
        },
        coverage=on.line("share of cost that is funded", ratio(funded, sums.nominal, 1)),
        households={source.name: source.holds for source in sources if not source.relief},
        ceilings=write_ceilings(on.part("ceilings"), world, existing),
        votes=write_votes(on.part("votes"), world),
    )


def _of(sources: Sequence[Source], paid: Mapping[str, Row], security: str) -> list[Row]:
    return [paid[source.name] for source in sources if source.terms.security == security]


def _existing(world: World, downs: Mapping[str, RunDown]) -> frozenset[int]:
    """Ledger lines of existing spending: what is spent without new policy, and what institutions save or keep of it."""
    kept = [entry for down in downs.values() for entry in down.budget.entries]
    lines = [entry for entry in world.ledger.entries if entry.tags["standing"] in ("baseline", "saving")]
    return frozenset(id(entry) for entry in (*lines, *kept))


def _of_the_plan(world: World) -> list[Source]:
    found = []
    for element in world.scenario.financing.values():
        kind = all_kinds()[element.kind]
        if element.kind in ACCOUNTS or not world.scenario.reform:
            continue
        on = world.book.scope(
            f"source {element.id.replace('_', ' ')}", element=element.id, kind=element.kind, name=element.title
        )
        made = kind.function(on, world, **bind(on, world, element, kind.schema))
        if isinstance(made, Source):
            found.append(made)
    return found


def _check_names(world: World, sources: Sequence[Source]) -> None:
    known = known_words(world)
    for source in sources:
        pays = source.terms.pays
        asked = zip(RESTRICTED, (pays.payers, pays.areas, pays.directives, pays.settings, pays.elements), strict=True)
        for tag, word in ((tag, word) for tag, words in asked for word in words):
            if word not in known[tag]:
                there = f"there are: {', '.join(sorted(known[tag]))}"
                raise RecordError(f"financing.{source.name}.terms.pays: no cost has the {tag} '{word}'; {there}")


def _by_element(on: Scope, world: World, pots: Sequence[Pot]) -> dict[str, Paying]:
    """What is paid of each action: within a pot, those that come first are paid first."""
    funded: dict[str, list[Row]] = {}
    cost: dict[str, list[Row]] = {}
    for pot in pots:
        part = on.part(pot.title)
        left = part.line("paid by sources", pot.need - pot.left)
        for name in _ranked(world, {entry.tags["element"] for entry in pot.entries}):
            own = [entry.nominal for entry in pot.entries if entry.tags["element"] == name]
            need = gather(part, f"{name}: cost", own, world.cash)
            row = part.line(f"{name}: paid", least(need, most(0, left)))
            left = part.line(f"left after {name}", left - row)
            funded.setdefault(name, []).append(row)
            cost.setdefault(name, []).append(need)
    return {name: _paying(on.part(name), world, cost[name], funded[name]) for name in _ranked(world, set(cost))}


def _paying(on: Scope, world: World, cost: Sequence[Row], funded: Sequence[Row]) -> Paying:
    need = gather(on, "cost", cost, world.cash)
    paid = gather(on, "paid", funded, world.cash)
    return Paying(need, paid, on.line("not paid", need - paid))


def _ranked(world: World, names: Collection[str]) -> list[str]:
    """Institutions with the support of people who moved, what watches over people, then actions in their order."""
    scenario = world.scenario
    places = {name: place for place, name in enumerate((*scenario.institutions, *scenario.actions))}

    def rank(name: str) -> tuple[bool, float, int]:
        action = scenario.actions.get(name)
        guarded = action is None or (action.menu is not None and action.menu.id in FIRST)
        given = action.about.get("priority") if action is not None else None
        return not guarded, given if isinstance(given, (int, float)) else LAST, places.get(name, len(places))

    return sorted(names, key=rank)


def _number(line: Line | None) -> float:
    """A figure of the plan that decides an order; it is no formula."""
    return float(line.values[0, 0]) if isinstance(line, Input) else LAST


def _said(word: str) -> str:
    return f"that is {word}" if word != "asked" else "that is only asked for"
