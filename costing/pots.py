"""Pots: what the same sources may pay, and how the sources pay them one after the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from costing.ledger import Entry, gather
from costing.lines import Line, Row, Scope, least, most
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


Sorted = Mapping[tuple[str, ...], list[Entry]]
"""Ledger lines by the names of the sources that may pay them, and the word capital where that is paid in part only."""
IN_PART = "capital, in part"


def sort_into_pots(
    sources: Sequence[Source], entries: Sequence[Entry], existing: Collection[int]
) -> dict[tuple[str, ...], list[Entry]]:
    """Ledger lines by the sources that may pay them; `existing` holds the identities of existing ones."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        may = [source for source in sources if source.may(entry, id(entry) in existing)]
        part = (IN_PART,) if entry.capital and any(source.capital is not None for source in may) else ()
        found.setdefault((*(source.name for source in may), *part), []).append(entry)
    return found


def in_order(sources: Sequence[Source], pots: Collection[tuple[str, ...]], ranks: Mapping[str, float]) -> list[Source]:
    """Sources in the order in which they pay.

    Those that a plan has of itself come first, then those that it ranks, then those that may pay the fewest pots: of
    two sources, one that may pay only part of what the other may pay is never the later one.
    """
    reach = {source.name: sum(source.name in may for may in pots) for source in sources}
    places = {source.name: place for place, source in enumerate(sources)}
    late = float("inf")
    return sorted(
        sources,
        key=lambda s: (not s.automatic, ranks.get(s.name, late), 0 if s.automatic else reach[s.name], places[s.name]),
    )


def fill(on: Scope, world: World, sources: Sequence[Source], sorted_: Sorted) -> list[Pot]:
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
            row = part.line("paid", least(most(0, held), most(0, _open(source, may, need[may], left[may]))))
            paid[may][source.name] = row
            held = part.line("still held afterwards", held - row)
            left[may] = part.line("still to be paid afterwards", left[may] - row)
    order = [source.name for source in sources]
    return [
        Pot(titles[may], tuple(name for name in order if name in may), lines, need[may], paid[may], left[may])
        for may, lines in sorted_.items()
    ]


def _open(source: Source, may: tuple[str, ...], need: Row, left: Row) -> Line:
    """What of a pot a source may still pay: of capital, perhaps only a share of it."""
    if source.capital is None or IN_PART not in may:
        return left
    return left - need * (1 - source.capital)


def _title(number: int, may: tuple[str, ...]) -> str:
    return f"pot {number}" if may else "what no source may pay"
