"""Money of a budget or of givers: amounts by year."""

from __future__ import annotations

from typing import Annotated

from costing.kinds import cost_kind
from costing.lines import Line, Row, Scope
from costing.source import Source, Terms, given, in_cash
from costing.world import World
from parameters import Choice, Flow, Number, Path, section_of

TERMS = Terms()


@cost_kind("financing")
def budget(
    on: Scope,
    world: World,
    *,
    amount: Annotated[Row, Path("money", least=0)],
    indexed: Annotated[str, Choice("yes", "no")] = "no",
    giver: Annotated[str, Choice("treasury", "other ministry", "local government", "community")] = "treasury",
    terms: Annotated[Terms, section_of(Terms)] = TERMS,
) -> Source:
    """Money of a budget: the treasury's, another ministry's, local government's, or what a community raises.

    Settings: `amount` a year; `indexed` yes if it keeps its purchasing power, no if it is cash as written; `giver`;
    and the `terms` on which it is given.
    """
    return Source(
        on.tags["element"],
        on.tags["name"],
        given(on, world, in_cash(on, world, amount, indexed), terms),
        terms,
        terms.pays.allows,
    )


@cost_kind("financing")
def grant(
    on: Scope,
    world: World,
    *,
    amount: Annotated[Row, Flow("money", least=0)],
    absorption: Annotated[Line, Number(least=0, most=1)] = 1,  # type: ignore[assignment]
    indexed: Annotated[str, Choice("yes", "no")] = "no",
    terms: Annotated[Terms, section_of(Terms)] = TERMS,
) -> Source:
    """A grant from abroad or from a foundation, with the year in which it ends.

    Settings: `amount` by year; the share of it that is spent in time, `absorption` (what is not is lost); `indexed` as
    for a budget; and the `terms`, whose `end` is when the giver goes.
    """
    yearly = in_cash(on, world, amount, indexed) * absorption
    return Source(on.tags["element"], on.tags["name"], given(on, world, yearly, terms), terms, terms.pays.allows)
