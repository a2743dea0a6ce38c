"""What a reader must know to judge an analysis: fields, what a plan says in them, the checklists they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from parameters.documents import Node, plain
from parameters.library import shipped
from parameters.problems import Collector, PlanError, did_you_mean

SECTION = "quality"


@dataclass(frozen=True)
class QualityField:
    """One thing to know, asked once.

    Attributes:
        name: under which a plan answers it.
        asks: what is asked, in words.
        says: what a run says of itself, with words in braces filled from it; empty where only people know.
        tables: tables of a run that must hold rows for that.
        needs: ``draws`` where it counts only with draws.
    """

    name: str
    asks: str
    says: str = ""
    tables: tuple[str, ...] = ()
    needs: str = ""


@dataclass(frozen=True)
class ChecklistItem:
    """An item of a checklist and the fields that answer it."""

    id: str
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Checklist:
    """A checklist that people ask for; `note` says how far its numbers were compared with the print."""

    id: str
    title: str
    full: str
    source: str
    note: str
    items: tuple[ChecklistItem, ...]


@cache
def quality_fields() -> Mapping[str, QualityField]:
    """Every field by its name, in the order in which they are shown."""
    return {
        name: QualityField(
            name, entry["asks"], entry.get("says", ""), tuple(entry.get("tables", ())), entry.get("needs", "")
        )
        for name, entry in _read("quality.yaml").items()
    }


@cache
def checklists() -> tuple[Checklist, ...]:
    """The checklists that are answered from the fields."""
    return tuple(
        Checklist(
            name, entry["title"], entry["full"], entry["source"], entry["note"],
            tuple(ChecklistItem(str(item["id"]), item["name"], tuple(item["fields"])) for item in entry["items"]),
        )
        for name, entry in _read("checklists.yaml").items()
    )  # fmt: skip


def read_quality(node: Node | None, problems: Collector) -> dict[str, str]:
    """What a plan says of its own analysis, by field."""
    if node is None or node.value is None:
        return {}
    if not isinstance(node.value, dict):
        problems.add(node.mark, SECTION, f"must hold fields and what is to be said in them (got {node.said})")
    found: dict[str, str] = {}
    names = tuple(quality_fields())
    for name, child in node.items.items():
        address = f"{SECTION}.{name}"
        if name not in names:
            hint = did_you_mean(name, names) or f"the fields are: {', '.join(names)}"
            problems.add(child.label, address, "unknown field", hint, show=False)
        elif not isinstance(child.value, str) or not child.value.strip():
            problems.add(child.mark, address, f"must be said in words (got {child.said})")
        else:
            found[name] = child.value.strip()
    return found


def _read(file: str) -> dict[str, Any]:
    problems = Collector()
    node = shipped().read(file, problems)
    if node is None or problems.problems:
        raise PlanError(problems.problems, subject=file)
    found: dict[str, Any] = plain(node)
    return found
