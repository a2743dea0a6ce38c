"""Comments of a plan file, each with the place in the plan's tree that it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from parameters.documents import Node
from parameters.workbook.setting_path import Trail

Where = Literal["above", "beside", "end"]


@dataclass(frozen=True)
class Remark:
    """A comment, without ``#``; several lines are parted by line breaks.

    Attributes:
        trail: the key that it speaks of, from the top of the file.
        where: on lines of its own above that key, beside it, or after the last entry of what that key holds.
        text: what it says.
    """

    trail: Trail
    where: Where
    text: str


class Written(NamedTuple):
    """A comment as it stands in a file: line and column (both from 0), and whether it has the line for itself."""

    line: int
    column: int
    alone: bool
    text: str


class _Key(NamedTuple):
    """Where a key, or an entry of a list, begins (line and column from 0)."""

    line: int
    column: int
    trail: Trail


def remarks_of(text: str, node: Node) -> tuple[Remark, ...]:
    """The comments of a YAML text that was read as ``node``, in the order of the text."""
    keys = sorted(_keys(node, ()), key=lambda key: (key.line, key.column, len(key.trail)))
    columns = {key.trail: key.column for key in keys}
    return tuple(_placed(comment, keys, columns) for comment in _blocks(written_comments(text)))


def written_comments(text: str) -> Iterator[Written]:
    """Every comment of a YAML text, one for each line of it."""
    from ruamel.yaml import YAML
    from ruamel.yaml.tokens import ScalarToken

    end = 0
    for token in YAML(typ="safe", pure=True).scan(text):
        begin = token.start_mark.index
        yield from _in_gap(text, end, begin)
        end = max(end, token.end_mark.index)
        if isinstance(token, ScalarToken) and text[begin : begin + 1] in "|>" and token.style in ("|", ">"):
            yield from _in_gap(text, begin + 1, text.find("\n", begin) if "\n" in text[begin:] else len(text))
    yield from _in_gap(text, end, len(text))


def _in_gap(text: str, begin: int, end: int) -> Iterator[Written]:
    """The comments between two tokens, where there is nothing but space and comments."""
    if "#" not in text[begin:end]:
        return
    line = text.count("\n", 0, begin)
    for piece in text[begin:end].split("\n"):
        before, mark, said = piece.partition("#")
        if mark:
            start = text.rfind("\n", 0, begin) + 1
            column = begin - start + len(before)
            alone = not text[start : start + column].strip(" \t\ufeff")
            yield Written(line, column, alone, said.removeprefix(" ").rstrip())
        begin += len(piece) + 1
        line += 1


def _blocks(comments: Iterator[Written]) -> list[Written]:
    """Lines that follow each other in one column as one comment."""
    found: list[Written] = []
    last = -2
    for one in comments:
        if found and one.alone and one.line == last + 1 and one.column == found[-1].column:
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{one.text}")
        else:
            found.append(one)
        last = one.line
    return found


def _keys(node: Node, trail: Trail) -> Iterator[_Key]:
    if isinstance(node.value, dict):
        for name, child in node.value.items():
            yield _Key(child.label.line - 1, child.label.column - 1, (*trail, name))
            yield from _keys(child, (*trail, name))
    elif isinstance(node.value, tuple):
        for position, child in enumerate(node.value):
            yield _Key(child.mark.line - 1, child.mark.column - 1 - len("- "), (*trail, position))
            yield from _keys(child, (*trail, position))


def _placed(comment: Written, keys: Sequence[_Key], columns: Mapping[Trail, int]) -> Remark:
    before = bisect_left(keys, (comment.line, comment.column), key=lambda key: (key.line, key.column))
    last = keys[before - 1].trail if before else ()
    if not comment.alone and before:
        first = bisect_left(keys, comment.line, key=lambda key: key.line)
        return Remark(keys[first].trail if first < before else last, "beside", comment.text)
    following = keys[before] if before < len(keys) else None
    if following is not None and comment.column <= following.column:
        return Remark(following.trail, "above", comment.text)
    for length in range(len(last), 0, -1):
        if columns.get(last[:length], -1) <= comment.column:
            return Remark(last[: length - 1], "end", comment.text)
    return Remark((), "end", comment.text)
