"""Staff of an institution: their posts follow wards, site or residents, and each person freed has a destination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from costing.groups import spoken
from costing.ledger import Entry
from costing.lines import Input, Line, RecordError, Row, Scope, least, rest
from costing.staff import pay_staff
from costing.world import IDLE, Posts, World
from parameters import Choice, Number

ONE_OFF = {"change": "one-off", "duration": "one-off"}
"""Tags of what is paid once for the change."""

NOISE = 1e-9
"""How far above 1 written shares may add up."""


@dataclass(frozen=True)
class Staff:
    """Posts of one cadre in the institution.

    `posts` of the base year; they `follow` wards, site or residents; of the posts freed, the share `redeployed` to
    funded community posts; the share `retired`; the share `compensated`; what is left over costs its pay until placed.
    `retraining` is paid once for each post redeployed; `retirement` once for each retired; `compensation` once for each
    compensated.
    """

    posts: Annotated[Line, Number("FTE", least=0)]
    follow: Annotated[str, Choice("wards", "site", "residents")] = "wards"
    redeployed: Annotated[Line, Number(lever=True, least=0, most=1)] = 0  # type: ignore[assignment]
    retired: Annotated[Line, Number(lever=True, least=0, most=1)] = 0  # type: ignore[assignment]
    compensated: Annotated[Line, Number(lever=True, least=0, most=1)] = 0  # type: ignore[assignment]
    retraining: Annotated[Line | None, Number("money/FTE", least=0)] = None
    retirement: Annotated[Line | None, Number("money/FTE", least=0)] = None
    compensation: Annotated[Line | None, Number("money/FTE", least=0)] = None


@dataclass(frozen=True)
class Freed:
    """Posts of one cadre over the years: needed, freed in the year, placed, and without a destination at year end.

    `kept` are the ledger lines of those without a destination: their pay and what the employer pays on it.
    """

    cadre: str
    needed: Row
    freed: Row
    redeployed: Row
    unplaced: Row
    kept: Sequence[Entry]


def follow_staff(
    on: Scope, world: World, staff: Mapping[str, Staff], shares: Mapping[str, Row], teams: Line | None
) -> list[Freed]:
    """Write the posts of each cadre and what their change costs.

    Args:
        on: where they are written.
        world: pay and the ledger.
        staff: by cadre.
        shares: wards, site and residents as shares of the base year.
        teams: the share of posts freed that become mobile teams of the hospital (bed freeze), if any.

    Raises:
        RecordError: the shares of one cadre come to more than 1.
    """
    return [
        _freed(on.part(f"staff, {spoken(cadre)}"), world, cadre, one, _Follow(shares[one.follow], teams))
        for cadre, one in staff.items()
    ]


def keep_staff(on: Scope, world: World, staff: Mapping[str, Staff]) -> None:
    """Write the posts of each cadre where nothing changes."""
    for cadre, one in staff.items():
        part = on.part(f"staff, {spoken(cadre)}")
        world.held.append(Posts(cadre, part.line("posts needed", one.posts * on.book.always), on.tags))


@dataclass(frozen=True)
class _Follow:
    """What is left of what the posts follow, and the share of those freed that become mobile teams."""

    share: Row
    teams: Line | None


def _freed(on: Scope, world: World, cadre: str, staff: Staff, follow: _Follow) -> Freed:
    _check(on, staff)
    needed = on.stock("posts needed", staff.posts)
    needed.becomes(least(needed.before, staff.posts * follow.share))
    freed = on.flow("posts freed", needed.before - needed)
    world.held.append(Posts(cadre, needed, on.tags))
    looking = freed
    if follow.teams is not None:
        looking = on.line("posts freed that do not become mobile teams", freed * (1 - follow.teams))
        teams = on.stock("posts of mobile teams of the hospital", 0, "FTE")
        teams.becomes(teams.before + freed - looking)
        world.held.append(Posts(cadre, teams, on.tags))
    redeployed = on.line("posts redeployed", looking * staff.redeployed)
    others = on.line("posts retired or compensated", looking * (staff.retired + staff.compensated))
    world.retired.append(Posts(cadre, others, on.tags))
    unplaced = on.stock(f"posts {IDLE}", 0, "FTE")
    unplaced.becomes(rest(unplaced.before + looking, redeployed, others))
    before = len(world.ledger.entries)
    tags = {"standing": "new", "setting": "institution", "menu": "di.staff", "contingency": "none", "post": IDLE}
    paid = on.part("still paid", **tags)
    pay_staff(paid, world, unplaced, {cadre: on.const(1)}, {})
    kept = world.ledger.entries[before:]
    _pay_once(on, world, staff, looking, redeployed)
    return Freed(cadre, needed, freed, redeployed, unplaced, kept)


def _check(on: Scope, staff: Staff) -> None:
    shares = (staff.redeployed, staff.retired, staff.compensated)
    found = sum(float(share.values.max()) for share in shares if isinstance(share, Input))
    if found > 1 + NOISE:
        raise RecordError(
            f"{on.path}: redeployed, retired and compensated come to {found:g}: more than all posts freed"
        )


def _pay_once(on: Scope, world: World, staff: Staff, looking: Row, redeployed: Row) -> None:
    once = on.part("change of work", standing="new", setting="cross-cutting", menu="di.staff", **ONE_OFF)
    cost = world.ledger.cost
    if staff.retraining is not None:
        cost(
            once, "retraining", quantity=redeployed, price=staff.retraining, index="pay", econ="E22", input="retraining"
        )
    if staff.retirement is not None:
        gone = once.line("posts retired", looking * staff.retired)
        cost(once, "retirement", quantity=gone, price=staff.retirement, index="pay", econ="E2731", input="retirement")
    if staff.compensation is not None:
        paid = once.line("posts compensated", looking * staff.compensated)
        price = staff.compensation
        cost(once, "compensation", quantity=paid, price=price, index="pay", econ="E2731", input="compensation")
