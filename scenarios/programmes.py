"""What a plan is made of: elements (actions, institutions), and the programmes (directives of WHO) above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from costing import Model, Row
from parameters import directive_titles

OUTSIDE = "outside"
"""What belongs to no directive."""
PLAN, PROGRAMME, ELEMENT = "plan", "programme", "element"


@dataclass(frozen=True)
class Share:
    """A part of a plan whose cost is the sum of lines.

    Attributes:
        level: plan, programme or element.
        item: directive or name in the plan file; empty for the plan.
        title: what it is called.
        nominal: lines that add up to its cost in cash; `real`: the same at base-year prices.
    """

    level: str
    item: str
    title: str
    nominal: tuple[Row, ...]
    real: tuple[Row, ...]


def shares(model: Model) -> list[Share]:
    """The plan, its programmes in the order of the guidance, and its elements in the order of the plan file."""
    whole = Share(PLAN, "", "the whole plan", (model.totals.nominal,), (model.totals.real,))
    pieces = list(_pieces(model))
    directives = dict.fromkeys(directive for directive, _ in pieces)
    order = [*(name for name in directive_titles() if name in directives), *directives]
    programmes = [_joined(name, [share for of, share in pieces if of == name]) for name in dict.fromkeys(order)]
    return [whole, *programmes, *_elements(model)]


def ranged_rows(model: Model) -> list[Row]:
    """The lines that must be kept for every draw, so that every programme and element has its range."""
    return [row for share in shares(model)[1:] for row in (*share.nominal, *share.real)]


def _elements(model: Model) -> Iterator[Share]:
    titles = {element.id: element.title for element in model.scenario.elements()}
    for name, sums in model.elements.items():
        yield Share(ELEMENT, name, titles.get(name, name), (sums.nominal,), (sums.real,))


def _pieces(model: Model) -> Iterator[tuple[str, Share]]:
    """Each element under its directive; one whose lines belong to several, line by line."""
    found: dict[str, set[str]] = {name: set() for name in model.elements}
    for entry in model.ledger.entries:
        found[entry.tags["element"]].add(entry.tags.get("directive", OUTSIDE))
    for share in _elements(model):
        directives = found[share.item]
        if len(directives) == 1:
            yield next(iter(directives)), share
            continue
        for entry in model.ledger.entries:
            if entry.tags["element"] == share.item:
                one = Share(ELEMENT, share.item, share.title, (entry.nominal,), (entry.real,))
                yield entry.tags.get("directive", OUTSIDE), one


def _joined(directive: str, parts: list[Share]) -> Share:
    nominal = tuple(row for part in parts for row in part.nominal)
    real = tuple(row for part in parts for row in part.real)
    return Share(PROGRAMME, directive, directive_titles().get(directive, "of no directive"), nominal, real)
