"""Lines of YAML that put an action of the menu into a plan, with what must be filled in."""

from __future__ import annotations

from parameters import (
    PLACEHOLDER,
    SECTIONS,
    Choice,
    Flow,
    KindSchema,
    MenuEntry,
    Number,
    Path,
    PerName,
    PerReference,
    Reference,
    Section,
    Setting,
    Table,
    Template,
    said_ways,
    unsaid,
)


def snippet(entry: MenuEntry, kind: KindSchema | None, template: str = "") -> str:
    """What to paste: the section, a name, the menu id, the settings that must be given; others as comments."""
    if kind is None:
        return ""
    if entry.part:
        return _part(entry.part, kind)
    thing = _thing(entry, kind)
    given = set(entry.defaults.items)
    asked = {name for each in unsaid(kind, entry.defaults) for name in each.begun}
    left = {name: field for name, field in kind.settings.items() if name not in given}
    needed = {name: field.setting for name, field in left.items() if field.required or name in asked}
    others = {name: field.setting for name, field in left.items() if name not in needed}
    lines = [f"{SECTIONS[kind.section]}:", f"  {entry.id.split('.', 1)[1].replace('.', '_')}:", f"    menu: {entry.id}"]
    lines += [f"    template: {template}"] if template else []
    lines += [f"    {name}: {_to_fill(setting, thing)}" for name, setting in needed.items()]
    lines += [f"    # one way of saying it: {said_ways(ways)}" for ways in kind.either]
    lines += ["    # if the plan has them:"] if others else []
    lines += [f"    # {name}: {_said(setting, thing)}" for name, setting in others.items()]
    return "\n".join(lines)


def kind_snippet(kind: KindSchema, template: Template) -> str:
    """The same for a template of a kind without menu ids: what it is of, and other settings as comments."""
    given = set(template.settings.items)
    taken = {
        name for ways in kind.either if any(given.intersection(way) for way in ways) for way in ways for name in way
    }
    others = {name: each.setting for name, each in kind.settings.items() if name not in given | taken}
    needed = {name: setting for name, setting in others.items() if isinstance(setting, Reference)}
    lines = [f"{SECTIONS[kind.section]}:", f"  {template.id.partition('_')[2]}:", f"    template: {template.id}"]
    lines += [f"    {name}: {PLACEHOLDER}  # {_said(setting, '')}" for name, setting in needed.items()]
    shown = [f"    # {name}: {_said(setting, '')}" for name, setting in others.items() if name not in needed]
    return "\n".join([*lines, *(["    # if the plan has them:"] if shown else []), *shown])


def _part(part: str, kind: KindSchema) -> str:
    """A part of an institution, below an institution of the plan."""
    lines = [f"{SECTIONS[kind.section]}:", "  NAME_OF_THE_INSTITUTION:"]
    keys = part.split(".")
    lines += [f"{'  ' * (depth + 2)}{key}:" for depth, key in enumerate(keys)]
    fields = kind.settings
    for key in keys[:-1]:
        setting = fields[key].setting
        fields = setting.fields if isinstance(setting, Section) else {}
    last = fields[keys[-1]].setting if keys[-1] in fields else None
    if isinstance(last, Section):
        lines += [f"{'  ' * (len(keys) + 2)}# {name}: {_said(each.setting, '')}" for name, each in last.fields.items()]
    elif last is not None:
        lines[-1] += f" {_to_fill(last, '')}"
    return "\n".join(lines)


def _thing(entry: MenuEntry, kind: KindSchema) -> str:
    field = kind.settings.get("thing")
    options = field.setting.options if field is not None and isinstance(field.setting, Choice) else ("",)
    written = entry.defaults.items.get("thing")
    return str(written.value) if written is not None else options[0]


def _to_fill(setting: Setting, thing: str) -> str:
    """A placeholder that is valid YAML, with its unit."""
    if isinstance(setting, Number) and not setting.lever:
        unit = _unit(setting.unit, thing)
        return f'{{value: 0, unit: "{unit}", low: 0, high: 0, source: "..."}}'
    if isinstance(setting, Number):
        return f"0  # {_unit(setting.unit, thing)}".removesuffix("  # ")
    if isinstance(setting, Path):
        return f"{{2026: 0, 2030: 1}}  # {_unit(setting.unit, thing) or 'at the end of each year'}"
    if isinstance(setting, Flow):
        return f"{{2027: 0}}  # {_unit(setting.unit, thing) or 'in each year'}"
    if isinstance(setting, Choice):
        return f"{setting.options[0]}  # or {', '.join(setting.options[1:])}"
    return f"{{}}  # {_said(setting, thing)}" if isinstance(setting, (PerName, Table, Section)) else PLACEHOLDER


def _said(setting: Setting, thing: str) -> str:
    """What a setting holds, in a few words."""
    if isinstance(setting, (Number, Path, Flow, PerName)):
        number = setting.number if isinstance(setting, PerName) else setting
        what = {Path: "a path by year", Flow: "amounts by year, other years are 0", PerName: "by cadre"}.get(
            type(setting), "a figure"
        )
        return f"{what}, {unit}" if (unit := _unit(number.unit, thing)) else what
    if isinstance(setting, Choice):
        return f"one of {', '.join(setting.options)}"
    if isinstance(setting, (Reference, PerReference)):
        return f"a name of {setting.section}"
    return "settings by name" if isinstance(setting, (Section, Table)) else "text or list"


def _unit(unit: str, thing: str) -> str:
    return unit.replace("{thing}", thing).replace("money", "USD 2025")
