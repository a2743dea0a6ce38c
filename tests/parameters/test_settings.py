from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import pytest

from parameters import Choice, KindSchema, Number, kind_schema

if TYPE_CHECKING:
    from somewhere import Line  # type: ignore[import-not-found]


def service(
    on: Line,
    *,
    size: Annotated[Line, Number("bed", least=0)],
    thing: Annotated[str, Choice("centre", "unit")] = "centre",
    price: Annotated[Line | None, Number("money")] = None,
    staff: Annotated[dict[str, Line], Number()] = {},  # noqa: B006
) -> None:
    """A service."""


def test_every_keyword_argument_is_a_setting_also_when_types_are_imported_for_checking_only() -> None:
    schema = kind_schema(service)
    assert list(schema.settings) == ["size", "thing", "price", "staff"]
    assert schema.settings["size"].setting == Number("bed", least=0)
    assert schema.settings["thing"].setting == Choice("centre", "unit")


def test_the_name_the_section_and_the_documentation_come_from_the_function() -> None:
    schema = kind_schema(service, "place")
    assert (schema.name, schema.section, schema.doc) == ("service", "place", "A service.")


def test_a_default_makes_a_setting_optional() -> None:
    settings = kind_schema(service).settings
    assert [settings[name].required for name in ("size", "thing", "price")] == [True, False, False]
    assert settings["thing"].default == "centre"


def test_positional_arguments_are_not_settings(kinds: dict[str, KindSchema]) -> None:
    assert "on" not in kinds["centre"].settings


def test_an_argument_that_says_not_what_it_holds_is_an_error() -> None:
    def careless(on: Any, *, size: int) -> None:
        """Forgets to annotate."""

    with pytest.raises(TypeError, match="careless: argument size needs Annotated"):
        kind_schema(careless)


def test_an_unknown_section_is_an_error() -> None:
    with pytest.raises(TypeError, match="section must be one of action, place, institution"):
        kind_schema(service, "ward")
