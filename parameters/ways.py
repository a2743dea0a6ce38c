"""What an element must say in one of several ways, and what is still missing for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parameters.documents import Node
from parameters.settings import KindSchema

_MOST_SAID = 3


@dataclass(frozen=True)
class Unsaid:
    """A thing that an element must say and does not.

    Attributes:
        place: which of the things that its kind needs.
        ways: for each way to say it, the settings that are still missing, in the order of the kind.
        begun: the way that is meant, as most of it is given; the first one if nothing is.
    """

    place: int
    ways: tuple[tuple[str, ...], ...]
    begun: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every setting that is missing for one of the ways."""
        return tuple(name for way in self.ways for name in way)

    def others(self, way: tuple[str, ...]) -> str:
        """The other ways in words: ``units, or people and caseload``."""
        return said_ways([other for other in self.ways if other != way])

    def said(self, name: str, way: tuple[str, ...]) -> str:
        """What is asked of a setting of a way: ``one of: units, coverage``; ``needed, unless you give groups``."""
        if all(len(each) == 1 for each in self.ways):
            return f"one of: {', '.join(name for (name,) in self.ways)}"
        beside = "".join(f" with {other}" for other in way if other != name) if len(way) == 2 else ""
        return f"needed{beside}, unless you give {self.others(way)}"


def said_ways(ways: Iterable[Iterable[str]]) -> str:
    """Ways to say a thing, in words.

    >>> said_ways((("units",), ("people", "caseload")))
    'units, or people and caseload'
    """
    return ", or ".join(" and ".join(way) for way in ways)


def unsaid(kind: KindSchema, node: Node) -> Iterator[Unsaid]:
    """Everything that elements of a kind must say in one of several ways and that an element says in none.

    An action that is left out, of which nothing new is done, need not say how much of it there is.
    """
    given = {name for name, child in node.items.items() if child.value is not None}
    for place, ways in enumerate(kind.needs if "left_out" not in given else ()):
        missing = tuple(tuple(name for name in way if name not in given) for way in ways)
        if all(missing):
            begun = max(range(len(ways)), key=lambda way: len(ways[way]) - len(missing[way]))
            yield Unsaid(place, missing, missing[begun])


def elsewhere(kinds: Iterable[KindSchema], kind: KindSchema, name: str) -> str:
    """A hint for a setting that other kinds have and this one has not; empty where no kind has it."""
    owners = [other.name for other in kinds if name in other.settings and other.section != "indicator"]
    more = " and others" if len(owners) > _MOST_SAID else ""
    owned = f"{', '.join(owners[:_MOST_SAID])}{more}"
    return f"kind '{kind.name}' has none of this name: it is a setting of {owned}" if owners else ""
