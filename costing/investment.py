"""What a plan buys: benefits against cost, with and without the value of health, at several horizons and rates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from costing.benefit import Benefit, Worth, at_one_income, worth_of
from costing.bind import bind
from costing.economic_view import Economic, in_view
from costing.fiscal_return import FiscalReturn, write_fiscal_return
from costing.institution import RunDown
from costing.kinds import all_kinds
from costing.ledger import Entry, gather
from costing.lines import Row, Scope
from costing.present_value import Discounting, discountings
from costing.turning_points import Turning, write_turning
from costing.world import World
from parameters import Element

PARTS = ("output", "carers", "avoided", "released")
"""Benefits that are money in themselves."""


@dataclass(frozen=True)
class Sums:
    """Real money of each year: the cost of new policy in the economic view, and what it brings.

    Attributes:
        cost: gross: what is saved is a benefit, not a smaller cost.
        released: what institutions and ended work stop to cost.
        health: value of healthy life years; the other benefits are without it.
        incomes: healthy life years at one income a head each, from which every other value of them follows.
        money: benefits without the value of health; `net`: less cost; `both`: net with the value of health.
    """

    cost: Row
    healthy_years: Row
    health: Row
    incomes: Row
    output: Row
    carers: Row
    avoided: Row
    released: Row
    money: Row
    net: Row
    both: Row


@dataclass(frozen=True)
class Present:
    """Present values over a horizon at a discount rate, and their ratios to cost; scalars.

    `ratio` and `net` are without the value of health, `ratio_with_health` and `net_with_health` with it.

    Attributes:
        incomes: healthy life years at one income a head each.
        waiting: what is lost if everything begins a year later; None for a single action.
        own: whether it is at the plan's own rate over the plan years.
    """

    rate: str
    horizon: int
    cost: Row
    parts: Mapping[str, Row]
    health: Row
    healthy_years: Row
    money: Row
    ratio: Row
    ratio_with_health: Row
    net: Row
    net_with_health: Row
    incomes: Row
    waiting: Waiting | None = None
    own: bool = False


@dataclass(frozen=True)
class Waiting:
    """What is lost of net benefits, and of healthy life years, if everything begins a year later; scalars.

    Cost and benefits move a year on together, within the same horizon. What is lost if nothing is ever done is the net
    present value itself.
    """

    net: Row
    net_with_health: Row
    healthy_years: Row


@dataclass(frozen=True)
class Investment:
    """The investment case of a plan.

    Attributes:
        benefits: one by one, as the plan names them.
        sums: of all of them, by year; `present`: at each rate and horizon.
        actions: the present values of each action that a benefit is of, at the plan's own rate over the plan years;
            its own cost alone, so that what a shared service costs is not in it.
        fiscal: what comes back to public budgets, apart from what comes to society.
        turning: the trough and when it pays back, without and with the value of health.
    """

    benefits: Sequence[Benefit]
    sums: Sums
    present: Sequence[Present]
    actions: Mapping[str, Present]
    fiscal: FiscalReturn
    turning: Mapping[str, Turning]


def write_investment(world: World, downs: Mapping[str, RunDown], economic: Economic) -> Investment | None:
    """Write what the benefits of a plan come to; None where it names none.

    Args:
        world: the ledger, and whom each action reaches.
        downs: the institutions.
        economic: the cost of the plan in the economic view.
    """
    elements = world.scenario.benefits.values()
    if not elements or not world.scenario.reform:
        return None
    worth = worth_of(world, downs)
    found = []
    said = _told_apart(world.scenario.benefits)
    for element in elements:
        kind = all_kinds()[element.kind]
        on = world.book.scope(f"benefit {said[element.id]}", element=element.id, name=element.title)
        found.append(kind.function(on, worth, **bind(on, world, element, kind.schema)))
    on = world.book.scope("investment case")
    sums = _sums(on.part("by year"), worth, found, economic)
    ways = discountings(on.part("discounting"), world)
    own = next(way for way in ways if way.own)
    return Investment(
        benefits=found,
        sums=sums,
        present=[_present(on.part(f"at {way.title}"), way, sums) for way in ways],
        actions=_by_action(on, worth, found, own),
        fiscal=write_fiscal_return(on, world, sums.output, [one.public for one in found]),
        turning={
            "without": write_turning(on.part("turning points without the value of health"), world, own, sums.net),
            "with": write_turning(on.part("turning points with the value of health"), world, own, sums.both),
        },
    )


def _sums(on: Scope, worth: Worth, found: Sequence[Benefit], economic: Economic) -> Sums:
    world, money = worth.world, worth.world.money

    def summed(label: str, name: str, unit: str = money) -> Row:
        return gather(on, label, [getattr(one, name) for one in found], unit)

    saved = gather(on, "new policy that is less than before, real", [entry.real for entry in _saving(world)], money)
    released = on.line("released and ended, real", 0 - saved)
    output, carers = summed("restored output, real", "output"), summed("carers' time, real", "carers")
    avoided = summed("avoided cost of services, real", "avoided")
    cost = on.line("economic cost of new policy, gross, real", economic.new + released)
    gained = on.line("benefits without the value of health, real", output + carers + avoided + released)
    years = summed("healthy life years gained", "healthy_years", "people")
    health = summed("value of healthy life years, real", "health")
    net = on.line("benefits less cost, without the value of health, real", gained - cost)
    return Sums(
        cost=cost,
        healthy_years=years,
        health=health,
        incomes=at_one_income(on, worth, years),
        output=output,
        carers=carers,
        avoided=avoided,
        released=released,
        money=gained,
        net=net,
        both=on.line("benefits less cost, with the value of health, real", net + health),
    )


def _saving(world: World) -> list[Entry]:
    """Ledger lines that are less than before, in the economic view."""
    return [entry for entry in in_view(world.ledger, "economic") if entry.tags["standing"] == "saving"]


def _present(on: Scope, way: Discounting, sums: Sums) -> Present:
    parts = {name: way.of(on, name.replace("_", " "), getattr(sums, name)) for name in PARTS}
    found = _ratios(on, way, parts, _Rest(sums.cost, sums.health, sums.healthy_years, sums.incomes))
    late = on.part("a year later")
    waiting = Waiting(
        _lost(late, way, "net benefits without the value of health", found.net, sums.net),
        _lost(late, way, "net benefits with the value of health", found.net_with_health, sums.both),
        _lost(late, way, "healthy life years", found.healthy_years, sums.healthy_years),
    )
    return replace(found, waiting=waiting, own=way.own)


def _lost(on: Scope, way: Discounting, label: str, present: Row, flow: Row) -> Row:
    """A present value less what it would be if its flow began a year later."""
    return on.line(f"{label}, lost by a year", present - way.late(on, label, flow))


@dataclass(frozen=True)
class _Rest:
    cost: Row
    health: Row
    healthy_years: Row
    incomes: Row


def _ratios(on: Scope, way: Discounting, parts: Mapping[str, Row], rest: _Rest) -> Present:
    cost = way.of(on, "cost", rest.cost)
    health = way.of(on, "value of healthy life years", rest.health)
    money = on.line(
        "benefits without the value of health", sum(list(parts.values())[1:], start=next(iter(parts.values())) + 0)
    )
    both = on.line("benefits with the value of health", money + health)
    return Present(
        rate=way.rate,
        horizon=way.horizon,
        cost=cost,
        parts=parts,
        health=health,
        healthy_years=way.of(on, "healthy life years gained", rest.healthy_years),
        money=money,
        ratio=on.line("benefit-cost ratio without the value of health", way.ratio(money, cost)),
        ratio_with_health=on.line("benefit-cost ratio with the value of health", way.ratio(both, cost)),
        net=on.line("net present value without the value of health", money - cost),
        net_with_health=on.line("net present value with the value of health", both - cost),
        incomes=way.of(on, "healthy life years at one income a head each", rest.incomes),
    )


def _by_action(on: Scope, worth: Worth, found: Sequence[Benefit], own: Discounting) -> dict[str, Present]:
    """Benefits of each action against its own cost, at the plan's own rate over the plan years."""
    world = worth.world
    actions, said = {}, _told_apart(world.scenario.actions)
    for name in dict.fromkeys(one.of for one in found if one.of in world.scenario.actions):
        part = on.part(f"of {said[name]}")
        of_it = [one for one in found if one.of == name]
        spent = [entry.real for entry in _new(world) if entry.tags["element"] == name]
        years = gather(part, "healthy life years, all", [one.healthy_years for one in of_it], "people")
        rest = _Rest(
            gather(part, "economic cost, new policy, real", spent, world.money),
            gather(part, "value of healthy life years, real", [one.health for one in of_it], world.money),
            years,
            at_one_income(part, worth, years),
        )
        money = {
            label: own.of(
                part, label, gather(part, f"{label}, real", [getattr(one, label) for one in of_it], world.money)
            )
            for label in ("output", "carers", "avoided")
        }
        actions[name] = _ratios(part, own, money, rest)
    return actions


def _told_apart(elements: Mapping[str, Element]) -> dict[str, str]:
    """Titles of elements by their names in the plan, with the name where several are called the same."""
    often = Counter(one.title.lower() for one in elements.values())
    return {
        name: one.title if often[one.title.lower()] == 1 else f"{one.title}, {name}" for name, one in elements.items()
    }


def _new(world: World) -> list[Entry]:
    """Ledger lines of new policy in the economic view, without savings."""
    known = ("baseline", "saving")
    return [entry for entry in in_view(world.ledger, "economic") if entry.tags["standing"] not in known]
