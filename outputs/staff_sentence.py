"""What a plan lacks in people, in one sentence: posts that nobody fills, and openings that wait for staff."""

from __future__ import annotations

from costing import Cadre
from outputs.wording import counted, number
from scenarios import Projected, Projection, Thresholds


def staff_sentence(projection: Projection, one: Projected) -> str:
    """The shortest cadre and the openings that wait; nothing if there are people for every post."""
    return " ".join(part for part in (_gap(projection, one), _waiting(projection, one)) if part)


def shortest(projection: Projection, one: Projected) -> list[tuple[Cadre, float, int]]:
    """The cadres that are short, the shortest first, each with its highest gap of a plan year and that year.

    Cadres of which nobody says how many people there are, or come, are left out: what is not known is no gap.
    """
    if not one.model.scenario.reform:
        return []
    limits, found = Thresholds.of(projection.plan.rules), []
    for cadre in one.model.workforce.cadres.values():
        gap = one.values(cadre.gap)[one.model.book.plan_columns]
        if cadre.known and gap.max() > limits.staff_gap:
            found.append((cadre, float(gap.max()), projection.years[int(gap.argmax())]))
    return sorted(found, key=lambda each: -each[1])


def _gap(projection: Projection, one: Projected) -> str:
    short = shortest(projection, one)
    if not short:
        return ""
    cadre, gap, year = short[0]
    needed = float(one.values(cadre.needed)[one.model.book.years.index(year)])
    more = f"; {counted(len(short) - 1, 'more cadre')} {'is' if len(short) == 2 else 'are'} short" if short[1:] else ""
    posts = f"{number(gap, 1)} of {number(needed, 1)} full-time posts of {cadre.cadre.replace('_', ' ')}"
    return f"Not all posts have people: in {year}, {posts} have nobody{more}."


def _waiting(projection: Projection, one: Projected) -> str:
    """Units that have not opened by the last year because staff are short."""
    inside = one.model.book.plan_columns
    waits = 0
    units = 0.0
    for waiting in one.model.workforce.waiting:
        late = one.values(waiting.asked)[inside] - one.values(waiting.opening)[inside]
        waits += bool(late.max() > 1e-9)
        units += float(late[-1])
    if waits == 0:
        return ""
    by = f"{number(units)} units have not opened by {projection.plan.last}" if units > 1e-9 else "in the end all open"
    return f"Openings of {counted(waits, 'action')} wait for staff; {by}."
