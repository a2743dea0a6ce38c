"""The chance that the money is enough, in words: both chances, the year most at risk, and what to be wary of."""

from __future__ import annotations

from outputs.analyses.value_said import fine_money
from outputs.wording import listed, money, number
from scenarios import Affordability, Budget, Held

HALF = 0.5
LEAST = 0.5
"""An amount below this is not said."""


def of_draws(share: float) -> str:
    """A share of the draws in words, so that it never says all or none where some differ.

    >>> of_draws(0.94), of_draws(0.759), of_draws(0.004), of_draws(1.0)
    ('94 of 100 draws', '76 of 100 draws', 'fewer than 1 of 100 draws', 'all draws')
    """
    if share in (0.0, 1.0):
        return "all draws" if share == 1.0 else "no draws"
    if share < 0.005 or share >= 0.995:
        return "more than 99 of 100 draws" if share > 0.5 else "fewer than 1 of 100 draws"
    return f"{number(100 * share)} of 100 draws"


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
    return " ".join((*told, *(said for held in found.held if (said := _base_breaks(held)))))


def _held_said(held: Held) -> str:
    worst = min(held.years, key=lambda year: (year.chance, year.year))
    what = "The sources of money pay everything" if held.kind == "sources" else f"It stays within '{held.title}'"
    risk = "" if held.chance == 1 else f"; {worst.year} is most at risk ({of_draws(worst.chance)} fit)"
    first = f"{what} in every year in {of_draws(held.chance)}{risk}."
    if not held.contingencies:
        return first
    return (
        f"{first} Draws carry no optimism bias or contingency: with the plan's contingencies left on it is "
        f"{of_draws(held.chance_with)}."
    )


def _base_breaks(held: Held) -> str:
    """A warning where the base case breaks a limit that most draws keep."""
    if held.first_base is None or held.chance < HALF:
        return ""
    years = listed([str(year.year) for year in held.years if year.room < 0])
    what = "leaves a gap" if held.kind == "sources" else f"breaks '{held.title}'"
    with_ = ", which holds contingencies," if held.contingencies else ""
    return f"WARNING: the base case{with_} {what} in {years}, although half of the draws or more do not."


def whole_budget(found: Affordability, kind: str = "nominal") -> Budget:
    """The budget of all plan years together, in cash or in real money."""
    return next(one for one in found.budgets if (one.item, one.period, one.money) == ("", "plan", kind))


def budget_title(found: Affordability, currency: str) -> str:
    """The finding: the budgets in cash that are enough in half and in four fifths of the draws, and the base case."""
    one = whole_budget(found)
    levels = f"{money(one.p50, currency)} are enough in half of the draws, {money(one.p80, currency)} in 8 of 10"
    return f"{_cash(found)}: {levels}; the base case is {_base(one, currency)}"


def budget_said(found: Affordability, currency: str, base_year: int) -> str:
    """The same, with real money beside it, and a warning where P80 is below the base case."""
    cash, real = whole_budget(found), whole_budget(found, "real")
    beside = (
        f"At {base_year} prices: P50 {money(real.p50, currency)}, P80 {money(real.p80, currency)}, base case "
        f"{_base(real, currency)}."
    )
    return " ".join(part for part in (f"{budget_title(found, currency)}.", beside, _p80_below(cash, currency)) if part)


def _cash(found: Affordability) -> str:
    years = [one.period for one in found.budgets if not one.item and one.period != "plan"]
    return f"Cash of {years[0]}-{years[-1]}" if years else "Cash"


def _base(one: Budget, currency: str) -> str:
    if not one.contingencies:
        return money(one.base, currency)
    return f"{money(one.base, currency)} with contingencies and {money(one.bare, currency)} without"


def _p80_below(one: Budget, currency: str) -> str:
    if one.below_base < LEAST:
        return ""
    less = f"WARNING: P80 is {fine_money(one.below_base, currency)} below the base case"
    if not one.contingencies:
        return f"{less}: in 8 of 10 draws or more the plan costs less than it."
    return f"{less}, which holds contingencies while draws hold none: it is no budget that keeps them."
