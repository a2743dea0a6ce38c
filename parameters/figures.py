"""Reading one figure of a plan: its keys, its numbers, its unit, its bounds, its rules."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from parameters.dimensions import is_money, unit_fault
from parameters.documents import Mark, Node
from parameters.number_hints import bound_hint, hint_at, interval_hint, share_hint
from parameters.parameter import GRADES, KINDS, WRITTEN, Fault, Parameter, bound_faults, faults, share
from parameters.problems import Collector, Wording, did_you_mean
from parameters.settings import Flow, Number, Path, Setting

_BOUNDED = ("value", "low", "high")
_NUMBERS = (*_BOUNDED, "standard_error")
_CHOICES = {"kind": KINDS, "grade": GRADES}
YEARS = re.compile("(\\d{4})\\s*[-\u2013\u2014]\\s*(\\d{4})")
"""First and last year of a plan, with any dash between them."""
YEAR = re.compile(r"\d{4}")
_ONE_FIGURE = Wording("take the year out", "clear the cell")
_UNDER_VALUE = Wording("write it under value", "write it into the column 'value'")
PLACEHOLDER = "NAME"
"""What forms write where a planner is to write a name."""
LARGEST = 1e18
"""No figure of a plan is as large; what is, is a slip of the pen."""
FILL_IN = "fill in {unit}low, high, interval, source and grade in the same row"
OWN_ROW = "write it in a row of its own, {setting}, with its unit, and its source and range if it is a fact"
NO_MONEY = "the plan's currency and price year"
"""What hints say in place of an example, where country or years of the plan cannot be read."""
WRITE_FACT = "write {{value: {value}, {unit}low: ..., high: ..., interval: 90%, source: '...', grade: ...}}"


@dataclass(frozen=True)
class Calendar:
    """The years of a plan; ``base`` is the last observed year, the one before ``first``."""

    first: int
    last: int

    @property
    def base(self) -> int:
        """The base year."""
        return self.first - 1


@dataclass(frozen=True)
class Reader:
    """What is known while settings are read; None means "not known, so do not check"."""

    problems: Collector
    calendar: Calendar | None = None
    cadres: Collection[str] | None = None
    currencies: Collection[str] | None = None
    names: Mapping[str, Collection[str]] = field(default_factory=dict)
    thing: str = ""
    away: Mapping[str, str] = field(default_factory=dict)
    """By the address of an element or a setting that the plan has, who takes it away."""

    def expected(self, unit: str) -> str:
        """A setting's unit with the element's own thing in it."""
        return unit.replace("{thing}", self.thing)

    def missing(self, section: str, node: Node, address: str, hint: str) -> None:
        """Tell that no element of a section has the name written at ``node``."""
        gone = f"{section}.{node.value}"
        if gone not in self.away:
            self.problems.add(node.mark, address, f"must name one of the {section} (got {node.said})", hint)
            return
        owner = ".".join(address.split(".")[:2])
        away, kept = f"take {owner} away there too", f"or keep {gone} and say why it is left out ({gone}.left_out)"
        to_do = Wording(f"{away} ({owner}: null), {kept}", f"{away} (a row {owner} with the value null), {kept}")
        self.problems.add(node.mark, address, f"is of {gone}, which {self.away[gone]} takes away", to_do)

    def no_cadre(self, name: str, node: Node, address: str) -> None:
        """Tell that a name is no cadre of ``pay``, and which there are."""
        known = tuple(self.cadres or ())
        if name != PLACEHOLDER:
            hint = did_you_mean(name, known) or f"the cadres are: {', '.join(known)}"
            self.problems.add(node.label, address, "is not a cadre of 'pay'", hint)
            return
        above = address.removesuffix(f".{name}").rpartition(".")[2]
        hint = f"write a cadre for {name}, such as {above}.{next(iter(known), 'nurse')}"
        more = ", ".join(known)
        in_cells = Wording(f"{hint}; the cadres are: {more}", f"{hint}; the sheet Codes lists the cadres")
        self.problems.add(node.label, address, f"{name} stands for a cadre", in_cells)

    def is_name(self, name: str, node: Node, address: str) -> bool:
        """Whether a free name is one; what the forms write in its place is told."""
        if name == PLACEHOLDER:
            self.problems.add(node.label, address, f"{name} stands for a name", "write the name that is meant")
        return name != PLACEHOLDER

    def waiting(self, setting: Setting, node: Node, key: str) -> Mark:
        """Where a missing setting should be written; one that has years waits for the first of them."""
        place, dates = node.place(key), self.calendar
        by_year = place.at(str(dates.first)) if dates is not None and isinstance(setting, (Flow, Path)) else None
        return by_year or place

    def figure(self, setting: Number, node: Node, address: str) -> Parameter | None:
        """The figure written at ``node``, or None with everything wrong in it among the problems."""
        setting = replace(setting, unit=self.expected(setting.unit))
        if not node.items:
            if message := number_fault(node):
                self.problems.add(node.mark, address, message, hint_at(node, dated=setting.date))
            return None if message else self._plain(setting, node, address)
        fields = self._fields(setting, node, address)
        if fields is None:
            return None
        good = self._unit(setting, node, fields, address)
        good = self._bounds(setting, node, fields, address) and good
        for fault in (*faults(fields, setting.lever), *bound_faults(fields, (setting.floor, setting.most))):
            good = self._fault(fault, node, address)
        return self._parameter(setting, fields, node, address) if good else None

    def _plain(self, setting: Number, node: Node, address: str) -> Parameter | None:
        """A plain number: enough for a lever, never for a fact."""
        unit = f"unit: {setting.unit}, " if setting.unit else ""
        alone = "" if node.mark.keys else OWN_ROW.format(setting=".".join(address.split(".")[-2:]))
        if not setting.lever:
            in_cells = alone or FILL_IN.format(unit="unit, " if unit else "")
            hint = Wording(WRITE_FACT.format(value=node.value, unit=unit), in_cells)
            message = f"is a fact and needs its source (got only {node.value})"
            self.problems.add(node.mark.at("source") or node.mark, address, message, hint)
            return None
        if is_money(setting.unit):
            said = self.example(setting.unit)
            hint = Wording(f"write {{value: {node.value}, unit: {said}}}", alone or f"write {said} into this cell")
            message = "an amount of money needs its currency and price year"
            self.problems.add(node.mark.at("unit") or node.mark, address, message, hint)
            return None
        fields = {"value": node.number, "unit": setting.unit}
        if not self._bounds(setting, Node({"value": node}, node.mark), fields, address):
            return None
        return self._parameter(setting, fields, node, address)

    def _fields(self, setting: Number, node: Node, address: str) -> dict[str, Any] | None:
        """The keys of a figure with their right types; None if one is wrong or there is no value."""
        fields, good = {}, True
        for key, child in node.items.items():
            if YEAR.fullmatch(key):
                to_do = _ONE_FIGURE if "value" in node.items else _UNDER_VALUE
                self.problems.add(child.label, f"{address}.{key}", "is one figure, not one for each year", to_do)
                good = False
            elif key not in WRITTEN and key.isdigit():
                hint = "if this is part of a number, write it without separators, such as 400000"
                self.problems.add(child.label, f"{address}.{key}", "unknown key", hint)
                good = False
            elif key not in WRITTEN:
                self.problems.unknown(child.label, f"{address}.{key}", key, WRITTEN)
                good = False
            elif message := _type_fault(key, child):
                hint = _type_hint(key, child, dated=setting.date)
                self.problems.add(child.mark, f"{address}.{key}", message, hint)
                good = False
            else:
                fields[key] = _meant(key, child)
        if "value" not in node.items and not any(YEAR.fullmatch(key) for key in node.items):
            self.problems.add(node.place("value"), address, "has no value")
            good = False
        return fields if good else None

    def _unit(self, setting: Number, node: Node, fields: dict[str, Any], address: str) -> bool:
        if "unit" not in fields:
            fields["unit"] = setting.unit
            if not is_money(setting.unit):
                return True
            said = self.example(setting.unit)
            hint = Wording(f"such as unit: {said}", f"write {said} into this cell")
            message = "is missing: money needs its currency and price year"
            return self._fault(Fault("unit", message, hint), node, address)
        wrong = unit_fault(fields["unit"], setting.unit, self.currencies, self._money())
        return wrong is None or self._fault(Fault("unit", *wrong), node, address)

    def _money(self) -> str:
        """Money as an example: the plan's currency in its base year; empty where either is not known."""
        return f"{next(iter(self.currencies))} {self.calendar.base}" if self.calendar and self.currencies else ""

    def example(self, unit: str) -> str:
        """A unit of money as it is to be written; in words where country or years of the plan cannot be read."""
        money = self._money()
        rest = unit.removeprefix("money")
        return f"{money or NO_MONEY}{', followed by ' if rest and not money else ''}{rest}"

    def lacks_money(self, setting: Path, node: Node, address: str) -> bool:
        """Whether amounts in a row of a workbook lack the unit that a row below says for them all; that is told."""
        levels = node.items["points"].items.values()
        bare = "unit" not in node.items and all(level.number is not None for level in levels)
        if not (bare and setting.lever and is_money(setting.unit) and node.label.cell):
            return False
        place, said = node.mark.at("unit"), self.example(self.expected(setting.unit))
        row = "this cell" if place else f"a row of its own, {'.'.join(address.split('.')[2:])}.unit"
        message = "is missing: money needs its currency and price year"
        self.problems.add(place or node.label, f"{address}.unit", message, f"write {said} into {row}")
        return True

    def _bounds(self, setting: Number, node: Node, fields: Mapping[str, Any], address: str) -> bool:
        good = True
        for key in _BOUNDED:
            if key in fields and (message := self._outside(setting, fields[key])):
                where = address if key == "value" else f"{address}.{key}"
                hint = share_hint(fields[key], setting.most) if not setting.unit else ""
                self.problems.add(node.items[key].mark, where, message, hint)
                good = False
        return good

    def _outside(self, setting: Number, value: float) -> str:
        if setting.least is not None and value < setting.least:
            return f"must be >= {setting.least:g} (got {value})"
        if setting.above is not None and value <= setting.above:
            return f"must be > {setting.above:g} (got {value})"
        if setting.most is not None and value > setting.most:
            return f"must be <= {setting.most:g} (got {value})"
        dates = self.calendar
        if setting.date and dates is not None and not dates.base <= value <= dates.last + 1:
            return f"must be a date from {dates.base} to {dates.last + 1} (got {value})"
        return ""

    def _fault(self, fault: Fault, node: Node, address: str) -> bool:
        where = address if fault.field == "value" else f"{address}.{fault.field}"
        place = node.mark.at(fault.lacks) or node.place(fault.field)
        why = node.mark.at("fixed") if (fault.field, fault.lacks) == ("value", "low") else None
        if why is not None and "!" not in why.cell:
            place = why  # the column is lost, which is told once for all rows of the sheet
        self.problems.add(place, where, fault.message, fault.hint)
        return False

    def _parameter(self, setting: Number, fields: Mapping[str, Any], node: Node, address: str) -> Parameter:
        least = setting.least
        if setting.above is not None:
            least = setting.above + 1e-6 * (fields["value"] - setting.above)
        origin = str(origin_of(node))
        return Parameter(**fields, address=address, origin=origin, lever=setting.lever, least=least, most=setting.most)


