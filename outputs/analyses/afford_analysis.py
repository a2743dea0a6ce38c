"""Whether the money is enough, as a chance; which budget would be; what must give."""

from __future__ import annotations

from collections.abc import Sequence

from outputs.analyses.afford_chart import afford_chart
from outputs.analyses.afford_shown import afford_shown
from outputs.analyses.afford_tables import (
    AFFORDABILITY,
    BUDGETS,
    CURVE,
    MUST_GIVE,
    affordability_rows,
    budget_rows,
    curve_rows,
    giving_rows,
)
from outputs.analyses.analysis import Analysis
from outputs.analyses.chance_words import budget_said, chance_said, of_draws, wanted_draws
from outputs.analyses.fan_chart import fan_chart
from outputs.analyses.value_said import fine_money
from outputs.wording import listed, number
from scenarios import Affordability, Held, MustGive, Projection, affordability, how_to_limit


def afford_analysis(projection: Projection, names: Sequence[str], probability: float) -> Analysis:
    """The affordability of scenarios.

    Args:
        projection: with draws.
        names: scenarios; every one that changes something, if none is named.
        probability: the chance that is wanted, 0 to 1.
    """
    wanted = list(names) or [name for name, _ in projection.reforms] or list(projection.scenarios)
    found = [affordability(projection, name, probability) for name in wanted]
    first = found[0]
    one = projection.scenarios[first.scenario]
    return Analysis(
        sentences=tuple(_said(projection, each) for each in found),
        tables={
            "affordability": [row for each in found for row in affordability_rows(each)],
            "affordability_curve": [row for each in found for row in curve_rows(each)],
            "budgets": [row for each in found for row in budget_rows(each)],
            "must_give": [row for each in found for row in giving_rows(each)],
        },
        columns={"affordability": AFFORDABILITY, "affordability_curve": CURVE, "budgets": BUDGETS,
                 "must_give": MUST_GIVE},
        shown=tuple(shown for each in found for shown in afford_shown(each, projection.plan.currency)),
        charts=(lambda source: fan_chart(projection, one, source),
                lambda source: afford_chart(projection, first, source)),
        unmet=_unmet(found),
    )  # fmt: skip


def _said(projection: Projection, found: Affordability) -> str:
    currency = projection.plan.currency
    name = f"{found.scenario}: "
    budget = budget_said(found, currency, projection.plan.base_year)
    if not found.held:
        return f"{name}{budget} {how_to_limit(projection.plan)}"
    gives = " ".join(_gives(each, currency, found.contingencies) for each in found.gives)
    if gives and len(found.held) > 1:
        gives += " That is for each limit alone: all of them at once may need more."
    times = " ".join(told for held in found.held if (told := _times(held, found.probability)))
    return " ".join(part for part in (f"{name}{chance_said(found)}", times, budget, gives) if part)


def _times(held: Held, probability: float) -> str:
    """By how much a ceiling would have to be raised, where its chance is too low and one is known."""
    if held.times is None or held.chance >= probability or probability not in (0.5, 0.8, 0.9):
        return ""
    factor = getattr(held.times, f"p{round(100 * probability)}")
    return (
        f"A ceiling {number(100 * (factor - 1), 1)} % higher in every year would do for {number(100 * probability)} %"
        f"{', contingencies left out' if held.contingencies else ''}."
    )


def _gives(found: MustGive, currency: str, contingencies: bool) -> str:
    wanted = f"{number(100 * found.wanted)} %"
    missing = f"{found.year} fits in {of_draws(found.chance)} only"
    if found.chance >= found.wanted:
        window = f"{_both(found.window, found.window_with, contingencies)} only"
        missing = f"every year fits in {number(100 * found.wanted)} of 100 draws or more, but all at once in {window}"
    elif found.missing > 0:
        most = f"at most {fine_money(found.missing, currency)} is missing in {found.year}"
        missing = f"in {wanted_draws(found.wanted)} {most}"
    missing = f"{missing[0].upper()}{missing[1:]}"
    if not found.given:
        return f"{missing}; no action can be cut, so the plan cannot be made to fit with {wanted}."
    cuts = listed([
        f"{number(100 * each.share)} % of {each.title}" if each.share < 1 else each.title for each in found.given
    ])  # fmt: skip
    last = found.given[-1]
    window = _both(last.window, last.window_with, contingencies)
    only = "" if found.reached else " only"
    return f"{missing}; without {cuts} {found.year} fits in {of_draws(last.chance)}, and all years in {window}{only}."


def _both(chance: float, carried: float, contingencies: bool) -> str:
    """The chance of all years, and with contingencies left on."""
    return of_draws(chance) + (f" ({of_draws(carried)} with contingencies left on)" if contingencies else "")


def _unmet(found: Sequence[Affordability]) -> str:
    low = [each for each in found if not each.sure]
    if not low:
        return ""
    told = listed([f"{each.scenario} {number(100 * (each.lower or 0), 1)} %{_which(each)}" for each in low])
    return f"the chance to stay within all limits is below {number(100 * low[0].probability)} %: {told}"


def _which(found: Affordability) -> str:
    """That the lower chance is the one with contingencies, where it is."""
    return " with the plan's contingencies left on" if found.lower != found.chance else ""
