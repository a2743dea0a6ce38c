"""What `careshift compare` prints: the sentence first, then drivers, inputs, figures, findings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import chain

from outputs.compare_said import LEGEND, SAME, basis_said, compared_sentence, differing, drawn_sentence, units_said
from outputs.text_table import text_table
from outputs.wording import counted, number, plain, scale, signed, unbroken
from scenarios import DRIVERS, Compared, Comparison, DriverSum, FigureChange

WIDTH = 100
FEW, MOST = 5, 12
"""Most rows of a list; all are in the tables."""
NAME_WIDTH, LABEL_WIDTH = 36, 14
BY = ("element", "payer", "economic", "year", "driver")
"""What the difference may be shown by."""


def compare_text(comparison: Comparison, by: str = "element", where: str = "") -> str:
    """A comparison for a terminal, ASCII.

    Args:
        comparison: what was compared.
        by: one of `BY`; ``driver`` leaves the table by element out.
        where: what was written, if anything.
    """
    blocks: list[str] = []
    for one in comparison.others:
        blocks += _pair(comparison, one, by)
    blocks.append(where or "Everything, line by line: -o FILE.xlsx or -o FOLDER\n")
    return plain("\n".join(block for block in blocks if block)).replace("\u00a0", " ")


def _pair(comparison: Comparison, one: Compared, by: str) -> Iterator[str]:
    pair = one.pair
    yield _wrapped(f"{pair.other.label} against {pair.first.label}: {pair.other.plan.title}", "  ")
    said = [compared_sentence(one), drawn_sentence(one, comparison.draws, comparison.seed)]
    yield _wrapped(" ".join(text for text in said if text))
    yield "".join(_wrapped(f"note: {note}", "      ") for note in pair.notes)
    if pair.bases:
        yield _drivers(one)
        yield _sums(one, by) if by != "driver" else ""
        yield _alone(one)
    yield _inputs(one)
    yield _figures(one)
    yield _findings(one)


def _wrapped(text: str, indent: str = "") -> str:
    filled = textwrap.fill(
        unbroken(text), WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
    return f"{filled}\n"


def _drivers(one: Compared) -> str:
    """The difference by driver, in each money."""
    wholes = [one.sums(basis, "all")[0] for basis in reversed(one.pair.bases)]
    size, word = _scale(wholes)
    heading = ["because of", *(basis_said(one, whole.basis) for whole in wholes), ""]
    rows = [
        [name, *(signed(float(getattr(whole, name)) / size, 1) for whole in wholes), LEGEND.get(name, "")]
        for name in (*DRIVERS, "difference")
    ]
    lines = text_table(heading[:-1], [row[:-1] for row in rows]).splitlines()
    told = [f"{line}  {row[-1]}".rstrip() for line, row in zip(lines[2:], rows, strict=True)]
    return _about(one, word, "Difference by driver") + "".join(f"{line}\n" for line in (*lines[:2], *told))


def _about(one: Compared, word: str, what: str) -> str:
    span = f"all of {one.pair.years[0]}-{one.pair.years[-1]}"
    return f"{what}, {one.pair.first.plan.currency} {word}, {span}:\n\n".replace(" ,", ",")


def _scale(sums: Sequence[DriverSum]) -> tuple[float, str]:
    parts = ("difference", *DRIVERS)
    return scale(max((abs(float(getattr(one, part))) for one in sums for part in parts), default=0.0))


def _sums(one: Compared, by: str) -> str:
    """The difference by element, payer, class or year, each by driver."""
    basis = one.pair.bases[-1]
    known = one.sums(basis, by)
    rows = differing(known)
    if not rows:
        return ""
    if by != "year":
        rows = sorted(rows, key=lambda row: -abs(row.difference))
    size, word = _scale(rows)
    moved = ["moved"] if any(abs(row.moved) >= SAME for row in rows) else []
    columns = [*DRIVERS, *moved, "difference"]
    table = [[_short(row.name), *(signed(float(getattr(row, c)) / size, 1) for c in columns)] for row in rows[:MOST]]
    same = len(known) - len(rows)
    more = [
        f"{len(rows) - MOST} more with -o" if len(rows) > MOST else "",
        f"{same} without a difference" if same else "",
    ]
    more += [f"moved: to or from another {by}"] if moved else []
    told = "; ".join(text for text in more if text)
    title = _about(one, f"{word} {basis_said(one, basis)}".strip(), f"By {by}")
    return title + text_table([by, *columns], table) + (f"{told}\n" if told else "")


def _short(name: str) -> str:
    return name if len(name) <= NAME_WIDTH else f"{name[: NAME_WIDTH - 3].rstrip()}..."


def _alone(one: Compared) -> str:
    """What only one of them buys, the greatest first."""
    basis = one.pair.bases[-1]
    found = [line for line in one.lines if abs(line.amounts[basis, "scope"]) >= SAME]
    if not found:
        return ""
    found.sort(key=lambda line: -abs(line.amounts[basis, "scope"]))
    size, word = scale(abs(found[0].amounts[basis, "scope"]))
    lines = []
    for line in found[:FEW]:
        has = one.pair.first if abs(line.amounts[basis, "first"]) >= SAME else one.pair.other
        amount = signed(line.amounts[basis, "scope"] / size, 1)
        lines.append(_wrapped(f"  {line.line}, {line.name} (only {has.label}): {amount}", "    "))
    more = f"  ... and {len(found) - FEW} more lines with -o\n" if len(found) > FEW else ""
    money = f"{one.pair.first.plan.currency} {word}".strip()
    return f"Bought by one of them only (scope), {money} {basis_said(one, basis)}:\n{''.join(lines)}{more}"


def _inputs(one: Compared) -> str:
    if not one.inputs:
        return "No input differs.\n"
    lines = []
    for change in one.inputs[:MOST]:
        if change.what.startswith("only in"):
            lines.append(f"  {change.address}: {change.what} ({change.new or change.old})")
            continue
        apart = f" ({signed(100 * change.relative, 1)} %)" if change.relative is not None else ""
        units = (change.unit_old, change.unit_new)
        said = units if change.relative is not None or units[0] != units[1] else ("", "")
        old, new = (f"{text} {unit}".strip() for text, unit in zip((change.old, change.new), said, strict=True))
        values = f"{old} -> {new}{apart}" if old != new else new
        also = f" [{change.what}]" if change.what != "value" else ""
        lines.append(f"  {change.address}: {values}{also}")
    more = f"  ... and {len(one.inputs) - MOST} more with -o\n" if len(one.inputs) > MOST else ""
    told = "".join(_wrapped(line, "      ") for line in lines)
    return f"Inputs that differ ({len(one.inputs)}):\n{told}{more}"


def _figures(one: Compared) -> str:
    rows = [_figure(figure) for figure in one.figures if figure.first is not None or figure.value is not None]
    if not rows:
        return ""
    labels = [one.pair.first.label, one.pair.other.label]
    shown = labels if max(map(len, labels)) <= LABEL_WIDTH else ["compared with", "this one"]
    heading = ["figure", "unit", *shown, "difference"]
    return text_table(heading, rows, left=2)


def _figure(figure: FigureChange) -> list[str]:
    values = (figure.first, figure.value, figure.difference)
    if figure.unit == "year":
        years = ["-" if value is None else f"{value:.0f}" for value in values[:2]]
        return [figure.figure, "", *years, "" if values[2] is None else signed(values[2])]
    sizes = [abs(value) for value in values[:2] if value is not None]
    money = figure.unit not in ("people", "FTE")
    size, word = scale(max(sizes)) if money else (1.0, "")
    shown = ["" if value is None else number(value / size, 1) for value in values[:2]]
    apart = "" if values[2] is None else signed(values[2] / size, 1)
    return [figure.figure, f"{units_said(figure)} {word}".strip(), *shown, apart]


def _findings(one: Compared) -> str:
    lines = []
    for change in one.findings:
        if change.change != "changes":
            severity, message = change.severity or change.severity_first, change.message or change.message_first
            lines.append(f"{change.change}: {severity} {change.rule}: {message}")
    graver = [change for change in one.findings if change.change == "changes"]
    grades = [f"changes: {c.severity_first} -> {c.severity} {c.rule}: {c.message}" for c in graver
              if c.severity != c.severity_first]  # fmt: skip
    told = [*lines, *grades]
    shown = "".join(_wrapped(line, "  ") for line in told[:MOST])
    rest = len(graver) - len(grades)
    more = [f"{len(told) - MOST} more findings with -o"] if len(told) > MOST else []
    more += [f"{counted(rest, 'finding')} with other figures"] if rest else []
    summary = "; ".join(chain(more)) + "\n" if more else ""
    if not told and not more:
        return "The rules find the same in both.\n"
    return shown + summary
