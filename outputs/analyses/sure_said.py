"""What a run with draws says: its range, where the base case lies, what drives it, whether the money is enough."""

from __future__ import annotations

from dataclasses import replace

from costing import CENT
from outputs.analyses.chance_words import chance_said, of_draws
from outputs.analyses.figure_words import figure_words
from outputs.annex.tongue import Own, say, say_counted
from outputs.sentence import break_even
from outputs.wording import listed, money, number, scale, sized
from scenarios import Projection, Range, Settling, Sure, how_sure

MIDDLE = (0.4, 0.6)
"""Shares of draws above the base case between which it lies in the middle."""
LEAST_DRAWS = 10
"""With fewer draws there are no eight of ten to speak of."""
FIRST = 3
"""How many drivers are named."""
LEAST = 0.01
"""A driver with less of the spread is not named."""
LESS = "In 8 of 10 draws the plan costs {less} less than no change, and {whole} in all."
BOTH = "In 8 of 10 draws the plan costs from {less} less to {more} more than no change, and {whole} in all."
MORE = "In 8 of 10 draws the plan costs {more} more than no change, and {whole} in all."
CARRIES = ": it holds contingencies, and draws carry none."
UPWARDS = ": ranges lean upwards (figures at their dear ends add more than figures at their cheap ends take off)."
DOWNWARDS = ": ranges lean downwards (figures at their cheap ends take off more than figures at their dear ends add)."
TOO_FEW = (
    "{count} draw is too few to say how sure P80 is: ask for 1 000 or more.",
    "{count} draws are too few to say how sure P80 is: ask for 1 000 or more.",
)
KNOWN = "P80 of the total is {p80}, give or take {half} ({share} % of the range from P10 to P90)"
NOT_ENOUGH = "{draws} draws are not enough: {known}; about {needed} would be."


def sure_sentences(projection: Projection) -> str:
    """The sentences about the first scenario that changes something; nothing without draws."""
    sure = how_sure(projection)
    name = sure.outcome.scenario
    drawn = projection.scenarios[name].drawn
    if drawn is None or drawn.draws < LEAST_DRAWS:
        return ""
    afford = sure.affordability.get(name)
    told = [range_said(projection, name), base_said(projection, name), drivers_said(sure)]
    parts = [*told, chance_said(afford) if afford else "", double_said(projection, name)]
    return " ".join(part for part in parts if part)


def range_said(projection: Projection, name: str) -> str:
    """The range of total and difference."""
    sure, currency = how_sure(projection), projection.plan.currency
    total, apart = sure.range(name, "total_real"), sure.range(name, "difference_real")
    if total is None:
        return ""
    whole = between(total, currency)
    if apart is None:
        return say("In 8 of 10 draws it costs {whole} in all.", whole=whole)
    if apart.p90 < 0:
        less = between(replace(apart, p10=-apart.p90, p90=-apart.p10), currency)
        return say(LESS, less=less, whole=whole)
    if apart.p10 < 0:
        return say(BOTH, less=money(-apart.p10, currency), more=money(apart.p90, currency), whole=whole)
    return say(MORE, more=between(apart, currency), whole=whole)


def between(found: Range, currency: str) -> str:
    """P10 to P90 in words."""
    low, high = (sized(value, *scale(value)) for value in (found.p10, found.p90))
    return say("{currency} {low} to {high}", currency=currency, low=low, high=high)


def base_said(projection: Projection, name: str) -> str:
    """Where the base case lies among the draws, and why it is not in their middle."""
    sure = how_sure(projection)
    found = sure.range(name, "difference_real") or sure.range(name, "total_real")
    if found is None:
        return ""
    low, high = MIDDLE
    share = of_draws(found.above)
    if low <= found.above <= high:
        return say("The base case lies near their middle: {share} cost more.", share=share)
    up, down = sure.leaning
    why = ""
    if found.above < low and found.base > found.bare + CENT:
        why = CARRIES
    elif found.above > high and up > down:
        why = UPWARDS
    elif found.above < low and down > up:
        why = DOWNWARDS
    told = say("{share} cost more than the base case", share=share)
    return Own(f"{told[0].upper()}{told[1:]}{say(why) if why else '.'}")


def double_said(projection: Projection, name: str) -> str:
    """The range of double funding, and how many draws still have some at break-even and in the last plan year."""
    sure, one = how_sure(projection), projection.scenarios[name]
    found = sure.range(name, "double_funding_real")
    if found is None or found.above_zero == 0:
        return ""
    last = str(projection.plan.last)
    years = dict.fromkeys(year for year in (break_even(projection, one), last) if year.isdigit())
    asked = [sure.range(name, "double_funding_nominal", year) for year in years]
    first, *more = [each for each in asked if each is not None]
    some = f"{of_draws(first.above_zero)} still have some" if first.above_zero else "no draw still has any"
    told = f"{some} in {first.period}"
    for each in more:
        share = of_draws(each.above_zero).removesuffix(" draws") if each.above_zero else "none"
        told = f"{told}, {share} in {each.period}"
    return f"In 8 of 10 draws double funding comes to {between(found, projection.plan.currency)}; {told}."


def drivers_said(sure: Sure) -> str:
    """The figures that most of the spread goes back to."""
    found = sure.importance
    if found is None:
        return ""
    scenario = sure.projection.scenarios[sure.outcome.scenario].model.scenario
    first = [weight for weight in found.weights[:FIRST] if weight.share >= LEAST]
    named = [f"{figure_words(scenario, one.address)} ({number(100 * one.share)} %)" for one in first]
    return say("It spreads mostly because of {figures}.", figures=listed(named)) if named else ""


def draws_said(projection: Projection) -> str:
    """Whether the draws of a run are enough for the total of its first scenario; nothing without draws."""
    sure = how_sure(projection)
    wanted = (sure.outcome.scenario, "total_real")
    found = [each for each in sure.convergence if (each.scenario, each.figure) == wanted]
    return enough_said(found[-1], projection.plan.currency) if found else ""


def enough_said(last: Settling, currency: str) -> str:
    """Whether so many draws are enough, with how far P80 may be off."""
    draws = number(last.draws)
    if last.precision is None or last.p80_half is None:
        return say_counted(*TOO_FEW, last.draws, count=draws)
    half = say("{amount} at most" if last.at_most else "{amount}", amount=money(last.p80_half, currency))
    share, level = number(100 * last.precision, 1), money(last.p80, currency)
    known = say(KNOWN, p80=level, half=half, share=share)
    if last.enough:
        return say("{draws} draws are enough: {known}.", draws=draws, known=known)
    return say(NOT_ENOUGH, draws=draws, known=known, needed=number(last.needed))
