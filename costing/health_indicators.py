"""The health-sector indicators H1.1 to H3.4 of WHO's guidance for government sectors (2025), as a country records them.

Several are tests of two or three things together: see `costing.health_facts`.
"""

from __future__ import annotations

from typing import Annotated

from costing.health_facts import Facts, known_count
from costing.indicator import Indicator
from costing.kinds import cost_kind
from costing.ledger import gather
from costing.lines import Line, Row, Scope, least, reached
from costing.world import World
from parameters import Choice, Number, Path, Reference

HALF = 0.5


@cost_kind("indicator")
def h1_1(
    on: Scope,
    world: World,
    *,
    unit_exists: Annotated[Row, Path(least=0, most=1)],
    own_staff: Annotated[Row | None, Path(least=0, most=1)] = None,
    meeting_held: Annotated[Row, Path(least=0, most=1)],
) -> list[Indicator]:
    """H1.1: the mental health unit exists formally, has its own staff and has held a meeting across departments.

    Settings, each 0 or 1 by year: `unit_exists`, `own_staff` (from the posts of the plan's action gov.unit, if left
    out) and `meeting_held`.
    """
    facts = Facts(on, world)
    exists, held = facts.level(unit_exists), facts.level(meeting_held)
    staff = facts.level(own_staff) if own_staff is not None else _staffed(on, world)
    passed = reached(least(exists, staff, held), HALF)
    return [Indicator("H1.1", "unit exists, has its own staff and met across departments", on.line("H1.1", passed))]


def _staffed(on: Scope, world: World) -> Row:
    posts = [post.filled for post in world.posts if post.tags.get("menu") == "gov.unit"]
    there = gather(on, "posts of the mental health unit", posts, "FTE")
    return on.line("the unit has staff", reached(there, on.const(0.01, "FTE")))


@cost_kind("indicator")
def h1_3(
    on: Scope,
    world: World,
    *,
    exclusions_forbidden: Annotated[Row, Path(least=0, most=1)],
    psychological_covered: Annotated[Row, Path(least=0, most=1)],
    bed_covered: Annotated[str, Choice("no", "yes")] = "no",
    community_covered: Annotated[str, Choice("no", "yes")] = "no",
    long_term_covered: Annotated[str, Choice("no", "yes")] = "no",
) -> list[Indicator]:
    """H1.3: the law forbids insurers to exclude people, and psychological interventions are covered.

    Settings, 0 or 1 by year: `exclusions_forbidden` and `psychological_covered`. What insurance covers otherwise is
    for rule R43: `bed_covered` in a psychiatric hospital, `community_covered` and `long_term_covered` care.
    """
    facts = Facts(on, world)
    passed = reached(least(facts.level(exclusions_forbidden), facts.level(psychological_covered)), HALF)
    return [Indicator("H1.3", "no exclusions, and psychological interventions covered", on.line("H1.3", passed))]


@cost_kind("indicator")
def h1_4(on: Scope, world: World, *, indicators: Annotated[Row, Path(least=0)]) -> list[Indicator]:
    """H1.4: how many distinct mental health indicators the core modules of the health information system hold."""
    return [Indicator("H1.4", "mental health indicators in core modules", Facts(on, world).level(indicators))]


@cost_kind("indicator")
def h2_1(
    on: Scope,
    world: World,
    *,
    services: Annotated[Line, Number("site", above=0)],
    trained: Annotated[Row | None, Path("site", least=0)] = None,
    trained_by: Annotated[str | None, Reference("actions")] = None,
    support_given: Annotated[Row | None, Path("site", least=0)] = None,
    both: Annotated[Row | None, Path("site", least=0)] = None,
) -> list[Indicator]:
    """H2.1: the share of general services whose staff are trained and that give or refer to all four kinds of support.

    Settings: all `services`; those with staff `trained` (or `trained_by`, the action of the plan that trains them);
    those where lifestyle, psychological, social and economic support is given or referred to; `both`, if it is known.
    """
    facts = Facts(on, world)
    return [
        facts.all_of(
            "H2.1",
            services,
            [facts.of("trained", trained, trained_by), facts.of("support given", support_given)],
            facts.of("both", both),
        )
    ]


@cost_kind("indicator")
def h2_2(
    on: Scope,
    world: World,
    *,
    facilities: Annotated[Line, Number("site", above=0)],
    accessible: Annotated[Row | None, Path("site", least=0)] = None,
    accessible_by: Annotated[str | None, Reference("actions")] = None,
) -> list[Indicator]:
    """H2.2: the share of general facilities with at least one measure of accessibility.

    Settings: all `facilities`; those `accessible`, or `accessible_by` the action of the plan that makes them so.
    """
    facts = Facts(on, world)
    return [facts.all_of("H2.2", facilities, [facts.of("accessible", accessible, accessible_by)], None)]


@cost_kind("indicator")
def h2_3(
    on: Scope,
    world: World,
    *,
    facilities: Annotated[Line, Number("site", above=0)],
    policy: Annotated[Row | None, Path("site", least=0)] = None,
    trained: Annotated[Row | None, Path("site", least=0)] = None,
    trained_by: Annotated[str | None, Reference("actions")] = None,
    both: Annotated[Row | None, Path("site", least=0)] = None,
) -> list[Indicator]:
    """H2.3: the share of facilities with a formal rights policy (capacity, consent, no coercion) and trained staff.

    Settings: all general and mental health `facilities`; those with the `policy`; those with staff `trained` (or
    `trained_by` an action of the plan); `both`, if it is known.
    """
    facts = Facts(on, world)
    return [
        facts.all_of(
            "H2.3",
            facilities,
            [facts.of("policy", policy), facts.of("trained", trained, trained_by)],
            facts.of("both", both),
        )
    ]


