"""Reading one figure of a plan: its keys, its numbers, its unit, its bounds, its rules."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from parameters.dimensions import is_money, unit_fault
from parameters.documents import Mark, Node
from parameters.parameter import GRADES, KINDS, WRITTEN, Parameter, bound_faults, faults, share
from parameters.problems import Collector, did_you_mean
from parameters.settings import Number

_BOUNDED = ("value", "low", "high")
_NUMBERS = (*_BOUNDED, "standard_error")
_CHOICES = {"kind": KINDS, "grade": GRADES}
YEARS = re.compile("(\\d{4})\\s*[-\u2013\u2014]\\s*(\\d{4})")
"""First and last year of a plan, with any dash between them."""
LARGEST = 1e18
"""No figure of a plan is as large; what is, is a slip of the pen."""
FILL_IN = "fill in unit, low, high, interval, source and grade in the same row"
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
    """By the address of an element that the plan has, who takes it away."""

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
        hint = (
            f"take {owner} away there too ({owner}: null), or keep {gone} and say why it is left out ({gone}.left_out)"
        )
        self.problems.add(node.mark, address, f"is of {gone}, which {self.away[gone]} takes away", hint)

    def figure(self, setting: Number, node: Node, address: str) -> Parameter | None:
        """The figure written at ``node``, or None with everything wrong in it among the problems."""
        setting = replace(setting, unit=self.expected(setting.unit))
        if not node.items:
            if message := number_fault(node):
                self.problems.add(node.mark, address, message, hint_at(node))
            return None if message else self._plain(setting, node, address)
        fields = self._fields(node, address)
        if fields is None:
            return None
        good = self._unit(setting, node, fields, address)
        good = self._bounds(setting, node, fields, address) and good
        for fault in (*faults(fields, setting.lever), *bound_faults(fields, (setting.floor, setting.most))):
            good = self._fault(fault.field, node, address, fault.message, fault.hint)
        return self._parameter(setting, fields, node, address) if good else None

    def _plain(self, setting: Number, node: Node, address: str) -> Parameter | None:
        """A plain number: enough for a lever, never for a fact."""
        unit = f"unit: {setting.unit}, " if setting.unit else ""
        if not setting.lever:
            hint = FILL_IN if node.mark.cell else WRITE_FACT.format(value=node.value, unit=unit)
            self.problems.add(node.mark, address, f"is a fact and needs its source (got only {node.value})", hint)
            return None
        if is_money(setting.unit):
            said = setting.unit.replace("money", self._money())
            hint = f"write {{value: {node.value}, unit: {said}}}"
            hint = f"write {said} in the column 'unit'" if node.mark.cell else hint
            self.problems.add(node.mark, address, "an amount of money needs its currency and price year", hint)
            return None
        fields = {"value": node.number, "unit": setting.unit}
        if not self._bounds(setting, Node({"value": node}, node.mark), fields, address):
            return None
        return self._parameter(setting, fields, node, address)

    def _fields(self, node: Node, address: str) -> dict[str, Any] | None:
        """The keys of a figure with their right types; None if one is wrong or there is no value."""
        fields, good = {}, True
        for key, child in node.items.items():
            if key not in WRITTEN and key.isdigit():
                hint = "if this is part of a number, write it without separators, such as 400000"
                self.problems.add(child.label, f"{address}.{key}", "unknown key", hint)
                good = False
            elif key not in WRITTEN:
                self.problems.unknown(child.label, f"{address}.{key}", key, WRITTEN)
                good = False
            elif message := _type_fault(key, child):
                near = did_you_mean(str(child.value), _CHOICES.get(key, ()))
                if key == "grade" and str(child.value).upper() in GRADES:
                    near = f"write {str(child.value).upper()}"
                hint = hint_at(child) if key in _NUMBERS else near
                self.problems.add(child.mark, f"{address}.{key}", message, hint)
                good = False
            else:
                fields[key] = share(child.value) if key == "interval" else child.value
        if "value" not in node.items:
            self.problems.add(node.label, address, "has no value")
            good = False
        return fields if good else None

    def _unit(self, setting: Number, node: Node, fields: dict[str, Any], address: str) -> bool:
        if "unit" not in fields:
            fields["unit"] = setting.unit
            if not is_money(setting.unit):
                return True
            said = setting.unit.replace("money", self._money())
            hint = f"such as {said} in the column 'unit'" if node.mark.cell else f"such as unit: {said}"
            return self._fault("unit", node, address, "is missing: money needs its currency and price year", hint)
        wrong = unit_fault(fields["unit"], setting.unit, self.currencies, self._money())
        return wrong is None or self._fault("unit", node, address, *wrong)

    def _money(self) -> str:
        """Money as an example: the plan's currency in its base year."""
        base = self.calendar.base if self.calendar else 2024
        return f"{next(iter(self.currencies), 'USD') if self.currencies else 'USD'} {base}"

    def _bounds(self, setting: Number, node: Node, fields: Mapping[str, Any], address: str) -> bool:
        good = True
        for key in _BOUNDED:
            if key in fields and (message := self._outside(setting, fields[key])):
                place = node.items[key].mark
                self.problems.add(place, address if key == "value" else f"{address}.{key}", message)
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

    def _fault(self, key: str, node: Node, address: str, message: str, hint: str) -> bool:
        child = node.items.get(key)
        where = address if key == "value" else f"{address}.{key}"
        self.problems.add(child.mark if child else node.label, where, message, hint)
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


