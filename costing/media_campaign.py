"""Media campaign: minutes on air, posters and leaflets, and meetings with people who tell their own story."""

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
from costing.world import World, fact
from parameters import Number, PerName

Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})
PEOPLE = "people whom the campaign is for"


@cost_kind("action", either=((("posts",), ("people_per_post",)),))
def media_campaign(
    on: Scope,
    world: World,
    *,
    tv_minutes: Annotated[Line | None, Number("minute", lever=True, least=0)] = None,
    tv_minute: Annotated[Line | None, Number(least=0)] = None,
    radio_minutes: Annotated[Line | None, Number("minute", lever=True, least=0)] = None,
    radio_minute: Annotated[Line | None, Number(least=0)] = None,
    posters: Annotated[Line | None, Number(least=0)] = None,
    poster: Annotated[Line | None, Number(least=0)] = None,
    leaflets: Annotated[Line | None, Number(least=0)] = None,
    leaflet: Annotated[Line | None, Number(least=0)] = None,
    people_per_talk: Annotated[Line | None, Number("people/event", above=0)] = None,
    speakers: Annotated[Line | None, Number("people/event", lever=True, least=0)] = None,
    fee: Annotated[Line | None, Number("money/people/day", least=0)] = None,
    travel: Annotated[Line | None, Number("money/people", least=0)] = None,
    posts: Annotated[Cadres, PerName(Number("FTE", lever=True, least=0))] = NONE,
    people_per_post: Annotated[Cadres, PerName(Number("people/FTE", above=0))] = NONE,
    yearly: Annotated[Line | None, Number("money", least=0)] = None,
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    at_start: Annotated[Line | None, Number(least=0, most=1)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
    end: Annotated[Line | None, Number(lever=True, date=True)] = None,
) -> None:
    """A campaign in the media and in meetings, in which people with lived experience speak for themselves.

    Prices of media are shares of income a head (GDP), so that they fit any country. Settings: `tv_minutes` a year at
    `tv_minute`, `radio_minutes` at `radio_minute`; `posters` and `leaflets` a person and year at `poster` and
    `leaflet`; a meeting a year for each `people_per_talk` of the population (or of the `group` of its tags) with
    `speakers` who are paid a day's `fee` and `travel` (the country's `field_costs` if left out); full-time `posts`;
    `people_per_post`, the people for one post, where posts follow the population; `yearly` other costs; `one_off`
    design in the year of `start`; `start` and `end` dates. `at_start` is the share of it that runs in the base year
    already.
    """
    for name, number, price_name, price in (
        ("tv_minutes", tv_minutes, "tv_minute", tv_minute),
        ("radio_minutes", radio_minutes, "radio_minute", radio_minute),
        ("posters", posters, "poster", poster),
        ("leaflets", leaflets, "leaflet", leaflet),
        ("people_per_talk", people_per_talk, "speakers", speakers),
    ):
        needs(on, name, number, price_name, price)
        needs(on, price_name, price, name, number)
    income = world.in_base_money(fact(on, world.scenario, "gdp_per_head"))
    talk = _Talk(world, people_per_talk, speakers, fee, travel)
    on_air = (("minutes of television", tv_minutes, tv_minute), ("minutes of radio", radio_minutes, radio_minute))
    printed = (("posters", posters, poster), ("leaflets", leaflets, leaflet))

    def size(phase: Phase) -> Scale:
        return {PEOPLE: phase.at_work(PEOPLE, world.people(phase.on))}

    def pay(part: Scope, scale: Scale) -> None:
        share, people = scale[SHARE], scale[PEOPLE]
        for label, minutes, rate in on_air:
            if minutes is not None and rate is not None:
                spend(part, world, label, share * minutes, _a_minute(part, label, income, rate))
        for label, copies, rate in printed:
            if copies is not None and rate is not None:
                price = part.line(f"{label}: price of one", income * rate / part.const(1, "people"))
                spend(part, world, label, part.line(f"{label}: copies", people * copies), price)
        talk.pay(part, people)
        spend(part, world, "yearly costs", share, yearly)
        pay_staff(part, world, share, posts, {})
        if people_per_post:
            each = {cadre: 1 / heads for cadre, heads in people_per_post.items()}
            pay_staff(part.part("posts for the population"), world, people, each, {})

    added = in_phases(on, world, Dates(at_start, start, end, "campaign"), size, pay)
    if added is not None and one_off is not None:
        when = added.flow("year of the start", begins(added, start))
        spend(added, world, "one-off", when, one_off, duration="one-off")


def _a_minute(on: Scope, label: str, income: Line, rate: Line) -> Row:
    return on.line(f"{label}: price of one", income * rate / on.const(1, "minute"))


@dataclass(frozen=True)
class _Talk:
    """Meetings with speakers who have lived experience."""

    world: World
    people_per_talk: Line | None
    speakers: Line | None
    fee: Line | None
    travel: Line | None

    def pay(self, on: Scope, people: Row) -> None:
        """Write a day's fee and the journey of each speaker."""
        if self.people_per_talk is None or self.speakers is None:
            return
        meetings = on.line("meetings with speakers", people / self.people_per_talk)
        came = on.line("speakers", meetings * self.speakers)
        days = on.line("days of speakers", came * on.const(1, "day"))
        spend(on, self.world, "fees of speakers", days, self.world.field_cost(on, "fee", self.fee), index="pay")
        spend(on, self.world, "journeys of speakers", came, self.world.field_cost(on, "travel", self.travel))
