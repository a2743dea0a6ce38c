"""The functions of the table as calls of NumPy in each other, which can be told where to put their results."""

from __future__ import annotations

import ast
from functools import lru_cache

from costing.lines.functions import FUNCTIONS

Tree = int | str | tuple[str, tuple["Tree", ...]]
"""The number of an argument, a number as text, or a call with its parts."""

OPERATORS = {ast.Add: "np.add", ast.Sub: "np.subtract", ast.Mult: "np.multiply", ast.Div: "np.divide"}
IN_PLACE = {*OPERATORS.values(), "np.minimum", "np.maximum", "np.floor", "np.exp", "np.power"}
"""What NumPy can write into an array that is given."""


@lru_cache(maxsize=256)
def tree_of(function: str, arguments: int) -> Tree | None:
    """A function of the table as calls in each other, with numbers for its arguments; None if not all can be in place.

    >>> tree_of("rest", 2)
    ('np.maximum', ('0.0', ('np.subtract', (0, 1))))
    """
    text = FUNCTIONS[function].numpy([f"a{number}" for number in range(arguments)])
    return _tree(ast.parse(text, mode="eval").body)


def _tree(node: ast.expr) -> Tree | None:
    if isinstance(node, ast.Name):
        return int(node.id[1:])
    if isinstance(node, ast.Constant):
        return repr(node.value)
    if isinstance(node, ast.BinOp):
        name, inner = OPERATORS.get(type(node.op), ""), [node.left, node.right]
    elif isinstance(node, ast.Call):
        name, inner = ast.unparse(node.func), node.args
    else:
        return None
    parts = [_tree(part) for part in inner]
    if name not in IN_PLACE or any(part is None for part in parts):
        return None
    return name, tuple(part for part in parts if part is not None)
