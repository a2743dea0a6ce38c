"""Lines of a YAML file: long texts folded, long rows of years wrapped, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parameters.documents import Node
from parameters.workbook.yaml_scalar import flow, scalar

WIDTH = 110
"""Columns that a text or a row of years has."""
_ODD = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_NO_BLOCK = re.compile(f"[\x09\ud800-\udfff{_ODD}]")
_NO_COMMENT = re.compile(f"[\ud800-\udfff{_ODD}]")
_GAP = re.compile(r"(?<=\S) (?=\S)")


def text_lines(head: str, value: object, indent: str) -> list[str]:
    """A key with its value: in one line, or as a block of text where it is long and can be broken.

    Args:
        head: the key with its colon, indented.
        value: text, number, truth value or nothing.
        indent: the space before the lines of a block.
    """
    line = f"{head} {scalar(value)}"  # type: ignore[arg-type]
    if not isinstance(value, str) or (len(line) <= WIDTH and "\n" not in value):
        return [line]
    body = value.removesuffix("\n")
    sign = "" if body != value else "-"
    if _NO_BLOCK.search(value) or not body.strip() or body[0] in " \n" or body.endswith((" ", "\n")):
        return [line]
    if "\n" in body:
        return [f"{head} |{sign}", *(f"{indent}{text}" if text else "" for text in body.split("\n"))]
    words = _GAP.split(body)
    return [f"{head} >{sign}", *_filled(words, indent)] if len(words) > 1 else [line]


def _filled(words: list[str], indent: str) -> Iterator[str]:
    line = f"{indent}{words[0]}"
    for word in words[1:]:
        if len(line) + 1 + len(word) <= WIDTH:
            line += f" {word}"
        else:
            yield line
            line = f"{indent}{word}"
    yield line


def wrapped(head: str, node: Node) -> list[str]:
    """Years or a list of values in flow form over several lines, each below the first entry."""
    inside = flow(node)
    if '"' in inside:
        return [f"{head} {inside}"]
    lines, margin = [f"{head} {inside[0]}"], " " * (len(head) + 2)
    for piece in inside[1:].split(", "):
        more = piece if piece.endswith(inside[-1]) else f"{piece},"
        last = lines[-1]
        if len(last) + 1 + len(more) <= WIDTH or not last.strip(" ") or last.endswith(f" {inside[0]}"):
            lines[-1] = f"{last}{'' if last.endswith((inside[0], margin)) else ' '}{more}"
        else:
            lines.append(f"{margin}{more}")
    return lines


def comment_lines(text: str, before: str, below: str) -> list[str]:
    """A comment of one or more lines.

    Args:
        text: what it says.
        before: what stands before its first line.
        below: what stands before the others.
    """
    lines = [_NO_COMMENT.sub(" ", line).rstrip() for line in text.split("\n")]
    return [f"{below if position else before}{_comment(line)}" for position, line in enumerate(lines)]


def _comment(line: str) -> str:
    return f"# {line}" if line and not line.startswith("#") else f"#{line}"
