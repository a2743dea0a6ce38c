"""Programme: governance, law, information, campaigns and other work by year, event, head, site or post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from costing.kinds import cost_kind
from costing.lines import Line, Row, Scope, clip, reached
from costing.staff import pay_staff
from costing.world import PRICE_CLASSES, World
from parameters import Choice, Flow, Number, Path, PerName

Cadres = Mapping[str, Line]


@cost_kind("action")
def programme(
    on: Scope,
    world: World,
    *,
    yearly: Annotated[Line | None, Number("money", least=0)] = None,
    per_head: Annotated[Line | None, Number("money/people", least=0)] = None,
    coverage: Annotated[Line | None, Path(least=0, most=1)] = None,
    events: Annotated[Row | None, Flow("event", least=0)] = None,
    per_event: Annotated[Line | None, Number("money/event", least=0)] = None,
    sites: Annotated[Line | None, Path("site", least=0)] = None,
    per_site: Annotated[Line | None, Number("money/site", least=0)] = None,
    posts: Annotated[Cadres, PerName(Number("FTE", lever=True, least=0))] = {},
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    at_start: Annotated[Line | None, Number(least=0, most=1)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
    end: Annotated[Line | None, Number(lever=True, date=True)] = None,
    price_class: Annotated[str, Choice(*PRICE_CLASSES)] = "goods",
) -> None:
    """Work that is not a service with units: a unit of the ministry, a law, monitoring, a campaign.

    It runs from the date `start` to the date `end` (the whole plan if left out). Settings: `yearly` cost a year;
    `per_head` of the population, times `coverage` if given; `events` by year and cost `per_event`; `sites` and cost
    `per_site`; full-time `posts`; `one_off` in the year of `start`; `at_start` the share of the programme that runs
    in the base year already, which is baseline; `price_class` of what is neither pay nor one-off.
    """
    costs = _Costs(world, yearly, per_head, coverage, per_site, sites, posts, price_class)
    if at_start is not None:
        old = on.part("existing", standing="baseline")
        costs.run(old, old.line("share at work, base year", at_start * on.book.always))
    if not world.scenario.reform:
        return
    new = on.part("added", standing="expansion" if at_start is not None else "new")
    active = new.line("share of the year at work", _active(on, start, end))
    costs.run(new, active if at_start is None else new.line("share added", (active - at_start) * on.book.later))
    if one_off is not None:
        when = new.line("year of the start", _begins(on, start))
        world.ledger.cost(new, "one-off", quantity=when, price=one_off, index=price_class, econ="E22", duration="one-off")
    if events is not None and per_event is not None:
        world.ledger.cost(new, "events", quantity=events, price=per_event, index=price_class, econ="E22", input="events")


def _active(on: Scope, start: Line | None, end: Line | None) -> Line:
    begun = clip(on.book.year + 1 - (start if start is not None else on.book.start))
    if end is None:
        return begun * on.book.later
    return (begun - clip(on.book.year + 1 - end)) * on.book.later


def _begins(on: Scope, start: Line | None) -> Line:
    """1 in the year that holds the start."""
    begin = start if start is not None else on.book.start
    return (reached(on.book.year, begin - 0.999999) - reached(on.book.year, begin + 0.000001)) * on.book.later


@dataclass(frozen=True)
class _Costs:
    world: World
    yearly: Line | None
    per_head: Line | None
    coverage: Line | None
    per_site: Line | None
    sites: Line | None
    posts: Cadres
    price_class: str

    def run(self, on: Scope, active: Row) -> None:
        """What the programme costs in the years in which it is at work."""
        if self.yearly is not None:
            self._cost(on, "yearly costs", active, self.yearly)
        if self.per_head is not None:
            people = self.world.population * active
            covered = people if self.coverage is None else people * self.coverage
            self._cost(on, "costs a head", on.line("people covered", covered), self.per_head)
        if self.per_site is not None and self.sites is not None:
            self._cost(on, "costs of sites", on.line("sites at work", self.sites * active), self.per_site)
        pay_staff(on, self.world, active, self.posts, {})

    def _cost(self, on: Scope, label: str, quantity: Row, price: Line) -> None:
        self.world.ledger.cost(on, label, quantity=quantity, price=price, index=self.price_class, econ="E22", input=label)
