"""Which other elements of a plan the settings of an element name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from parameters.settings import PerReference, Reference, Section, Setting, SettingField, Table


def references(fields: Mapping[str, SettingField], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every setting that names another element, with the address of that element.

    Args:
        fields: the settings that there are.
        values: what an element gives for them.

    Yields:
        Such as ``("contacts.reviews.at", "actions.centres")``.
    """
    for name, value in values.items():
        if name in fields:
            yield from _named(fields[name].setting, name, value)


def _named(setting: Setting, name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(setting, Reference) and isinstance(value, str):
        yield name, f"{setting.section}.{value}"
    elif not isinstance(value, Mapping):
        return
    elif isinstance(setting, PerReference):
        yield from ((f"{name}.{key}", f"{setting.section}.{key}") for key in value)
    elif isinstance(setting, Section):
        yield from ((f"{name}.{inner}", named) for inner, named in references(setting.fields, value))
    elif isinstance(setting, Table):
        for key, row in value.items():
            yield from ((f"{name}.{key}.{inner}", named) for inner, named in references(setting.row.fields, row))
