"""Values of a plan as the content of a cell, and back.

Text stands as it is. Lists stand in YAML's flow form, ``[0.4, 0.6]``; ``null`` is "nothing"; an empty text, and one
that would be taken for something else, stands in double quotes.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass

from parameters.documents import Mark, Node, Scalar, read_text
from parameters.problems import Collector
from parameters.workbook.layout import LITERAL
from parameters.workbook.sheet_columns import Entry
from parameters.workbook.yaml_scalar import flow, quoted

LONGEST = 32_767
"""Characters that a cell holds."""
LONGEST_LIST = 2_000
"""Characters of a list in a cell; the entries of a longer one stand in rows of their own."""
EMPTY = '""'
_WORDS: dict[str, Scalar] = {"null": None, ".inf": math.inf, "-.inf": -math.inf, ".nan": math.nan}
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TRIMMED = ("unit", "kind of range", "grade")


def cell_of(node: Node, header: str) -> Scalar:
    """What the cell of a column holds for a value; None if it cannot stand there.

    Args:
        node: a value without named parts inside it.
        header: the column; years and ``value`` are alike.
    """
    cell = _literal(node.value, header) if header in LITERAL else _free(node)
    most = LONGEST_LIST if isinstance(node.value, (dict, tuple)) else LONGEST
    return None if isinstance(cell, str) and len(cell) > most else cell


def _literal(value: object, header: str) -> Scalar:
    if not isinstance(value, str) or value == EMPTY or _ODD.search(value):
        return None
    if not value.strip():
        return EMPTY if value == "" else None
    return value if header not in _TRIMMED or value == value.strip() else None


def _free(node: Node) -> Scalar:
    if isinstance(node.value, (dict, tuple)):
        return flow(node) if not _has_names(node) else None
    value: Scalar = node.value  # type: ignore[assignment]
    if value is None:
        return "null"
    if isinstance(value, float) and not math.isfinite(value):
        return next(word for word, known in _WORDS.items() if repr(known) == repr(value))
    if isinstance(value, str):
        return quoted(value) if _mistaken(value) else value
    return value


def _has_names(node: Node) -> bool:
    """Whether a value holds named parts, at any depth; an empty mapping holds none."""
    if isinstance(node.value, dict):
        return bool(node.value)
    return isinstance(node.value, tuple) and any(_has_names(child) for child in node.value)


def _mistaken(text: str) -> bool:
    """Whether a text would not come back as itself."""
    if not text or text != text.strip() or _ODD.search(text):
        return True
    return text[0] in "[{" or text in _WORDS or (len(text) > 1 and text[0] == text[-1] == '"')


@dataclass
class Lists:
    """How many more characters of lists and mappings are read: enough for any plan, not for a flood."""

    left: int = 200_000

    def take(self, text: str) -> bool:
        """Whether a text may be read; it is counted."""
        self.left -= len(text)
        return len(text) <= LONGEST_LIST and self.left >= 0


def read_cell(entry: Entry, header: str, address: str, problems: Collector, lists: Lists | None = None) -> Node:
    """The value that a cell holds, marked with the cell; a list that cannot be read is a problem.

    Args:
        entry: the content of the cell, and the cell.
        header: its column.
        address: what it is the value of, for messages.
        problems: takes what is wrong.
        lists: how much more may be read.
    """
    value, mark = entry
    if header in LITERAL:
        return Node(_text(value, header), mark, mark)
    if not isinstance(value, str):
        return Node(value, mark, mark)
    text = value.strip()
    if text in _WORDS:
        return Node(_WORDS[text], mark, mark)
    if text[:1] in ("[", "{"):
        return _flow(text, mark, address, problems, lists or Lists())
    if len(text) > 1 and text[0] == text[-1] == '"':
        return Node(_unquoted(text), mark, mark)
    return Node(text, mark, mark)


def _text(value: Scalar, header: str) -> Scalar:
    """A text as it stands; a number is taken for text, as nothing else can be meant."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and value.strip() == EMPTY:
        return ""
    return value.strip() if isinstance(value, str) and header in _TRIMMED else value


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return text


def _flow(text: str, mark: Mark, address: str, problems: Collector, lists: Lists) -> Node:
    wrong = Collector()
    if not lists.take(text):
        message = f"holds a list of more than {LONGEST_LIST:,} characters, or the workbook too many lists"
        problems.add(mark, address, message, "write its entries in rows of their own: NAME[0], NAME[1] and so on")
        return Node(None, mark, mark)
    node = read_text(text, mark.file, wrong)
    if node is None or wrong.problems or not isinstance(node.value, (dict, tuple)):
        what, close = ("a list", "[0.4, 0.6]") if text[0] == "[" else ("a mapping", "{nurse: 1, psychologist: 2}")
        said = text if len(text) <= 60 else f"{text[:60]}..."
        hint = f"{what} is written {close}; if it is text, write it in double quotes"
        problems.add(mark, address, f"is not {what} that can be read (got {said})", hint)
        return Node(text, mark, mark)
    return marked(node, mark)


def marked(node: Node, mark: Mark) -> Node:
    """A value, and everything in it, as written at one place."""
    value = node.value
    if isinstance(value, dict):
        value = {key: marked(child, mark) for key, child in value.items()}
    elif isinstance(value, tuple):
        value = tuple(marked(child, mark) for child in value)
    return Node(value, mark, mark)
