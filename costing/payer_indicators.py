"""Indicators BI12 and BI13: services under contract, and who pays."""

from __future__ import annotations

from collections.abc import Iterator

from costing.indicator import Indicator, Money
from costing.ledger import CENT, OUTSIDE, Entry, Totals, gather
from costing.lines import Row, reached
from costing.payers import health_pays, main_payer
from parameters import Parameter


def payer_indicators(money: Money, sums: Totals) -> Iterator[Indicator]:
    """Write BI12 and BI13.

    Args:
        money: where they are written.
        sums: totals of the plan.
    """
    yield from _contracts(money)
    yield from _payers(money, sums)


def _contracts(money: Money) -> Iterator[Indicator]:
    """Community services under contract, and for how many years the contracts run on average."""
    community = money.of("spent in the community", lambda entry: entry.tags["setting"] == "community")
    held = money.of("contracts in the community", _in_the_community)
    row = money.share("contracts as a share of community spending", held, community)
    yield Indicator("BI12", "share of community spending delivered by contract", row)
    termed = {
        action.id: years
        for action in money.world.scenario.actions.values()
        if action.kind == "service_contract" and isinstance(years := action.settings.get("contract_years"), Parameter)
    }
    if not termed:
        return
    weighed = [
        money.on.line(f"{name}: contract money x years", _paid(money, name) * _years(money, years))
        for name, years in termed.items()
    ]
    whole = money.of("contracts with a term", lambda entry: entry.tags["element"] in termed)
    sums = gather(money.on, "contract money x years", weighed, money.world.cash)
    yield Indicator("BI12", "average years of a contract", money.share("average years of a contract", sums, whole))


def _in_the_community(entry: Entry) -> bool:
    return entry.tags["kind"] == "service_contract" and entry.tags["setting"] == "community"


def _paid(money: Money, element: str) -> Row:
    return money.of(f"{element}: paid under contract", lambda entry: entry.tags["element"] == element)


def _years(money: Money, years: Parameter) -> Row:
    return money.on.input("contract years", years.value, years.unit, address=years.address, lower=0)


def _payers(money: Money, sums: Totals) -> Iterator[Indicator]:
    """The share of each payer, and how many others than the health ministry have a line."""
    others: dict[str, list[Row]] = {}
    for payer in dict.fromkeys(entry.tags["payer"] for entry in money.world.ledger.entries):
        part = money.of(f"paid by {payer}", lambda entry, payer=payer: entry.tags["payer"] == payer)  # type: ignore[misc]
        yield Indicator("BI13", f"share paid by {payer}", money.share(f"share paid by {payer}", part, sums.nominal))
        if _not_health(payer):
            others.setdefault(main_payer(payer), []).append(part)
    rest = money.of("spent by payers outside health", lambda entry: _not_health(entry.tags["payer"]))
    share = money.share("share of payers outside health", rest, sums.nominal)
    yield Indicator("BI13", "share of payers outside health", share)
    there = [_has_a_line(money, name, rows) for name, rows in others.items()]
    counted = gather(money.on, "payers outside health with a line", there, "")
    yield Indicator("BI13", "payers outside health with a line of their own", counted)


def _has_a_line(money: Money, name: str, rows: list[Row]) -> Row:
    paid = gather(money.on, f"line of {name}", rows, money.world.cash)
    return money.on.line(f"{name} has a line", reached(paid, money.on.const(CENT, money.world.cash)))


def _not_health(payer: str) -> bool:
    return payer != OUTSIDE and not health_pays(payer)
