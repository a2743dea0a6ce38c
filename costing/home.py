"""Homes with support in the community: the places to which people move."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from costing.equipment import hold_buildings, hold_equipment, needs, pay_building, pay_things, pay_upkeep, renewed
from costing.house_rules import DESTINATIONS, HouseRules
from costing.kinds import cost_kind
from costing.lines import Line, Scope
from costing.paths import Opened
from costing.staff import pay_staff
from costing.world import World
from parameters import Choice, Number, PerName, Profile, Text, section_of

Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})


@cost_kind("place")
def home(
    on: Scope,
    world: World,
    places: Opened,
    *,
    destination: Annotated[str, Choice(*DESTINATIONS)] = "supported home",
    support: Annotated[str, Choice("low", "medium", "high")] = "medium",
    people_per_home: Annotated[Line | None, Number("people", above=0)] = None,
    house_rules: Annotated[HouseRules | None, section_of(HouseRules)] = None,
    includes: Annotated[str, Text()] = "",
    provider: Annotated[str, Choice("licensed and staffed", "not ready")] = "licensed and staffed",
    lead_months: Annotated[Line | None, Number("month", lever=True, least=0, most=11)] = None,
    delay: Annotated[Line | None, Number(lever=True, least=0, most=10)] = None,
    running: Annotated[Line | None, Number("money/people", least=0)] = None,
    posts: Annotated[Cadres, PerName(Number("FTE/people", least=0))] = NONE,
    round_the_clock: Annotated[Cadres, PerName(Number("post/people", least=0))] = NONE,
    build: Annotated[Line | None, Number("money/people", least=0)] = None,
    profile: Annotated[tuple[Line, ...], Profile()] = (),
    equipment: Annotated[Line | None, Number("money/people", least=0)] = None,
    life: Annotated[Line | None, Number(least=1)] = None,
    upkeep: Annotated[Line | None, Number(least=0, most=1)] = None,
) -> None:
    """A home with its support for one person, paid from the day it opens, lived in or not.

    What it is: the kind of home (`destination`), the level of `support`, the people who live in one
    (`people_per_home`), its `house_rules` (seven answers) and whether its `provider` is licensed, staffed and paid a
    first time; `includes` names actions of the plan or the menu that its price already holds, so that nothing is paid
    twice. `lead_months` before a move at which it opens, `delay` years by which it comes later (may be uncertain): each
    where it differs from the institution's.

    Settings, all for one place (that is, for one person): `running` rent, food and support bought; `posts` of support
    staff in full-time posts; `round_the_clock` posts of support staff filled day and night; `build` price of making the
    home; `profile` how that is paid (shares in the year of opening, one year ahead, ...); `equipment` at the start and
    again after its life; `life` the useful years of the equipment; `upkeep` a share of the building price a year.
    """
    needs(on, "equipment", equipment, "life", life)
    if running is not None:
        world.ledger.cost(
            on,
            "homes and support bought",
            quantity=places.years,
            price=running,
            index="goods",
            econ="E2722",
            input="homes",
        )
    pay_staff(on, world, places.years, posts, round_the_clock)
    if upkeep is not None and build is not None:
        pay_upkeep(on, world, places.years, build, upkeep)
    if build is not None:
        pay_building(on, world, opening=places.opening, price=build, profile=profile, econ="E31111")
        hold_buildings(on, world, in_use=places.years, price=build, econ="E31111")
    if equipment is not None and life is not None:
        fitted = renewed(on, "furniture", places.opening, life)
        pay_things(on, world, "furniture", bought=fitted, price=equipment, econ="E31122", index="equipment")
        hold_equipment(on, world, "furniture", in_use=places.years, price=equipment, life=life)
