"""Which directives of WHO's guidance a plan has actions for, and which it leaves out."""

from __future__ import annotations

from outputs.action_table import OTHER_SECTORS
from outputs.wording import plain
from parameters import Plan, directive_titles, menu_ids


def directives_left_out(plan: Plan) -> list[str]:
    """The directives, other sectors aside, without any action, home or institution in the plan."""
    elements = plan.scenarios["reform"].elements()
    covered = {element.tags.get("directive") for element in elements}
    return [name for name in directive_titles() if name not in covered and name != OTHER_SECTORS]


def sectors_left_out(plan: Plan) -> list[str]:
    """The menu ids for other ministries that no action of the plan is, or serves as well."""
    used = [element.menu for element in plan.scenarios["reform"].elements() if element.menu is not None]
    served = {name for entry in used for name in (entry.id, *entry.overlaps)}
    return [name for name in _of_sectors() if name not in served]


def left_out_text(plan: Plan) -> str:
    """Both in a few lines, with the titles of the directives."""
    titles, missing, sectors = directive_titles(), directives_left_out(plan), sectors_left_out(plan)
    lines = ["Directives without an action:" if missing else "Every directive has an action."]
    lines += [f"  {name} {titles[name]}" for name in missing]
    if sectors:
        lines.append(f"Directives for other ministries without an action: {len(sectors)} of {len(_of_sectors())}.")
    lines += ["What they could be: careshift actions."] if missing or sectors else []
    return plain("".join(f"{line}\n" for line in lines))


def _of_sectors() -> list[str]:
    return [name for name in menu_ids() if name.startswith("sector.")]
