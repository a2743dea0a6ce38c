"""What people gain who leave institutions: years lived better, and work."""

from __future__ import annotations

from typing import Annotated

from costing.benefit import Benefit, Worth, valued, with_effect
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
    output_in_work: Annotated[Line | None, Number(least=0)] = None,
) -> Benefit:
    """What people gain who have left institutions of the plan and live outside, each year that they do.

    Settings: `institutions` of the plan (all, if left out); `healthy_years` that a year outside is worth more than one
    inside (below 0 if it is worth less); `in_work` the share of them who have work that they had not inside, and
    `output_in_work` what they do there as a share of what a worker does; `ramp` as for a treatment. What institutions
    stop to cost is not here: it is released money, counted once with the cost of the plan. Freedom, home and rights
    are not valued in money.
    """
    downs = worth.leavers
    unknown = [name for name in institutions if name not in downs]
    if unknown:
        known = ", ".join(downs) or "none"
        raise RecordError(f"{on.path}: {unknown[0]} is no institution that people leave; there are: {known}")
    rows = [row for name, row in downs.items() if not institutions or name in institutions]
    people = gather(on, "people who live outside", rows, "people")
    full = with_effect(on, people, ramp)
    nothing: Line = on.const(0)
    healthy = on.line("healthy life years gained", full * (healthy_years if healthy_years is not None else nothing))
    return Benefit(
        element=on.tags["element"],
        title=on.tags["name"],
        of=", ".join(institutions) or "institutions",
        people=full,
        healthy_years=healthy,
        health=valued(on, worth, healthy),
        output=_output(on, worth, full, in_work, output_in_work),
        carers=_none(on, worth, "carers' time, real"),
        avoided=_none(on, worth, "avoided cost of services, real"),
        public=_none(on, worth, "of it public money, real"),
    )


def _none(on: Scope, worth: Worth, label: str) -> Row:
    return on.line(label, on.const(0, worth.world.money) * on.book.always)


def _output(on: Scope, worth: Worth, people: Row, in_work: Line | None, share: Line | None) -> Row:
    if in_work is None:
        return _none(on, worth, "restored output, real")
    more = on.line("workers", people * in_work * on.const(1, "FTE/people"))
    output = worth.needed("gdp_per_head, working_age and employment", on, worth.output)
    return on.line("restored output, real", more * output * (share if share is not None else on.const(1)))
