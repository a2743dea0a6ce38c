"""Digital support: a platform, its users, the people who guide them, and devices."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from costing.dates import begins
from costing.equipment import needs
from costing.kinds import cost_kind
from costing.lines import Line, Row, Scope
from costing.phases import SET_UP, SHARE, Dates, Phase, Scale, in_phases
from costing.reach import AT_YEAR_END, PEOPLE, Reach
from costing.service_use import offer
from costing.set_up import pay_kit, set_up
from costing.spending import spend
from costing.staff import pay_staff
from costing.world import World
from parameters import Number, Path, PerName

Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})


@cost_kind("action", either=((("people",), ("prevalence", "coverage")),))
def digital_support(
    on: Scope,
    world: World,
    *,
    people: Annotated[Row | None, Path("people", least=0)] = None,
    prevalence: Annotated[Line | None, Number(least=0, most=1)] = None,
    coverage: Annotated[Row | None, Path(least=0, most=1)] = None,
    months: Annotated[Line | None, Number("month", above=0, most=12)] = None,
    platform: Annotated[Line | None, Number("money", least=0)] = None,
    platform_life: Annotated[Line | None, Number(least=1)] = None,
    yearly: Annotated[Line | None, Number("money", least=0)] = None,
    licence: Annotated[Line | None, Number("money/people", least=0)] = None,
    connection: Annotated[Line | None, Number("money/people", least=0)] = None,
    guides: Annotated[Cadres, PerName(Number("people/FTE", above=0))] = NONE,
    posts: Annotated[Cadres, PerName(Number("FTE", lever=True, least=0))] = NONE,
    devices: Annotated[Line | None, Number(least=0, most=1)] = None,
    device: Annotated[Line | None, Number("money/people", least=0)] = None,
    device_life: Annotated[Line | None, Number(least=1)] = None,
    contacts: Annotated[Line | None, Number("contact/people", least=0)] = None,
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    at_start: Annotated[Line | None, Number(least=0, most=1)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
    end: Annotated[Line | None, Number(lever=True, date=True)] = None,
) -> None:
    """Guided self-help online, support by telephone or video, a helpline, a registry.

    People supported are a path of `people` at year end, or population (of the `group` of its tags) x `prevalence` (if
    given) x `coverage`; a year has their average. Each is supported for `months` (a year if left out), which gives
    the people on the caseload at one time.

    Settings: `platform` built or bought at the start and again each `platform_life`; `yearly` hosting and upkeep;
    `licence` and `connection` a person supported; `guides` people on the caseload for each full-time post, by cadre;
    other full-time `posts`; `devices` the share of people on the caseload who are lent one, at the price `device`, for
    `device_life` years; `contacts` of guides a person supported (capacity for packages); `one_off` design and
    adaptation in the year of `start`. `at_start` is the share that runs in the base year already.
    """
    reach = Reach(people, prevalence, coverage)
    reach.check(on)
    how_many = "people, or prevalence and coverage"
    for name, given, other, beside in (
        ("licence", licence, how_many, reach.given),
        ("connection", connection, how_many, reach.given),
        ("guides", next(iter(guides.values()), None), how_many, reach.given),
        ("devices", devices, how_many, reach.given),
        ("contacts", contacts, how_many, reach.given),
        ("platform", platform, "platform_life", platform_life),
        ("devices", devices, "device", device),
        ("devices", devices, "device_life", device_life),
    ):
        needs(on, name, given, other, beside)

    def size(phase: Phase) -> Scale:
        rows = reach.size(world, phase, ready=devices is not None)
        return rows if platform is None else {**rows, SET_UP: phase.set_up()}

    def pay(part: Scope, scale: Scale) -> None:
        pay_staff(part, world, scale[SHARE], posts, {})
        spend(part, world, "hosting and upkeep", scale[SHARE], yearly)
        if platform is not None:
            things = set_up(part, "platforms", scale[SET_UP], scale[SHARE])
            pay_kit(part, world, "platform", things=things, price=platform, life=platform_life, econ="E31132")
        if PEOPLE not in scale:
            return
        served = scale[PEOPLE]
        spend(part, world, "licences", served, licence)
        spend(part, world, "connections", served, connection)
        if contacts is not None:
            offer(part, world, part.line("contacts", served * contacts))
        stay: Line = part.const(1) if months is None else months / part.const(12, "month")
        at_once = part.line("people on the caseload", served * stay)
        if guides:
            each = {cadre: 1 / caseload for cadre, caseload in guides.items()}
            pay_staff(part.part("guides"), world, at_once, each, {})
        if devices is not None:
            ready = part.line("people who are lent a device, at year end", scale[AT_YEAR_END] * stay * devices)
            used = part.line("people who are lent a device, average", at_once * devices)
            lent = set_up(part, "devices lent", ready, used)
            pay_kit(part, world, "devices", things=lent, price=device, life=device_life, econ="E31122")

    added = in_phases(on, world, Dates(at_start, start, end, "support"), size, pay)
    if added is not None and one_off is not None:
        when = added.flow("year of the start", begins(added, start))
        spend(added, world, "one-off", when, one_off, duration="one-off")
