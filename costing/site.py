"""The land and buildings of an institution after the last person has left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from costing.institution_staff import ONE_OFF
from costing.lines import Line, RecordError, Row, Scope, Stock, ago, floor, lag, rest
from costing.world import World
from parameters import Number


@dataclass(frozen=True)
class Site:
    """The land and buildings after the last person has left.

    `decommissioning` paid once; `empty` upkeep a year until sold; `sale` receipts; the `probability` of a sale; its
    `delay` in years after the closing; the share `kept` for the community: a source that may come, never counted
    before.
    """

    decommissioning: Annotated[Line | None, Number("money", least=0)] = None
    empty: Annotated[Line | None, Number("money", least=0)] = None
    sale: Annotated[Line | None, Number("money", least=0)] = None
    probability: Annotated[Line | None, Number(least=0, most=1)] = None
    delay: Annotated[Line, Number(lever=True, least=0, most=30)] = 2  # type: ignore[assignment]
    kept: Annotated[Line, Number(lever=True, least=0, most=1)] = 1  # type: ignore[assignment]


@dataclass(frozen=True)
class Estate:
    """The site: 1 in the year it closes, what of it is empty and unsold, expected receipts of its sale (nominal)."""

    closing: Row
    empty: Row
    receipts: Row | None


def leave_site(on: Scope, world: World, costs: Site, site: Row) -> Estate:
    """Write the closing of the site and what it costs afterwards; `site` is 1 while it is open.

    Raises:
        RecordError: a sale is given without its probability.
    """
    place = on.part("site after closing", standing="new", setting="institution", menu="di.estate", **ONE_OFF)
    closing = place.flow("site closing", ago(site, 1) - site)
    vacant: Row = place.flow("site empty", 1 - site)
    receipts = None
    if costs.sale is not None:
        if costs.probability is None:
            raise RecordError(f"{on.path}: site.sale is given without site.probability: say how likely the sale is")
        sold = _sold(place, closing, costs.probability, costs.delay)
        vacant = place.flow("site empty and unsold, expected share", rest(vacant, sold))
        receipts = _receipts(place, world, costs, sold)
    cost = world.ledger.cost
    if costs.decommissioning is not None:
        price = costs.decommissioning
        cost(place, "decommissioning", quantity=closing, price=price, index="construction", econ="E22", input="site")
    if costs.empty is not None:
        cost(
            place,
            "guarding the empty site",
            quantity=vacant,
            price=costs.empty,
            index="goods",
            econ="E22",
            input="site",
        )
    return Estate(closing, vacant, receipts)


def _sold(on: Scope, closing: Row, probability: Line, delay: Line) -> Stock:
    """The expected share of the site that is sold, from its sale on."""
    years = on.line("whole years until the sale", floor(delay))
    sold = on.stock("site sold, expected share", 0, "")
    sold.becomes(sold.before + lag(closing, years) * probability)
    return sold


def _receipts(on: Scope, world: World, costs: Site, sold: Stock) -> Row:
    assert costs.sale is not None
    price = on.line("price of the site, share kept for the community", costs.sale * costs.kept)
    gained = on.flow("site sold in the year, expected share", sold - sold.before)
    index = world.ledger.indices["construction"]
    return on.flow("expected receipts of the sale, kept for the community", gained * price * index)
