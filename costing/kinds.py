"""The cost kinds: every function of this package that is marked as one. A new kind is one new file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from parameters import Either, KindSchema, kind_schema

Recorder = TypeVar("Recorder", bound=Callable[..., Any])


@dataclass(frozen=True)
class Kind:
    """A cost kind: the function that writes its lines, and the settings it takes from the plan."""

    function: Callable[..., Any]
    schema: KindSchema


_marked: dict[str, tuple[Callable[..., Any], str, Either, Either]] = {}


def cost_kind(section: str, either: Either = (), needs: Either = ()) -> Callable[[Recorder], Recorder]:
    """Mark a function as a cost kind for elements of a section: action, place or institution.

    Its keyword-only arguments are the settings of the plan file, its docstring is their documentation, and its name
    is what `kind:` says in a menu or plan. `either` names what can be said in several ways: a plan that says it in
    one way takes back what the menu said in another. `needs` names what must be said, in one of several ways.
    """

    def mark(function: Recorder) -> Recorder:
        _marked[function.__name__] = (function, section, either, needs)
        return function

    return mark


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Every cost kind by name, found by looking through the files of this package."""
    package = importlib.import_module("costing")
    for module in pkgutil.iter_modules(package.__path__, "costing."):
        importlib.import_module(module.name)
    marked = _marked.items()
    return {name: Kind(each, kind_schema(each, section, *ways)) for name, (each, section, *ways) in marked}


def kinds() -> dict[str, KindSchema]:
    """The settings of every cost kind by name, as `load_plan` wants them."""
    return {name: kind.schema for name, kind in all_kinds().items()}
