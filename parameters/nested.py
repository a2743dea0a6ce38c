"""Settings inside settings: the defaults of sections and table rows, and what may be added to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parameters.documents import Mark, Node
from parameters.settings import Number, PerName, PerReference, Section, Setting, SettingField, Table

DEFAULT = Mark("default of CareShift")


def filled(fields: Mapping[str, SettingField], node: Node) -> Node:
    """The node of an element with the figures that its sections and table rows have by default."""
    if not isinstance(node.value, dict):
        return node
    known = {key: child for key, child in node.items.items() if key in fields}
    inside = {key: _filled(fields[key].setting, child) for key, child in known.items()}
    return replace(node, value={**node.items, **inside})


def _filled(setting: Setting, node: Node) -> Node:
    if not isinstance(node.value, dict):
        return node
    if isinstance(setting, Table):
        return replace(node, value={key: _filled(setting.row, child) for key, child in node.items.items()})
    if isinstance(setting, Section):
        missing = {key: field.default for key, field in setting.fields.items() if key not in node.items}
        shown = {key: value for key, value in missing.items() if _is_figure(setting.fields[key], value)}
        return filled(setting.fields, replace(node, value={**node.items, **_nodes(shown)}))
    return node


def _is_figure(field: SettingField, default: object) -> bool:
    return isinstance(field.setting, Number) and isinstance(default, (int, float))


def _nodes(values: Mapping[str, float]) -> dict[str, Node]:
    return {key: Node(value, DEFAULT, DEFAULT) for key, value in values.items()}


def may_hold(fields: Mapping[str, SettingField], trail: Sequence[str], name: str) -> bool:
    """Whether a new entry called `name` may stand at a trail below an element, such as ``groups, low``."""
    if not trail:
        return name in fields
    field = fields.get(trail[0])
    return field is not None and _may_hold(field.setting, trail[1:], name)


def leads_to_setting(fields: Mapping[str, SettingField], trail: Sequence[str]) -> bool:
    """Whether a trail below an element, such as ``one_offs, package``, is one of its settings."""
    field = fields.get(trail[0])
    inside = field.setting if field is not None else None
    if len(trail) == 1 or field is None:
        return field is not None
    return leads_to_setting(inside.fields, trail[1:]) if isinstance(inside, Section) else isinstance(inside, Table)


def _may_hold(setting: Setting, trail: Sequence[str], name: str) -> bool:
    if isinstance(setting, Table):
        return not trail or _may_hold(setting.row, trail[1:], name)
    if isinstance(setting, Section):
        return may_hold(setting.fields, trail, name)
    return isinstance(setting, (PerName, PerReference)) and not trail
