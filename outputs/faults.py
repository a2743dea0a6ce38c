"""A plan that cannot be written as lines, told with the place in its files that it comes from."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from parameters import Plan, Problem, problem_at

_INNER = re.compile(r"^[a-z0-9-]+(?:/(?:added|existing|ended))?(?=: |/)")
"""How lines call an element; a planner knows it by its address, which stands before the message."""


def problem_of(error: Exception, plan: Plan, folder: Path) -> Problem:
    """What recording a plan refused, as a problem of the plan file.

    Args:
        error: what was raised while recording.
        plan: the plan that was recorded.
        folder: where its file lies, to show the line.
    """
    message = str(error)
    address, origin = _place(message, plan)
    problem = problem_at(origin or plan.files[0], address, message)
    if not problem.line and not problem.cell:
        return problem
    said = _INNER.sub("", message.removeprefix(address)).lstrip(": ")
    text = _line(folder / problem.file, problem.line) if problem.line else ""
    column = len(text) - len(text.lstrip()) + 1
    return replace(problem, message=said, column=column, excerpt=text)


def _place(message: str, plan: Plan) -> tuple[str, str]:
    """The longest address of the plan that a message speaks of, with its file and line; else the element's."""
    found: dict[str, str] = {}
    begins = message.partition(":")[0]
    for scenario in plan.scenarios.values():
        found |= {leaf.address: leaf.origin for leaf in scenario.parameters().values() if leaf.address in message}
        for element in scenario.elements():
            name = element.id.replace("_", "-")
            if message.startswith((f"{name}/", f"{element.id}:")) or f"'{name}/" in message:
                found.setdefault(element.address, element.origin)
            if " " not in begins and f"{begins}.".startswith(f"{element.address}."):
                found.setdefault(begins, element.origin)
    longest = max(found, key=len, default="")
    return longest, found.get(longest, "")


def _line(path: Path, number: int) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()[number - 1]
    except (OSError, ValueError, IndexError):
        return ""
