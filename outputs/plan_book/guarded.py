"""Checks of cells, gathered for a sheet and written together, so that equal ones are kept once."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from outputs.annex.sheet import stretch
from outputs.plan_book.allowed import Options
from outputs.plan_book.sheet import Sheet

_MOST_PLACES = 60
"""Stretches of cells that one check is written for."""
Block = tuple[int, int, int, int]


@dataclass
class Guards:
    """The checks of one sheet."""

    sheet: Sheet
    found: dict[str, tuple[Options, list[Block]]] = field(default_factory=dict)

    def add(self, row: int, column: int, options: Options, last_row: int = -1, last_column: int = -1) -> None:
        """Check a cell, or the block from it to another one."""
        key = json.dumps(options, sort_keys=True)
        block = (row, column, max(row, last_row), max(column, last_column))
        blocks = self.found.setdefault(key, (options, []))[1]
        above = blocks[-1] if blocks else None
        if above is not None and (above[1], above[3], above[2] + 1) == (block[1], block[3], block[0]):
            blocks[-1] = (above[0], above[1], block[2], block[3])
        else:
            blocks.append(block)

    def write(self) -> None:
        """Write all of them."""
        for options, blocks in self.found.values():
            for start in range(0, len(blocks), _MOST_PLACES):
                self._one(options, blocks[start : start + _MOST_PLACES])

    def _one(self, options: Options, blocks: list[Block]) -> None:
        others: dict[str, Any] = {"other_cells": [list(block) for block in blocks[1:]]} if len(blocks) > 1 else {}
        self.sheet.page.data_validation(stretch(blocks[0][:2], blocks[0][2:]), {**options, **others})
