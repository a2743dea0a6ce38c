"""Pots: what the same sources may pay, and how the sources pay them one after the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from costing.ledger import Entry, gather
from costing.lines import Row, Scope, least, most
from costing.source import Source
from costing.world import World


@dataclass(frozen=True)
class Pot:
    """Ledger lines that exactly the same sources may pay.

    Attributes:
        sources: names of the sources that may pay them, in the order in which they pay.
        need: their nominal sum; `paid`: by source; `left`: what nobody pays.
    """

    title: str
    sources: tuple[str, ...]
    entries: Sequence[Entry]
    need: Row
    paid: Mapping[str, Row]
    left: Row


def sort_into_pots(
    sources: Sequence[Source], entries: Sequence[Entry], existing: Collection[int]
) -> dict[tuple[str, ...], list[Entry]]:
    """Ledger lines by the names of the sources that may pay them; `existing` holds the identities of existing ones."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        may = tuple(source.name for source in sources if source.may(entry, id(entry) in existing))
        found.setdefault(may, []).append(entry)
    return found


def in_order(sources: Sequence[Source], pots: Collection[tuple[str, ...]], ranks: Mapping[str, float]) -> list[Source]:
    """Sources in the order in which they pay.

    Those that a plan has of itself come first, then those that it ranks, then those that may pay the fewest pots.
    """
    reach = {source.name: sum(source.name in may for may in pots) for source in sources}
    places = {source.name: place for place, source in enumerate(sources)}
    late = float("inf")
    return sorted(
        sources,
        key=lambda s: (not s.automatic, ranks.get(s.name, late), 0 if s.automatic else reach[s.name], places[s.name]),
    )


def fill(
    on: Scope, world: World, sources: Sequence[Source], sorted_: Mapping[tuple[str, ...], list[Entry]]
) -> list[Pot]:
    """Write what each source pays to each pot: as much as it still holds, never more than what is still to be paid.

    Args:
        on: where it is written.
        world: units of money.
        sources: in the order in which they pay.
        sorted_: ledger lines by the sources that may pay them, in the order of the plan.
    """
    titles = {may: _title(number, may) for number, may in enumerate(sorted_, start=1)}
    parts = {may: on.part(titles[may]) for may in sorted_}
    need = {
        may: gather(parts[may], "to be paid", [e.nominal for e in lines], world.cash) for may, lines in sorted_.items()
    }
    left, paid = dict(need), {may: dict[str, Row]() for may in sorted_}
    for source in sources:
        held = source.holds
        for may in (may for may in sorted_ if source.name in may):
            part = parts[may].part(f"paid by {source.name.replace('_', ' ')}")
            row = part.flow("paid", least(most(0, held), most(0, left[may])))
            paid[may][source.name] = row
            held = part.flow("still held afterwards", held - row)
            left[may] = part.flow("still to be paid afterwards", left[may] - row)
    order = [source.name for source in sources]
    return [
        Pot(titles[may], tuple(name for name in order if name in may), lines, need[may], paid[may], left[may])
        for may, lines in sorted_.items()
    ]


def _title(number: int, may: tuple[str, ...]) -> str:
    return f"pot {number}" if may else "what no source may pay"