def origin_of(node: Node) -> Mark:
    """Where a figure comes from: the line of its key (of its value, if it has none); in a workbook its cell."""
    return node.mark if node.mark.cell else node.label


def _meant(key: str, child: Node) -> Any:
    """What is written under a key of a figure: a share as a number, kind and grade in any letters."""
    if key == "interval":
        return share(child.value)
    if key not in _CHOICES or not isinstance(child.value, str):
        return child.value
    said = child.value.strip()
    return said.upper() if key == "grade" else said.lower()


def _type_hint(key: str, child: Node, *, dated: bool) -> str:
    if key in _NUMBERS:
        return hint_at(child, dated=dated) if key == "value" else bound_hint(child)
    return interval_hint(child.value) if key == "interval" else did_you_mean(str(child.value), _CHOICES.get(key, ()))


def _type_fault(key: str, child: Node) -> str:
    if key in _NUMBERS:
        return number_fault(child)
    if key == "interval":
        written = share(child.value)
        good = isinstance(written, (int, float)) and not isinstance(written, bool)
        return "" if good else f"must be a share such as 90% or 0.9 (got {child.said})"
    if key in _CHOICES:
        good = _meant(key, child) in _CHOICES[key]
        return "" if good else f"must be one of {', '.join(_CHOICES[key])} (got {child.said})"
    return "" if isinstance(child.value, str) else f"must be text (got {child.said})"


def number_fault(node: Node) -> str:
    """Why a value is no usable number, or nothing."""
    if node.number is None:
        return f"must be a number (got {node.said})"
    return "" if abs(node.number) <= LARGEST else f"must be a number below {LARGEST:g} (got {node.said})"
