"""A national chart of accounts: a file whose rules turn the tags of a cost line into the codes of a budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from parameters.beside import file_beside
from parameters.codes import CLASSIFICATIONS, OUTSIDE, check_code, within
from parameters.documents import Node, plain, read_file
from parameters.library import Library
from parameters.problems import Collector, did_you_mean

MATCHED = (
    "econ", "function", "provider", "hc", "scheme", "level", "book", "payer", "standing", "nature", "element", "menu",
    "kind", "input", "setting", "area", "directive", "region", "group", "price_class", "duration", "layer", "homes",
)  # fmt: skip
"""Tags of a cost line that a rule may ask for."""
AMOUNTS = ("payments", "commitments")
"""What a form may show: money paid in a year; and what is signed for in it, an operation as a whole when it begins."""
_FILE = ("chart", "country", "source", "amounts", "columns", "order")
_COLUMN = ("title", "source", "tag", "rules")
_RULE = ("code", "name", "when", "exclusive", "check", "source")


@dataclass(frozen=True)
class NationalRule:
    """One code of a national column, and the lines that get it: those with one of the values for every tag in `when`.

    Attributes:
        exclusive: no other exclusive rule of the column may match the same line.
        check: the code was not read in the country's published chart: check it there.
        origin: file and line.
    """

    code: str
    name: str
    when: Mapping[str, tuple[str, ...]]
    exclusive: bool
    check: bool
    origin: str

    def matches(self, tags: Mapping[str, str]) -> bool:
        """Whether a line with these tags gets the code; a code stands for all below it (E31 for E31112)."""
        return all(
            any(within(tag, tags.get(tag, OUTSIDE), wanted) for wanted in values) for tag, values in self.when.items()
        )


@dataclass(frozen=True)
class NationalColumn:
    """A column of the national form: the rules that give its codes, or the tag that it repeats."""

    name: str
    title: str
    tag: str
    rules: tuple[NationalRule, ...]


@dataclass(frozen=True)
class Crosswalk:
    """A national form: its columns, and what its amounts are.

    Attributes:
        file: as the plan names it; `source`: where the codes were read.
        order: columns by which the rows of the form are sorted.
        written: the file as plain data.
    """

    title: str
    file: str
    source: str
    columns: tuple[NationalColumn, ...]
    order: tuple[str, ...]
    amounts: tuple[str, ...]
    written: Mapping[str, Any] = field(repr=False)

    @cached_property
    def sorting(self) -> tuple[int, ...]:
        """The positions of the columns in the order in which they sort the rows."""
        names = [column.name for column in self.columns]
        return tuple(names.index(name) for name in (*self.order, *(n for n in names if n not in self.order)))


def shipped_crosswalks(library: Library) -> list[str]:
    """The names of the crosswalks that CareShift brings along."""
    return library.names("crosswalks")


def read_crosswalk(node: Node | None, plan: Path, library: Library, problems: Collector) -> Crosswalk | None:
    """The crosswalk that a plan names: a file beside the plan, or one that comes along (``peru``)."""
    if node is None or node.value is None:
        return None
    name, known = str(node.value), shipped_crosswalks(library)
    if not isinstance(node.value, str):
        problems.add(node.mark, "crosswalk", f"must be the name of a file (got {node.said})")
        return None
    if name in known:
        tree = library.read(f"crosswalks/{name}.yaml", problems)
        return None if tree is None else _crosswalk(tree, f"{library.name}/crosswalks/{name}.yaml", problems)
    path = file_beside(node, "crosswalk", plan, problems, shipped=known)
    tree = read_file(path, name, problems) if path is not None else None
    return None if tree is None else _crosswalk(tree, name, problems)


def _crosswalk(tree: Node, file: str, problems: Collector) -> Crosswalk:
    _known(tree, "", _FILE, problems)
    columns = tree.items.get("columns")
    found = []
    if columns is None or not columns.items:
        problems.add(columns.mark if columns else tree.mark, "columns", "must hold the columns of the national form")
    else:
        found = [_column(name, child, problems) for name, child in columns.items.items()]
    names = [column.name for column in found]
    order = _words(tree.items.get("order"), "order", problems)
    for word in order:
        if word not in names:
            hint = did_you_mean(word, names) or f"the columns are: {', '.join(names)}"
            problems.add(tree.items["order"].mark, "order", f"there is no column '{word}'", hint)
    amounts = _words(tree.items.get("amounts"), "amounts", problems) or ("payments",)
    for word in amounts:
        if word not in AMOUNTS:
            hint = did_you_mean(word, AMOUNTS) or f"the amounts are: {', '.join(AMOUNTS)}"
            problems.add(tree.items["amounts"].mark, "amounts", f"unknown amount '{word}'", hint)
    title = _text(tree, "chart", "", problems, needed=True)
    source = _text(tree, "source", "", problems)
    return Crosswalk(title, file, source, tuple(found), order, amounts, plain(tree))


def _column(name: str, node: Node, problems: Collector) -> NationalColumn:
    address = f"columns.{name}"
    if not isinstance(node.value, dict):
        problems.add(node.mark, address, f"must hold title, and rules or tag (got {node.said})")
        return NationalColumn(name, name, "", ())
    _known(node, address, _COLUMN, problems)
    tag, rules = _text(node, "tag", address, problems), node.items.get("rules")
    if bool(tag) == (rules is not None):
        problems.add(node.label, address, "needs rules: with codes, or tag: with the tag that it repeats, not both")
    elif tag and tag not in MATCHED:
        hint = did_you_mean(tag, MATCHED) or f"the tags are: {', '.join(MATCHED)}"
        problems.add(node.items["tag"].mark, f"{address}.tag", f"unknown tag '{tag}'", hint)
    elif rules is not None and not isinstance(rules.value, tuple):
        problems.add(rules.mark, f"{address}.rules", f"must be a list of rules (got {rules.said})")
    written = rules.value if rules is not None and isinstance(rules.value, tuple) else ()
    found = tuple(_rule(f"{address}.rules.{number}", rule, problems) for number, rule in enumerate(written))
    return NationalColumn(name, _text(node, "title", address, problems) or name, tag, found)


def _rule(address: str, node: Node, problems: Collector) -> NationalRule:
    _known(node, address, _RULE, problems)
    when = node.items.get("when")
    found: dict[str, tuple[str, ...]] = {}
    for tag, child in (when.items if when is not None else {}).items():
        place = f"{address}.when.{tag}"
        if tag not in MATCHED:
            problems.unknown(child.label, place, tag, MATCHED, "tag")
            continue
        values = child.value if isinstance(child.value, tuple) else (child,)
        if tag not in CLASSIFICATIONS or all([check_code(tag, each, place, problems) for each in values]):
            found[tag] = tuple(str(each.value) for each in values)
    if when is not None and not isinstance(when.value, dict):
        problems.add(when.mark, f"{address}.when", f"must hold tags and values (got {when.said})")
    code = _text(node, "code", address, problems, needed=True)
    flags = {key: _flag(node, key, address, problems) for key in ("exclusive", "check")}
    return NationalRule(code, _text(node, "name", address, problems), found, **flags, origin=str(node.mark))


def _known(node: Node, address: str, keys: tuple[str, ...], problems: Collector) -> None:
    if not isinstance(node.value, dict):
        problems.add(node.mark, address, f"must hold keys and values (got {node.said})")
    for key, child in node.items.items():
        if key not in keys:
            problems.unknown(child.label, f"{address}.{key}".lstrip("."), key, keys)


def _text(node: Node, key: str, address: str, problems: Collector, *, needed: bool = False) -> str:
    child, place = node.items.get(key), f"{address}.{key}".lstrip(".")
    if child is None:
        if needed:
            problems.add(node.label, place, "is missing", show=False)
        return ""
    if isinstance(child.value, str) and child.value.strip():
        return child.value
    hint = 'write a code in quotes, such as "0131"' if child.number is not None else ""
    problems.add(child.mark, place, f"must be text (got {child.said})", hint)
    return ""


def _flag(node: Node, key: str, address: str, problems: Collector) -> bool:
    child = node.items.get(key)
    said = child.yes if child is not None else False
    if said is None and child is not None:
        problems.add(child.mark, f"{address}.{key}", f"must be yes or no (got {child.said})")
    return bool(said)


def _words(node: Node | None, key: str, problems: Collector) -> tuple[str, ...]:
    if node is None:
        return ()
    if isinstance(node.value, tuple) and all(isinstance(each.value, str) for each in node.value):
        return tuple(str(each.value) for each in node.value)
    problems.add(node.mark, key, f"must be a list of names (got {node.said})")
    return ()
