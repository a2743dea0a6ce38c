"""What people gain who leave institutions, and what their families are asked for: years lived better, work, time."""

from __future__ import annotations

from typing import Annotated

from costing.benefit import (
    HOURS,
    WORK,
    Benefit,
    CarersTime,
    Worth,
    address_of,
    carers_time,
    nothing,
    valued,
    with_effect,
    years_gained,
)
from costing.kinds import cost_kind
from costing.ledger import gather
from costing.lines import Line, RecordError, Row, Scope
from parameters import Number, Shares, Words


@cost_kind("benefit")
def leaving_benefit(
    on: Scope,
    worth: Worth,
    *,
    institutions: Annotated[tuple[str, ...], Words()] = (),
    ramp: Annotated[tuple[Line, ...], Shares()] = (),
    healthy_years: Annotated[Line | None, Number(least=-1, most=1)] = None,
    in_work: Annotated[Line | None, Number(least=0, most=1)] = None,
    output_in_work: Annotated[Line | None, Number(least=0, most=3)] = None,
    carers_hours: Annotated[Line | None, Number("hour/people", least=-HOURS, most=HOURS)] = None,
    family_hours: Annotated[Line | None, Number("hour/people", least=0, most=HOURS)] = None,
    worth_of_hour: Annotated[Line | None, Number(least=0, most=3)] = None,
) -> Benefit:
    """What people gain who have left institutions of the plan and live outside, each year that they do.

    Settings: `institutions` of the plan (all, if left out); `healthy_years` that a year outside is worth more than one
    inside (below 0 if it is worth less); `in_work` the share of them who have work that they had not inside, and
    `output_in_work` what they do there as a share of what a worker does; `carers_hours` a year that families are free
    of for each person, below 0 where they are asked for more, which is usual and a cost; `family_hours` a year that
    families give instead to each person who lives with them (homes whose destination is family); an hour is worth
    `worth_of_hour` of what an hour of work produces; `ramp` as for a treatment, but time is asked for at once. What
    institutions stop to cost is not here: it is released money, counted once with the cost of the plan. Freedom, home
    and rights are not valued in money.
    """
    downs = worth.leavers
    unknown = [name for name in institutions if name not in downs]
    if unknown:
        known = ", ".join(downs) or "none"
        raise RecordError(f"{address_of(on)}: {unknown[0]} is no institution that people leave; there are: {known}")
    rows = [row for name, row in downs.items() if not institutions or name in institutions]
    people = gather(on, "people who live outside", rows, "people")
    full = with_effect(on, people, ramp)
    gained: Line = healthy_years if healthy_years is not None else on.const(0)
    healthy = years_gained(on, full * gained)
    at_home = [row for name, row in worth.families.items() if not institutions or name in institutions]
    others, family = people, None
    if family_hours is not None and at_home:
        living = gather(on, "people who live with their family", at_home, "people")
        family = on.line("hours that families give", living * family_hours)
        others = on.line("people who live outside, not with their family", people - living)
    carers, asked = carers_time(on, worth, CarersTime(full, others, carers_hours, worth_of_hour, family))
    return Benefit(
        element=on.tags["element"],
        title=on.tags["name"],
        of=", ".join(institutions) or "institutions",
        reached=people,
        people=full,
        healthy_years=healthy,
        health=valued(on, worth, healthy),
        output=_output(on, worth, full, in_work, output_in_work),
        carers=carers,
        asked=asked,
        avoided=nothing(on, worth, "avoided cost of services, real"),
        public=nothing(on, worth, "of it public money, real"),
    )


def _output(on: Scope, worth: Worth, people: Row, in_work: Line | None, share: Line | None) -> Row:
    if in_work is None:
        return nothing(on, worth, "restored output, real")
    more = on.line("workers", people * in_work * on.const(1, "FTE/people"))
    output = worth.needed(WORK, on, worth.output)
    return on.line("restored output, real", more * output * (share if share is not None else on.const(1)))
