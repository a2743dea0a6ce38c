"""What a plan buys: benefits against cost, with and without the value of health, at several horizons and rates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from costing.benefit import HEALTHY, Benefit, Worth, at_one_income, worth_of
from costing.bind import bind
from costing.economic_view import Economic, in_view
from costing.financing import Financing
from costing.fiscal_return import Back, FiscalReturn, write_fiscal_return
from costing.institution import RunDown
from costing.kinds import all_kinds
from costing.ledger import Entry, gather
from costing.lines import RecordError, Row, Scope
from costing.present_value import Discounting, discountings
from costing.returns import Flows, Present, Waiting, write_present
from costing.shared_work import shared_work
from costing.staffed_benefits import Staffed, Whole, write_staffed
from costing.turning_points import Turning, write_beyond, write_turning
from costing.workforce import Workforce
from costing.world import World
from parameters import Element, Parameter

HIGHEST_RATE = 0.15
"""Above it a slip is likelier than a rate: public projects are discounted at 3 to 12 % where rates are printed."""
PARTS = ("output", "carers", "avoided", "released")
"""Benefits that are money in themselves."""


@dataclass(frozen=True)
class Sums:
    """Real money of each year: the cost of new policy in the economic view, and what it brings.

    Attributes:
        cost: gross: what is saved is a benefit, not a smaller cost; `asked`: time of carers in it.
        released: what institutions and ended work stop to cost.
        health: value of healthy life years; the other benefits are without it.
        incomes: healthy life years at one income a head each, from which every other value of them follows.
        money: benefits without the value of health; `net`: less cost; `both`: net with the value of health.
    """

    cost: Row
    asked: Row
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
class Investment:
    """The investment case of a plan.

    Attributes:
        benefits: one by one, as the plan names them.
        sums: of all of them, by year; `present`: at each rate and horizon.
        actions: the present values of each action that a benefit is of, at the plan's own rate over the plan years;
            its own cost, with the work that it asks of other services of the plan.
        fiscal: what public budgets spend and what comes back to them, apart from what comes to society.
        turning: the trough and when it pays back, without and with the value of health.
        staffed: what it buys if only posts treat that somebody fills; None where no benefit is of posts of the plan.
    """

    benefits: Sequence[Benefit]
    sums: Sums
    present: Sequence[Present]
    actions: Mapping[str, Present]
    fiscal: FiscalReturn
    turning: Mapping[str, Turning]
    staffed: Staffed | None = None


@dataclass(frozen=True)
class Gains:
    """The benefits of a plan one by one, and what they are worth by."""

    worth: Worth
    benefits: Sequence[Benefit]


def write_benefits(world: World, downs: Mapping[str, RunDown]) -> Gains | None:
    """Write the benefits of a plan, before its economic cost is summed: time that carers are asked for is part of it.

    Args:
        world: whom each action reaches.
        downs: the institutions.

    Returns:
        None where the plan names no benefits, or nothing new is done.

    Raises:
        RecordError: the discount rate is one that nobody discounts benefits at.
    """
    elements = world.scenario.benefits.values()
    if not elements or not world.scenario.reform:
        return None
    _refuse_rate(world)
    worth = worth_of(world, downs)
    found = []
    said = _told_apart(world.scenario.benefits)
    for element in elements:
        kind = all_kinds()[element.kind]
        on = world.book.scope(f"benefit {said[element.id]}", element=element.id, name=element.title)
        found.append(kind.function(on, worth, **bind(on, world, element, kind.schema)))
    return Gains(worth, found)


def _refuse_rate(world: World) -> None:
    rate = world.scenario.world.get("discount_rate")
    if isinstance(rate, Parameter) and not 0 <= rate.value <= HIGHEST_RATE:
        between = f"benefits are discounted at 0% to {100 * HIGHEST_RATE:g}% a year"
        raise RecordError(f"discount_rate: {between}, and this is {100 * rate.value:g}%: write 0.03 for 3%")


def write_investment(
    gains: Gains | None, economic: Economic, financing: Financing, staff: Workforce
) -> Investment | None:
    """Write what the benefits of a plan come to; None where it names none.

    Args:
        gains: its benefits.
        economic: the cost of the plan in the economic view.
        financing: who pays.
        staff: posts needed and those that nobody fills.
    """
    if gains is None:
        return None
    world, found = gains.worth.world, gains.benefits
    on = world.book.scope("investment case")
    sums = _sums(on.part("by year"), gains.worth, found, economic)
    ways = discountings(on.part("discounting"), world)
    own = next(way for way in ways if way.own)
    whole = Whole(sums.cost, sums.asked, sums.released)
    back = Back(sums.output, [one.public for one in found])
    return Investment(
        benefits=found,
        sums=sums,
        present=[_present(on.part(f"at {way.title}"), way, sums) for way in ways],
        actions=_by_action(on, gains.worth, found, own),
        fiscal=write_fiscal_return(on, world, financing, back, [way for way in ways if way.rate == own.rate]),
        turning=_turning(on, world, sums, own),
        staffed=write_staffed(on.part("with filled posts alone"), gains.worth, found, staff, (own, whole)),
    )


def _turning(on: Scope, world: World, sums: Sums, own: Discounting) -> dict[str, Turning]:
    beyond = write_beyond(on.part("years after the plan"), world)
    flows = {"without": sums.net, "with": sums.both}
    return {
        health: write_turning(on.part(f"turning points {health} the value of health"), own, net, beyond)
        for health, net in flows.items()
    }


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
    years = summed("healthy life years gained", "healthy_years", HEALTHY)
    health = summed("value of healthy life years, real", "health")
    net = on.line("benefits less cost, without the value of health, real", gained - cost)
    return Sums(
        cost=cost,
        asked=summed("carers' time asked for, real", "asked"),
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
    flows = Flows(sums.cost, sums.asked, sums.health, sums.healthy_years, sums.incomes)
    found = write_present(on, way, parts, flows)
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


def _by_action(on: Scope, worth: Worth, found: Sequence[Benefit], own: Discounting) -> dict[str, Present]:
    """Benefits of each action against its own cost, at the plan's own rate over the plan years."""
    world = worth.world
    actions, said = {}, _told_apart(world.scenario.actions)
    for name in dict.fromkeys(one.of for one in found if one.of in world.scenario.actions):
        part = on.part(f"of {said[name]}")
        of_it = [one for one in found if one.of == name]
        spent = [entry.real for entry in _new(world) if entry.tags["element"] == name]
        years = gather(part, "healthy life years, all", [one.healthy_years for one in of_it], HEALTHY)
        spent += shared_work(part, world, name)
        flows = Flows(
            gather(part, "economic cost, new policy, real", spent, world.money),
            gather(part, "carers' time asked for, real", [one.asked for one in of_it], world.money),
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
        actions[name] = write_present(part, own, money, flows)
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
