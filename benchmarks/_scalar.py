"""The same recorded lines as plain Python, one draw at a time: what the engine is compared with."""

import math
from collections.abc import Callable, Iterator, Sequence

from costing.lines import Book, Constant, Input, Line, Look, Operation, Reduction, Row
from costing.lines.order import Step, steps

PLAIN = {
    "np.minimum": "min",
    "np.maximum": "max",
    "np.floor": "floor",
    "np.exp": "exp",
    "np.power": "pow",
    "np.where": "where",
}
NAMES = {
    "floor": math.floor,
    "exp": math.exp,
    "where": lambda flag, a, b: a if flag else b,
    "ratio": lambda a, b, otherwise: a / b if abs(b) > 1e-9 else otherwise,
}


def scalar_function(book: Book, keep: Sequence[Row]) -> Callable[[dict[int, float | list[float]]], list]:
    """A function of the inputs (by row number: a number, or a list with one a year) that returns the kept rows."""
    text = "\n    ".join(["def compute(given):", *_body(book, steps(keep)), f"return [{', '.join(map(_name, keep))}]"])
    for numpy, plain in PLAIN.items():
        text = text.replace(numpy, plain)
    names = dict(NAMES)
    exec(compile(text, "<scalar>", "exec"), names)
    return names["compute"]


def _name(row: Row) -> str:
    return f"r{row.index}"


def _body(book: Book, order: Sequence[Step]) -> Iterator[str]:
    for step in order:
        row = step.rows[0]
        if isinstance(row, Input):
            yield f"{_name(row)} = given[{row.index}]"
        elif step.circle:
            yield from _circle(book, step)
        elif row.scalar:
            yield f"{_name(row)} = {_text(row.formula)}"
        elif row.base is None:
            yield f"{_name(row)} = [{_text(row.formula)} for t in range({book.columns})]"
        else:
            yield "t = 0"
            yield f"{_name(row)} = [{_text(row.base)}] + [{_text(row.formula)} for t in range(1, {book.columns})]"


def _circle(book: Book, step: Step) -> Iterator[str]:
    yield from (f"{_name(row)} = [0.0] * {book.columns}" for row in step.rows)
    yield "t = 0"
    yield from (f"{_name(row)}[0] = {_text(row.formula if row.base is None else row.base)}" for row in step.in_base)
    yield f"for t in range(1, {book.columns}):"
    yield from (f"    {_name(row)}[t] = {_text(row.formula)}" for row in step.in_year)


def _text(line: Line) -> str:
    if isinstance(line, Constant):
        return repr(line.value)
    if isinstance(line, Row):
        return _name(line) if line.scalar else f"{_name(line)}[t]"
    if isinstance(line, Operation):
        return line.function.numpy([_text(argument) for argument in line.arguments])
    if isinstance(line, Reduction):
        plan = line.row.book.plan_columns
        return f"{line.how}({_name(line.row)}[{plan.start}:{plan.stop}])"
    assert isinstance(line, Look)
    far = f"round({_name(line.distance)})" if isinstance(line.distance, Row) else str(line.distance)
    if line.kind in ("before", "ago"):
        return f"{_name(line.row)}[max(0, t-{far})]"
    at = f"t+{far}" if line.kind == "lead" else f"t-{far}"
    return f"({_name(line.row)}[{at}] if 0 <= {at} < {line.book.columns} else 0.0)"
