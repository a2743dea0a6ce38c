"""Writing the annex: all sheets in the order in which a reader wants them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from outputs.annex.actions_funded import ACTIONS, write_actions
from outputs.annex.by_class import write_by_economic, write_by_function, write_by_payer
from outputs.annex.by_programme import write_by_programme
from outputs.annex.catalogue import BASE
from outputs.annex.change_log import write_change_log
from outputs.annex.change_shape import sheet_names
from outputs.annex.checks import write_checks
from outputs.annex.class_sheets import (
    HEALTH_ACCOUNTS,
    LEVEL,
    PROGRAMME,
    write_health_accounts,
    write_levels,
    write_programme_economic,
)
from outputs.annex.classified import Tables
from outputs.annex.codes import write_codes
from outputs.annex.contents import write_contents
from outputs.annex.context import Annex, Info
from outputs.annex.cover import write_cover
from outputs.annex.figures import write_figures
from outputs.annex.fiscal import write_fiscal
from outputs.annex.functions_sheet import FUNCTIONS, write_functions
from outputs.annex.funding_sheet import SOURCES, write_sources
from outputs.annex.indicator_sheet import write_indicators
from outputs.annex.inputs import write_inputs
from outputs.annex.inputs_by_year import write_inputs_by_year
from outputs.annex.investment_sheet import SHEET as INVESTMENT
from outputs.annex.investment_sheet import write_investment
from outputs.annex.keys import keys_of
from outputs.annex.layout import model_layout, model_sheets
from outputs.annex.lines import write_lines
from outputs.annex.medium_term import FORM, write_medium_term
from outputs.annex.model import write_model
from outputs.annex.national_sheet import SHEET as NATIONAL
from outputs.annex.national_sheet import write_national
from outputs.annex.note_sheet import NOTE, write_note
from outputs.annex.page import CREATED
from outputs.annex.region_sheet import SHEET as REGIONS
from outputs.annex.region_sheet import write_regions
from outputs.annex.regional_sheet import SHEET as REGIONAL
from outputs.annex.regional_sheet import write_regional_lines
from outputs.annex.settings import write_choices, write_prices
from outputs.annex.sheet import Page, Sheet
from outputs.annex.side_by_side import write_scenarios
from outputs.annex.styles import BLUE, DARK, GREEN, INPUT_PAPER, Styles
from outputs.annex.tongue import Catalogue, right_to_left, say, spoken
from outputs.annex.transition import write_transition
from outputs.annex.uncertainty import UNCERTAINTY, has_uncertainty, write_uncertainty
from outputs.annex.workforce import has_workforce, write_workforce
from outputs.run_info import RunStep
from scenarios import Finding, Projection, cases

BEFORE = ("Cover", "Contents", "Settings", "Inputs", "Inputs by year", "Codes")
AFTER = ("Lines", "Key figures", "By programme", "By economic class", "By function", "By payer", FUNCTIONS, SOURCES,
         ACTIONS, HEALTH_ACCOUNTS, LEVEL, PROGRAMME, NATIONAL, "Transition",
         "Workforce", "Indicators", "Fiscal", FORM, NOTE, INVESTMENT, "Scenarios", UNCERTAINTY, REGIONS, REGIONAL,
         "Checks", "Change log")  # fmt: skip
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def write(
    path: Path, projection: Projection, findings: Sequence[Finding], info: Info, catalogue: Catalogue,
    *, history: Sequence[RunStep] = (),
) -> None:  # fmt: skip
    """Write the annex of a projection in a language; nothing is written unless all of it can be."""
    with spoken(catalogue):
        path.write_bytes(_written(projection, findings, info, history))


def _written(
    projection: Projection, findings: Sequence[Finding], info: Info, history: Sequence[RunStep]
) -> bytes:  # fmt: skip
    buffer = BytesIO()
    with Workbook(buffer, {**OPTIONS, "in_memory": projection.regions is None}) as workbook:
        workbook.set_properties({
            "title": projection.plan.title, "subject": say("Costing annex"), "author": "CareShift",
            "comments": f"Run {info.run_id}", "created": CREATED,
        })  # fmt: skip
        workbook.set_calc_mode("auto")
        annex = _opened(workbook, projection, findings, info)
        annex.history = history
        _fill(annex)
    return buffer.getvalue()


def _opened(workbook: Workbook, projection: Projection, findings: Sequence[Finding], info: Info) -> Annex:
    names = model_sheets(projection)
    layouts = {name: model_layout(names[name], one.model.book) for name, one in projection.scenarios.items()}
    annex = Annex(
        projection, findings, info, workbook, Styles(workbook, mirrored=right_to_left()), layouts, keys_of(projection)
    )
    for name in (*BEFORE, *names.values(), *_after(projection)):
        page = workbook.add_worksheet(name, worksheet_class=Page)
        page.set_tab_color(_colour(name))
        if right_to_left():
            page.right_to_left()
        annex.sheets[name] = Sheet(name, page, annex.styles)
    return annex


def _after(projection: Projection) -> list[str]:
    people = projection.scenarios[BASE].model.transition is not None
    shown = [name for name in AFTER if has_workforce(projection) or name != "Workforce"]
    shown = [name for name in shown if projection.plan.crosswalk is not None or name != NATIONAL]
    shown = [name for name in shown if has_uncertainty(projection) or name != UNCERTAINTY]
    shown = [name for name in shown if cases(projection) or name != INVESTMENT]
    shown = [name for name in shown if projection.regions is not None or name not in (REGIONS, REGIONAL)]
    names: list[str] = []
    for name in shown:
        if people or name != "Transition":
            names += [name, *(sheet_names(projection).values() if name == "Transition" else ())]
    return names


def _colour(name: str) -> str:
    if name in ("Settings", "Inputs", "Inputs by year"):
        return "#E8C547" if INPUT_PAPER else BLUE
    return DARK if name.startswith("Model ") else GREEN if name == "Checks" else BLUE


def _fill(annex: Annex) -> None:
    """Write what others read before what reads it."""
    sheets = annex.sheets
    write_inputs(annex, sheets["Inputs"])
    write_inputs_by_year(annex, sheets["Inputs by year"])
    write_codes(annex, sheets["Codes"])
    write_choices(annex, sheets["Settings"])
    for scenario, _, layout in annex.scenarios:
        write_model(annex, sheets[layout.sheet], scenario)
    ledger = write_lines(annex, sheets["Lines"])
    figures = write_figures(annex, sheets["Key figures"])
    write_prices(annex, sheets["Settings"], figures)
    tables = Tables(annex, sheets["By programme"], ledger, figures)
    write_by_programme(tables)
    write_by_economic(replace(tables, sheet=sheets["By economic class"]))
    write_by_function(replace(tables, sheet=sheets["By function"]))
    write_by_payer(replace(tables, sheet=sheets["By payer"]))
    write_functions(replace(tables, sheet=sheets[FUNCTIONS]))
    write_health_accounts(replace(tables, sheet=sheets[HEALTH_ACCOUNTS]))
    write_levels(replace(tables, sheet=sheets[LEVEL]))
    write_programme_economic(replace(tables, sheet=sheets[PROGRAMME]))
    write_sources(replace(tables, sheet=sheets[SOURCES]))
    write_actions(replace(tables, sheet=sheets[ACTIONS]))
    if NATIONAL in sheets:
        write_national(replace(tables, sheet=sheets[NATIONAL]))
    if "Transition" in sheets:
        write_transition(replace(tables, sheet=sheets["Transition"]))
    write_indicators(annex, sheets["Indicators"], figures)
    if "Workforce" in sheets:
        write_workforce(replace(tables, sheet=sheets["Workforce"]))
    write_fiscal(replace(tables, sheet=sheets["Fiscal"]))
    write_medium_term(replace(tables, sheet=sheets[FORM]))
    write_note(replace(tables, sheet=sheets[NOTE]))
    if INVESTMENT in sheets:
        write_investment(replace(tables, sheet=sheets[INVESTMENT]))
    write_scenarios(replace(tables, sheet=sheets["Scenarios"]))
    if UNCERTAINTY in sheets:
        write_uncertainty(annex, sheets[UNCERTAINTY])
    if REGIONS in sheets:
        annex.regional = write_regional_lines(annex, sheets[REGIONAL])
        write_regions(annex, sheets[REGIONS])
    write_checks(tables, sheets["Checks"])
    write_change_log(annex, sheets["Change log"])
    _name_inputs(annex)
    write_contents(annex, sheets["Contents"])
    write_cover(annex, sheets["Cover"])
    for sheet in sheets.values():
        sheet.finish()


def _name_inputs(annex: Annex) -> None:
    """Say where the inputs stand that have a defined name."""
    named = {"base year": "base_year", "discount rate": "discount_rate", "inflation": "prices.inflation"}
    for name, address in {**named, "population": "population"}.items():
        if (BASE, address) in annex.inputs:
            annex.cells[name] = annex.inputs[BASE, address]
