"""Staff: full-time posts, pay, the premium of round-the-clock work, and the employer's contributions."""

from __future__ import annotations

from collections.abc import Mapping

from costing.ledger import gather
from costing.lines import Line, Row, Scope
from costing.world import Posts, World

Cadres = Mapping[str, Line]
CODES = ("E2111", "E2121")
"""Economic codes (GFSM 2014) of pay and of the employer's contributions."""


def pay_staff(
    on: Scope,
    world: World,
    units: Row,
    posts: Cadres,
    round_the_clock: Cadres,
    *,
    codes: tuple[str, str] = CODES,
) -> dict[str, Row]:
    """Write the pay of the staff of some units and return their full-time posts by cadre.

    Args:
        on: where it is written; its tags must hold `standing`.
        world: pay by cadre, contributions, working time.
        units: average units in use in the year.
        posts: full-time posts a unit.
        round_the_clock: posts a unit that are filled day and night; each takes `168 / weekly hours / (1 - leave)`
            full-time posts, paid with the night premium.
        codes: economic codes of pay and contributions, where the payer does not employ the staff itself.
    """
    posts_filled: dict[str, Row] = {}
    bill: list[Row] = []
    for cadre in [*posts, *(name for name in round_the_clock if name not in posts)]:
        name = cadre.replace("_", " ")
        day: Line | None = units * posts[cadre] if cadre in posts else None
        night = _night(on, world, units, name, round_the_clock[cadre]) if cadre in round_the_clock else None
        staff = on.line(f"{name}: full-time posts", _sum(day, night), "FTE")
        posts_filled[cadre] = staff
        price = world.pay[cadre]
        cost = world.ledger.cost
        pay = cost(on, f"pay, {name}", quantity=staff, price=price, index="pay", econ=codes[0], input=cadre)
        world.posts.append(Posts(cadre, staff, on.tags, pay))
        bill.append(on.line(f"{name}: wage bill at base prices", staff * price))
        if night is not None:
            premium = on.line(f"night and weekend work, {name}: premium bill", night * price * world.night_premium)
            bill.append(premium)
            world.ledger.cost(
                on,
                f"premium, {name}",
                quantity=night,
                price=on.line(f"{name}: premium", price * world.night_premium),
                index="pay",
                econ=codes[0],
                input=cadre,
            )
    if bill:
        wages = gather(on, "wage bill at base prices", bill, world.money)
        rate = world.on_costs
        world.ledger.cost(
            on, "employer's contributions", quantity=wages, price=rate, index="pay", econ=codes[1], input="on_costs"
        )
    return posts_filled


def _night(on: Scope, world: World, units: Row, name: str, posts: Line) -> Row:
    return on.line(f"{name}: full-time posts, round the clock", units * posts * world.full_time, "FTE")


def _sum(day: Line | None, night: Line | None) -> Line:
    found = [line for line in (day, night) if line is not None]
    return found[0] if len(found) == 1 else found[0] + found[1]
