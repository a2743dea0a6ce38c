"""An explanation as indented text and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from costing import Row, amount
from outputs.explanation import Explanation
from outputs.wording import plain
from parameters import Parameter, shown_range

CellOf = Callable[[Row, int | None], str]
"""Where a line stands in the annex, in a year; empty if it does not."""
WIDEST = 400
"""Characters of a formula that are shown; the rest is in its parts."""


def explanation_text(told: Explanation, cell_of: CellOf = lambda *_: "") -> str:
    """An explanation for a terminal, ASCII.

    The first line is the figure; below it its formula in words and in figures, then its parts, each in the same way.
    """
    cell = cell_of(told.row, told.reason.year)
    lines = [*_told(told, "", told.scenario), *([f"in the annex: {cell}"] if cell else [])]
    return plain("\n".join(lines)) + "\n"


def _told(told: Explanation, indent: str, scenario: str) -> Iterator[str]:
    why = told.reason
    when = ", ".join(part for part in (scenario, str(why.year or "")) if part)
    name = told.row.label + (f", {_owner(told.row)}" if _owner(told.row) else "")
    yield f"{indent}{name}{f' ({when})' if when else ''} = {amount(why.value, str(told.row.unit))}{_address(told)}"
    below = indent + "  "
    yield from (f"{below}{line}" for line in _origin(told))
    if told.again:
        yield f"{below}= as above"
    elif _is_sum(told):
        yield f"{below}= the sum of" if told.parts else f"{below}= the sum of {len(why.parts)} lines"
    elif why.words:
        yield f"{below}= {_short(_bare(why.words))}"
        yield f"{below}= {_short(_bare(why.figures))}"
        if why.binding:
            yield f"{below}decided by: {_bare(why.binding)}"
    for part in told.parts:
        yield from _told(part, below, "")


def _owner(row: Row) -> str:
    """Whose line it is, which labels alone do not say."""
    return row.tags.get("name", "") if not row.address.startswith(("plan/", "transition/")) else ""


def _address(told: Explanation) -> str:
    return "" if told.leaf is not None or told.constant else f"   [{told.row.address}]"


def _is_sum(told: Explanation) -> bool:
    """Whether it is nothing but its parts added up, so that naming them twice says nothing."""
    labels = [row.label for row, _ in told.reason.parts]
    return len(labels) > 1 and _bare(told.reason.words) == " + ".join(labels)


def _bare(text: str) -> str:
    """A formula without the parentheses around all of it."""
    if not text.startswith("("):
        return text
    depth = 0
    for position, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return text[1:-1] if position == len(text) - 1 else text
    return text


def _short(text: str) -> str:
    return text if len(text) <= WIDEST else f"{text[:WIDEST].rstrip()} ..."


def _origin(told: Explanation) -> Iterator[str]:
    if told.constant:
        yield told.constant
    if told.leaf is not None:
        yield f"{told.leaf.address}, {told.leaf.origin}{_range(told.leaf)}{_multiplied(told)}"
        yield _source(told.leaf)


def _range(leaf: Parameter) -> str:
    known = shown_range(leaf) if leaf.uncertain else None
    if known is not None:
        error = f", standard error {amount(leaf.standard_error, '')}" if leaf.standard_error is not None else ""
        return f"; range {amount(known.low, '')} to {amount(known.high, '')} ({known.interval:.0%}{error})"
    return f"; no range: {leaf.fixed}" if leaf.fixed else ""


def _multiplied(told: Explanation) -> str:
    """The shared drivers of a figure, with their ranges."""
    said = ""
    for driver in told.drivers:
        known = shown_range(driver)
        ends = f", {amount(known.low, '')} to {amount(known.high, '')}" if known is not None else ""
        said += f"; also multiplied by {driver.address.rpartition('.')[2].replace('_', ' ')}{ends}"
    return said


def _source(leaf: Parameter) -> str:
    if leaf.assumption:
        return f"assumption (grade {leaf.grade or 'D'}): {leaf.note}"
    if leaf.source:
        grade = f" (grade {leaf.grade})" if leaf.grade else ""
        return f"source{grade}: {leaf.source}"
    return "chosen by the planner" if leaf.lever else "no source"


def explanation_record(told: Explanation, cell_of: CellOf = lambda *_: "") -> dict[str, Any]:
    """An explanation as plain data, its parts inside."""
    why = told.reason
    record: dict[str, Any] = {
        "label": told.row.label,
        "address": told.row.address,
        "year": why.year,
        "value": why.value,
        "unit": str(told.row.unit),
        "words": why.words,
        "figures": why.figures,
        "decided_by": why.binding,
        "annex": cell_of(told.row, why.year),
        "given_before": told.again,
    }
    if told.constant:
        record["constant"] = told.constant
    if told.leaf is not None:
        lever = {"assumption": told.leaf.assumption, "chosen_by_the_planner": told.leaf.lever}
        record["figure"] = {"address": told.leaf.address, **told.leaf.written(), **lever, "origin": told.leaf.origin}
    if told.drivers:
        record["multiplied_by"] = [{"address": one.address, **one.written()} for one in told.drivers]
    if told.parts:
        record["parts"] = [explanation_record(part, cell_of) for part in told.parts]
    return record
