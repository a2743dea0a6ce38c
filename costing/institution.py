"""Running down an institution: places before people, wards after people, money after wards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from costing.institution_money import Budget, Part, write_budget
from costing.institution_people import (
    Inflow,
    People,
    beds_of,
    leavers,
    moving_time,
    offer_following,
    offer_listed,
    run_down,
)
from costing.kinds import cost_kind
from costing.lines import Line, Row, Scope, Stock, ago, floor, least, reached, whole
from costing.paths import Opened
from costing.world import PRICE_CLASSES, World
from parameters import Choice, Flow, Number, Reference

Homes = Callable[[str, Scope, Opened], None]


@dataclass(frozen=True)
class RunDown:
    """The lines of one institution that others read; those of a run-down are None without reform.

    Attributes:
        naive: average cost times people gone: what must not be promised as a saving.
    """

    on: Scope
    title: str
    residents: Row
    beds: Row
    budget: Budget
    people: People | None = None
    places: Opened | None = None
    leavers: Row | None = None
    wards: Row | None = None
    gate: Row | None = None
    naive: Row | None = None


@cost_kind("institution")
def institution(
    on: Scope,
    world: World,
    title: str,
    write_homes: Homes,
    *,
    type: Annotated[str, Choice("psychiatric hospital", "social-care institution")] = "psychiatric hospital",
    residents: Annotated[Line, Number("people", above=0)],
    wards: Annotated[Line, Number("ward", above=0)],
    beds: Annotated[Line | None, Number("people", least=0)] = None,
    deaths: Annotated[Line, Number(least=0, most=0.5)],
    deaths_outside: Annotated[Line | None, Number(least=0, most=0.5)] = None,
    other: Annotated[Line | None, Number("people", least=0)] = None,
    admissions: Annotated[Line | None, Number("people", least=0)] = None,
    moratorium: Annotated[Line | None, Number(lever=True, date=True)] = None,
    moves: Annotated[Row, Flow("people", least=0)],
    move_time: Annotated[Line, Number(lever=True, least=0, most=0.999)] = 0.5,  # type: ignore[assignment]
    delay: Annotated[Line, Number(lever=True, least=0, most=10)] = 0,  # type: ignore[assignment]
    lead_months: Annotated[Line, Number("month", lever=True, least=0, most=11)] = 3,  # type: ignore[assignment]
    places: Annotated[str, Reference("places")],
    places_open: Annotated[Row | None, Flow("people", least=0)] = None,
    places_time: Annotated[Line, Number(lever=True, least=0, most=0.999)] = 0.5,  # type: ignore[assignment]
    free_places: Annotated[Line | None, Number("people", least=0)] = None,
    gate: Annotated[Row, Number(lever=True, least=0, most=1)] = 1,  # type: ignore[assignment]
    fixed: Annotated[Line, Number("money", least=0)],
    step: Annotated[Line, Number("money", least=0)],
    variable: Annotated[Line, Number("money", least=0)],
    fixed_class: Annotated[str, Choice(*PRICE_CLASSES)] = "goods",
    step_class: Annotated[str, Choice(*PRICE_CLASSES)] = "pay",
    variable_class: Annotated[str, Choice(*PRICE_CLASSES)] = "goods",
    ward_lag: Annotated[Line, Number(lever=True, least=0)] = 0,  # type: ignore[assignment]
    site_lag: Annotated[Line, Number(lever=True, least=0)] = 0,  # type: ignore[assignment]
) -> RunDown:
    """A psychiatric hospital or social-care institution whose residents move to homes in the community.

    People: `residents` and `wards` of the base year; `beds` (as many as residents if left out); `deaths` and
    `deaths_outside` a year as shares; `other` discharges and `admissions` of the base year (those that keep the
    number of residents if left out); no new long stays from the date `moratorium`.

    Moves: `moves` people who may move by year, at `move_time` of the year, `delay` years later than planned.
    `places` names the kind of home; homes open `lead_months` before each move, or by year as listed in `places_open`,
    at `places_time` of the year and as late as the moves; `free_places` stand ready from the base year. With
    `gate` 1 nobody moves before a home has stood ready for the lead; with 0 the plan is costed and marked not valid.

    Money of the base year: `fixed` until the site closes, `step` by ward, `variable` by resident, each with its
    price class; `ward_lag` and `site_lag` whole years before wards and the site follow the people.
    """
    size = on.line("people in a ward", residents / wards)
    if not world.scenario.reform:
        stay = on.line("residents at year end", residents * on.book.always)
        full = on.line("beds at year end", beds_of(on, residents, beds) * on.book.always)
        amounts = _parts((fixed, step, variable), (fixed_class, step_class, variable_class), (None, None, None))
        return RunDown(on, title, stay, full, write_budget(on, world, amounts))
    time = moving_time(on, move_time, delay, lead_months, gate)
    free = free_places if free_places is not None else on.const(0, "people")
    if places_open is None:
        offer = offer_following(on, time, moves, free)
    else:
        offer = offer_listed(on, time, places_open, places_time + delay, free)
    inflow = Inflow(deaths, other, admissions, moratorium, beds)
    people = run_down(on, start=residents, inflow=inflow, time=time, moves=moves, offer=offer, gate=gate)
    write_homes(places, on.part("homes", setting="community"), offer.places)
    open_wards = _wards(on, people.residents, wards, size, ward_lag)
    needed = (
        on.line("site open", reached(ago(people.residents, _later(on, "site", site_lag)), on.const(1e-6, "people"))),
        on.line("wards as a share of the base year", open_wards / wards),
        on.line("residents as a share of the base year", people.average / residents),
    )
    amounts = _parts((fixed, step, variable), (fixed_class, step_class, variable_class), needed)
    budget = write_budget(on, world, amounts)
    naive = on.line("average cost times people gone", budget.base * (1 - needed[2]))
    gone = leavers(on, people.moves, deaths_outside if deaths_outside is not None else deaths, time)
    return RunDown(
        on, title, people.residents, people.beds, budget, people, offer.places, gone, open_wards, gate, naive
    )


def _parts(
    amounts: tuple[Line, ...], classes: tuple[str, ...], needed: tuple[Row | None, ...]
) -> list[Part]:
    names = ("fixed", "ward", "resident")
    return [Part(*part) for part in zip(names, amounts, classes, needed, strict=True)]


def _wards(on: Scope, residents: Stock, start: Line, size: Row, ward_lag: Line) -> Stock:
    """Wards close when the people of last year (and of the lag before it) fit into fewer; they never open again."""
    wards = on.stock("wards open", start)
    fitting = whole(ago(residents, _later(on, "wards", ward_lag)) / size)
    wards.becomes(least(wards.before, on.line("wards needed", fitting)))
    return wards


def _later(on: Scope, label: str, years: Line) -> Row:
    return on.line(f"{label} follow the people after", 1 + floor(years))
