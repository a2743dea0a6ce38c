"""What the words of long lists mean: ids of the menu, templates, codes of classifications."""

from __future__ import annotations

from parameters import CLASSIFICATIONS, code_names, load_menu, load_templates


def meanings() -> dict[str, str]:
    """The name of every id and code."""
    found = {entry.id: entry.name for entry in load_menu().values()}
    found |= {template.id: template.name for template in load_templates().values()}
    for classification in CLASSIFICATIONS:
        found |= code_names(classification)
    return found
