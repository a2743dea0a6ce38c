"""What a plan buys if only posts treat that somebody fills: each benefit by the share of its weakest cadre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from costing.benefit import HEALTHY, Benefit, Worth, at_one_income
from costing.ledger import gather
from costing.lines import Row, Scope, least, ratio, rest
from costing.present_value import Discounting
from costing.returns import Flows, Present, write_present
from costing.workforce import Cadre, Workforce
from costing.world import World


@dataclass(frozen=True)
class Filled:
    """The staff of one benefit: that of its action and of services that work for it.

    Attributes:
        shares: of the posts needed of each cadre, in the whole plan, those that somebody fills.
        share: that of the weakest of these cadres; 1 where none is known.
        unknown: cadres of which nobody says how many people there are: they are left out.
    """

    shares: Mapping[str, Row]
    share: Row
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Staffed:
    """The investment case with benefits of filled posts alone, at the plan's own rate over the plan years.

    Cost is left whole, as if all posts were paid, which makes the ratio low; cadres of which nobody says how many
    people there are count as filled, which makes it high. `filled` has the staff of each benefit by its name.
    """

    filled: Mapping[str, Filled]
    present: Present


@dataclass(frozen=True)
class Whole:
    """Cost, time of carers asked for, and what is released, real, by year: as they are without regard to staff."""

    cost: Row
    asked: Row
    released: Row


def write_staffed(
    on: Scope, worth: Worth, benefits: Sequence[Benefit], staff: Workforce, own: tuple[Discounting, Whole]
) -> Staffed | None:
    """Write the case with benefits of filled posts; None where no benefit is of an action with posts.

    Args:
        on: where it is written.
        worth: what healthy years are valued at.
        benefits: of the plan.
        staff: posts needed and posts that nobody fills, by cadre.
        own: how the plan discounts its own years, and what is as it is whoever is there.
    """
    found = {
        one.element: _filled(on.part(f"staff of {one.title}, {one.element}"), worth.world, one, staff)
        for one in benefits
    }
    filled = {name: one for name, one in found.items() if one is not None}
    if not filled:
        return None
    way, whole = own

    def summed(name: str, unit: str) -> Row:
        label = name.replace("_", " ")
        rows = [_part(on, label, getattr(one, name), one, filled) for one in benefits]
        return gather(on, f"{label}, of filled posts", rows, unit)

    money = worth.world.money
    years = summed("healthy_years", HEALTHY)
    flows = Flows(whole.cost, whole.asked, summed("health", money), years, at_one_income(on, worth, years))
    parts = {name: way.of(on, name, summed(name, money)) for name in ("output", "carers", "avoided")}
    parts["released"] = way.of(on, "released", whole.released)
    return Staffed(filled, write_present(on, way, parts, flows))


def _part(on: Scope, label: str, row: Row, one: Benefit, filled: Mapping[str, Filled]) -> Row:
    staff = filled.get(one.element)
    return (
        row if staff is None else on.line(f"{label} of {one.title}, {one.element}, of filled posts", row * staff.share)
    )


def _filled(on: Scope, world: World, one: Benefit, staff: Workforce) -> Filled | None:
    """The share of posts filled of the weakest cadre that a benefit needs; 1 where none is needed."""
    serving = {one.of} | {
        service for service, asked in world.asked.items() if any(row.tags.get("element") == one.of for row in asked)
    }
    names = dict.fromkeys(post.cadre for post in world.posts if post.tags.get("element") in serving)
    cadres = [staff.cadres[name] for name in names if name in staff.cadres]
    if not one.of or not cadres:
        return None
    shares = {cadre.cadre: _share(on, cadre) for cadre in cadres if cadre.known}
    weakest = on.line("share of posts filled, weakest cadre", least(on.const(1), *shares.values()) * on.book.always)
    return Filled(shares, weakest, tuple(cadre.cadre for cadre in cadres if not cadre.known))


def _share(on: Scope, cadre: Cadre) -> Row:
    label = f"share of posts filled, {cadre.cadre.replace('_', ' ')}"
    return on.line(label, ratio(rest(cadre.needed, cadre.gap), cadre.needed, 1))
