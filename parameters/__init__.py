"""What we know, and how well: figures with unit, source and range; plans, countries, the menu; draws.

Names are loaded when they are first used, so that importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parameters.anchors import Anchor, AnchorFamily, family_of, load_families
    from parameters.codes import CLASSIFICATIONS, check_code, code_hint, code_names, known_code
    from parameters.correlated import together
    from parameters.countries import Country, country_codes, load_country
    from parameters.crosswalk import Crosswalk, NationalColumn, NationalRule
    from parameters.distributions import shown_range
    from parameters.documents import Node
    from parameters.draws import Draws, block_sizes, probabilities, quantiles, scenario_draws
    from parameters.element_ids import ID
    from parameters.elements import Element
    from parameters.figures import PLACEHOLDER
    from parameters.listing import ShippedFigure, check_shipped, own_figures, shipped_figures
    from parameters.menu import MenuEntry, areas, directive_areas, directive_titles, load_menu, menu_ids
    from parameters.number_hints import number_hint
    from parameters.outturns import Counted, Outturns, read_outturns
    from parameters.parameter import GRADES, KINDS, Parameter
    from parameters.plan import Plan, load_plan
    from parameters.plan_source import is_workbook, lock_of
    from parameters.problems import Collector, PlanError, Problem, problem_at
    from parameters.quality import Checklist, ChecklistItem, QualityField, checklists, quality_fields
    from parameters.regions import Own, Region, Regions, scenario_without
    from parameters.scenario import Change, Scenario
    from parameters.schema import plan_schema
    from parameters.settings import (
        SECTIONS,
        Cadre,
        Choice,
        Either,
        Flow,
        KindSchema,
        Number,
        Path,
        PerName,
        PerReference,
        Profile,
        Reference,
        Section,
        Setting,
        SettingField,
        Shares,
        Table,
        Text,
        Words,
        kind_schema,
        section_of,
        table_of,
    )
    from parameters.shared import driven
    from parameters.slots.lines import BookLine, book_lines
    from parameters.slots.menu_lines import menu_lines
    from parameters.slots.outlook import Outlook, outlook
    from parameters.slots.slot import PARTS, Slot
    from parameters.templates import Template, load_templates, template_named
    from parameters.typed_values import Typed, TypedFile, typed_scenario
    from parameters.units import MONEY, PURE, UNITS, Unit, UnitError
    from parameters.values import FlowValue, PathValue, Value, leaves
    from parameters.ways import said_ways, unsaid
    from parameters.workbook.agreement import agrees
    from parameters.workbook.cells import Book, Cell, Page, cell_name
    from parameters.workbook.layout import FIGURE, FOR_THE_EYE, OF_ELEMENTS, REGIONS, SHEETS
    from parameters.workbook.opening import open_book
    from parameters.workbook.plan_row import PlanRow, PlanSheets
    from parameters.workbook.rows import plan_rows
    from parameters.workbook.written_plan import WrittenPlan, written_plan
    from parameters.world import ECONOMIC_GROUPS, PRICE_CLASSES

_HOMES = {
    "anchors": ("Anchor", "AnchorFamily", "family_of", "load_families"),
    "codes": ("CLASSIFICATIONS", "check_code", "code_hint", "code_names", "known_code"),
    "crosswalk": ("Crosswalk", "NationalColumn", "NationalRule"),
    "correlated": ("together",),
    "countries": ("Country", "country_codes", "load_country"),
    "distributions": ("shown_range",),
    "draws": ("Draws", "block_sizes", "probabilities", "quantiles", "scenario_draws"),
    "element_ids": ("ID",),
    "elements": ("Element",),
    "listing": ("ShippedFigure", "check_shipped", "own_figures", "shipped_figures"),
    "menu": ("MenuEntry", "areas", "directive_areas", "directive_titles", "load_menu", "menu_ids"),
    "outturns": ("Counted", "Outturns", "read_outturns"),
    "parameter": ("GRADES", "KINDS", "Parameter"),
    "plan": ("Plan", "load_plan"),
    "problems": ("Collector", "PlanError", "Problem", "did_you_mean", "problem_at"),
    "quality": ("Checklist", "ChecklistItem", "QualityField", "checklists", "quality_fields"),
    "regions": ("Own", "Region", "Regions", "scenario_without"),
    "scenario": ("Change", "Scenario"),
    "schema": ("plan_schema",),
    "settings": (
        "SECTIONS", "Cadre", "Choice", "Code", "Either", "Flow", "KindSchema", "Number", "Path", "PerName",
        "PerReference", "Profile", "Reference", "Section", "Setting", "SettingField", "Shares", "Table", "Text",
        "Words", "kind_schema", "section_of", "table_of",
    ),
    "shared": ("driven",),
    "templates": ("Template", "load_templates", "template_named"),
    "typed_values": ("Typed", "TypedFile", "typed_scenario"),
    "units": ("MONEY", "PURE", "UNITS", "Unit", "UnitError"),
    "values": ("FlowValue", "PathValue", "Value", "leaves"),
    "documents": ("Node",),
    "figures": ("PLACEHOLDER",),
    "ways": ("said_ways", "unsaid"),
    "number_hints": ("number_hint",),
    "slots.lines": ("BookLine", "book_lines"),
    "slots.menu_lines": ("menu_lines",),
    "slots.outlook": ("Outlook", "outlook"),
    "slots.slot": ("PARTS", "Slot"),
    "workbook.layout": ("FIGURE", "FOR_THE_EYE", "OF_ELEMENTS", "REGIONS", "SHEETS"),
    "workbook.plan_row": ("PlanRow", "PlanSheets"),
    "plan_source": ("is_workbook", "lock_of"),
    "workbook.agreement": ("agrees",),
    "workbook.cells": ("Book", "Cell", "Page", "cell_name"),
    "workbook.opening": ("open_book",),
    "workbook.rows": ("plan_rows",),
    "workbook.written_plan": ("WrittenPlan", "written_plan"),
    "world": ("ECONOMIC_GROUPS", "PRICE_CLASSES"),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "CLASSIFICATIONS", "ECONOMIC_GROUPS", "FIGURE", "FOR_THE_EYE", "GRADES", "ID", "KINDS", "MONEY", "OF_ELEMENTS",
    "PARTS", "PLACEHOLDER", "PRICE_CLASSES", "PURE", "REGIONS", "SECTIONS", "SHEETS", "UNITS", "Anchor",
    "AnchorFamily", "Book", "BookLine", "Cadre", "Cell", "Change", "Checklist", "ChecklistItem", "Choice", "Code",
    "Collector", "Counted", "Country", "Crosswalk", "Draws", "Either", "Element", "Flow", "FlowValue", "KindSchema",
    "MenuEntry", "NationalColumn", "NationalRule", "Node", "Number", "Outlook", "Outturns", "Own", "Page",
    "Parameter", "Path", "PathValue", "PerName", "PerReference", "Plan", "PlanError", "PlanRow", "PlanSheets",
    "Problem", "Profile", "QualityField", "Reference", "Region", "Regions", "Scenario", "Section", "Setting",
    "SettingField", "Shares", "ShippedFigure", "Slot", "Table", "Template", "Text", "Typed", "TypedFile", "Unit",
    "UnitError", "Value", "Words", "WrittenPlan", "agrees", "areas", "block_sizes", "book_lines", "cell_name",
    "check_code", "check_shipped", "checklists", "code_hint", "code_names", "country_codes", "did_you_mean",
    "directive_areas", "directive_titles", "driven", "family_of", "is_workbook", "kind_schema", "known_code",
    "leaves", "load_country", "load_families", "load_menu", "load_plan", "load_templates", "lock_of", "menu_ids",
    "menu_lines", "number_hint", "open_book", "outlook", "own_figures", "plan_rows", "plan_schema", "probabilities",
    "problem_at", "quality_fields", "quantiles", "read_outturns", "said_ways", "scenario_draws", "scenario_without",
    "section_of", "shipped_figures", "shown_range", "table_of", "template_named", "together", "typed_scenario",
    "unsaid", "written_plan",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a public name from its module."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'parameters' has no attribute {name!r}")
    return getattr(import_module(f"parameters.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
