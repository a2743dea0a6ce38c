"""Where scenarios are written: in the plan, or each in a file of the folder ``scenarios`` beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from parameters.documents import Node, read_file
from parameters.element_ids import ID, tell_no_id
from parameters.problems import Collector
from parameters.scenario import RESERVED


@dataclass(frozen=True)
class Written:
    """A scenario as written: one sentence what it is, and its entries; ``file`` if it has its own."""

    what: str
    entries: Mapping[str, Node]
    node: Node
    file: str = ""


def written_scenarios(
    plan: Path, node: Node | None, problems: Collector, held: Collection[str] = ()
) -> dict[str, Written]:
    """The scenarios of a plan by name: those in its ``scenarios``, then those in files, in the order of their names.

    Args:
        plan: the plan file.
        node: its section ``scenarios``.
        problems: takes what is wrong.
        held: names of scenarios whose files are not read, because the plan (a workbook) holds what they say.
    """
    found: dict[str, Written] = {}
    if node is not None and node.value is not None and not isinstance(node.value, dict):
        problems.add(node.mark, "scenarios", f"must hold names (got {node.said})")
    for name, child in (node.items if node else {}).items():
        _add(found, name, child, "", problems)
    for path in scenario_paths(plan, held):
        file = f"scenarios/{path.name}"
        tree = read_file(path, file, problems)
        if tree is not None:
            _add_file(found, path, file, tree, problems)
    return found


def scenario_paths(plan: Path, held: Collection[str] = ()) -> list[Path]:
    """The scenario files beside a plan, without those of the names ``held``, in the order of their names."""
    folder = plan.parent / "scenarios"
    return [path for path in sorted(folder.glob("*.yaml")) if path.stem not in held] if folder.is_dir() else []


def _add_file(found: dict[str, Written], path: Path, file: str, tree: Node, problems: Collector) -> None:
    name = tree.items.get("scenario")
    if name is None:
        problems.add(tree.mark, "scenario", "is missing: the name of the scenario", f"add scenario: {path.stem}")
    elif name.value != path.stem:
        problems.add(name.mark, "scenario", f"must be the name of the file, {path.stem} (got {name.said})")
    else:
        rest = {key: child for key, child in tree.items.items() if key != "scenario"}
        _add(found, path.stem, Node(rest, tree.mark, name.mark), file, problems)


def _add(found: dict[str, Written], name: str, node: Node, file: str, problems: Collector) -> None:
    address = f"scenarios.{name}"
    if name in RESERVED:
        problems.add(node.label, address, "this name is taken: every plan has status_quo and reform by itself")
    elif not ID.fullmatch(name):
        tell_no_id(name, node.label, address, problems)
    elif name in found:
        problems.add(node.label, address, f"is given twice (first in {found[name].node.label})")
    elif not isinstance(node.value, dict):
        problems.add(node.mark, address, f"must hold addresses and what is new there (got {node.said})")
    else:
        what = node.items.get("what")
        if what is not None and not isinstance(what.value, str):
            problems.add(what.mark, f"{address}.what", f"must be one sentence (got {what.said})")
        entries = {key: child for key, child in node.items.items() if key != "what"}
        found[name] = Written(str(what.value) if what else "", entries, node, file)
