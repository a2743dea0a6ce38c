"""Programme: governance, law, information, campaigns and other work by year, event, head, site or post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from costing.dates import begins
from costing.equipment import needs
from costing.kinds import cost_kind
from costing.lines import Line, Row, Scope
from costing.phases import SHARE, Dates, Phase, Scale, in_phases
from costing.spending import spend
from costing.staff import pay_staff
from costing.world import PRICE_CLASSES, World
from parameters import Choice, Flow, Number, Path, PerName

Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})
PEOPLE, SITES, READY = "people covered", "sites at work", "sites ready"


@cost_kind("action")
def programme(
    on: Scope,
    world: World,
    *,
    yearly: Annotated[Line | None, Number("money", least=0)] = None,
    per_head: Annotated[Line | None, Number("money/people", least=0)] = None,
    coverage: Annotated[Row | None, Path(least=0, most=1)] = None,
    events: Annotated[Row | None, Flow("event", least=0)] = None,
    per_event: Annotated[Line | None, Number("money/event", least=0)] = None,
    sites: Annotated[Row | None, Path("site", least=0)] = None,
    per_site: Annotated[Line | None, Number("money/site", least=0)] = None,
    posts: Annotated[Cadres, PerName(Number("FTE", lever=True, least=0))] = NONE,
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    at_start: Annotated[Line | None, Number(least=0, most=1)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
    end: Annotated[Line | None, Number(lever=True, date=True)] = None,
    price_class: Annotated[str, Choice(*PRICE_CLASSES)] = "goods",
) -> None:
    """Work that is not a service with units: a unit of the ministry, a law, monitoring, a campaign.

    It runs from the date `start` to the date `end` (the whole plan if left out). Paths say levels at year end, and a
    year costs the average of its first and last day. Settings: `yearly` cost a year;
    `per_head` of the population, times `coverage` if given; `events` by year and cost `per_event`; `sites` and cost
    `per_site`; full-time `posts`; `one_off` in the year of `start`; `price_class` of what is neither pay nor one-off.
    `at_start` is the share of the programme that runs in the base year already, at the coverage and sites of the base
    year: that is baseline and goes on until `end`, what comes on top is an expansion, what ends is a saving.
    """
    needs(on, "events", events, "per_event", per_event)
    needs(on, "sites", sites, "per_site", per_site)
    needs(on, "per_site", per_site, "sites", sites)
    needs(on, "coverage", coverage, "per_head", per_head)
    costs = _Costs(world, yearly, per_head, per_site, posts, price_class)

    def size(phase: Phase) -> Scale:
        covered, at_sites = phase.level("coverage", coverage), phase.level("sites", sites)
        rows: dict[str, Row] = {}
        if per_head is not None:
            people = world.people(phase.on)
            rows[PEOPLE] = phase.at_work(PEOPLE, people if covered is None else people * covered)
        if at_sites is not None:
            rows |= {SITES: phase.at_work(SITES, at_sites), READY: phase.ready(READY, at_sites)}
        return rows

    added = in_phases(on, world, Dates(at_start, start, end, "programme"), size, costs.run)
    if added is None:
        return
    if one_off is not None:
        when = added.flow("year of the start", begins(added, start))
        costs.pay(added, "one-off", when, one_off, duration="one-off")
    costs.pay(added, "events", events, per_event)


@dataclass(frozen=True)
class _Costs:
    world: World
    yearly: Line | None
    per_head: Line | None
    per_site: Line | None
    posts: Cadres
    price_class: str

    def run(self, on: Scope, scale: Scale) -> None:
        """What the programme costs at a scale."""
        self.pay(on, "yearly costs", scale[SHARE], self.yearly)
        self.pay(on, "costs a head", scale.get(PEOPLE), self.per_head)
        self.pay(on, "costs of sites", scale.get(SITES), self.per_site)
        if READY in scale:
            self.world.reached.setdefault(on.tags["element"], []).append(scale[READY])
        pay_staff(on, self.world, scale[SHARE], self.posts, {})

    def pay(self, on: Scope, label: str, quantity: Row | None, price: Line | None, **tags: str) -> None:
        """Write one cost that is not pay."""
        spend(on, self.world, label, quantity, price, index=self.price_class, **tags)
