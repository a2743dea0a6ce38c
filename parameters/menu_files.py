"""The files of the menu, one a directive: their headings, and one entry cut out without reading the rest."""

from __future__ import annotations

import re
from functools import cache

from parameters.documents import Node, plain, read_text
from parameters.library import Library
from parameters.problems import Collector, Problem

AREAS = {
    "1": "Leadership and governance",
    "2": "Organization and development of services",
    "3": "Workforce",
    "4": "Person-centred and rights-based care",
    "5": "Social and structural determinants",
    "S": "Other sectors of government",
}
"""The policy areas; S holds what other ministries do."""
_ACTIONS = re.compile(r"(?m)^actions\s*:")
_ID = re.compile(r"(?m)^ {1,4}([a-z]+(?:\.[a-z_0-9]+)+)\s*:")


def menu_files(library: Library) -> list[str]:
    """The files of the menu, in the order of their names."""
    return [f"menu/{name}.yaml" for name in library.names("menu")]


@cache
def headings(library: Library) -> dict[str, dict[str, str]]:
    """``directive``, ``title`` and ``area`` of each file; only the lines above ``actions`` are read."""
    return {file: _heading(library, file) for file in menu_files(library)}


def _heading(library: Library, file: str) -> dict[str, str]:
    text = library.text(file)
    found = _ACTIONS.search(text)
    tree = read_text(text[: found.start()] if found else "{}", file, Collector())
    return {key: str(plain(child)) for key, child in (tree.items if tree is not None else {}).items()}


@cache
def written_ids(library: Library) -> dict[str, str]:
    """Every id that starts a line of a menu file, with its file; for suggestions."""
    return {name: file for file in menu_files(library) for name in _ID.findall(library.text(file))}


@cache
def part_of_file(library: Library, name: str) -> tuple[str, Node | None, tuple[Problem, ...]]:
    """The file that holds an entry, read with this entry alone, every line in its place; no tree if there is none."""
    problems = Collector()
    for file in menu_files(library):
        if text := _cut(library.text(file), name):
            return file, read_text(text, f"{library.name}/{file}", problems), tuple(problems.problems)
    for file in menu_files(library):
        if name in library.text(file):
            tree = library.read(file, problems)
            actions = tree.items.get("actions") if tree is not None else None
            if actions is not None and name in actions.items:
                return file, tree, tuple(problems.problems)
    return "", None, ()


def _cut(text: str, name: str) -> str:
    """The heading and one entry, with empty lines for all other entries; nothing if no line starts with its id."""
    start = re.search(rf"(?m)^( +){re.escape(name)}\s*:", text)
    heading = _ACTIONS.search(text)
    if start is None or heading is None:
        return ""
    lines = text.splitlines()
    first, top = text.count("\n", 0, start.start()), text.count("\n", 0, heading.start())
    deeper = len(start[1])
    ends = (n for n, line in enumerate(lines) if n > first and _indent(line) <= deeper)
    last = next(ends, len(lines))
    kept = {*range(top + 1), *range(first, last)}
    return "\n".join(line if number in kept else "" for number, line in enumerate(lines[:last])) + "\n"


def _indent(line: str) -> float:
    """Spaces before the first word; an empty line or a comment ends nothing."""
    written = line.lstrip(" ")
    return float("inf") if not written or written.startswith("#") else len(line) - len(written)
