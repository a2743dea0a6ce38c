"""What is known of the analysis itself, and the checklists that people ask for."""

from __future__ import annotations

from outputs.report.blocks import Block, Grid
from outputs.report.folder import RunFolder

SAID = (
    "Each field is reported or not reported. A checklist is a question, not a seal: whether a report is good enough is "
    "for its readers to judge. Planners fill what only they know in the plan, under quality. "
    "Lists that are open are printed."
)

ASSURANCE = (
    "commissioner", "analyst", "assurer", "approver", "funding", "interests", "people_involved", "verification",
    "validation", "assurance", "fitness", "limits",
)  # fmt: skip
"""The fields of an assurance page."""


def quality_block(run: RunFolder) -> Block:
    """The fields and the checklists; nothing where a run has no such tables."""
    rows = [[row["asks"], row["status"], row["says"], row["where"]] for row in run.table("quality")]
    if not rows:
        return Block("quality", "Quality of the analysis")
    heading = ["What is asked", "Status", "What is said", "Where"]
    told = [f"{row[0][:1].upper()}{row[0][1:]}" for row in rows if row[1] != "reported"]
    fields = Grid("Fields", heading, rows, "data/quality.csv", words=4, folded=True, only=("report",), mark=1)
    assurance = [[row["asks"], row["status"], row["says"]] for row in run.table("quality") if row["field"] in ASSURANCE]
    page = Grid("Assurance: who asked for it, who did it, who checked what", heading[:3], assurance, "data/quality.csv",
                words=3, only=("report",), mark=1)  # fmt: skip
    sentences = [SAID, *(["Nobody has said yet:"] if told else [])]
    return Block("quality", "Quality of the analysis", sentences, told, grids=[page, fields, *_checklists(run)])


def _checklists(run: RunFolder) -> list[Grid]:
    found: dict[str, list[list[str]]] = {}
    for row in run.table("checklists"):
        title = f"{row['checklist']}. {row['source']}. {row['note']}"
        told, missing = row["reported"].replace("_", " "), row["missing"].replace("_", " ")
        found.setdefault(title, []).append([row["item"], row["name"], row["status"], told, missing])
    heading = ["Item", "What it asks", "Status", "Reported in", "Not reported"]
    source = "data/checklists.csv"
    return [
        Grid(title, heading, rows, source, words=5, folded=True, only=("report",), mark=2)
        for title, rows in found.items()
    ]
