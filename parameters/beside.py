"""Files that a plan names: they lie in its folder or below it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath

from parameters.documents import Node
from parameters.problems import Collector, did_you_mean


def file_beside(
    node: Node, section: str, plan: Path, problems: Collector, *, shipped: Collection[str] | None = None
) -> Path | None:
    """The file that a section of a plan names, or None with a problem.

    Args:
        node: what the plan says, a text.
        section: the section of the plan.
        plan: the plan file.
        problems: takes what is wrong.
        shipped: names that come along with CareShift, said where there is no such file.
    """
    name = str(node.value)
    place = PurePosixPath(name)
    if place.is_absolute() or ".." in place.parts or "\\" in name or ":" in name:
        hint = "put the file into the folder of the plan, or below it"
        problems.add(node.mark, section, f"must be a file in the folder of the plan (got {node.said})", hint)
        return None
    if (plan.parent / name).is_file():
        return plan.parent / name
    hint = f"save it as {name} beside the plan" if shipped is None else did_you_mean(name, shipped)
    hint = hint or f"these come along: {', '.join(shipped or ()) or 'none'}"
    problems.add(node.mark, section, f"there is no such file beside the plan (got {node.said})", hint)
    return None
