"""JSON Schema of a plan file, for completion and checks in editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from parameters.about import SOURCES, STATUSES
from parameters.countries import country_codes
from parameters.element_ids import ID
from parameters.elements import ELEMENT_KEYS, OWN_KIND
from parameters.library import Library, shipped
from parameters.menu import PLACES_OF_CARE, TAGS, read_menu
from parameters.parameter import GRADES, KINDS
from parameters.plan_words import GROUPS
from parameters.problems import Collector
from parameters.quality import quality_fields
from parameters.reading import BETWEEN
from parameters.settings import (
    SECTIONS,
    Choice,
    Flow,
    KindSchema,
    Number,
    Path,
    PerName,
    PerReference,
    Profile,
    Section,
    Setting,
    Shares,
    Table,
    Words,
)
from parameters.templates import read_templates
from parameters.world import WORLD, Part, Series, Some

_ANY_FIGURE = {"$ref": "#/$defs/figure"}
_YEAR = "^[0-9]{4}$"
_NAME = f"^{ID.pattern}$"

Schema = dict[str, Any]


def plan_schema(kinds: Mapping[str, KindSchema], library: Library | None = None) -> Schema:
    """JSON Schema (draft 2020-12) of a plan file with these cost kinds."""
    library = library or shipped()
    ids = {entry.id: entry.kind for entry in read_menu(library, Collector()).values() if not entry.part}
    fits = {template.id: template.fits for template in read_templates(library, Collector()).values()}
    world = {name: _part(part) for name, part in WORLD.items()}
    sections = {place: _section(kinds, ids, fits, kind) for kind, place in SECTIONS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CareShift plan",
        "type": "object",
        "additionalProperties": False,
        "required": ["plan", "country", "years"],
        "properties": {
            "plan": {"type": "string", "description": "Title"},
            "country": {"enum": country_codes(library)},
            "years": {"type": "string", "pattern": "^[0-9]{4} *- *[0-9]{4}$"},
            **world,
            "uncertainty": _uncertainty(),
            **sections,
            "rules": _open(_NAME, {"type": "number", "minimum": 0}),
            "considered": _closed({name: {"type": "string"} for name in GROUPS}),
            "ministries": _ministries(),
            "quality": _quality(),
            "crosswalk": {"type": "string", "description": "file of the national chart of accounts, or a shipped name"},
            "regions": {"type": "string", "description": "CSV file with a row for each region"},
            "scenarios": {"type": "object", "additionalProperties": _scenario()},
        },
        "$defs": {"figure": _figure(), "number": {"anyOf": [{"type": "number"}, _ANY_FIGURE]}},
    }


def _quality() -> Schema:
    return _closed({name: {"type": "string", "description": one.asks} for name, one in quality_fields().items()})


def _ministries() -> Schema:
    line = {"enum": ["yes", "no", True, False]}
    return {"type": "object", "additionalProperties": {**_closed({"budget_line": line}), "required": ["budget_line"]}}


def _uncertainty() -> Schema:
    addresses = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
    figure = _figure()
    driver = {**figure, "properties": {**figure["properties"], "of": addresses}, "required": ["value", "of"]}
    rank = {"type": "number", "exclusiveMinimum": -1, "exclusiveMaximum": 1}
    group = {**_closed({"of": addresses, "rank": rank}), "required": ["of", "rank"]}
    return _closed({"drivers": _open(_NAME, driver), "correlations": {"type": "array", "items": group}})


def _figure() -> Schema:
    texts = {name: {"type": "string"} for name in ("unit", "source", "fixed", "note")}
    numbers = {name: {"type": "number"} for name in ("value", "low", "high")}
    interval = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[0-9.]+ *%$"}]}
    choices = {"kind": {"enum": list(KINDS)}, "grade": {"enum": list(GRADES)}}
    error = {"type": "number", "exclusiveMinimum": 0}
    entries = {**numbers, "standard_error": error, **texts, "interval": interval, **choices}
    return {"type": "object", "additionalProperties": False, "properties": entries}


def _part(part: Part) -> Schema:
    if isinstance(part, Number):
        return _number(part)
    if isinstance(part, (Mapping, Some)):
        part = part.parts if isinstance(part, Some) else part
        return _closed({name: _part(inner) for name, inner in part.items()})
    names = _YEAR if isinstance(part, Series) else "." if part.texts else _NAME
    return _open(names, _part(part.number))


def _section(
    kinds: Mapping[str, KindSchema], ids: Mapping[str, str], fits: Mapping[str, tuple[str, ...]], section: str
) -> Schema:
    """Elements of a section: any setting of its kinds; the kind or menu id named decides which."""
    fitting = [kind for kind in kinds.values() if kind.section == section]
    rules = [_rule(kind, [name for name, of in ids.items() if of == kind.name], _laid(kind, fits)) for kind in fitting]
    found = _open(_NAME, {"type": "object", "allOf": rules, "properties": _about(fitting, ids, fits)})
    own = {kind.name: _rule(kind, [], [])["then"] for kind in fitting if SECTIONS[section] == OWN_KIND}
    return {**found, "properties": own} if own else found


def _laid(kind: KindSchema, fits: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Templates that say of themselves that they are of a kind, so that an element needs no other word for it."""
    return [name for name, of in fits.items() if kind.name in of]


