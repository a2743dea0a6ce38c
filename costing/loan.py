"""Loans and social bonds: money now, interest and repayment later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from costing.kinds import cost_kind
from costing.lines import Line, Row, Scope, floor, lag, most
from costing.source import Source, Terms, given, in_cash
from costing.world import World
from parameters import Choice, Flow, Number, section_of

TERMS = Terms()


@dataclass(frozen=True)
class Loan(Source):
    """A loan, with what it costs later: `interest` and `repaid` a year, and what is `owed` at the end of each."""

    interest: Row = field(kw_only=True)
    repaid: Row = field(kw_only=True)
    owed: Row = field(kw_only=True)


@cost_kind("financing")
def loan(
    on: Scope,
    world: World,
    *,
    amount: Annotated[Row, Flow("money", least=0)],
    interest: Annotated[Line, Number(least=0, most=1)],
    years: Annotated[Line, Number(lever=True, least=1, most=40)],
    grace: Annotated[Line, Number(lever=True, least=0, most=20)] = 0,  # type: ignore[assignment]
    indexed: Annotated[str, Choice("yes", "no")] = "no",
    terms: Annotated[Terms, section_of(Terms)] = TERMS,
) -> Loan:
    """A loan or a social bond: drawn by year, repaid in equal parts, with interest on what is owed.

    Settings: `amount` drawn by year; `interest` a year on what was owed at the end of the year before; repaid in equal
    parts over `years`, the first of them a year after it is drawn and the years of `grace`. Debt service is
    shown beside the cost of the plan: it pays back money that the plan has already spent.
    """
    held = given(on, world, in_cash(on, world, amount, indexed), terms)
    first = on.line("years to the first repayment", floor(grace) + 1)
    parts = on.line("repayments", most(floor(years), 1))
    last = on.line("years to when it is repaid", first + parts)
    drawn = on.stock("drawn so far", 0, world.cash)
    drawn.becomes(drawn.before + held)
    begun = on.flow("drawn, with repayment begun", lag(drawn, first))
    done = on.flow("drawn, with repayment ended", lag(drawn, last))
    repaid = on.flow("repaid", (begun - done) / parts)
    owed = on.stock("owed", 0, world.cash)
    owed.becomes(owed.before + held - repaid)
    paid = on.flow("interest on the loan", owed.before * interest)
    return Loan(
        on.tags["element"], on.tags["name"], held, terms, terms.pays.allows, interest=paid, repaid=repaid, owed=owed
    )
