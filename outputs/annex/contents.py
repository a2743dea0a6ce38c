"""The Contents sheet: every sheet with a link and what it is for, and the defined names."""

from __future__ import annotations

from outputs.annex.context import Annex
from outputs.annex.page import banner
from outputs.annex.sheet import Sheet
from outputs.annex.tongue import say

PURPOSES = {
    "Cover": "What this is, whether it holds, what it may be used for",
    "Settings": "Choose scenario, nominal or real, and unit; prices and population by year",
    "Inputs": "Every figure of the plan with its source; type here",
    "Inputs by year": "What happens year by year, such as moves; type here",
    "Codes": "The keys by which costs are summed, and their names",
    "Lines": "Every cost of every scenario with its tags",
    "Key figures": "Chosen lines of every Model sheet, for the sheets that follow the live scenario",
    "By programme": "Cost by WHO area, directive and action; baseline and new policy",
    "By economic class": "Cost by GFSM 2014 class; recurrent and capital",
    "By function": "Cost by COFOG function: what moves between functions of government",
    "By payer": "Cost by who pays: what moves between ministries",
    "Functions and payers": "What moves between functions of government and between ministries since the base year",
    "Health accounts": "Cost by provider, health care function and financing scheme (SHA 2011)",
    "Level and book": "Cost by level of government, budget book, region and group of people",
    "By funding source": "Who pays: each source with how sure it is, what it holds and pays; what nobody pays",
    "Funding of actions": "What is paid of each action; what is not, by name",
    "Medium-term form": "Three outturns, approved, revised, budget year and two outer years, by three classifications",
    "Fiscal note": "One proposal on one page, as budget offices ask for it",
    "Programme x economic": "Each programme (WHO directive) by economic class",
    "National budget": "The plan in the country's own chart of accounts",
    "Transition": "People and money of both systems while institutions are run down",
    "Indicators": "Shares, amounts a head and per unit, tests of the health sector",
    "Workforce": "Posts and people by cadre: who is needed, who is there, who is missing",
    "Fiscal": "Cost layers, cash and economic view, what capital costs to run; ceilings, estimates, commitments",
    "Investment case": "What the plan buys: benefits against cost, without and with the value of health; who loses",
    "Uncertainty": "Engine values: ranges, what drives them, whether the money is enough, whether draws suffice",
    "Scenarios": "All scenarios beside each other, and above no change",
    "Regions": "What every region costs (engine values), their sum, and the plan as one",
    "Regional lines": "What every region pays by programme, economic class, function, payer and year (engine values)",
    "Checks": "What must hold, live; open rules",
    "Change log": "What each scenario changes in the plan",
}
OF_ONE = "People, homes, staff and money of one institution"
OF_MODEL = "Every line of the scenario, one row each, with live formulas"
PURPOSE_WIDTH = 90
NAMES = {
    "live_scenario": ("live", "The scenario that sheets show"),
    "amounts_shown": ("amounts", "nominal or real"),
    "unit_shown": ("unit", "one, thousand or million"),
    "amounts_divisor": ("divisor", "What amounts are divided by"),
    "is_nominal": ("nominal", "1 if nominal amounts are shown"),
    "overall_check": ("overall", "OK or NOT OK"),
    "base_year": ("base year", "The base year of the plan"),
    "discount_rate": ("discount rate", "Discount rate of the plan"),
    "inflation": ("inflation", "General inflation of the plan"),
    "population": ("population", "Population of the base year in the plan"),
}


def write_contents(annex: Annex, sheet: Sheet) -> None:
    """Write the list of sheets and the defined names."""
    note = "Nothing is hidden or locked. Blue on pale yellow may be typed over; grey counts nowhere."
    banner(annex, sheet, "Contents", note)
    sheet.widths(30, PURPOSE_WIDTH, 40)
    for column, title in enumerate(("sheet", "what it is for")):
        sheet.text(4, column, title, "head")
    row = 5
    for name in (name for name in annex.sheets if name != "Contents"):
        purpose = PURPOSES.get(name, OF_ONE if name.startswith("Transition ") else OF_MODEL)
        sheet.link(row, 0, name, name)
        sheet.text(row, 1, titled(name, purpose), "wrap")
        sheet.tall(row, (titled(name, purpose), PURPOSE_WIDTH))
        row += 1
    _names(annex, sheet, row + 1)


def titled(name: str, purpose: str) -> str:
    """What a sheet is for, after its title where the language of the annex has another than its name."""
    title = say(name)
    return say(purpose) if title == name else say("{sheet}: {plan}", sheet=title, plan=say(purpose))


def _names(annex: Annex, sheet: Sheet, row: int) -> None:
    for column, title in enumerate(("defined name", "what it is", "where it stands")):
        sheet.text(row, column, title, "head")
    for name, (key, what) in NAMES.items():
        if key not in annex.cells:
            continue
        row += 1
        annex.workbook.define_name(name, f"={annex.cell(key)}")
        sheet.own(row, 0, name)
        sheet.text(row, 1, what)
        sheet.own(row, 2, annex.cell(key).replace("$", ""))
