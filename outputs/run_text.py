"""What `careshift run` and `careshift check` print: the sentence first, then tables, then what to look at."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from outputs.directives import directives_left_out, left_out_text, sectors_left_out
from outputs.funding_summary import sources_said
from outputs.region_summary import regions_named, regions_said
from outputs.text_table import text_table
from outputs.wording import counted, number, plain, scale, signed, unbroken
from parameters import Plan, Problem
from scenarios import Finding

WIDTH = 100
MOST_FINDINGS = 8
Record = Mapping[str, Any]


def run_text(record: Record, folder: Path) -> str:
    """A run for a terminal, ASCII.

    Args:
        record: what `run_record` gave.
        folder: where the results are.
    """
    blocks = [
        f"{record['plan']}\n",
        *([] if record["valid"] else ["NOT VALID: a rule was broken, see the findings below.\n"]),
        f"{_wrapped(record['sentence'])}\n" if record["sentence"] else "",
        f"{_wrapped(record['sure'])}\n" if record.get("sure") else "",
        f"{_wrapped(record['funding'])}\n" if record.get("funding") else "",
        *(f"{_wrapped(said)}\n" for said in _bought(record)),
        f"{_wrapped(record['functions'])}\n" if record.get("functions") else "",
        f"{_wrapped(said)}\n" if (said := regions_said(record.get("regions", {}), record["currency"])) else "",
        _changes({n: (one["title"], [c["said"] for c in one["changes"]]) for n, one in record["scenarios"].items()}),
        _totals(record),
        _ranges(record) if record["draws"] else "",
        _years(record),
        _findings(record["findings"]),
        _warnings(record["warnings"]),
        _closing(record, folder),
    ]
    return plain("\n".join(block for block in blocks if block))


BOUGHT = (
    ("refused", "people", "ratios", "chance", "staffed", "not_costed"),
    ("carried", "losers", "basis"),
    ("turning", "waiting", "fiscal"),
    ("worth", "asked", "assumed"),
)
"""What is said of benefits, by paragraph."""


def _bought(record: Record) -> list[str]:
    """What the plan buys, in paragraphs: the ratios, what carries them, when, and what they rest on."""
    parts = record.get("what_it_buys", {})
    return [said for keys in BOUGHT if (said := " ".join(parts[key] for key in keys if key in parts))]


def _wrapped(text: str, indent: str = "") -> str:
    """A text in lines, numbers kept whole."""
    return textwrap.fill(
        unbroken(text), WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def _shown(name: str) -> str:
    return "no change" if name == "status_quo" else name


def _changes(scenarios: Mapping[str, tuple[str, Sequence[str]]]) -> str:
    """What each scenario changes, `old -> new`, under its title."""
    blocks = [
        [_wrapped(f"{name}: {title}"), *(_wrapped(f"  {change}", "      ") for change in changes)]
        for name, (title, changes) in scenarios.items()
        if changes
    ]
    return "".join(f"{line}\n" for block in blocks for line in block)


def _totals(record: Record) -> str:
    scenarios, (first, last) = record["scenarios"], record["years"]
    size, word = scale(max(abs(one["total_real"]) for one in scenarios.values()))
    heading = ["scenario", "total", "against no change", "double funding", "highest year", "break-even", "findings"]
    rows = [[_shown(name), number(one["total_real"] / size, 1), *_change(one, size)] for name, one in scenarios.items()]
    rows = [row if row[0] != "no change" else [*row[:2], *[""] * 5] for row in rows]
    about = f"{record['currency']} {word} at {record['base_year']} prices, all of {first}-{last}".replace("  ", " ")
    return f"{about}:\n\n{text_table(heading, rows)}"


def _change(one: Record, size: float) -> list[str]:
    found = [signed(one["difference_real"] / size, 1)]
    if "double_funding_real" in one:
        peak = number(one["double_funding_peak_real"] / size, 1)
        when = f" in {one['double_funding_peak_year']}" if one["double_funding_peak_real"] > 0 else ""
        found += [number(one["double_funding_real"] / size, 1), f"{peak}{when}", one["break_even"]]
    else:
        found += ["", "", ""]
    gravest = list(one["findings"].items())[:2]
    return [*found, ", ".join(f"{count} {severity}" for severity, count in gravest) or "none"]


def _ranges(record: Record) -> str:
    rows = []
    size, word = scale(max(abs(one["total_real"]) for one in record["scenarios"].values()))
    for name, one in record["scenarios"].items():
        for label, found in one.get("ranges_real", {}).items():
            shown = [number(found[mark] / size, 1) for mark in ("p10", "p50", "p80", "p90", "base")]
            rows.append([_shown(name), label.replace("_", " "), *shown, f"{number(100 * found['above'])} %"])
    heading = ["scenario", "figure", "P10", "P50", "P80", "P90", "base case", "draws above it"]
    about = f"Ranges over {number(record['draws'])} draws (seed {record['seed']}), {record['currency']} {word}"
    note = "P10: one draw in ten is lower. Differences are taken draw by draw.\n" + _outside(record)
    note += f"{_wrapped(record['enough'])}\n" if record.get("enough") else ""
    note += _implied(record, size, word)
    return f"{about} at {record['base_year']} prices:\n\n{text_table(heading, rows, left=2)}{note}"


def _outside(record: Record) -> str:
    """Where the base case is not in the middle of the draws, which readers should know."""
    names = [
        _shown(name)
        for name, one in record["scenarios"].items()
        for found in [one["ranges_real"]["total"]]
        if not found["p10"] <= one.get("contingency_real", {}).get("base_without", found["base"]) <= found["p90"]
    ]
    if not names:
        return ""
    return f"The base case of the total lies outside P10 to P90 ({', '.join(names)}): ranges lean to one side.\n"


def _implied(record: Record, size: float, word: str) -> str:
    """What draws imply where the base case holds contingencies."""
    told = [
        f"{_shown(name)}: total without them {number(found['base_without'] / size, 1)} {word}, "
        f"P80 less that {number(found['implied_by_p80'] / size, 1)}"
        for name, one in record["scenarios"].items()
        for found in [one.get("contingency_real")]
        if found
    ]
    return f"The base case holds contingencies, draws do not ({'; '.join(told)}).\n" if told else ""


def _years(record: Record) -> str:
    scenarios = record["scenarios"]
    quo = scenarios["status_quo"]["total_nominal_by_year"]
    every = [name for name in scenarios if name != "status_quo"]
    others = _that_fit(scenarios, every)
    apart = [value for name in others for value in scenarios[name]["difference_nominal_by_year"].values()]
    size, word = scale(max(map(abs, [*quo.values(), *apart])))
    heading = ["year", "no change", *(text for name in others for text in _year_heading(name, scenarios[name]))]
    rows = [
        [year, number(total / size, 1), *(text for name in others for text in _year_cells(scenarios[name], year, size))]
        for year, total in quo.items()
    ]
    about = f"Year by year, {record['currency']} {word} in money of the year (difference from no change):"
    more = f"{len(every) - len(others)} more in data/summary.csv\n" if len(every) > len(others) else ""
    return f"{about.replace('  ', ' ')}\n\n{text_table(heading, rows)}{more}"


def _that_fit(scenarios: Record, names: list[str]) -> list[str]:
    """The first scenarios whose columns fit side by side; at least one."""
    width, fitting = 20, 0
    for name in names:
        width += sum(len(text) + 2 for text in _year_heading(name, scenarios[name]))
        fitting += width <= WIDTH
    return names[: max(1, fitting)]


def _year_heading(name: str, one: Record) -> list[str]:
    return [name, "double funding"] if "double_funding_nominal_by_year" in one else [name]


def _year_cells(one: Record, year: str, size: float) -> list[str]:
    cells = [signed(one["difference_nominal_by_year"][year] / size, 1)]
    if "double_funding_nominal_by_year" in one:
        cells.append(number(one["double_funding_nominal_by_year"][year] / size, 1))
    return cells


def _findings(findings: Sequence[Record], most: int = MOST_FINDINGS) -> str:
    """Findings, those that several scenarios share said once."""
    said: dict[str, list[str]] = {}
    for found in findings:
        about = f"{found['severity']} {found['rule']}: {found['message']}. {found['remedy']}."
        said.setdefault(about, []).append(found["scenario"])
    lines = [_wrapped(f"{about} [{', '.join(names)}]", "  ") for about, names in list(said.items())[:most]]
    if len(said) > most:
        lines.append(f"... and {len(said) - most} more in data/findings.csv")
    return "".join(f"{line}\n" for line in lines)


def _warnings(warnings: Sequence[str]) -> str:
    lines = [_wrapped(f"warning: {warning}", "  ") for warning in warnings[:MOST_FINDINGS]]
    if len(warnings) > MOST_FINDINGS:
        lines.append(f"... and {len(warnings) - MOST_FINDINGS} more in run.json")
    return "".join(f"{line}\n" for line in lines)


def _closing(record: Record, folder: Path) -> str:
    lines = [
        f"{record['assumptions']} of {record['figures']} figures used are assumptions (data/parameters.csv)"
        f"; {counted(len(record['warnings']), 'plausibility warning')}.",
        _wrapped(f"Not costed yet: {'; '.join(record['left_out'])}.", "  "),
        f"Results: {folder}",
        f"Why a figure is what it is: careshift explain {folder} {record['first']}/{record['years'][1]}/total",
    ]
    return "".join(f"{line}\n" for line in lines)


def check_text(plan: Plan, subject: str, findings: Sequence[Finding], *, every: bool = False) -> str:
    """What `careshift check` says of a plan without problems.

    Args:
        plan: the plan.
        subject: the file the user named.
        findings: of the rules.
        every: list them; otherwise only what blocks, and a line that says which rules would block or warn.
    """
    warned = "".join(f"warning: {warning}\n" for warning in plan.warnings)
    leaves = plan.scenarios["reform"].parameters().values()
    facts = [leaf for leaf in leaves if not leaf.lever]
    assumed = sum(leaf.assumption for leaf in facts)
    done = f"{counted(len(findings), 'finding')}; nothing was written" if every else "Nothing was written"
    rules = _listed(findings) if every else _rules_line(findings, subject)
    return (
        f"{warned}{subject}: no problems, {counted(len(plan.warnings), 'warning')}. {done}.\n"
        f"Scenarios: {', '.join(plan.scenarios)}. {len(facts)} figures, of them {counted(assumed, 'assumption')}.\n"
        + regions_named(plan)
        + f"{_wrapped(sources_said(plan))}\n"
        + left_out_text(plan)
        + plain(_changes({name: (one.title, [str(c) for c in one.changes]) for name, one in plan.scenarios.items()}))
        + rules
    )


def _listed(findings: Sequence[Finding]) -> str:
    return plain(_findings([vars(finding) for finding in findings], most=len(findings)))


def _rules_line(findings: Sequence[Finding], subject: str) -> str:
    """What blocks in full, which rules would warn besides, and how to see what those say."""
    blocks = [finding for finding in findings if finding.severity == "BLOCK"]
    blocking = sorted({finding.rule for finding in blocks})
    warning = sorted({finding.rule for finding in findings if finding.severity == "WARN"} - {*blocking})
    found = [f"{', '.join(blocking)} would block: a run is not valid until that is mended"] if blocking else []
    found += [f"{', '.join(warning)} would warn"] if warning else []
    how = f"careshift check {subject} --fail-over BLOCK lists what they say."
    said = f"{'; '.join(found)}. {how}" if found else "none would block or warn, which does not make a plan right."
    return f"{_listed(blocks)}{_wrapped(f'Rules: {said}')}\n"


def check_record(
    plan: Plan | None,
    problems: Sequence[Problem],
    warnings: Sequence[Problem],
    findings: Sequence[Finding] | None = None,
) -> dict[str, Any]:
    """The same as plain data."""
    asked = {} if findings is None else {"findings": [vars(finding) for finding in findings]}
    return {
        "valid": not problems,
        "problems": [vars(problem) for problem in problems],
        "warnings": [vars(warning) for warning in warnings],
        "scenarios": list(plan.scenarios) if plan else [],
        "directives_left_out": directives_left_out(plan) if plan else [],
        "sector_directives_left_out": sectors_left_out(plan) if plan else [],
        **asked,
    }
