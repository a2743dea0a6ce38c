"""Finance lever: what it costs to run a change of how mental health is paid for; the money it moves is not a cost."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from costing.dates import begins
from costing.equipment import needs
from costing.kinds import cost_kind
from costing.lines import Line, Row, Scope
from costing.phases import SET_UP, SHARE, Dates, Phase, Scale, in_phases
from costing.set_up import pay_kit, set_up
from costing.spending import spend
from costing.staff import pay_staff
from costing.world import World
from parameters import Choice, Number, PerName

Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})
POPULATION = "people whom the posts are for"
LEVERS = (
    "reallocation", "bridge", "domestic revenue", "external funding", "insurance", "purchasing", "ring-fence",
    "budget lines of other ministries", "other",
)  # fmt: skip


@cost_kind("action", either=((("posts",), ("people_per_post",)),))
def finance_lever(
    on: Scope,
    world: World,
    *,
    lever: Annotated[str, Choice(*LEVERS)] = "other",
    legal_days: Annotated[Line | None, Number("day", lever=True, least=0)] = None,
    actuarial_days: Annotated[Line | None, Number("day", lever=True, least=0)] = None,
    actuarial_every: Annotated[Line | None, Number(lever=True, least=1)] = None,
    consultant: Annotated[Line | None, Number("money/day", least=0)] = None,
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    posts: Annotated[Cadres, PerName(Number("FTE", lever=True, least=0))] = NONE,
    people_per_post: Annotated[Cadres, PerName(Number("people/FTE", above=0))] = NONE,
    yearly: Annotated[Line | None, Number("money", least=0)] = None,
    systems: Annotated[Line | None, Number("money", least=0)] = None,
    systems_life: Annotated[Line | None, Number(least=1)] = None,
    systems_yearly: Annotated[Line | None, Number("money", least=0)] = None,
    at_start: Annotated[Line | None, Number(least=0, most=1)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
    end: Annotated[Line | None, Number(lever=True, date=True)] = None,
    offset: Annotated[Line | None, Number(lever=True, least=0, most=1)] = None,
    volume_response: Annotated[Line | None, Number(lever=True)] = None,
    ring_fence: Annotated[str, Choice("no", "yes")] = "no",
) -> None:
    """A change of how money is raised, kept, given or spent: only its own administration is a cost.

    Settings: `legal_days` of drafting and `one_off` costs in the year of `start`; `actuarial_days` then, and again
    every `actuarial_every` years; both at `consultant` a day (the country's `field_costs.consultant` if left out);
    full-time `posts`; `people_per_post`, the people for one post, where posts follow the population; `yearly` costs;
    `systems` (software) again each `systems_life`, and `systems_yearly`. What kind of `lever` it is, the share of new
    money that other budgets take back (`offset`), how far volumes answer a price (`volume_response`, an elasticity) and
    whether the law keeps the money for mental health (`ring_fence`) are said for the rules and for the sources of
    money: they cost nothing. `at_start` is the share that runs in the base year already.
    """
    needs(on, "systems", systems, "systems_life", systems_life)

    def size(phase: Phase) -> Scale:
        rows: dict[str, Row] = {}
        if people_per_post:
            rows[POPULATION] = phase.at_work(POPULATION, world.people(phase.on))
        if systems is not None or actuarial_days is not None:
            rows[SET_UP] = phase.set_up()
        return rows

    def pay(part: Scope, scale: Scale) -> None:
        pay_staff(part, world, scale[SHARE], posts, {})
        if people_per_post:
            each = {cadre: 1 / people for cadre, people in people_per_post.items()}
            pay_staff(part.part("posts for the population"), world, scale[POPULATION], each, {})
        spend(part, world, "yearly costs", scale[SHARE], yearly)
        spend(part, world, "systems, yearly", scale[SHARE], systems_yearly)
        if SET_UP not in scale:
            return
        things = set_up(part, "what is set up", scale[SET_UP], scale[SHARE])
        pay_kit(part, world, "systems", things=things, price=systems, life=systems_life, econ="E31132")
        works = things.again("actuarial work", actuarial_every) if actuarial_days is not None else None
        if works is not None and actuarial_days is not None:
            days = part.line("days of actuaries", works * actuarial_days)
            spend(part, world, "actuarial work", days, world.field_cost(part, "consultant", consultant))

    added = in_phases(on, world, Dates(at_start, start, end, "work"), size, pay)
    if added is None or (legal_days is None and one_off is None):
        return
    when = added.flow("year of the start", begins(added, start))
    spend(added, world, "one-off", when, one_off, duration="one-off")
    if legal_days is not None:
        days = added.line("days of legal drafting", when * legal_days)
        price = world.field_cost(added, "consultant", consultant)
        spend(added, world, "legal drafting", days, price, duration="one-off")
