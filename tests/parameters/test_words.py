"""Settings that hold words: lists of them, those of a closed list, and codes of a classification."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import pytest

from parameters import Code, KindSchema, Plan, Problem, Words, kind_schema, plan_schema

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]


def painting(
    on: Any,
    *,
    rooms: Annotated[tuple[str, ...], Words()] = (),
    colours: Annotated[tuple[str, ...], Words("red", "green")] = (),
    scheme: Annotated[str, Code("scheme")] = "",
) -> None:
    """Painting for tests."""


@pytest.fixture
def painted(kinds: dict[str, KindSchema]) -> dict[str, KindSchema]:
    kinds["painting"] = kind_schema(painting)
    return kinds


def line(text: str) -> str:
    return f"  walls: {{kind: painting, name: Walls, {text}}}\n"


@pytest.mark.parametrize(("text", "words"), [("[hall, attic]", ("hall", "attic")), ("hall", ("hall",))])
def test_a_list_of_words_may_be_one_word(
    painted: dict[str, KindSchema], load: Load, text: str, words: tuple[str, ...]
) -> None:
    made = load(line(f"rooms: {text}, colours: [red, green], scheme: HF.1.1"))
    settings = made.scenarios["reform"].actions["walls"].settings
    assert (settings["rooms"], settings["colours"], settings["scheme"]) == (words, ("red", "green"), "HF.1.1")
    assert made.resolved["actions"]["walls"]["rooms"] == list(words)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rooms: []", ("rooms", "must hold a word at least (got an empty list)", "")),
        ("rooms: 5.5", ("rooms", "must be text (got 5.5)", "if it is text, write it in double quotes")),
        ("rooms: [hall, {}]", ("rooms", "must be text (got a mapping)", "if it is text, write it in double quotes")),
        ("colours: [red, greem]", ("colours", "must be one of red, green (got 'greem')", "did you mean 'green'?")),
        (
            "scheme: HF.1.1.9",
            ("scheme", "unknown code of the financing scheme, SHA 2011 (got 'HF.1.1.9')", "did you mean 'HF.1.1'?"),
        ),
    ],
)
def test_what_is_no_word_or_code_is_told_with_its_place(
    painted: dict[str, KindSchema], refused: Refused, text: str, told: tuple[str, str, str]
) -> None:
    address, message, hint = told
    (problem,) = refused(line(text))
    assert (problem.address, problem.message) == (f"actions.walls.{address}", message)
    assert hint in problem.hint
    assert problem.excerpt.lstrip().startswith("walls:")


def test_the_schema_lets_an_editor_complete_them(painted: dict[str, KindSchema]) -> None:
    rules = plan_schema(painted)["properties"]["actions"]["patternProperties"]["^[a-z][a-z0-9_]*$"]["allOf"]
    (found,) = (rule["then"]["properties"] for rule in rules if "colours" in rule["then"]["properties"])
    colour = {"enum": ["red", "green"]}
    assert found["colours"] == {"anyOf": [colour, {"type": "array", "items": colour, "minItems": 1}]}
    assert found["rooms"]["anyOf"][0] == found["scheme"] == {"type": "string"}
