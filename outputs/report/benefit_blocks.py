"""What it buys: people first, both ratios side by side, what carries them; public budgets in a part of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from outputs.report.benefit_actions import by_action
from outputs.report.benefit_grids import case_in_full, every_rate, scenarios_grid, side_by_side
from outputs.report.benefit_parts import parts_grid
from outputs.report.benefit_years import by_benefit, public_budgets, society, waiting
from outputs.report.blocks import Block, Grid, Picture
from outputs.report.folder import RunFolder

CHARTS = ("benefit", "ratio", "inaction", "acceptab", "return", "value")
"""Words in the names of the charts that belong here."""
FIRST = ("people", "ratios", "chance")
"""Parts that stand in the first lines of a document."""
KEPT = ("refused", "staffed", "not_costed", "carried", "basis")
"""What documents with little room say beside the first lines; the rest stands in their tables."""
PUBLIC = "fiscal"
REFUSED = "Not valid: "


def said_of(run: RunFolder) -> Mapping[str, str]:
    """What a run says of its benefits, by what it is about; empty where it names none."""
    found = run.record.get("what_it_buys")
    if isinstance(found, Mapping):
        return found
    told = run.record.get("benefits")
    return {"ratios": told} if isinstance(told, str) and told else {}


def refused(run: RunFolder) -> bool:
    """Whether nothing is promised of what it buys, as BLOCK findings are open."""
    return not run.record["valid"]


def benefits_block(run: RunFolder, pictures: Sequence[Picture]) -> Block:
    """Everything that a run says of its benefits but of public budgets; empty where it names none."""
    found = said_of(run)
    sentences = [text for part, text in found.items() if part != PUBLIC]
    if not run.rows("investment", scenario=run.first):
        return Block("buys", "What it buys", sentences, pictures=pictures)
    makers = (side_by_side, scenarios_grid, by_action, parts_grid, case_in_full, every_rate, waiting, by_benefit,
              society)  # fmt: skip
    grids = [_marked(run, grid) for make in makers for grid in make(run)]
    told = [text for part, text in found.items() if part in KEPT] or sentences
    return Block("buys", "What it buys", sentences, grids=grids, pictures=pictures, told=told)


def public_block(run: RunFolder) -> Block:
    """What comes back to public budgets: apart from what comes to everybody."""
    told = said_of(run).get(PUBLIC, "")
    grids = [_marked(run, grid) for grid in public_budgets(run)]
    if not grids and not told:
        return Block("public", "")
    return Block("public", "Public budgets: what comes back", [told] if told else [said_of(run).get("refused", "")],
                 grids=grids)  # fmt: skip


def _marked(run: RunFolder, grid: Grid) -> Grid:
    return replace(grid, caption=f"{REFUSED}{grid.caption}") if refused(run) else grid
