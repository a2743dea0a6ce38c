"""Values written as YAML: texts with quotes only where they need them, numbers so that they come back the same."""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parameters.documents import Node, Scalar

if TYPE_CHECKING:
    from ruamel.yaml.resolver import VersionedResolver

_KEY = re.compile(r"\w[\w .*/()%+-]*")
_BARE = re.compile(r"[\w./(][\w ./()%+*&;=<>@~^$'!?-]*")
_YEAR = re.compile(r"[1-9][0-9]{3}")
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def scalar(value: Scalar) -> str:
    """A value in one line.

    >>> scalar(2026.5), scalar("assumption"), scalar("90%"), scalar("1.2"), scalar("a: b"), scalar(None)
    ('2026.5', 'assumption', '90%', '"1.2"', '"a: b"', 'null')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number(value)
    return text(value) if isinstance(value, str) else str(value)


def number(value: float) -> str:
    """A number that comes back the same."""
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    written = repr(value)
    mantissa, exponent, power = written.partition("e")
    return f"{mantissa}.0{exponent}{power}" if exponent and "." not in mantissa else written


def text(value: str) -> str:
    """A text, in double quotes where YAML would take it for something else."""
    bare = _BARE.fullmatch(value) and value == value.strip() and _is_text(value)
    return value if bare else quoted(value)


def quoted(value: str) -> str:
    """A text in double quotes."""
    return _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", json.dumps(value, ensure_ascii=False))


def key(name: str) -> str:
    """A key; years and names stand bare."""
    bare = _KEY.fullmatch(name) and name == name.strip() and (_YEAR.fullmatch(name) or _is_text(name))
    return name if bare else quoted(name)


def flow(node: Node) -> str:
    """A value in one line, in flow form."""
    if isinstance(node.value, dict):
        return "{" + ", ".join(f"{key(name)}: {flow(child)}" for name, child in node.value.items()) + "}"
    if isinstance(node.value, tuple):
        return "[" + ", ".join(map(flow, node.value)) + "]"
    return scalar(node.value)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _resolver() -> VersionedResolver:
    from ruamel.yaml import YAML

    resolver: VersionedResolver = YAML(typ="safe", pure=True).resolver
    return resolver


@lru_cache(maxsize=10_000)
def _is_text(value: str) -> bool:
    """Whether YAML 1.2 reads a bare word as text."""
    from ruamel.yaml.nodes import ScalarNode

    tag = _resolver().resolve(ScalarNode, value, (True, False))
    return str(tag).endswith(":str")
