"""Names that were mistyped in a few rows: what stands under them belongs to the element that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from parameters.documents import Node
from parameters.element_ids import ID, proposed_id, tell_no_id
from parameters.elements import MAKING, MAY_BE_OWN, OWN_KIND, Sources, with_defaults
from parameters.layers import is_figure, is_series, merged
from parameters.parameter import WRITTEN
from parameters.problems import Collector
from parameters.ways import unsaid

_NEAR = 0.75
_NUMBERED = re.compile(r"_?\d+|_[a-z]")
"""How names of a kind end that differ on purpose: ``home_1``, ``home_2``."""
_DECIDING = {"menu", "kind"}
"""What says which settings an element has."""
_MOST_SAID = 3


@dataclass(frozen=True)
class _Slip:
    """A name that stands for another, with the settings that stand under it."""

    name: str
    meant: str
    holds: tuple[str, ...]

    @property
    def message(self) -> str:
        more = f" and {len(self.holds) - _MOST_SAID} more" if len(self.holds) > _MOST_SAID else ""
        return f"has nothing but {', '.join(self.holds[:_MOST_SAID])}{more}, which '{self.meant}' lacks"

    @property
    def hint(self) -> str:
        return f"did you mean '{self.meant}'?"


def mended(sources: Sources, section: str, found: Mapping[str, Node]) -> dict[str, Node]:
    """The elements of a section; rows under a mistyped name go to the element that was meant, which is a problem.

    A name is taken for mistyped if one of the two lacks something without the other, and in a workbook, where each
    row repeats the name, also if the rows do not begin an element. Two that both say their menu id or kind are two.

    Args:
        sources: where defaults come from; takes the problems.
        section: such as ``institutions``.
        found: the elements as written.
    """
    elements = dict(found)
    for slip in _slips(found):
        called_by_kind = section in (OWN_KIND, MAY_BE_OWN) and slip.name in sources.kinds
        if called_by_kind or slip.meant not in elements:
            continue
        node, meant = elements[slip.name], elements[slip.meant]
        if all(one.items.keys() & _DECIDING for one in (node, meant)):
            continue
        lacks = _lacks(sources, section, slip.name, node) or _lacks(sources, section, slip.meant, meant)
        if lacks or (node.label.cell and not node.items.keys() & set(MAKING)):
            hint = slip.hint if lacks else f"{slip.hint} If not, give '{slip.name}' a row with its name"
            sources.problems.add(node.label, f"{section}.{slip.name}", slip.message, hint, show=False)
            both = merged(meant, elements.pop(slip.name), whole_series=False) or meant
            elements[slip.meant] = replace(both, mark=meant.mark, key=meant.key)
    return {_name(sources, section, name, elements): node for name, node in elements.items()}


def _name(sources: Sources, section: str, name: str, elements: Mapping[str, Node]) -> str:
    """The name of a whole element; one that cannot be one is told, and goes by the name that is proposed."""
    proposed = proposed_id(name)
    if ID.fullmatch(name) or not proposed or proposed in elements or not elements[name].items.keys() & set(MAKING):
        return name
    tell_no_id(name, elements[name].label, f"{section}.{name}", sources.problems)
    return proposed


def tell_slips_of_scenarios(node: Node | None, warnings: Collector) -> None:
    """Warn of scenarios in a workbook of nearly one name, each of which lacks what the other holds."""
    found = node.items if node is not None else {}
    for slip in _slips(found):
        if found[slip.name].label.cell:
            warnings.add(found[slip.name].label, f"scenarios.{slip.name}", slip.message, slip.hint)


def _slips(found: Mapping[str, Node]) -> Iterator[_Slip]:
    """Names near another one that has more rows, none of them the same."""
    rows = {name: _rows(node) for name, node in found.items() if node.items}
    by_size = sorted(rows, key=lambda name: -len(rows[name]))  # of equal ones, the first stands
    for position, name in enumerate(by_size):
        meant = next((one for one in by_size[:position] if not rows[one] & rows[name] and _near(name, one)), None)
        if meant is not None:
            yield _Slip(name, meant, tuple(".".join(trail) for trail in sorted(rows[name])))


def _near(one: str, other: str) -> bool:
    one, other = (re.sub(r"[\s-]+", "_", name.strip().casefold()) for name in (one, other))
    ends = [re.sub(rf"(?:{_NUMBERED.pattern})$", "", name) for name in (one, other)]
    return one == other or (ends[0] != ends[1] and SequenceMatcher(None, one, other).ratio() >= _NEAR)


def _rows(node: Node, above: tuple[str, ...] = ()) -> frozenset[tuple[str, ...]]:
    """The settings of an element, each as it would have a row of its own."""
    whole = is_figure(node) or is_series(node) or set(node.items) <= set(WRITTEN)
    if not node.items or (above and whole):
        return frozenset([above])
    return frozenset().union(*(_rows(child, (*above, name)) for name, child in node.items.items()))


def _lacks(sources: Sources, section: str, name: str, node: Node) -> bool:
    """Whether an element cannot stand as it is."""
    apart = replace(sources, problems=Collector())
    element = with_defaults(apart, section, name, node)
    named = element.items.get("kind")
    kind = sources.kinds.get(str(named.value)) if named is not None else None
    if kind is None or apart.problems.problems:
        return True
    missing = any(each.required and key not in element.items for key, each in kind.settings.items())
    return missing or any(unsaid(kind, element))
