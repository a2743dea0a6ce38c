"""What an amount is made of: parts that are each a quantity times a price.

Some lines are put on money: the employer's contributions on pay, contingencies and taxes on what they belong to. Their
quantity is money itself. Taken apart into quantities and prices, it shows whether more is paid for because more is
bought or because it costs more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from costing.lines import Constant, Input, Line, Operation, Row, Stock


@dataclass(frozen=True)
class Part:
    """A part of an amount: the product of the lines of `quantity` and of those of `price` (lines or plain numbers)."""

    quantity: tuple[Row, ...]
    price: tuple[Row | float, ...] = ()

    def times(self, quantity: Iterable[Row] = (), price: Iterable[Row | float] = ()) -> Part:
        """The part with further factors."""
        return Part((*self.quantity, *quantity), (*self.price, *price))


def parts_of(row: Row) -> list[Part]:
    """The parts that a line is the sum of in every plan year; the line itself where it is no money, or no such sum.

    A plain number that is the same in all years, such as a rate or a share, belongs to the price.
    """
    found = _parts(row) if row.unit.money else None
    return [Part((row,))] if found is None else found


def _parts(line: Line) -> list[Part] | None:
    if isinstance(line, Row):
        return _of_row(line)
    if isinstance(line, Constant):
        return [] if line.value == 0 else None
    if not isinstance(line, Operation):
        return None
    if line.function.name in ("add", "total"):
        return _joined([_parts(argument) for argument in line.arguments])
    if line.function.name == "subtract":
        first, second = (_parts(argument) for argument in line.arguments)
        return _joined([first, None if second is None else [part.times(price=[-1.0]) for part in second]])
    return _product(*line.arguments) if line.function.name == "multiply" else None


def _of_row(row: Row) -> list[Part]:
    if isinstance(row, Input) and row.scalar:
        return [Part((), (row,))]
    plain = row.formula is not None and not isinstance(row, Stock) and not row.scalar
    found = _parts(row.formula) if plain and row.formula is not None else None
    if found is None and row.scalar:
        return [Part((), (row,))]
    return [Part((row,))] if found is None else found


def _joined(found: Iterable[list[Part] | None]) -> list[Part] | None:
    whole: list[Part] = []
    for parts in found:
        if parts is None:
            return None
        whole += parts
    return whole


def _product(first: Line, second: Line) -> list[Part] | None:
    if bool(first.unit.money) == bool(second.unit.money):
        return None
    amount, factor = (first, second) if first.unit.money else (second, first)
    parts, times = _parts(amount), _factor(factor)
    return None if parts is None or times is None else [part.times(times.quantity, times.price) for part in parts]


def _factor(line: Line) -> Part | None:
    """A factor that is no money, as quantity or price."""
    if isinstance(line, Constant):
        return Part((), (line.value,))
    if isinstance(line, Row):
        return Part((), (line,)) if line.scalar and line.unit.pure else Part((line,))
    if isinstance(line, Operation) and line.function.name == "multiply":
        first, second = (_factor(argument) for argument in line.arguments)
        return None if first is None or second is None else first.times(second.quantity, second.price)
    return None