def _rule(kind: KindSchema, ids: list[str], templates: list[str]) -> Schema:
    named = [{"properties": {"kind": {"const": kind.name}}, "required": ["kind"]}]
    if ids:
        named.append({"properties": {"menu": {"enum": ids}}, "required": ["menu"]})
    if templates:
        named.append({"properties": {"template": {"enum": templates}}, "required": ["template"]})
    settings = {name: _setting(field.setting) for name, field in kind.settings.items()}
    shape = _closed({**settings, **{name: {} for name in ELEMENT_KEYS}})
    return {"if": {"anyOf": named}, "then": {**shape, "description": kind.doc}}


def _about(kinds: list[KindSchema], ids: Mapping[str, str], fits: Mapping[str, tuple[str, ...]]) -> Schema:
    names = [kind.name for kind in kinds]
    fitting = [name for name, kind in ids.items() if kind in names]
    tags: Schema = {name: {"type": ["string", "number"]} for name in TAGS}
    tags["setting"] = {"enum": list(PLACES_OF_CARE)}
    return {
        "menu": {"enum": fitting},
        "kind": {"enum": names},
        "name": {"type": "string"},
        "template": {"enum": [name for name, of in fits.items() if set(of) & {*fitting, *names}]},
        **{key: {"type": "string"} for key in ("payer", "owner", "indicator", "output", "left_out")},
        "priority": {"type": "number", "minimum": 0},
        "funding": _funding(),
        "apart_from": _open(_NAME, {"type": "string"}),
        "tags": _closed(tags),
    }


def _funding() -> Schema:
    ends = {"type": "integer", "minimum": 1000, "maximum": 9999}
    words = {"source": {"enum": list(SOURCES)}, "status": {"enum": list(STATUSES)}}
    return _closed({**words, "ends": ends, "successor": {"type": "string"}})


def _setting(setting: Setting) -> Schema:
    if isinstance(setting, Number):
        return _number(setting)
    if isinstance(setting, Path):
        return _path(setting)
    if isinstance(setting, (Profile, Shares)):
        return {"type": "array", "items": {"$ref": "#/$defs/number"}, "minItems": 1}
    if isinstance(setting, (Flow, PerName, PerReference, Table, Section)):
        return _named(setting)
    if isinstance(setting, Words):
        word: Schema = {"enum": list(setting.options)} if setting.options else {"type": "string"}
        return {"anyOf": [word, {"type": "array", "items": word, "minItems": 1}]}
    return {"enum": list(setting.options)} if isinstance(setting, Choice) else {"type": "string"}


def _named(setting: Flow | PerName | PerReference | Table | Section) -> Schema:
    """Entries by year, by name of a cadre or element, by free names, or by the settings of a section."""
    if isinstance(setting, Section):
        inside = _closed({name: _setting(field.setting) for name, field in setting.fields.items()})
        return {**inside, "description": setting.doc}
    if isinstance(setting, Flow):
        return _open(_YEAR, {"$ref": "#/$defs/number"})
    if isinstance(setting, PerName):
        return _open(_NAME, _number(setting.number))
    return _open(_NAME, _setting(setting.each if isinstance(setting, PerReference) else setting.row))


def _number(number: Number) -> Schema:
    if not number.lever:
        return {**_ANY_FIGURE, "description": _unit(number.unit)}
    bounds = {"minimum": number.least, "exclusiveMinimum": number.above, "maximum": number.most}
    plain: Schema = {"type": "number", **{key: bound for key, bound in bounds.items() if bound is not None}}
    return {"anyOf": [plain, _ANY_FIGURE], "description": _unit(number.unit)}


def _path(path: Path) -> Schema:
    points = _open(_YEAR, {"$ref": "#/$defs/number"})
    number = {"$ref": "#/$defs/number"}
    extras = {"between": {"enum": list(BETWEEN)}, "delay": number, "factor": _ANY_FIGURE, "unit": {"type": "string"}}
    return {"anyOf": [points, _closed({"points": points, **extras})], "description": _unit(path.unit)}


def _scenario() -> Schema:
    verbs = {name: {"type": "number"} for name in ("set", "times", "plus")}
    move = {"anyOf": [{"type": "number"}, {**_closed(verbs), "minProperties": 1, "maxProperties": 1}]}
    entries = {"what": {"type": "string"}, "parameters": {"type": "object", "additionalProperties": move}}
    return {"type": "object", "properties": entries}


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _open(pattern: str, inner: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "patternProperties": {pattern: inner}}


def _unit(unit: str) -> str:
    return f"unit: {unit}" if unit else "a plain number"