def _type_fault(key: str, child: Node) -> str:
    if key in _NUMBERS:
        return number_fault(child)
    if key == "interval":
        written = share(child.value)
        good = isinstance(written, (int, float)) and not isinstance(written, bool)
        return "" if good else f"must be a share such as 90% or 0.9 (got {child.said})"
    if key in _CHOICES:
        good = child.value in _CHOICES[key]
        return "" if good else f"must be one of {', '.join(_CHOICES[key])} (got {child.said})"
    return "" if isinstance(child.value, str) else f"must be text (got {child.said})"


_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_NOTHING = ("-", "--", "n/a", "na", "none", "x", "?")
"""What people write into a cell that should stay empty."""
_NARROW = re.compile("[\u00a0\u2009\u202f]")
"""Spaces that office programmes write between thousands."""
_SEPARATED = re.compile(r"\d{1,3}(?:[ ,]\d{3})+")
_COMMA = re.compile(r"(\d+),(\d+)")
_DATE = re.compile(r"(\d{4})-(\d{2})-\d{2}(?:[T ][\d:.]+)?")


def number_hint(written: Any) -> str:
    """What to write instead of a text that was meant as a number; empty where that is not clear.

    >>> number_hint("20%"), number_hint("400 000"), number_hint("0,125"), number_hint("2026-07-01")
    ('write 0.2', 'write 400000, without separators', 'write 0.125', 'write 2026.5, a date in years')
    >>> number_hint("1,250")
    'write 1250 if the comma parts thousands, 1.250 if it is a decimal comma'
    """
    text = _NARROW.sub(" ", str(written)).strip()
    if match := _PERCENT.fullmatch(text):
        return f"write {float(match[1]) / 100:g}"
    if _SEPARATED.fullmatch(text) and not text.startswith("0,"):
        whole, decimal = re.sub("[ ,]", "", text), text.replace(",", ".")
        one = text.count(",") == 1 and " " not in text
        either = f" if the comma parts thousands, {decimal} if it is a decimal comma"
        return f"write {whole}{either if one else ', without separators'}"
    if match := _COMMA.fullmatch(text):
        return f"write {match[1]}.{match[2]}"
    if match := _DATE.fullmatch(text):
        return f"write {round(int(match[1]) + (int(match[2]) - 1) / 12, 2):g}, a date in years"
    return ""


def hint_at(node: Node) -> str:
    """`number_hint`, and in a workbook what to do with a cell that holds a number as text."""
    hint = number_hint(node.value)
    if hint or not node.mark.cell or not isinstance(node.value, str):
        return hint
    if node.value.strip().lower() in _NOTHING:
        return "leave the cell empty"
    if re.fullmatch(r"[\d.,]+ +[^\d\s].*", node.value.strip()):
        return "write the number alone; its unit stands in the column 'unit'"
    try:
        float(node.value)
    except ValueError:
        return ""
    return "the cell holds text that looks like a number: clear it, format it as a number, and write the number again"


def number_fault(node: Node) -> str:
    """Why a value is no usable number, or nothing."""
    if node.number is None:
        return f"must be a number (got {node.said})"
    return "" if abs(node.number) <= LARGEST else f"must be a number below {LARGEST:g} (got {node.said})"
