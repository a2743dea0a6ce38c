"""A plan file as a document: read with its comments, changed at addresses, written again."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ruamel.yaml import YAML

_YEAR = re.compile(r"\d{4}")


def _yaml() -> YAML:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    return yaml


@dataclass
class Document:
    """A YAML file with its comments."""

    tree: Any

    @classmethod
    def read(cls, path: Path) -> Document:
        """The document in a file."""
        return cls(_yaml().load(path.read_text(encoding="utf-8-sig")))

    def text(self) -> str:
        """The document as text."""
        buffer = io.StringIO()
        _yaml().dump(self.tree, buffer)
        return buffer.getvalue()

    def at(self, address: str) -> Any:
        """What stands at an address; None if nothing does."""
        node = self.tree
        for name in address.split("."):
            key = _key(node, name)
            if key is None:
                return None
            node = node[key]
        return node

    def put(self, address: str, value: Any) -> None:
        """Write something at an address; mappings on the way are made."""
        names, node = address.split("."), self.tree
        while len(names) > 1 and isinstance(inner := _inside(node, names[0]), dict):
            node = inner
            names.pop(0)
        for name in reversed(names[1:]):
            value = {_written(name): value}
        known = _key(node, names[0])
        _append(node, _written(names[0]) if known is None else known, value)

    def figure(self, address: str, said: dict[str, Any]) -> None:
        """Write a figure at an address; the grade it had stays."""
        old = self.at(address)
        grade = {"grade": old["grade"]} if isinstance(old, dict) and "grade" in old else {}
        self.put(address, {**said, **grade})

    def drop(self, address: str) -> bool:
        """Take away what stands at an address; whether something did."""
        parent, _, last = address.rpartition(".")
        node = self.at(parent) if parent else self.tree
        key = _key(node, last)
        if key is None:
            return False
        _remove(node, key)
        return True

    @staticmethod
    def drop_key(node: Any, key: Any) -> None:
        """Take an entry out of a mapping of a document; comments after it stay."""
        _remove(node, key)


def years_of(node: Any) -> Iterator[tuple[Any, int]]:
    """The keys of a mapping that are years, with the year."""
    for key in list(node) if isinstance(node, dict) else ():
        if _YEAR.fullmatch(str(key)):
            yield key, int(key)


def _key(node: Any, name: str) -> Any:
    """The key of a mapping that is written like this: ``2026`` may be a number."""
    if not isinstance(node, dict):
        return None
    return next((key for key in node if str(key) == name), None)


def _written(name: str) -> Any:
    """A key as it stands in a file: a year is a number."""
    return int(name) if _YEAR.fullmatch(name) else name


def _append(node: Any, key: Any, value: Any) -> None:
    """Give a mapping an entry; a comment that stood after its last one still stands after it."""
    if key in node or not node:
        node[key] = kept_style(value)
        return
    after = _cut_after(node)
    node[key] = kept_style(value)
    if after:
        _say_after(node, after)


def _remove(node: Any, key: Any) -> None:
    """Take an entry out; a comment on the lines after it stays, behind the entry before."""
    keys = list(node)
    after = _cut_after(node) if key == keys[-1] else _own_after(node, key)
    del node[key]
    if not after or len(keys) < 2:
        return
    if key == keys[-1]:
        _say_after(node, after)
    elif keys.index(key) > 0:
        _say_after_key(node, keys[keys.index(key) - 1], after)


def _deepest(node: Any, key: Any) -> tuple[Any, Any]:
    """The last entry of the last mapping inside an entry: comments after it hang there."""
    inner = node[key]
    style = getattr(inner, "fa", None)
    block = isinstance(inner, dict) and bool(inner) and style is not None and not style.flow_style()
    return _deepest(inner, next(reversed(inner))) if block else (node, key)


def _cut_after(node: Any) -> str:
    return _own_after(node, next(reversed(node)))


def _own_after(node: Any, key: Any) -> str:
    """Cut the comment lines that follow an entry; a comment on its own line stays with it."""
    holder, last = _deepest(node, key)
    tokens = holder.ca.items.get(last)
    token = tokens[2] if tokens and len(tokens) > 2 else None
    if token is None or "\n" not in token.value:
        return ""
    first, _, rest = token.value.partition("\n")
    token.value = f"{first}\n"
    return str(rest)


def _say_after(node: Any, text: str) -> None:
    _say_after_key(node, next(reversed(node)), text)


def _say_after_key(node: Any, key: Any, text: str) -> None:
    from ruamel.yaml.error import CommentMark
    from ruamel.yaml.tokens import CommentToken

    if not text.strip():
        return
    holder, last = _deepest(node, key)
    tokens = holder.ca.items.setdefault(last, [None, None, None, None])
    if tokens[2] is None:
        tokens[2] = CommentToken("\n", CommentMark(0), None)
    tokens[2].value = f"{tokens[2].value}{text}"


def _inside(node: Any, name: str) -> Any:
    key = _key(node, name)
    return None if key is None else node[key]


def kept_style(value: Any) -> Any:
    """A mapping of figures in one line."""
    from ruamel.yaml.comments import CommentedMap

    if not isinstance(value, dict):
        return value
    made = CommentedMap({key: kept_style(child) for key, child in value.items()})
    if value and not any(isinstance(child, dict) for child in value.values()):
        made.fa.set_flow_style()
    return made
