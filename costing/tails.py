"""What capital leaves behind: the running cost, year after year, of every building and of all else that lasts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from costing.contingencies import STANDINGS
from costing.ledger import Entry, gather
from costing.lines import Row, Scope, lead, over_years, ratio, reached
from costing.world import World


@dataclass(frozen=True)
class Tail:
    """Capital of one action, or of one kind of home of an institution, and what it costs to run; real money.

    Attributes:
        element: the action or institution; `homes`: the kind of home, empty if it is none.
        title: what it is called; `waiver`: who runs it outside the plan, if the plan says so.
        capital: new capital by year; `recurrent`: continuing new recurrent cost by year.
        each: what one building that the plan opened costs to run in the year after the plan.
        left: what the buildings opened in a year leave behind, for each later year; `left_so_far`: with those before.
    """

    element: str
    homes: str
    title: str
    waiver: str
    capital: Row
    recurrent: Row
    each: Row | None = None
    left: Row | None = None
    left_so_far: Row | None = None

    @property
    def key(self) -> str:
        """A short name, of its own in a scenario."""
        return f"{self.element}_{self.homes}" if self.homes else self.element


Owner = tuple[str, str]


def write_tails(on: Scope, world: World) -> dict[str, Tail]:
    """Write the tail of everything that new policy spends capital on."""
    ledger = world.ledger
    new = [entry for entry in ledger.entries if entry.tags["standing"] in STANDINGS]
    owners = dict.fromkeys(_owner(entry.tags) for entry in new if entry.capital)
    part = on.part("running-cost tail of capital")
    made = [_tail(part, world, owner, [entry for entry in new if _owner(entry.tags) == owner]) for owner in owners]
    return {tail.key: tail for tail in made}


def _owner(tags: Mapping[str, str]) -> Owner:
    return tags.get("element", ""), tags.get("homes", "")


def _tail(on: Scope, world: World, owner: Owner, entries: Sequence[Entry]) -> Tail:
    element, homes = owner
    name = entries[0].tags["name"]
    title = f"{name}: {homes.replace('_', ' ')}" if homes else name
    waiver = next((entry.tags["running_by"] for entry in entries if "running_by" in entry.tags), "")
    part = on.part(f"{element}, {homes}" if homes else element)
    capital = gather(part, "capital, real", [entry.real for entry in entries if entry.capital], world.money)
    lasting = [e.real for e in entries if not e.capital and e.tags["duration"] == "continuing"]
    recurrent = gather(part, "continuing recurrent cost, real", lasting, world.money)
    openings = [one.opening for one in world.ledger.buildings if _owner(one.tags) == owner]
    if not openings:
        return Tail(element, homes, title, waiver, capital, recurrent)
    alike = [row for row in openings if row.unit == openings[0].unit]
    opening = alike[0] if len(alike) == 1 else gather(part, "opening", alike, str(alike[0].unit))
    opened = part.stock("opened so far", 0, str(opening.unit))
    opened.becomes(opened.before + opening)
    following = part.line("continuing recurrent cost of the year after, real", lead(recurrent, 1))
    last = part.line("last plan year", on.book.inside * reached(on.book.year + 1, on.book.end))
    one = part.line("for one opened, last plan year alone", ratio(following, opened, 0) * last)
    each = part.line("running cost of one, in the year after the plan, real", over_years(one, "max"))
    left = part.line("left behind by what opens in the year, each year after, real", opening * each)
    so_far = part.line("left behind by all that has opened, each year after, real", opened * each)
    return Tail(element, homes, title, waiver, capital, recurrent, each, left, so_far)
