"""How far a reader may trust it: ranges, assumptions, open rules, what is left out, sources, how it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from outputs.report.blocks import Block, Grid, Picture
from outputs.report.folder import RunFolder
from outputs.report.shown import shown_value
from outputs.wording import number

NOT_DRAWN = "No draws were made: run the plan with --draws to see how far the totals may be off."
MOST = 5
"""Rows of findings in a document with little room, the gravest first."""
RULES_ALL = "All findings stand in report.html and data/findings.csv."


def sure_block(run: RunFolder, pictures: Sequence[Picture]) -> Block:
    """Ranges of totals and of differences."""
    if not run.record["draws"]:
        return Block("sure", "How sure it is", [NOT_DRAWN])
    rows = [
        ["no change" if name == "status_quo" else "the plan" if name == "reform" else name, label.replace("_", " "),
         *(run.scaled(found[mark]) for mark in ("p10", "p50", "p80", "p90", "base"))]
        for name, one in run.record["scenarios"].items()
        for label, found in one.get("ranges_real", {}).items()
    ]  # fmt: skip
    record = run.record
    caption = f"Ranges over {record['draws']} draws (seed {record['seed']}), {run.unit}, "
    caption += f"{record['years'][0]}-{record['years'][1]}, prices of {record['base_year']}"
    heading = ["Scenario", "Figure", "P10", "P50", "P80", "P90", "Base case"]
    note = "P10: one draw in ten is lower. Differences are taken draw by draw."
    grid = Grid(caption, heading, rows, "run.json", words=2)
    mine = "the plan" if run.first == "reform" else run.first.replace("status_quo", "no change")
    own = [row for row in rows if row[0] == mine]
    grids = [grid] if len(own) == len(rows) else [
        replace(grid, only=("report", "slides")), replace(grid, rows=own, only=("brief",))
    ]  # fmt: skip
    return Block("sure", "How sure it is", [record["sure"], note], grids=grids, pictures=pictures)


def assumptions_block(run: RunFolder) -> Block:
    """How many figures are assumptions, and all of them with their reasons."""
    record = run.record
    said = [f"{record['assumptions']} of {record['figures']} figures used are assumptions: nobody has printed them."]
    share = record.get("assumed_share")
    if isinstance(share, (int, float)):
        said.append(f"{100 * share:.0f} % of the total rests on them.")
    said.append("Each has a range, a grade (A official, B summary, C secondary, D derived or assumed) and a reason.")
    return Block("assumptions", "What it rests on: assumptions", said, grids=_log(run))


def _log(run: RunFolder) -> list[Grid]:
    """Every assumption used; with draws also how much of the swing of the result it has, for the largest."""
    swing = {row["address"]: f"{number(100 * float(row['share']), 1)} %" for row in run.table("tornado")}
    rows = [
        [row["address"], row["note"], shown_value(row["value"]), _between(row["low"], row["high"]), row["unit"],
         row["grade"], *([swing.get(row["address"], "")] if swing else [])]
        for row in run.rows("parameters", scenario=run.first, assumption="yes", used="yes", lever="no")
    ]  # fmt: skip
    heading = ["Where in the plan", "Reason", "Value", "Range", "Unit", "Grade", *(["Share of swing"] if swing else [])]
    source = f"data/parameters.csv{' and data/tornado.csv' if swing else ''}"
    caption = "The assumptions log: every assumption used"
    return [Grid(caption, heading, rows, source, words=2, folded=True, only=("report",))] if rows else []


def _between(low: str, high: str) -> str:
    return f"{shown_value(low)} to {shown_value(high)}" if low and high else ""


def rules_block(run: RunFolder) -> Block:
    """Open findings with what mends them; those of several scenarios once."""
    found: dict[tuple[str, ...], list[str]] = {}
    for one in run.record["findings"]:
        key = (one["severity"], one["rule"], f"{one['message']}.", f"{one['remedy']}.")
        found.setdefault(key, []).append(one["scenario"])
    rows = [[*key[:2], *(f"{text[:1].upper()}{text[1:]}" for text in key[2:]), ", ".join(names)]
            for key, names in found.items()]  # fmt: skip
    heading = ["Gravity", "Rule", "What was found", "What mends it", "Scenario"]
    source = "data/findings.csv"
    grave = [row for row in rows if row[0] != "INFO"]
    mine = [row[:4] for row in grave if run.first in row[4].split(", ")]
    grids = [Grid("Findings that are open, BLOCK and WARN", heading, grave, source, words=5, only=("report",), mark=0)]
    least = [row for row in rows if row[0] == "INFO"]
    grids.append(Grid("Worth knowing (INFO)", heading, least, source, words=5, folded=True, only=("report",)))
    shown, brief = mine[:MOST], ("brief", "slides")
    few = Grid("The gravest findings that are open", heading[:4], shown, source, words=4, only=brief, mark=0)
    told = ["BLOCK: not valid until mended. WARN: look at it before use. INFO: worth knowing."]
    if not rows:
        return Block("rules", "Open rules", ["No rule has anything to say."])
    short = [RULES_ALL] if len(mine) > MOST or least else []
    return Block("rules", "Open rules", told, grids=[grid for grid in [*grids, few] if grid.rows], short=short)


def left_out_block(run: RunFolder) -> Block:
    """What the totals lack."""
    points = [f"{text[:1].upper()}{text[1:]}" for text in run.record["left_out"]]
    said = ["The totals do not hold:"] if points else ["Nothing that the rules know of."]
    return Block("left_out", "What is left out", said, points)


def sources_block(run: RunFolder) -> Block:
    """The citations of the figures used, each once, the best grade first."""
    best: dict[str, str] = {}
    for row in run.rows("parameters", used="yes", lever="no"):
        source, grade = row["source"].strip(), row["grade"] or "-"
        if source and source != "assumption":
            best[source] = min(best.get(source, "Z"), grade)
    rows = [[source, grade] for source, grade in sorted(best.items(), key=lambda each: (each[1], each[0].lower()))]
    grid = Grid("Sources of the figures used, with their best grade", ["Source", "Grade"], rows, "data/parameters.csv",
                words=2, only=("report",))  # fmt: skip
    said = ["A official, read at the source; B abstract or official summary; C secondary; D derived or assumed."]
    return Block("sources", "Sources", said, grids=[grid] if rows else [])


def made_block(run: RunFolder) -> Block:
    """Which run this is, and how to make it again."""
    record = run.record
    request = record.get("request", {})
    settings = ", ".join(f"{address}={value}" for address, value in request.get("set", {}).items())
    rows = [
        ["Run", record["run"]],
        ["Fingerprint of all inputs", record["fingerprint"]],
        ["CareShift", record["careshift"]],
        ["Libraries", ", ".join(f"{name} {version}" for name, version in record.get("libraries", {}).items())],
        ["Draws", f"{record['draws']} (seed {record['seed']})" if record["draws"] else "none"],
        ["Plan file", f"{request.get('plan', '')}{f', with {settings}' if settings else ''}"],
        ["Scenarios", ", ".join(record["scenarios"])],
        ["Files read", ", ".join(record.get("files", []))],
        ["Warnings", "; ".join(record.get("warnings", [])) or "none"],
    ]
    said = ["The results folder holds a copy of the plan (inputs/) and all numbers of this document (data/, run.json)."]
    explained = f"careshift explain {record['run']} {run.first}/{record['years'][1]}/total"
    said.append(f"Why a figure is what it is: {explained}")
    grid = Grid("The run", ["What", "Which"], rows, "run.json", words=2, only=("report",))
    return Block("made", "How this was made", said, grids=[grid])
