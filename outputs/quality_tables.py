"""What is known of the analysis itself: each field once, and the checklists that are answered from the fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized
from typing import TYPE_CHECKING

from outputs.analyses.run_tables import is_drawn
from outputs.cells import Record
from outputs.left_out import left_out
from outputs.parameter_table import assumptions, figures_used
from outputs.sentence import first_scenario, sentence
from parameters import QualityField, checklists, quality_fields
from scenarios import Projection

if TYPE_CHECKING:
    from pandas import DataFrame

REPORTED, IN_PART, NOT_REPORTED = "reported", "in part", "not reported"
"""What is said of a field or an item; whether that is good enough is for others to judge."""


CASE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "discount_rates": ("the investment case at 0 %, 3 % and the plan's own rate, costs and healthy years alike",
                       ("investment",)),
    "horizon": ("the investment case also over 10, 15 and 30 years, with the last plan year repeated",
                ("investment",)),
    "outcome_sources": ("effect sizes under benefits.*", ("parameters",)),
    "outcome_values": ("a healthy year's worth and its range: healthy_year_value; and every worth from 0 to 2.3 times "
                       "income a head where draws were made", ("parameters", "acceptability")),
    "sensitivity": ("the case over rates, horizons and worths of a healthy year, and without what carries it",
                    ("investment", "benefit_parts")),
    "uncertainty_results": ("ranges of ratios and of net benefits, and in how many draws they are above 1 and 0",
                            ("investment", "benefits_by_action")),
    "trough": ("of the investment case: years that cost more than they bring, the deepest, payback", ("payback",)),
}  # fmt: skip
"""What a run with benefits adds to a field, and the tables in which it stands."""
NOBODY = ("nobody", "nobody yet", "no one", "no one yet", "none", "none yet", "not yet", "no", "n/a", "to be done")
"""What a planner writes where there is nothing to report: it is shown, and counts as not reported."""


def quality_tables(projection: Projection, found: Mapping[str, DataFrame]) -> dict[str, Iterator[Record]]:
    """The fields and the checklists of a run whose other tables are `found`."""
    fields = list(quality_records(projection, found))
    return {"quality": iter(fields), "checklists": checklist_records(fields)}


def quality_records(projection: Projection, found: Mapping[str, Sized]) -> Iterator[Record]:
    """Every field with what is said in it: by the planner, else by the run, else by nobody."""
    words = _words(projection)
    for name, field in quality_fields().items():
        written = projection.plan.quality.get(name, "")
        told = written or _computed(field, words, found, is_drawn(projection))
        where = f"the plan: quality.{name}" if written else _where(field) if told else ""
        if told and not written:
            told, where = _of_case(name, told, where, found)
        status = REPORTED if told and not _is_nobody(written) else NOT_REPORTED
        yield {"field": name, "asks": field.asks, "status": status, "says": told, "where": where}


def checklist_records(fields: list[Record]) -> Iterator[Record]:
    """Every item of every checklist, with the fields that answer it and those that are empty."""
    status = {field["field"]: field["status"] for field in fields}
    for one in checklists():
        for item in one.items:
            told = [name for name in item.fields if status[name] == REPORTED]
            missing = [name for name in item.fields if name not in told]
            yield {
                "checklist": one.title,
                "item": item.id,
                "name": item.name,
                "status": REPORTED if not missing else IN_PART if told else NOT_REPORTED,
                "reported": ", ".join(told),
                "missing": ", ".join(missing),
                "note": one.note,
                "source": f"{one.full}: {one.source}",
            }


def _computed(field: QualityField, words: Mapping[str, str], found: Mapping[str, Sized], drawn: bool) -> str:
    """What a run says of itself in a field; nothing where a table of it is empty or draws are wanting."""
    if any(name not in found or not len(found[name]) for name in field.tables) or (field.needs and not drawn):
        return ""
    return field.says.format_map(words)


def _is_nobody(written: str) -> bool:
    """Whether a planner says that there is nothing to report."""
    return written.strip().strip(".!").lower() in NOBODY


def _of_case(name: str, told: str, where: str, found: Mapping[str, Sized]) -> tuple[str, str]:
    """What is said in a field and where, with what the investment case adds if there is one."""
    if name not in CASE or not len(found.get("investment", ())):
        return told, where
    more, names = CASE[name]
    files = [f"data/{table}.csv" for table in names if len(found.get(table, ()))]
    return f"{told}; {more}", ", ".join(dict.fromkeys([*where.split(", "), *files]))


def _where(field: QualityField) -> str:
    return ", ".join(f"data/{name}.csv" for name in field.tables) or "run.json"


def _words(projection: Projection) -> dict[str, str]:
    """The words that fill the braces."""
    plan = projection.plan
    return {
        "plan": plan.title,
        "country": plan.country,
        "currency": plan.currency,
        "base_year": str(plan.base_year),
        "years": f"{plan.first}-{plan.last}",
        "sentence": sentence(projection, first_scenario(projection)),
        "scenarios": ", ".join(projection.scenarios),
        "assumptions": str(len(assumptions(projection))),
        "figures": str(len(figures_used(projection))),
        "left_out": "; ".join(left_out(projection)),
    }
