"""YAML 1.2 files read into marked trees: every key and every value knows its file, line and column.

``NO`` stays the text it is, a key given twice is refused, and a file that cannot be read is a problem like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from parameters.problems import Collector, Problem

if TYPE_CHECKING:
    from ruamel.yaml.error import StringMark

LARGEST = 5_000_000
"""Bytes a file may have."""
_SHORT = 200_000
"""Characters of a text that is kept as read, should it be read again."""
_MOST_VALUES = 200_000
_DEEPEST = 40
_TOO_MUCH = 10**300
_LONGEST_SAID = 80
_DIRECTIVE = re.compile(r"\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n)*%")
_END_OF_NUMBER = re.compile(r"[^-+.\w]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

_WORDS: tuple[tuple[type, str], ...] = (
    (dict, "a mapping"),
    (tuple, "a list"),
    (type(None), "nothing"),
    (bool, "a truth value"),
)


@dataclass(frozen=True)
class Mark:
    """A place in a file; line 0 is "no line". ``text`` is the line as written.

    In a workbook ``cell`` names sheet and cell (``Actions!F3``), or a sheet; ``line`` and ``column`` are its row and
    column. ``keys`` are the cells for what belongs to the thing written here, filled in or not, by key; ``fault`` is
    what is wrong with the place itself (message, hint), which is said instead of anything that follows from it.
    """

    file: str
    line: int = 0
    column: int = 1
    text: str = field(default="", compare=False, repr=False)
    cell: str = ""
    keys: Mapping[str, Mark] | None = field(default=None, compare=False, repr=False)
    fault: tuple[str, str] | None = field(default=None, compare=False, repr=False)

    def at(self, key: str) -> Mark | None:
        """The cell in which a key of what is written here stands, or should stand; None where there is none."""
        return None if self.keys is None else self.keys.get(key)

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}: {self.cell}"
        return f"{self.file}:{self.line}" if self.line else self.file


_YES = {"yes": True, "true": True, "no": False, "false": False}
Scalar = None | bool | int | float | str


@dataclass(frozen=True)
class Node:
    """A value with the place where it and its key were written; mappings have text keys (``2025`` is ``"2025"``)."""

    value: Scalar | Mapping[str, Node] | tuple[Node, ...]
    mark: Mark
    key: Mark | None = None

    @property
    def items(self) -> Mapping[str, Node]:
        """The entries of a mapping; nothing for any other value."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def label(self) -> Mark:
        """Where the key was written, or the value if it has no key."""
        return self.key or self.mark

    def place(self, key: str) -> Mark:
        """Where a key stands, or should stand: in a workbook its empty cell, in YAML what it is missing in."""
        child = self.items.get(key)
        return child.mark if child is not None else self.mark.at(key) or self.label

    @property
    def number(self) -> int | float | None:
        """The value if it is a number (a truth value is none)."""
        value = self.value
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    @property
    def as_written(self) -> bool:
        """Whether a number stands in its usual digits: taken as text, 007, 1_000 or 2.10 would be another one.

        True where nobody knows how it was written, as in a cell of a workbook.
        """
        written = self.mark.text[self.mark.column - 1 :]
        return not written or _END_OF_NUMBER.split(written, maxsplit=1)[0] == str(self.value)

    @property
    def yes(self) -> bool | None:
        """Whether the value says yes or no, in words or as a truth value; None if it says neither."""
        return _YES.get(str(self.value).strip().lower()) if isinstance(self.value, (bool, str)) else None

    @property
    def said(self) -> str:
        """The value in the words of a message: ``'four'``, ``12``, ``a mapping``; in a workbook, ``several cells``."""
        if isinstance(self.value, dict) and self.mark.cell:
            return "several cells"
        for kind, words in _WORDS:
            if isinstance(self.value, kind):
                return words
        said = repr(self.value)
        return said if len(said) <= _LONGEST_SAID else f"{said[:_LONGEST_SAID]}..."


