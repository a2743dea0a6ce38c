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
    from parameters.draws import Draws, block_sizes, probabilities, quantiles, scenario_draws
    from parameters.elements import Element
    from parameters.listing import ShippedFigure, check_shipped, own_figures, shipped_figures
    from parameters.menu import MenuEntry, areas, directive_areas, directive_titles, load_menu, menu_ids
    from parameters.outturns import Counted, Outturns, read_outturns
    from parameters.parameter import Parameter
    from parameters.plan import Plan, load_plan
    from parameters.problems import PlanError, Problem
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
    from parameters.templates import Template, load_templates, template_named
    from parameters.units import MONEY, PURE, UNITS, Unit, UnitError
    from parameters.values import FlowValue, PathValue, Value, leaves
    from parameters.world import ECONOMIC_GROUPS, PRICE_CLASSES

_HOMES = {
    "anchors": ("Anchor", "AnchorFamily", "family_of", "load_families"),
    "codes": ("CLASSIFICATIONS", "check_code", "code_hint", "code_names", "known_code"),
    "crosswalk": ("Crosswalk", "NationalColumn", "NationalRule"),
    "correlated": ("together",),
    "countries": ("Country", "country_codes", "load_country"),
    "distributions": ("shown_range",),
    "draws": ("Draws", "block_sizes", "probabilities", "quantiles", "scenario_draws"),
    "elements": ("Element",),
    "listing": ("ShippedFigure", "check_shipped", "own_figures", "shipped_figures"),
    "menu": ("MenuEntry", "areas", "directive_areas", "directive_titles", "load_menu", "menu_ids"),
    "outturns": ("Counted", "Outturns", "read_outturns"),
    "parameter": ("Parameter",),
    "plan": ("Plan", "load_plan"),
    "problems": ("PlanError", "Problem", "did_you_mean"),
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
    "units": ("MONEY", "PURE", "UNITS", "Unit", "UnitError"),
    "values": ("FlowValue", "PathValue", "Value", "leaves"),
    "world": ("ECONOMIC_GROUPS", "PRICE_CLASSES"),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "CLASSIFICATIONS", "ECONOMIC_GROUPS", "MONEY", "PRICE_CLASSES", "PURE", "SECTIONS", "UNITS", "Anchor",
    "AnchorFamily", "Cadre", "Change", "Checklist", "ChecklistItem", "Choice", "Code", "Counted", "Country",
    "Crosswalk", "Draws", "Either", "Element", "Flow", "FlowValue", "KindSchema", "MenuEntry", "NationalColumn",
    "NationalRule", "Number", "Outturns", "Own", "Parameter", "Path", "PathValue", "PerName", "PerReference", "Plan",
    "PlanError", "Problem", "Profile", "QualityField", "Reference", "Region", "Regions", "Scenario", "Section",
    "Setting", "SettingField", "Shares", "ShippedFigure", "Table", "Template", "Text", "Unit", "UnitError", "Value",
    "Words", "areas", "block_sizes", "check_code", "check_shipped", "checklists", "code_hint", "code_names",
    "country_codes", "did_you_mean", "directive_areas", "directive_titles", "driven", "family_of", "kind_schema",
    "known_code", "leaves", "load_country", "load_families", "load_menu", "load_plan", "load_templates", "menu_ids",
    "own_figures", "plan_schema", "probabilities", "quality_fields", "quantiles", "read_outturns", "scenario_draws",
    "scenario_without", "section_of", "shipped_figures", "shown_range", "table_of", "template_named", "together",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a public name from its module."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'parameters' has no attribute {name!r}")
    return getattr(import_module(f"parameters.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
