"""The settings of a cost kind, found by their names and listed, each as a `Slot`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from parameters.dimensions import is_money
from parameters.documents import Node
from parameters.figures import PLACEHOLDER, YEAR
from parameters.reading import BETWEEN
from parameters.settings import (
    Choice,
    Flow,
    Number,
    Path,
    PerName,
    PerReference,
    Section,
    Setting,
    SettingField,
    Table,
    Text,
)
from parameters.slots.slot import LISTS, Slot
from parameters.slots.words import said_of
from parameters.workbook.setting_path import Trail

NAME = PLACEHOLDER
"""Stands where a planner writes a name of their own, or one of a list."""
YEAR_NAME = "YEAR"
"""Stands where a planner writes a year."""
_SHARE = Number("", lever=True, least=0, most=1)
_USUAL = {
    "start": "the date at which it begins, in years: 2027.5 is the middle of 2027",
    "end": "the date at which it ends, in years",
    "thing": "what one of them is called; it is part of the units",
    "type": "what kind of institution it is",
    "indexed": "yes if it keeps its purchasing power, no if it is cash as written",
    "groups": "people with like support needs, each group with settings of its own",
    "terms": "the terms on which the money is given",
    "price_class": "the price class that its price follows",
    "fixed_class": "the price class that fixed follows",
    "step_class": "the price class that step follows",
    "variable_class": "the price class that variable follows",
    "support_given": "those where all four kinds of support are given or referred to",
    "delay": "years by which all of it comes later",
    "factor": "all levels times this",
    "between": "how it goes from one year to the next one given",
    "points": "levels at year end; years between are filled in",
}


@dataclass(frozen=True)
class Fields:
    """Settings of one kind or section, with the documentation that speaks of them; ``thing`` is the element's own."""

    fields: Mapping[str, SettingField]
    doc: str
    thing: str = ""
    names: Mapping[str, Collection[str]] = field(default_factory=dict)

    def at(self, trail: Trail) -> Slot | None:
        """What may stand at a trail, or None where nothing may."""
        found = self.fields.get(str(trail[0]))
        if found is None:
            return None
        slot = self._slot(found.setting, self._said(str(trail[0])), found)
        return self._inside(slot, trail[1:])

    def all(self, node: Node | None = None, above: Trail = ()) -> Iterator[tuple[Trail, Slot]]:
        """Every setting on a row of its own, sections and tables opened; a table's rows are those of ``node``.

        What a section or a row needs that is not there is not needed yet.
        """
        for name, each in self.fields.items():
            below = node.items.get(name) if node is not None else None
            slot = self._slot(each.setting, self._said(name), each)
            yield from self._opened(slot, (*above, name), below)

    def _opened(self, slot: Slot, trail: Trail, node: Node | None) -> Iterator[tuple[Trail, Slot]]:
        setting = slot.setting
        if isinstance(setting, Section):
            yield from self._below(setting, node, trail)
        elif isinstance(setting, Table):
            rows = node.items if node is not None and node.items else {NAME: None}
            for name, row in rows.items():
                first, *others = self._below(setting.row, row, (*trail, name))
                named = f"; {NAME}: {slot.what}" if name == NAME else ""
                yield first[0], replace(first[1], what=f"{first[1].what}{named}")
                yield from others
        elif isinstance(setting, PerReference):
            known = [name for name in self.names.get(setting.section, ()) if node is None or name not in node.items]
            for name in known or ([NAME] if node is None or not node.items else []):
                yield (*trail, name), self._slot(setting.each, slot.what)
        elif isinstance(setting, PerName):
            by_cadre = self._slot(setting.number, f"{slot.what}: write a cadre for {NAME}")
            yield (*trail, NAME), replace(by_cadre, cadres=True)
        elif isinstance(setting, (Path, Flow)) and is_money(setting.unit):
            yield from self._money_by_year(setting, slot, trail)
        else:
            yield trail, slot

    def _below(self, section: Section, node: Node | None, trail: Trail) -> Iterator[tuple[Trail, Slot]]:
        for inner, slot in self._of(section).all(node, trail):
            if node is None and slot.needed:
                what = f"{slot.what} (needed, if anything of {trail[0]} is given)"
                yield inner, replace(slot, what=what, needed=False)
            else:
                yield inner, slot

    def _money_by_year(self, setting: Path | Flow, slot: Slot, trail: Trail) -> Iterator[tuple[Trail, Slot]]:
        """A path of money says its unit once; a flow of money is a figure in each year."""
        if isinstance(setting, Path):
            yield (*trail, "points"), slot
            yield (
                (*trail, "unit"),
                self._slot(Text(), f"money and price year of {trail[-1]}, such as USD 2025", needed=slot.needed),
            )
        else:
            number = Number(setting.unit, lever=setting.lever, least=setting.least, most=setting.most)
            yield (*trail, YEAR_NAME), self._slot(number, f"{slot.what}: write a year for {YEAR_NAME}, a row for each")

    def _of(self, section: Section) -> Fields:
        return Fields(section.fields, section.doc, self.thing, self.names)

    def _said(self, name: str) -> str:
        usual = _USUAL.get(name, "")
        return said_of(name, self.doc, usual) or usual or name.replace("_", " ")

    def _slot(self, setting: Setting, what: str, of: SettingField | None = None, *, needed: bool = False) -> Slot:
        unit = str(getattr(setting, "unit", "")).replace("{thing}", self.thing)
        default = of.default if of is not None and _says(of.default) else None
        return Slot(setting, what, needed or (of is not None and of.required), default, unit)

    def _inside(self, slot: Slot, rest: Trail) -> Slot | None:
        setting = slot.setting
        if not rest:
            return slot
        if isinstance(setting, Section):
            return self._of(setting).at(rest)
        if isinstance(setting, Table):
            return self._of(setting.row).at(rest[1:]) if len(rest) > 1 else self._slot(setting.row, slot.what)
        if isinstance(setting, (PerName, PerReference)):
            each = setting.number if isinstance(setting, PerName) else setting.each
            return self._inside(self._slot(each, slot.what), rest[1:])
        if isinstance(setting, (Path, Flow)):
            return self._of_years(setting, slot, rest)
        return self._slot(_SHARE if isinstance(setting, LISTS) else Text(), slot.what)

    def _of_years(self, setting: Path | Flow, slot: Slot, rest: Trail) -> Slot | None:
        key = str(rest[0])
        if YEAR.fullmatch(key):
            number = Number(setting.unit, lever=setting.lever, least=setting.least, most=setting.most)
            return self._slot(number, f"{slot.what}, in {key}")
        if key == "points":
            return self._inside(slot, rest[1:])
        extras: dict[str, Setting] = {
            "between": Choice(*BETWEEN),
            "delay": Number("", lever=True),
            "factor": Number("", least=0),
            "unit": Text(),
        }
        return self._slot(extras[key], _USUAL.get(key, key)) if key in extras else None


def _says(default: Any) -> bool:
    """Whether a default of a cost kind is something that a reader of the plan should see."""
    if isinstance(default, (bool, int, float)):
        return True
    return isinstance(default, (str, tuple)) and bool(default)
