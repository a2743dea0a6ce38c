"""The data shipped with CareShift: country profiles, the menu of strategic actions, norms; each read once."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from parameters.documents import Node, read_file
from parameters.problems import Collector, Problem


@dataclass(frozen=True)
class Library:
    """Where country profiles (``countries/PER.yaml``), the menu (``menu/*.yaml``) and ``norms.yaml`` are read from."""

    folder: Traversable
    name: str = "parameters"

    def names(self, section: str) -> list[str]:
        """The YAML files of a section without their ending, sorted."""
        place = self.folder.joinpath(section)
        found = place.iterdir() if place.is_dir() else ()
        return sorted(entry.name.removesuffix(".yaml") for entry in found if entry.name.endswith(".yaml"))

    def read(self, file: str, problems: Collector) -> Node | None:
        """A file of the library (``countries/PER.yaml``), or None with the reason among ``problems``."""
        node, found = _read(self, file)
        problems.extend(found)
        return node

    def text(self, file: str) -> str:
        """The text of a file of the library."""
        return self.folder.joinpath(file).read_text(encoding="utf-8")


@cache
def shipped() -> Library:
    """The data inside the installed package."""
    return Library(files("parameters"))


@cache
def _read(library: Library, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    problems = Collector()
    node = read_file(library.folder.joinpath(file), f"{library.name}/{file}", problems)
    return node, tuple(problems.problems)


@dataclass(frozen=True)
class IsoCountry:
    """A country of ISO 3166-1: two letters, three letters, name."""

    two: str
    three: str
    name: str


@cache
def iso_countries() -> tuple[IsoCountry, ...]:
    """Every country of ISO 3166-1."""
    rows = csv.reader(files("parameters").joinpath("iso_countries.csv").read_text(encoding="utf-8").splitlines())
    return tuple(IsoCountry(*row) for row in rows if row[0] != "two")


def figures(node: Node, address: str) -> Iterator[tuple[str, Node]]:
    """Every figure below a node with its address: numbers, and mappings with a value."""
    if node.number is not None or "value" in node.items:
        yield address, node
        return
    children: Mapping[str, Node] = node.items
    if isinstance(node.value, tuple):
        children = {str(position): child for position, child in enumerate(node.value)}
    for key, child in children.items():
        yield from figures(child, f"{address}.{key}" if address else key)
