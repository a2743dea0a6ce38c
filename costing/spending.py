"""Lines that most cost kinds write: a quantity at a price, and the time of staff whom others pay already."""

from __future__ import annotations

from costing.lines import Line, Row, Scope
from costing.world import World

PEOPLE = {"tax": "none"}
"""Tag of a line that is money given to people, such as a per diem: nothing is bought, so that it carries no tax."""


def spend(
    on: Scope,
    world: World,
    label: str,
    quantity: Line | None,
    price: Line | None,
    *,
    index: str = "goods",
    econ: str = "E22",
    **tags: str,
) -> None:
    """Write a cost that is not pay; nothing where the plan gives no quantity or no price."""
    if quantity is not None and price is not None:
        given = {"input": label, **tags}
        world.ledger.cost(on, label, quantity=quantity, price=price, index=index, econ=econ, **given)


def paid_already(on: Scope, world: World, cadre: str, posts: Row) -> None:
    """Write the time of staff whom somebody else pays: no cash, but the economic view counts their pay and on-costs."""
    name = cadre.replace("_", " ")
    price = on.line(f"{name}: pay with contributions", world.pay[cadre] * (1 + world.on_costs))
    world.ledger.economic_cost(
        on, f"time already paid, {name}", quantity=posts, price=price, index="pay", econ="E2111", input=cadre
    )