def plain(node: Node) -> Any:
    """The value without its marks: nested dict, list, numbers and texts."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(child) for child in node.value]
    return node.value


class Readable(Protocol):
    """A path or a packaged file."""

    def read_bytes(self) -> bytes:
        """The content."""
        ...


def read_file(path: Readable, name: str, problems: Collector) -> Node | None:
    """The mapping in a YAML file, or None with the reason among ``problems``.

    Args:
        path: what to read, at most `LARGEST` bytes of UTF-8.
        name: what the file is called in messages.
        problems: where problems go.
    """
    try:
        node = _read(_text(path, name), name, problems)
        if not isinstance(node.value, dict):
            raise _RefusedError(node.mark, f"must hold keys and values (got {node.said})")
    except _RefusedError as refused:
        problems.add(refused.mark, "", refused.message, refused.hint)
        return None
    return node


def read_text(text: str, name: str, problems: Collector) -> Node | None:
    """The value written in ``text`` (any YAML value), or None with the reason among ``problems``."""
    try:
        return _read(text, name, problems)
    except _RefusedError as refused:
        problems.add(refused.mark, "", refused.message, refused.hint)
        return None


class _RefusedError(Exception):
    def __init__(self, mark: Mark, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.mark, self.message, self.hint = mark, message, hint


def _text(path: Readable, name: str) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _RefusedError(Mark(name), "there is no such file") from None
    except OSError as error:
        raise _RefusedError(Mark(name), f"cannot be read ({error.strerror or type(error).__name__})") from None
    if len(raw) > LARGEST:
        raise _RefusedError(Mark(name), f"has {len(raw):,} bytes; the most is {LARGEST:,}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mark = Mark(name, raw[: error.start].count(b"\n") + 1)
        raise _RefusedError(mark, "is not UTF-8 text", "save the file with the encoding UTF-8") from None


def _read(text: str, name: str, problems: Collector) -> Node:
    node, found = _parse(text, name) if len(text) <= _SHORT else _parse.__wrapped__(text, name)
    problems.extend(found)
    return node


@lru_cache(maxsize=256)
def _parse(text: str, name: str) -> tuple[Node, tuple[Problem, ...]]:
    """What a text holds, with what is wrong in it; kept, for fitting a plan reads the same file a hundred times."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    from parameters.composing import BoundedComposer

    lines = text.splitlines()
    if _DIRECTIVE.match(text):
        hint = "remove the line that begins with %; plans are YAML 1.2"
        raise _RefusedError(Mark(name), "begins with a directive (%YAML or %TAG)", hint)
    reader = YAML(typ="safe", pure=True)
    reader.Composer = BoundedComposer
    try:
        composed = reader.compose(text)
    except MarkedYAMLError as error:
        raise _RefusedError(_mark(error.problem_mark, name, lines), f"is not YAML: {error.problem}") from None
    except (YAMLError, RecursionError) as error:
        raise _RefusedError(Mark(name), f"is not YAML: {str(error).splitlines()[0]}") from None
    if composed is None:
        raise _RefusedError(Mark(name), "is empty")
    problems = Collector()
    return _Converter(name, lines, problems).convert(composed, None, ()), tuple(problems.problems)


def _mark(mark: StringMark | None, name: str, lines: list[str]) -> Mark:
    if mark is None:
        return Mark(name)
    line = min(int(mark.line), max(len(lines) - 1, 0))
    return Mark(name, line + 1, int(mark.column) + 1, lines[line] if lines else "")


@dataclass
class _Converter:
    """Turns what ruamel composed into `Node`, with a limit for files that unfold (aliases of aliases)."""

    name: str
    lines: list[str]
    problems: Collector
    count: int = 0

    def convert(self, raw: Any, key: Mark | None, trail: tuple[str, ...]) -> Node:
        mark = _mark(raw.start_mark, self.name, self.lines)
        kind = str(raw.tag).rpartition(":")[2]
        if raw.id != "scalar" and kind != {"mapping": "map", "sequence": "seq"}[raw.id]:
            self.problems.add(mark, ".".join(trail), f"the tag {raw.tag} is not allowed")
        self.count += 1
        if self.count > _MOST_VALUES or len(trail) > _DEEPEST:
            raise _RefusedError(mark, "holds too many values inside each other")
        if raw.id == "mapping":
            return Node(dict(self.entries(raw, trail)), mark, key)
        if raw.id == "sequence":
            children = enumerate(raw.value)
            return Node(tuple(self.convert(child, None, (*trail, str(i))) for i, child in children), mark, key)
        return Node(self.scalar(raw, mark, trail), mark, key)

    def entries(self, raw: Any, trail: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
        seen: dict[str, int] = {}
        for written, child in raw.value:
            mark = _mark(written.start_mark, self.name, self.lines)
            name = str(written.value) if written.id == "scalar" else "?"
            address = ".".join((*trail, name))
            if written.id != "scalar" or _CONTROL.search(name):
                self.problems.add(mark, address, "a key must be a name or a year")
            elif name in seen:
                self.problems.add(mark, address, f"is given twice (first on line {seen[name]})")
            else:
                seen[name] = mark.line
                yield name, self.convert(child, mark, (*trail, name))

    def scalar(self, raw: Any, mark: Mark, trail: tuple[str, ...]) -> Scalar:
        kind, text = raw.tag.rpartition(":")[2], str(raw.value)
        if found := _CONTROL.search(text):
            self.problems.add(mark, ".".join(trail), f"holds a control character (code {ord(found[0])})")
        try:
            if kind in ("str", "timestamp", "merge"):
                return text
            if kind in _READ:
                return _READ[kind](text)
        except ValueError:
            return text
        self.problems.add(mark, ".".join(trail), f"the tag {raw.tag} is not allowed")
        return text


def _integer(text: str) -> int | float:
    """A whole number; one that no float can hold is infinite, as it is for a float."""
    digits = text.replace("_", "")
    value = int(digits, 0 if digits.lower().lstrip("+-").startswith(("0x", "0o", "0b")) else 10)
    return value if abs(value) < _TOO_MUCH else float("inf")


_READ: dict[str, Callable[[str], Scalar]] = {
    "int": _integer,
    "float": lambda text: float(text.replace("_", "").replace(".inf", "inf").replace(".nan", "nan")),
    "bool": lambda text: text.lower() == "true",
    "null": lambda text: None,
}
