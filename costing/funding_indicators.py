"""Indicators BI25-BI31: where the money comes from."""

from __future__ import annotations

from collections.abc import Iterator

from costing.financing import Financing
from costing.indicator import Indicator
from costing.ledger import gather
from costing.lines import Scope, lag, least, most, ratio
from costing.other_sources import Earmark
from costing.pots import Pot
from costing.public_money import PublicMoney
from costing.source import Source
from costing.world import World


def funding_indicators(on: Scope, world: World, money: Financing, public: PublicMoney) -> Iterator[Indicator]:
    """Write BI25 to BI31.

    Args:
        on: where they are written.
        world: units of money.
        money: who pays for the plan.
        public: what is spent beside it.
    """
    for source in money.sources:
        row = on.line(f"share paid by {source.title}", ratio(money.paid[source.name], money.total.cost, 0))
        yield Indicator("BI25", f"share paid by {source.title}", row)
    if money.given or not world.scenario.reform:  # without a source what nobody pays is no gap, but not known
        yield Indicator("BI26", "share of cost that is funded", money.coverage, "", "100 % in the year that runs")
        yield Indicator("BI26", "gap", money.total.gap)
    yield from _donors(on, world, money)
    yield from _earmarks(money)
    yield from _insurance(on, world, money)
    yield from _households(on, world, money, public)
    if money.votes is not None:
        carried = on.line("share of what is voted that is spent", ratio(money.total.cost, money.votes, 1))
        yield Indicator("BI31", "share of what is voted that is spent", carried, "", "at least 90 % (ours)")


def _donors(on: Scope, world: World, money: Financing) -> Iterator[Indicator]:
    """Grants: their share, and what is not paid any more in the first year after one has ended."""
    grants = [source for source in money.sources if _kind(world, source) == "grant"]
    if not grants:
        return
    paid = gather(on, "paid by grants", [money.paid[source.name] for source in grants], world.cash)
    yield Indicator("BI27", "share paid by grants", on.line("share paid by grants", ratio(paid, money.total.cost, 0)))
    lost = [
        on.flow(
            f"{source.name}: paid a year before and not now",
            most(0, lag(money.paid[source.name], 1) - money.paid[source.name]),
        )
        for source in grants
    ]
    gone = gather(on, "paid by grants a year before and not now", lost, world.cash)
    gap = on.flow("gap that ending grants leave", least(gone, most(0, money.total.gap)))
    yield Indicator("BI27", "gap that ending grants leave", gap)


def _earmarks(money: Financing) -> Iterator[Indicator]:
    """Earmarked taxes: what they bring, before and after what other money is cut by."""
    for source in money.sources:
        if isinstance(source, Earmark):
            yield Indicator("BI28", "brought by the tax", source.revenue, source.name)
            yield Indicator("BI28", "for mental health, less what is cut elsewhere", source.holds, source.name)
            yield Indicator("BI28", "sales after the price, share of those before", source.volume, source.name)


def _insurance(on: Scope, world: World, money: Financing) -> Iterator[Indicator]:
    """What insurance pays, by where care is given."""
    insurers = [source.name for source in money.sources if _kind(world, source) == "insurance"]
    for name in insurers:
        for setting in dict.fromkeys(pot_setting(pot) for pot in money.pots):
            rows = [pot.paid[name] for pot in money.pots if name in pot.paid and pot_setting(pot) == setting]
            if rows:
                row = gather(on, f"paid by {name} for {setting}", rows, world.cash)
                yield Indicator("BI29", f"paid for {setting}", row, name)


def pot_setting(pot: Pot) -> str:
    """Where the care is given that a pot pays for; several where there are several."""
    found = list(dict.fromkeys(entry.tags["setting"] for entry in pot.entries))
    return found[0] if len(found) == 1 else "several places of care"


def _households(on: Scope, world: World, money: Financing, public: PublicMoney) -> Iterator[Indicator]:
    """What people pay themselves, as a share of all mental health spending."""
    if not money.households:
        return
    own = gather(on, "paid by households", list(money.households.values()), world.cash)
    whole = on.line("public money and that of households", public.mental_health + own)
    yield Indicator("BI30", "share paid by households", on.line("share paid by households", ratio(own, whole, 0)))


def _kind(world: World, source: Source) -> str:
    element = world.scenario.financing.get(source.name)
    return "" if element is None else element.kind
