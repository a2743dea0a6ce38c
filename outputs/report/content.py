"""A stored run as one set of blocks, and the orders in which documents show them: same figures, other emphasis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from outputs.report.benefit_blocks import CHARTS as BENEFITS
from outputs.report.benefit_blocks import benefits_block, public_block
from outputs.report.benefit_parts import words_block
from outputs.report.blocks import Block, Picture, Report
from outputs.report.folder import RunFolder
from outputs.report.money_blocks import money_block, payers_block
from outputs.report.people_blocks import change_block, takes_block
from outputs.report.quality_blocks import quality_block
from outputs.report.summary_blocks import figures_block, for_people, invalid, summary_block
from outputs.report.trust_blocks import (
    assumptions_block,
    left_out_block,
    made_block,
    rules_block,
    sources_block,
    sure_block,
)

CHARTS: Mapping[str, Sequence[str]] = {
    "buys": BENEFITS,
    "change": ("shift", "closing"),
    "money": ("total", "double", "waterfall"),
    "pays": ("funding", "ceiling", "function"),
    "takes": ("staff",),
    "sure": ("fan", "tornado", "affordability", "convergence", "importance"),
}
"""Words in the names of charts, by the block they belong to; charts with none of them stand under further charts."""
REPORT = (
    "summary", "figures", "change", "money", "pays", "takes", "buys", "public", "words", "sure", "further",
    "assumptions", "rules", "left_out", "sources", "quality", "made",
)  # fmt: skip
"""The order of the report: everything."""
PEOPLE = ("summary, people first", "figures, people first")
_END = ("rules", "assumptions", "left_out", "made")
ORDERS: Mapping[str, Sequence[str]] = {
    "": ("summary", "figures", "change", "money", "pays", "takes", "buys", "public", "words", "sure", *_END),
    "treasury": ("summary", "figures", "money", "public", "pays", "buys", "words", "sure", "takes", "change", *_END),
    "advocacy": (*PEOPLE, "change", "buys", "words", "takes", "money", "pays", "public", "sure", *_END),
}
"""The orders of brief and slides by reader: the same blocks with the same figures."""


def report_of(run: RunFolder) -> Report:
    """Everything that documents say of a stored run."""
    record = run.record
    charts = _sorted(run.pictures)
    first, figures = summary_block(run), figures_block(run)
    blocks = (
        first,
        figures,
        for_people(first),
        for_people(figures),
        change_block(run, charts["change"]),
        money_block(run, charts["money"]),
        payers_block(run, charts["pays"]),
        takes_block(run, charts["takes"]),
        benefits_block(run, charts["buys"]),
        public_block(run),
        words_block(run),
        sure_block(run, charts["sure"]),
        Block("further", "Further charts", pictures=charts["further"]),
        assumptions_block(run),
        rules_block(run),
        left_out_block(run),
        sources_block(run),
        quality_block(run),
        made_block(run),
    )
    about = f"CareShift, run {record['run']}; {record['assumptions']} of {record['figures']} figures are assumptions"
    refused = invalid(run)
    return Report(record["plan"], record["run"], f"Not valid. {about}" if refused else about, refused, blocks)


def _sorted(pictures: Sequence[Picture]) -> dict[str, list[Picture]]:
    """Charts by the block they belong to."""
    found: dict[str, list[Picture]] = {key: [] for key in (*CHARTS, "further")}
    for picture in pictures:
        key = next((key for key, words in CHARTS.items() if any(word in picture.name for word in words)), "further")
        found[key].append(picture)
    return found
