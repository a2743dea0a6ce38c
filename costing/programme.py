"""Programme: governance, law, information, campaigns and other work by year, event, head, site or post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from costing.equipment import needs
from costing.kinds import cost_kind
from costing.lines import Input, Line, RecordError, Row, Scope, clip, least, most, reached
from costing.staff import pay_staff
from costing.units_open import standing_of
from costing.world import PRICE_CLASSES, World
from parameters import Choice, Flow, Number, Path, PerName

Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})


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

    It runs from the date `start` to the date `end` (the whole plan if left out). Settings: `yearly` cost a year;
    `per_head` of the population, times `coverage` if given; `events` by year and cost `per_event`; `sites` and cost
    `per_site`; full-time `posts`; `one_off` in the year of `start`; `price_class` of what is neither pay nor one-off.
    `at_start` is the share of the programme that runs in the base year already, at the coverage and sites of the base
    year: that is baseline and goes on until `end`, what comes on top is an expansion, what ends is a saving.
    """
    needs(on, "events", events, "per_event", per_event)
    needs(on, "sites", sites, "per_site", per_site)
    needs(on, "per_site", per_site, "sites", sites)
    needs(on, "coverage", coverage, "per_head", per_head)
    _refuse_backwards(on, start, end)
    costs = _Costs(world, yearly, per_head, per_site, posts, price_class)
    old = None if at_start is None else _existing(on, costs, at_start, coverage, sites)
    if not world.scenario.reform:
        return
    new = on.part("added", standing=standing_of(at_start))
    active = new.flow("share of the programme at work", _active(on, start, end, at_start))
    now = _Scale(active, _covered(new, world, per_head, active, coverage), _at_sites(new, active, sites))
    if old is None:
        costs.run(new, now)
    else:
        costs.run(new, now.beyond(new, old, most))
        less = on.part("ended", standing="saving")
        costs.run(less, now.beyond(less, old, least))
    if one_off is not None:
        when = new.flow("year of the start", _begins(on, start))
        costs.pay(new, "one-off", when, one_off, duration="one-off")
    if events is not None and per_event is not None:
        costs.pay(new, "events", events, per_event)


def _existing(on: Scope, costs: _Costs, at_start: Line, coverage: Row | None, sites: Row | None) -> _Scale:
    """Write what runs without any new policy: the share of the base year, at its coverage and its sites."""
    old = on.part("existing", standing="baseline")
    share = old.line("share at work, base year", at_start * on.book.always)
    held = None if coverage is None else _held(old, "coverage of the base year", coverage)
    kept = None if sites is None else _held(old, "sites of the base year", sites)
    scale = _Scale(share, _covered(old, costs.world, costs.per_head, share, held), _at_sites(old, share, kept))
    costs.run(old, scale)
    return scale


def _held(on: Scope, label: str, level: Row) -> Row:
    """The base-year value of a path, for ever."""
    held = on.stock(label, level)
    held.becomes(held.before)
    return held


def _covered(on: Scope, world: World, per_head: Line | None, share: Row, coverage: Row | None) -> Row | None:
    if per_head is None:
        return None
    people = world.people(on) * share
    return on.line("people covered", people if coverage is None else people * coverage)


def _at_sites(on: Scope, share: Row, sites: Row | None) -> Row | None:
    return None if sites is None else on.line("sites at work", sites * share)


def _refuse_backwards(on: Scope, start: Line | None, end: Line | None) -> None:
    """A programme that ends before it starts is a slip of the pen."""
    if isinstance(end, Input):
        begin = float(start.values[0, 0]) if isinstance(start, Input) else on.book.base_year + 1
        if float(end.values[0, 0]) < begin:
            raise RecordError(f"{end.address} is {end.values[0, 0]:g}, before the start in {begin:g}")


def _active(on: Scope, start: Line | None, end: Line | None, at_start: Line | None) -> Line:
    """The share of the programme at work: that of the base year, all of it from the start, none after the end."""
    begun = _since(on, start if start is not None else on.book.start)
    level = begun if at_start is None else at_start + (1 - at_start) * begun
    return level if end is None else most(0, level - _since(on, end))


def _since(on: Scope, date: Line) -> Line:
    return clip(on.book.year + 1 - date)


def _begins(on: Scope, start: Line | None) -> Line:
    """1 in the year that holds the start; what would start before the plan starts with it."""
    begin = most(start, on.book.start) if start is not None else on.book.start
    return reached(on.book.year, begin - 0.999999) - reached(on.book.year, begin + 0.000001)


@dataclass(frozen=True)
class _Scale:
    """How large a programme is: its share at work, the people it covers, its sites; what it has not is None."""

    share: Row
    people: Row | None
    sites: Row | None

    def beyond(self, on: Scope, old: _Scale, side: Callable[..., Line]) -> _Scale:
        """What is above (`most`) or below (`least`) another scale, in plan years."""

        def part(label: str, mine: Row | None, other: Row | None) -> Row | None:
            if mine is None or other is None:
                return None
            return on.flow(f"{label}, less those of the base-year system", side(0, mine - other))

        share = on.flow("share of the programme, less that of the base year", side(0, self.share - old.share))
        return _Scale(share, part("people covered", self.people, old.people), part("sites", self.sites, old.sites))


@dataclass(frozen=True)
class _Costs:
    world: World
    yearly: Line | None
    per_head: Line | None
    per_site: Line | None
    posts: Cadres
    price_class: str

    def run(self, on: Scope, scale: _Scale) -> None:
        """What the programme costs at a scale."""
        if self.yearly is not None:
            self.pay(on, "yearly costs", scale.share, self.yearly)
        if self.per_head is not None and scale.people is not None:
            self.pay(on, "costs a head", scale.people, self.per_head)
        if self.per_site is not None and scale.sites is not None:
            self.pay(on, "costs of sites", scale.sites, self.per_site)
        pay_staff(on, self.world, scale.share, self.posts, {})

    def pay(self, on: Scope, label: str, quantity: Row, price: Line, **tags: str) -> None:
        """Write one cost that is not pay."""
        cost = self.world.ledger.cost
        cost(on, label, quantity=quantity, price=price, index=self.price_class, econ="E22", input=label, **tags)
