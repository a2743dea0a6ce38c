"""The section `uncertainty` of a plan: drivers that many figures share, and figures that go up and down together.

A driver is a figure whose value is 1: in the base case it changes nothing. Drawn, it multiplies every figure it is
``of``. A correlation puts the draws of its figures into an order in which they go together; the distribution of each
stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from parameters.documents import Mark, Node
from parameters.figures import Reader
from parameters.parameter import Parameter
from parameters.problems import Wording
from parameters.settings import Number

SECTION = "uncertainty"
_PARTS = ("drivers", "correlations")
_GROUP = ("of", "rank")
_FACTOR = Number("", above=0)
_SUCH = {
    "drivers": Wording(
        "such as of: [pay.*], where * stands for anything", "write such as [pay.*], where * stands for anything"
    ),
    "correlations": Wording("such as of: [pay.nurse, pay.psychiatrist]", "write such as [pay.nurse, pay.psychiatrist]"),
}


class Named(NamedTuple):
    """An address, or a pattern in which * stands for anything, and where it was written."""

    text: str
    mark: Mark

    def fits(self, address: str) -> bool:
        """Whether an address is meant. A pattern means no year of a path: a year is not multiplied."""
        if "*" not in self.text:
            return address == self.text
        pattern = ".*".join(map(re.escape, self.text.split("*")))
        return re.fullmatch(pattern, address) is not None and not address.endswith(".year")


@dataclass(frozen=True)
class Driver:
    """A figure of value 1 that multiplies others."""

    figure: Parameter
    of: tuple[Named, ...]

    def reach(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Which of the addresses it multiplies."""
        return tuple(address for address in addresses if any(name.fits(address) for name in self.of))


@dataclass(frozen=True)
class Correlation:
    """Figures any two of which have the same rank correlation."""

    of: tuple[Named, ...]
    rank: float

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of its figures, in the order written."""
        return tuple(name.text for name in self.of)


@dataclass(frozen=True)
class Uncertainty:
    """What figures share: drivers by name, and correlations."""

    drivers: Mapping[str, Driver] = field(default_factory=dict)
    correlations: tuple[Correlation, ...] = ()


NOTHING_SHARED = Uncertainty()


def read_uncertainty(reader: Reader, node: Node | None) -> Uncertainty:
    """The section as written; everything wrong in it is among the reader's problems."""
    if node is None or node.value is None:
        return Uncertainty()
    if not isinstance(node.value, dict):
        reader.problems.add(node.mark, SECTION, f"must hold {' and '.join(_PARTS)} (got {node.said})")
    for key, child in node.items.items():
        if key not in _PARTS:
            reader.problems.unknown(child.label, f"{SECTION}.{key}", key, _PARTS)
    return Uncertainty(
        _drivers(reader, node.items.get("drivers")), _correlations(reader, node.items.get("correlations"))
    )


def _drivers(reader: Reader, node: Node | None) -> dict[str, Driver]:
    place, found = f"{SECTION}.drivers", {}
    if node is not None and not isinstance(node.value, dict):
        reader.problems.add(node.mark, place, f"must hold drivers by name (got {node.said})")
    for name, child in (node.items if node is not None else {}).items():
        driver = _driver(reader, child, f"{place}.{name}") if reader.is_name(name, child, f"{place}.{name}") else None
        if driver is not None:
            found[name] = driver
    return found


def _driver(reader: Reader, node: Node, address: str) -> Driver | None:
    named = _names(reader, node, address, "drivers")
    rest = {key: child for key, child in node.items.items() if key != "of"}
    figure = reader.figure(_FACTOR, Node(rest or node.value, node.mark, node.key), address)
    if figure is None or not named:
        return None
    if figure.value != 1:
        hint = "low and high say from which to which factor it goes"
        message = f"must be 1, which leaves the base case as it is (got {figure.value})"
        reader.problems.add(node.items["value"].mark, address, message, hint)
    elif not figure.uncertain:
        message = "needs a range: without one it changes nothing"
        needs = Wording("add low and high, or a standard_error", "fill in low and high, or the standard error")
        reader.problems.add(node.mark.at("low") or node.label, address, message, needs)
    return Driver(figure, named)


def _correlations(reader: Reader, node: Node | None) -> tuple[Correlation, ...]:
    place = f"{SECTION}.correlations"
    if node is None or node.value is None:
        return ()
    if not isinstance(node.value, tuple):
        message = f"must be a list of groups, each {{of: [...], rank: ...}} (got {node.said})"
        reader.problems.add(node.mark, place, message)
        return ()
    found = [_correlation(reader, child, f"{place}.{position}") for position, child in enumerate(node.value)]
    _once(reader, place, [one for one in found if one is not None])
    return tuple(one for one in found if one is not None)


def _correlation(reader: Reader, node: Node, address: str) -> Correlation | None:
    for key, child in node.items.items():
        if key not in _GROUP:
            reader.problems.unknown(child.label, f"{address}.{key}", key, _GROUP)
    named = _names(reader, node, address, "correlations")
    if len(named) == 1:
        reader.problems.add(node.items["of"].mark, f"{address}.of", "needs at least two figures")
    written = node.items.get("rank")
    if written is None:
        place = node.mark.at("rank") or node.mark
        reader.problems.add(place, f"{address}.rank", "is missing: how much they go together, from -1 to 1")
    if written is None or len(named) < 2:
        return None
    least = -1 / (len(named) - 1)
    if written.number is None or not least < written.number < 1:
        between = f"must be a number above {least:.3g} and below 1 for {len(named)} figures"
        reader.problems.add(written.mark, f"{address}.rank", f"{between} (got {written.said})")
        return None
    return Correlation(named, float(written.number))


def _once(reader: Reader, place: str, groups: Iterable[Correlation]) -> None:
    """A figure has one place in one group."""
    seen: dict[str, Mark] = {}
    for name in (name for group in groups for name in group.of):
        if name.text in seen:
            message = f"{name.text} is in a group already ({seen[name.text]})"
            reader.problems.add(name.mark, place, message, "put figures that go together into one group")
        seen.setdefault(name.text, name.mark)


def _names(reader: Reader, node: Node, address: str, part: str) -> tuple[Named, ...]:
    """The addresses in ``of``: a list, or one of them."""
    written = node.items.get("of")
    children = () if written is None else written.value if isinstance(written.value, tuple) else (written,)
    if not children:
        message = "is missing: the addresses of figures"
        reader.problems.add(node.place("of"), f"{address}.of", message, _SUCH[part])
    for child in children:
        if not isinstance(child.value, str):
            message = f"must be addresses of figures (got {child.said})"
            reader.problems.add(child.mark, f"{address}.of", message, _SUCH[part])
    return tuple(Named(child.value, child.mark) for child in children if isinstance(child.value, str))


def written_uncertainty(shared: Uncertainty) -> dict[str, Any]:
    """The section as plain data; empty where there is none."""
    drivers = {
        name: {**one.figure.written(), "of": [named.text for named in one.of], "origin": one.figure.origin}
        for name, one in shared.drivers.items()
    }
    groups = [{"of": list(group.addresses), "rank": group.rank} for group in shared.correlations]
    return {key: value for key, value in (("drivers", drivers), ("correlations", groups)) if value}
