"""The table of functions: for each, its unit rule, and how NumPy, a spreadsheet and a sentence say it.

No other function exists in any cost model. Every jump (`whole`, `floor`, `reached`) carries a guard of 1e-9 so that
the last binary digit, which engine and spreadsheet treat differently, never decides.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from costing.lines import rules
from costing.lines.line import Constant, Line, Operation, RecordError, Row, record
from costing.lines.rules import Bound, UnitRule, is_zero, same
from parameters import PURE

Spelling = Callable[[Sequence[str]], str]


@dataclass(frozen=True)
class Function:
    """One entry. `numpy`, `sheet` and `words` turn the texts of the arguments into the text of the result."""

    name: str
    unit: UnitRule
    numpy: Spelling
    sheet: Spelling
    words: Spelling
    lower: Bound = lambda _: -math.inf
    repeats: tuple[int, ...] = ()

    def check(self, arguments: Sequence[Line]) -> None:
        """Raise `RecordError` if an argument that is repeated in the formula is not a row, or a divisor may be 0."""
        for position in self.repeats:
            if not isinstance(arguments[position], Row | Constant):
                raise RecordError(f"{self.name} repeats its argument {position + 1}: give that a line of its own")
        if self.name == "divide" and arguments[1].lower <= 0:
            raise RecordError(
                f"{arguments[1].name} may be 0: divide by an input above 0, by most(x, a positive constant), "
                "or use ratio(a, b, otherwise)"
            )

    def simplify(self, arguments: Sequence[Line]) -> Line | None:
        """`x + 0` and `x * 1` vanish, so that a sum of nothing needs no special case."""
        first, second = (*arguments, None)[:2]
        if self.name == "add" and _is(first, 0):
            return second
        if self.name in ("add", "subtract") and _is(second, 0):
            return first
        if self.name == "multiply" and _is(first, 1):
            return second
        if self.name in ("multiply", "divide") and _is(second, 1):
            return first
        return None


def _is(line: Line | None, value: float) -> bool:
    return isinstance(line, Constant) and line.value == value and line.unit == PURE


def _between(sign: str) -> Spelling:
    return lambda texts: f"({f'{sign}'.join(texts)})"


def _call(name: str) -> Spelling:
    return lambda texts: f"{name}({','.join(texts)})"


def _phrase(opening: str, separator: str = "; ") -> Spelling:
    return lambda texts: f"{opening} ({separator.join(texts)})"


def _fold(name: str) -> Spelling:
    def spell(texts: Sequence[str]) -> str:
        text = texts[0]
        for other in texts[1:]:
            text = f"{name}({text},{other})"
        return text

    return spell


_ENTRIES = (
    Function("add", same, _between("+"), _between("+"), _between(" + "), sum),
    Function("subtract", same, _between("-"), _between("-"), _between(" - ")),
    Function("multiply", rules.product, _between("*"), _between("*"), " x ".join, rules.product_bound),
    Function("divide", rules.quotient, _between("/"), _between("/"), " / ".join, rules.quotient_bound),
    Function("least", same, _fold("np.minimum"), _call("MIN"), _phrase("the least of"), min),
    Function("most", same, _fold("np.maximum"), _call("MAX"), _phrase("the most of"), max),
    Function(
        "clip",
        same,
        lambda t: f"np.minimum(np.maximum({t[0]},{t[1]}),{t[2]})",
        lambda t: f"MIN(MAX({t[0]},{t[1]}),{t[2]})",
        lambda t: f"({t[0]}, kept between {t[1]} and {t[2]})",
        lambda b: min(max(b[0], b[1]), b[2]),
    ),
    Function(
        "rest",
        same,
        lambda t: f"np.maximum(0.0,{'-'.join(t)})",
        lambda t: f"MAX(0,{'-'.join(t)})",
        lambda t: f"what is left of ({' - '.join(t)})",
        lambda _: 0.0,
    ),
    Function(
        "whole",
        rules.first,
        lambda t: f"(0.0-np.floor(1e-9-{t[0]}))",
        lambda t: f"(-INT(1E-9-{t[0]}))",
        lambda t: f"({t[0]}, rounded up)",
        rules.whole_bound,
    ),
    Function(
        "floor",
        rules.first,
        lambda t: f"np.floor({t[0]}+1e-9)",
        lambda t: f"INT({t[0]}+1E-9)",
        lambda t: f"({t[0]}, rounded down)",
        rules.floor_bound,
    ),
    Function(
        "reached",
        rules.flag,
        lambda t: f"np.where({t[0]}>={t[1]}-1e-9,1.0,0.0)",
        lambda t: f"IF({t[0]}>={t[1]}-1E-9,1,0)",
        lambda t: f"(1 if {t[0]} has reached {t[1]}, else 0)",
        lambda _: 0.0,
    ),
    Function(
        "where",
        rules.flagged,
        lambda t: f"np.where({t[0]}>0.5,{t[1]},{t[2]})",
        lambda t: f"IF({t[0]}>0.5,{t[1]},{t[2]})",
        lambda t: f"(if {t[0]} then {t[1]}, else {t[2]})",
        lambda b: min(b[1:]),
    ),
    Function(
        "ratio",
        rules.ratio_unit,
        lambda t: f"ratio({t[0]},{t[1]},{t[2]})",
        lambda t: f"IF(ABS({t[1]})>1E-9,{t[0]}/{t[1]},{t[2]})",
        lambda t: f"({t[0]} / {t[1]}, or {t[2]} where that is 0)",
        repeats=(1,),
    ),
    Function(
        "smooth",
        rules.plain,
        lambda t: f"({t[0]}*{t[0]}*(3.0-2.0*{t[0]}))",
        lambda t: f"({t[0]}*{t[0]}*(3-2*{t[0]}))",
        lambda t: f"(an s-curve of {t[0]})",
        repeats=(0,),
    ),
    Function("exp", rules.plain, _call("np.exp"), _call("EXP"), _phrase("e to the power of"), lambda _: rules.POSITIVE),
    Function(
        "power",
        rules.plain,
        _call("np.power"),
        lambda t: f"(({t[0]})^({t[1]}))",
        lambda t: f"({t[0]} to the power of {t[1]})",
        rules.power_bound,
    ),
    Function("total", same, lambda t: f"({'+'.join(t)})", _call("SUM"), _between(" + "), sum),
)
FUNCTIONS = {entry.name: entry for entry in _ENTRIES}


def least(*lines: Line | float) -> Line:
    """The smallest of lines in one unit."""
    return record("least", *lines)


def most(*lines: Line | float) -> Line:
    """The largest of lines in one unit; with a positive constant it makes a safe divisor."""
    return record("most", *lines)


def clip(line: Line, low: Line | float = 0, high: Line | float = 1) -> Line:
    """The line, kept between `low` and `high`."""
    return record("clip", line, low, high)


def rest(available: Line, *taken: Line) -> Line:
    """What is left of `available`, never below 0."""
    return record("rest", available, *taken)


def whole(line: Line) -> Line:
    """The smallest whole number not below the line."""
    return record("whole", line)


def floor(line: Line) -> Line:
    """The largest whole number not above the line."""
    return record("floor", line)


def reached(line: Line, threshold: Line | float) -> Line:
    """1 where the line is at or above the threshold, else 0."""
    return record("reached", line, threshold)


def where(flag: Line, then: Line | float, otherwise: Line | float) -> Line:
    """`then` where the flag is 1, `otherwise` where it is 0."""
    return record("where", flag, then, otherwise)


def ratio(above: Line | float, below: Line, otherwise: Line | float) -> Line:
    """`above / below`, or `otherwise` where the divisor is 0; `below` must be a row."""
    return record("ratio", above, below, otherwise)


def smooth(line: Line) -> Line:
    """An s-curve of a share between 0 and 1; the share must be a row."""
    return record("smooth", line)


def exp(line: Line) -> Line:
    """The exponential of a plain number."""
    return record("exp", line)


def power(base: Line | float, exponent: Line | float) -> Line:
    """A positive plain number to the power of a plain number."""
    lower, name = (base.lower, base.name) if isinstance(base, Line) else (base, f"{base:.15g}")
    if lower <= 0:
        raise RecordError(f"{name} may be 0 or below: a power needs a base above 0")
    return record("power", base, exponent)


def total(lines: Iterable[Line]) -> Line | float:
    """The sum of any number of lines; 0 for none. Raises `RecordError` if one line appears twice or over 30 do."""
    terms = [line for line in lines if not is_zero(line)]
    if len({id(term) for term in terms}) != len(terms):
        raise RecordError(f"a line stands twice in a total: {', '.join(term.name for term in terms)}")
    if len(terms) > 30:
        raise RecordError(f"a total of {len(terms)} lines is too long for one cell: sum parts of it first")
    if len(terms) < 2:
        return terms[0] if terms else 0
    return record("total", *terms)


def is_total(line: Line) -> bool:
    """Whether a formula is a total, which may speak of more things than others."""
    return isinstance(line, Operation) and line.function.name == "total"