@cost_kind("indicator")
def h2_4(
    on: Scope,
    world: World,
    *,
    services: Annotated[Line, Number("site", above=0)],
    screening: Annotated[Row | None, Path("site", least=0)] = None,
    screening_by: Annotated[str | None, Reference("actions")] = None,
    referral: Annotated[Row | None, Path("site", least=0)] = None,
    both: Annotated[Row | None, Path("site", least=0)] = None,
) -> list[Indicator]:
    """H2.4: the share of services that formally ask about social needs and have active ways of referral.

    Settings: all `services`; those with `screening` (or `screening_by` an action of the plan); those with `referral`;
    `both`, if it is known.
    """
    facts = Facts(on, world)
    return [
        facts.all_of(
            "H2.4",
            services,
            [facts.of("screening", screening, screening_by), facts.of("referral", referral)],
            facts.of("both", both),
        )
    ]


@cost_kind("indicator")
def h2_5(
    on: Scope,
    world: World,
    *,
    facilities: Annotated[Line, Number("site", above=0)],
    running: Annotated[Row | None, Path("site", least=0)] = None,
    running_by: Annotated[str | None, Reference("actions")] = None,
    referring: Annotated[Row | None, Path("site", least=0)] = None,
    either: Annotated[Row | None, Path("site", least=0)] = None,
) -> list[Indicator]:
    """H2.5: the share of facilities that run, or refer to, an organised way of meeting others.

    Settings: all `facilities`; those `running` one (or `running_by` an action of the plan); those `referring` to one;
    `either` of the two, if it is known.
    """
    facts = Facts(on, world)
    return [
        facts.any_of(
            "H2.5",
            facilities,
            [facts.of("running", running, running_by), facts.of("referring", referring)],
            facts.of("either", either),
        )
    ]


@cost_kind("indicator")
def h3_1(
    on: Scope,
    world: World,
    *,
    schools: Annotated[Line, Number("site", above=0)],
    full_content: Annotated[Row | None, Path("site", least=0)] = None,
    full_content_by: Annotated[str | None, Reference("actions")] = None,
) -> list[Indicator]:
    """H3.1: the share of accredited training schools with the full content in their core curriculum.

    Settings: all `schools`; those with the `full_content`, or `full_content_by` an action of the plan.
    """
    facts = Facts(on, world)
    return [facts.all_of("H3.1", schools, [facts.of("full content", full_content, full_content_by)], None)]


@cost_kind("indicator")
def h3_2(
    on: Scope,
    world: World,
    *,
    facilities: Annotated[Line, Number("site", above=0)],
    professionals: Annotated[Row | None, Path("site", least=0)] = None,
    protocol: Annotated[Row | None, Path("site", least=0)] = None,
    protocol_by: Annotated[str | None, Reference("actions")] = None,
    either: Annotated[Row | None, Path("site", least=0)] = None,
) -> list[Indicator]:
    """H3.2: the share of general facilities with mental health professionals or a formal protocol of task-sharing.

    Settings: all `facilities`; those that employ `professionals`; those with a `protocol` (or `protocol_by` an action
    of the plan); `either` of the two, if it is known.
    """
    facts = Facts(on, world)
    return [
        facts.any_of(
            "H3.2",
            facilities,
            [facts.of("professionals", professionals), facts.of("protocol", protocol, protocol_by)],
            facts.of("either", either),
        )
    ]


@cost_kind("indicator")
def h3_3(
    on: Scope,
    world: World,
    *,
    nurses: Annotated[Line, Number("people", above=0)],
    trained: Annotated[Row | None, Path("people", least=0)] = None,
    trained_by: Annotated[str | None, Reference("actions")] = None,
    supported: Annotated[Row | None, Path("people", least=0)] = None,
    supervised: Annotated[Row | None, Path("people", least=0)] = None,
    supervised_by: Annotated[str | None, Reference("actions")] = None,
    all_three: Annotated[Row | None, Path("people", least=0)] = None,
) -> list[Indicator]:
    """H3.3: the share of general nurses with regular training and support and supervision.

    Settings: all general `nurses`; those regularly `trained` (or `trained_by` an action of the plan), `supported` and
    `supervised` (or `supervised_by` an action); `all_three`, if it is known.
    """
    facts = Facts(on, world)
    tests = [
        facts.of("trained", trained, trained_by, "people"),
        facts.of("supported", supported),
        facts.of("supervised", supervised, supervised_by, "people"),
    ]
    return [facts.all_of("H3.3", nurses, tests, facts.of("all three", all_three))]


@cost_kind("indicator")
def h3_4(
    on: Scope,
    world: World,
    *,
    people: Annotated[Row | None, Path("people", least=0)] = None,
    people_by: Annotated[str | None, Reference("actions")] = None,
) -> list[Indicator]:
    """H3.4: how many people of key community groups have finished a certified programme.

    Settings: `people` by year, or `people_by` the action of the plan that trains them.
    """
    counted = Facts(on, world).of("people", people, people_by, "people")
    return [
        Indicator(
            "H3.4", "people of community groups who finished a certified programme", known_count(on, "H3.4", counted)
        )
    ]
