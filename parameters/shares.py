"""Reading lists of shares: ``[0.4, 0.6]``."""

from __future__ import annotations

from parameters.documents import Node
from parameters.figures import Reader
from parameters.number_hints import list_hint
from parameters.parameter import Parameter
from parameters.settings import Number, Profile, Shares
from parameters.workbook.yaml_scalar import flow

SHARE_NOISE = 1e-9
"""How far from 1 the sum of written shares may be."""
_LONGEST_SAID = 80


def read_shares(reader: Reader, setting: Shares, node: Node, address: str) -> tuple[Parameter, ...] | None:
    """Shares, each from 0 to 1; None if they are no list."""
    return _listed(reader, node, address)


def read_profile(reader: Reader, setting: Profile, node: Node, address: str) -> tuple[Parameter, ...] | None:
    """Shares that add up to 1; None if they are no list."""
    figures = _listed(reader, node, address)
    if figures is not None and isinstance(node.value, tuple) and len(figures) == len(node.value):
        total = sum(figure.value for figure in figures)
        if abs(total - 1) > SHARE_NOISE:
            reader.problems.add(node.mark, address, f"the shares must add up to 1 (got {total:g})")
    return figures


def _listed(reader: Reader, node: Node, address: str) -> tuple[Parameter, ...] | None:
    hint, entries = list_hint(node), node.value
    if not isinstance(entries, tuple) or not entries or hint:
        said = flow(node)[:_LONGEST_SAID] if isinstance(entries, tuple) and entries else node.said
        reader.problems.add(node.mark, address, f"must be a list of shares such as [0.4, 0.6] (got {said})", hint)
        return None
    share = Number("", lever=True, least=0, most=1)
    figures = [reader.figure(share, child, f"{address}.{i}") for i, child in enumerate(entries)]
    return tuple(figure for figure in figures if figure is not None)
