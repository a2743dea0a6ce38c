"""The workbook that a planner fills in: a plan's rows, what could be given too, lists and checks in the cells."""

from __future__ import annotations

from pathlib import Path

from parameters import Node, PlanSheets


def write_plan_book(path: Path, sheets: PlanSheets, node: Node) -> None:
    """Write a plan as a workbook to be filled in; a file that is there is replaced.

    Args:
        path: the file.
        sheets: the rows of the plan.
        node: the plan's tree, from which it follows what could be given too, and what is taken if it is not.
    """
    from outputs.plan_book.workbook import write  # loads xlsxwriter

    write(path, sheets, node)


__all__ = ["write_plan_book"]
