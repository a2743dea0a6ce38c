"""Columns of the tables about the analysis itself."""

from __future__ import annotations

from outputs.codebook_terms import Columns

QUALITY: dict[str, Columns] = {
    "quality": {
        "field": ("name of the field; under quality in the plan a planner answers it", ""),
        "asks": ("what is asked", ""),
        "status": ("reported or not reported", ""),
        "says": ("what is said", ""),
        "where": ("where it is found: tables of this folder, or the plan's section quality", ""),
    },
    "checklists": {
        "checklist": ("title of the checklist", ""),
        "item": ("its item; see note for how far the numbers are those of the print", ""),
        "name": ("what the item asks, in our own words", ""),
        "status": ("reported, in part, or not reported; never compliant: that is for others to judge", ""),
        "reported": ("fields of quality.csv that answer it", ""),
        "missing": ("fields of quality.csv that nobody has filled", ""),
        "note": ("how far the checklist was compared with the print", ""),
        "source": ("the checklist", ""),
    },
}
"""For each of these tables, its columns."""
