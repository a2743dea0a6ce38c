"""What a plan takes from public budgets and what comes back to them: apart from, and less than, what society gains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from costing.financing import Financing
from costing.ledger import Entry, gather
from costing.lines import Line, Row, Scope, most, over_years
from costing.payers import government_pays, main_payer
from costing.present_value import Discounting
from costing.world import World, fact

PUBLIC, HOUSEHOLDS, DONORS, OTHERS = "public budgets", "households", "donors", "others"
CERTAIN = ("voted", "promised")
"""Grants that are only asked for are no relief of public budgets yet."""


@dataclass(frozen=True)
class Back:
    """What benefits bring to public budgets by: restored output, and public money of services avoided, one by one."""

    output: Row
    saved: Sequence[Row]


@dataclass(frozen=True)
class FiscalPresent:
    """Public money over a horizon at the plan's own rate, discounted; scalars.

    Attributes:
        cost: what public budgets spend, with capital spread over the years in which it is used (annuities), so that the
            last plan year is a fair picture of those after it; `cash`: as it is paid, over the plan years alone.
        back: taxes, and services needed less; `share`: back over cost, 0 where nothing is spent; `net`: back less cost.
    """

    horizon: int
    own: bool
    back: Row
    cost: Row
    net: Row
    share: Row
    cash: Row | None


@dataclass(frozen=True)
class FiscalReturn:
    """Real money of each year, and of the plan years together (`whole_`, undiscounted scalars).

    Attributes:
        taxes: what of restored output comes back as taxes and contributions; None where the country does not say.
        saved: public money that services avoided do not cost; `back`: both together.
        cash: what public budgets and social insurance spend: new policy less what it saves, as it is paid.
        others: what is paid by households, by donors and by others than government, apart: no part of `cash`.
        net: `back` less `cash`.
        present: over each horizon at the plan's own rate.
    """

    taxes: Row | None
    saved: Row
    back: Row
    cash: Row
    others: Mapping[str, Row]
    net: Row
    whole_back: Row
    whole_cash: Row
    whole_others: Row
    whole_net: Row
    present: Sequence[FiscalPresent]


def write_fiscal_return(
    on: Scope, world: World, financing: Financing, gains: Back, ways: Sequence[Discounting]
) -> FiscalReturn:
    """Write what comes back to public budgets less what new policy costs them.

    Args:
        on: where it is written.
        world: the ledger and the country's taxes.
        financing: grants, which public budgets need not pay.
        gains: what benefits bring.
        ways: the horizons at the plan's own rate.
    """
    taxes = _taxes(on, world, gains.output)
    saved = gather(on, "public money not spent on services, real", gains.saved, world.money)
    back = on.line("comes back to public budgets, real", saved + 0 if taxes is None else saved + taxes)
    spent = _spent(on.part("who pays"), world, financing)
    cash = spent.cash
    net = on.line("public budgets: what comes back less what is spent, real", back - cash)
    every = on.line("paid by others than public budgets, real", sum(list(spent.others.values())[1:], spent.first))
    return FiscalReturn(
        taxes=taxes,
        saved=saved,
        back=back,
        cash=cash,
        others=spent.others,
        net=net,
        whole_back=on.line("comes back to public budgets in the plan years, real", over_years(back)),
        whole_cash=on.line("paid by public budgets in the plan years, less what is saved, real", over_years(cash)),
        whole_others=on.line("paid by others than public budgets in the plan years, real", over_years(every)),
        whole_net=on.line("public budgets in the plan years: what comes back less what is spent", over_years(net)),
        present=[_present(on.part(f"public budgets at {way.title}"), way, back, spent) for way in ways],
    )


@dataclass(frozen=True)
class _Spent:
    """What is spent, by who pays; `steady`: by public budgets, with capital spread over the years of its use."""

    cash: Row
    steady: Row
    others: Mapping[str, Row]

    @property
    def first(self) -> Line:
        return next(iter(self.others.values())) + 0


def _spent(on: Scope, world: World, financing: Financing) -> _Spent:
    """New policy less what it saves, by who pays: what grants pay beyond lines that donors pay is public no more."""
    by: dict[str, list[Entry]] = {name: [] for name in (PUBLIC, HOUSEHOLDS, DONORS, OTHERS)}
    for entry in (each for each in world.ledger.entries if not each.baseline):
        by[_whose(entry)].append(entry)
    used = [each for each in world.ledger.economic if each.capital and not each.baseline and _whose(each) == PUBLIC]
    lines = {name: _sum(on, world, f"lines of {name}, real", entries) for name, entries in by.items()}
    grants = on.line("paid by grants, real", _grants(on, world, financing) / world.ledger.general)
    donors = on.line("paid by donors, real", most(lines[DONORS], grants))
    relief = on.line("lines of public budgets that donors pay, real", donors - lines[DONORS])
    recurrent = _sum(
        on, world, "lines of public budgets, without capital, real", [e for e in by[PUBLIC] if not e.capital]
    )
    annuities = _sum(on, world, "annuities of what public budgets have bought, real", used)
    return _Spent(
        cash=on.line("paid by public budgets, less what is saved, real", lines[PUBLIC] - relief),
        steady=on.line("the same with capital spread over its use, real", recurrent + annuities - relief),
        others={HOUSEHOLDS: lines[HOUSEHOLDS], DONORS: donors, OTHERS: lines[OTHERS]},
    )


def _whose(entry: Entry) -> str:
    """Who pays a line; where nobody is named it is the state."""
    payer = entry.tags["payer"]
    if government_pays(payer):
        return PUBLIC
    return {"households": HOUSEHOLDS, "donor": DONORS, "donors": DONORS}.get(main_payer(payer), OTHERS)


def _sum(on: Scope, world: World, label: str, entries: Sequence[Entry]) -> Row:
    return gather(on, label, [entry.real for entry in entries], world.money)


def _grants(on: Scope, world: World, financing: Financing) -> Row:
    """What grants that are voted or promised pay, in money of the year."""
    sure = [source.name for source in financing.sources if source.terms.security in CERTAIN]
    named = world.scenario.financing
    rows = [financing.paid[name] for name in sure if name in named and named[name].kind == "grant"]
    return gather(on, "paid by grants that are voted or promised", rows, world.cash)


def _present(on: Scope, way: Discounting, back: Row, spent: _Spent) -> FiscalPresent:
    gained = way.of(on, "comes back", back)
    cost = way.of(on, "spent by public budgets, capital spread over its use", spent.steady)
    return FiscalPresent(
        horizon=way.horizon,
        own=way.own,
        back=gained,
        cost=cost,
        net=on.line("comes back less what is spent", gained - cost),
        share=way.over(on, "share of what is spent that comes back", gained, cost),
        cash=way.of(on, "spent by public budgets, as it is paid", spent.cash) if way.own else None,
    )


def _taxes(on: Scope, world: World, output: Row) -> Row | None:
    """Taxes at the country's average share in output, times what added output carries of it where that is said."""
    if "tax_share" not in world.scenario.world:
        return None
    taxes: Line = output * fact(on, world.scenario, "tax_share")
    if "tax_take" in world.scenario.world:
        taxes = taxes * fact(on, world.scenario, "tax_take")
    return on.line("taxes on restored output, real", taxes)
