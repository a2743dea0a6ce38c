"""Small cost kinds, an invented country with a small menu, and plans written on the spot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path as FilePath
from typing import Annotated, Any

import pytest

from parameters import (
    Choice,
    Flow,
    KindSchema,
    Number,
    Path,
    PerName,
    Plan,
    PlanError,
    Problem,
    Profile,
    Reference,
    Shares,
    Text,
    kind_schema,
    load_plan,
)
from parameters.library import Library

PLAN = """\
plan: A small plan
country: TST
years: 2026-2030
places: {house: {menu: tst.homes}}
institutions:
  old_hospital:
    name: Old hospital
    payer: Health
    residents: {value: 100, source: count, fixed: counted}
    places: house
    moves: {2027: 40, 2028: 60}
    moratorium: 2027.5
actions:
  centres:
    menu: tst.centre
    at_start: {value: 3, unit: centre, source: count, fixed: counted}
    coverage: {2025: 0.3, 2029: 0.9}
"""


def centre(
    on: Any,
    *,
    at_start: Annotated[Any, Number("{thing}", least=0)],
    catchment: Annotated[Any, Number("people/{thing}", above=0)] = None,
    coverage: Annotated[Any, Path(least=0, most=1)] = None,
    posts: Annotated[dict[str, Any], PerName(Number("FTE/{thing}", least=0))] = {},  # noqa: B006
    build: Annotated[Any, Number("money/{thing}", least=0)] = None,
    spend: Annotated[Any, Path("money", least=0)] = None,
    fee: Annotated[Any, Number("money", lever=True, least=0)] = None,
    profile: Annotated[tuple[Any, ...], Profile()] = (),
    ramp: Annotated[tuple[Any, ...], Shares()] = (0.5, 1.0),
    opening: Annotated[Any, Number("", lever=True, least=0, most=1)] = 0.5,
    note: Annotated[str, Text()] = "",
    thing: Annotated[str, Choice("centre", "unit")] = "centre",
) -> None:
    """A centre for tests."""


def homes(on: Any, *, running: Annotated[Any, Number("money/people", least=0)] = None) -> None:
    """Homes for tests."""


def hospital(
    on: Any,
    *,
    residents: Annotated[Any, Number("people", least=0)],
    moves: Annotated[Any, Flow("people", least=0)] = None,
    places: Annotated[str, Reference("places")] = "",
    moratorium: Annotated[Any, Number("", lever=True, date=True)] = None,
) -> None:
    """A hospital for tests."""


@pytest.fixture
def kinds() -> dict[str, KindSchema]:
    return {
        "centre": kind_schema(centre),
        "homes": kind_schema(homes, "place"),
        "hospital": kind_schema(hospital, "institution"),
    }


@pytest.fixture
def library() -> Library:
    return Library(FilePath(__file__).parent / "data" / "library", "library")


@pytest.fixture
def load(tmp_path: FilePath, kinds: dict[str, KindSchema], library: Library) -> Callable[..., Plan]:
    """Load the small plan with more text at its end, or another text instead."""

    def loaded(more: str = "", *, text: str = PLAN, overrides: Mapping[str, str] | None = None) -> Plan:
        path = tmp_path / "plan.yaml"
        path.write_text(text + more, encoding="utf-8")
        return load_plan(path, kinds, overrides, library=library, limits=("pace", "people"))

    return loaded


@pytest.fixture
def refused(load: Callable[..., Plan]) -> Callable[..., tuple[Problem, ...]]:
    """The problems for which a plan is refused."""

    def problems(more: str = "", **options: Any) -> tuple[Problem, ...]:
        with pytest.raises(PlanError) as refusal:
            load(more, **options)
        return refusal.value.problems

    return problems


@pytest.fixture
def action(refused: Callable[..., tuple[Problem, ...]]) -> Callable[[str], Problem]:
    """The one problem of the small plan with one more line in its action ``centres``."""

    def problem(line: str) -> Problem:
        found = refused(f"    {line}\n")
        assert len(found) == 1, "\n".join(map(str, found))
        return found[0]

    return problem


@pytest.fixture
def plan_text() -> str:
    """The small plan."""
    return PLAN
