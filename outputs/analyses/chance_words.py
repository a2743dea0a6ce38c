"""The chance that the money is enough, in words: both chances, the year most at risk, and what to be wary of."""

from __future__ import annotations

from outputs.analyses.value_said import fine_money
from outputs.annex.tongue import Own, say, say_counted
from outputs.wording import listed, money, number
from scenarios import Affordability, Budget, Held

HALF = 0.5
LEAST = 0.5
"""An amount below this is not said."""
SOURCES = "The sources of money pay everything in every year in {share}"
LIMIT = "It stays within '{ceiling}' in every year in {share}"
WITHOUT = "Draws carry no optimism bias or contingency: with the plan's contingencies left on it is {share}."
ENOUGH = "{cash}: {p50} are enough in half of the draws, {p80} in 8 of 10; the base case is {base}"
BREAKS = {
    (True, True): "WARNING: the base case, which holds contingencies, leaves a gap in {years}, although half of the "
    "draws or more do not.",
    (True, False): "WARNING: the base case leaves a gap in {years}, although half of the draws or more do not.",
    (False, True): "WARNING: the base case, which holds contingencies, breaks '{ceiling}' in {years}, although half "
    "of the draws or more do not.",
    (False, False): "WARNING: the base case breaks '{ceiling}' in {years}, although half of the draws or more do not.",
}
"""Whether sources leave a gap or a ceiling is broken, and whether the base case holds contingencies."""
BELOW = {
    True: "WARNING: P80 is {amount} below the base case, which holds contingencies while draws hold none: it is no "
    "budget that keeps them.",
    False: "WARNING: P80 is {amount} below the base case: in 8 of 10 draws or more the plan costs less than it.",
}


def of_draws(share: float) -> str:
    """A share of the draws in words, so that it never says all or none where some differ.

    >>> of_draws(0.94), of_draws(0.759), of_draws(0.004), of_draws(1.0)
    ('94 of 100 draws', '76 of 100 draws', 'fewer than 1 of 100 draws', 'all draws')
    """
    if share in (0.0, 1.0):
        return say("all draws" if share == 1.0 else "no draws")
    if share < 0.005 or share >= 0.995:
        return say("more than 99 of 100 draws" if share > 0.5 else "fewer than 1 of 100 draws")
    count = number(100 * share)
    return say_counted("{count} of 100 draws", "{count} of 100 draws", round(100 * share), count=count)


def wanted_draws(chance: float) -> str:
    """A chance that is wanted, as exactly as it was asked for.

    >>> wanted_draws(0.9), wanted_draws(0.85), wanted_draws(0.995)
    ('9 of 10 draws', '85 of 100 draws', '99.5 % of the draws')
    """
    for count in (10, 100):
        if abs(chance * count - round(chance * count)) < 1e-9:
            return f"{round(chance * count)} of {count} draws"
    return f"{100 * chance:.6g} % of the draws"


def chance_said(found: Affordability) -> str:
    """The chance of each limit over the plan years, the year that is most at risk, and warnings."""
    told = (_held_said(held) for held in found.held)
    return Own(" ".join((*told, *(said for held in found.held if (said := _base_breaks(held))))))


def _held_said(held: Held) -> str:
    worst = min(held.years, key=lambda year: (year.chance, year.year))
    share = of_draws(held.chance)
    first: str = say(SOURCES if held.kind == "sources" else LIMIT, ceiling=held.title, share=share)
    if held.chance != 1:
        first += say("; {year} is most at risk ({share} fit)", year=worst.year, share=of_draws(worst.chance))
    return f"{first}. {say(WITHOUT, share=of_draws(held.chance_with))}" if held.contingencies else f"{first}."


def _base_breaks(held: Held) -> str:
    """A warning where the base case breaks a limit that most draws keep."""
    if held.first_base is None or held.chance < HALF:
        return ""
    years = listed([str(year.year) for year in held.years if year.room < 0])
    return say(BREAKS[held.kind == "sources", bool(held.contingencies)], ceiling=held.title, years=years)


def whole_budget(found: Affordability, kind: str = "nominal") -> Budget:
    """The budget of all plan years together, in cash or in real money."""
    return next(one for one in found.budgets if (one.item, one.period, one.money) == ("", "plan", kind))


def budget_title(found: Affordability, currency: str) -> str:
    """The finding: the budgets in cash that are enough in half and in four fifths of the draws, and the base case."""
    one = whole_budget(found)
    levels = {"p50": money(one.p50, currency), "p80": money(one.p80, currency), "base": _base(one, currency)}
    return say(ENOUGH, cash=_cash(found), **levels)


def budget_said(found: Affordability, currency: str, base_year: int) -> str:
    """The same, with real money beside it, and a warning where P80 is below the base case."""
    cash, real = whole_budget(found), whole_budget(found, "real")
    levels = {"p50": money(real.p50, currency), "p80": money(real.p80, currency), "base": _base(real, currency)}
    beside = say("At {year} prices: P50 {p50}, P80 {p80}, base case {base}.", year=base_year, **levels)
    parts = (f"{budget_title(found, currency)}.", beside, _p80_below(cash, currency))
    return Own(" ".join(part for part in parts if part))


def _cash(found: Affordability) -> str:
    years = [one.period for one in found.budgets if not one.item and one.period != "plan"]
    return say("Cash of {first}-{last}", first=years[0], last=years[-1]) if years else say("Cash")


def _base(one: Budget, currency: str) -> str:
    if not one.contingencies:
        return money(one.base, currency)
    amounts = {"base": money(one.base, currency), "bare": money(one.bare, currency)}
    return say("{base} with contingencies and {bare} without", **amounts)


def _p80_below(one: Budget, currency: str) -> str:
    if one.below_base < LEAST:
        return ""
    return say(BELOW[bool(one.contingencies)], amount=fine_money(one.below_base, currency))
