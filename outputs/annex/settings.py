"""The Settings sheet: which scenario the sheets show and how, and the prices and people of that scenario."""

from __future__ import annotations

from outputs.annex.catalogue import BASE
from outputs.annex.context import Annex
from outputs.annex.figures import Figures
from outputs.annex.page import banner, year_heads
from outputs.annex.said import Said, choice, own, words
from outputs.annex.sheet import Sheet
from outputs.annex.styles import unit_style
from outputs.annex.tongue import Own, say
from outputs.annex.units import is_word, live_said, unit_said, unit_word

LABEL, VALUE, FIRST = 0, 1, 2
TOP = 5
CHOICES = {"live": "Live scenario", "amounts": "Amounts: nominal (cash) or real", "unit": "Unit of amounts"}
RESULTS = {
    "nominal": "1 if nominal, 0 if real",
    "divisor": "Amounts are divided by",
    "money shown": "Amounts are in",
    "basis": "Heading of the sheets that follow",
    "total key": "Key figure that tables are checked against",
}
SCALES = {"one": 1, "thousand": 1000, "million": 1_000_000}
WORLD = ("gdp_per_head", "government_health_spending", "mental_health_budget", "discount_rate")


def write_choices(annex: Annex, sheet: Sheet) -> None:
    """Write what a reader may switch; every sheet that follows reads these cells."""
    note = "Change the blue cells: the sheets By ..., Transition and the Cover follow. Scenarios shows all at once."
    currency, money = annex.projection.plan.currency, annex.plan_money
    banner(annex, sheet, "Settings", note)
    sheet.widths(52, 20, *(13 for _ in annex.years))
    sheet.text(TOP - 1, LABEL, "What the sheets show", "section")
    unit = _scale(annex)
    _choice(annex, TOP, "live", BASE, annex.ranges["codes scenario"])
    _choice(annex, TOP + 1, "amounts", say("nominal"), annex.ranges["words amounts"])
    _choice(annex, TOP + 2, "unit", say(unit), annex.ranges["words unit"])
    _result(annex, TOP + 3, "nominal", f"IF({is_word(annex, 'amounts', 'nominal')},1,0)", 1)
    thousand = f"IF({is_word(annex, 'unit', 'thousand')},1000,1)"
    _result(annex, TOP + 4, "divisor", f"IF({is_word(annex, 'unit', 'million')},1000000,{thousand})", SCALES[unit])
    cash = own(currency) + words(", cash of each year")
    shown = unit_word(annex) + choice(f"{annex.cell('nominal')}=1", True, cash, own(money) + words(", real"))
    _result(annex, TOP + 5, "money shown", shown.formula, shown.text)
    joined = words("Scenario shown: ") + live_said(annex) + words(". Amounts in ")
    joined += Said(annex.cell("money shown"), shown.text) + own(".")
    _result(annex, TOP + 6, "basis", joined.formula, joined.text)
    key = f'{annex.cell("live")}&IF({annex.cell("nominal")}=1,".total_nominal",".total_real")'
    _result(annex, TOP + 7, "total key", key, f"{BASE}.total_nominal")


def write_prices(annex: Annex, sheet: Sheet, figures: Figures) -> None:
    """Write price indices and population of the live scenario, and figures of the country."""
    row = TOP + 10
    sheet.text(row - 1, LABEL, "Prices and people of the live scenario", "section")
    year_heads(annex, sheet, row, FIRST, len(annex.years))
    sheet.text(row, LABEL, "base year = 1 for prices", "head")
    sheet.text(row, VALUE, "unit", "head")
    model = annex.projection.scenarios[BASE].model
    names = {f"index_{name}": index.label for name, index in model.ledger.indices.items()}
    for name, label in {**names, "population": model.world.population.label}.items():
        row += 1
        sheet.text(row, LABEL, label)
        sheet.text(
            row, VALUE, "people" if name == "population" else f"{annex.projection.plan.currency}/{annex.plan_money}"
        )
        for year in range(len(annex.years)):
            style = "money" if name == "population" else "pure"
            sheet.formula(row, FIRST + year, figures.live(annex, name, year), figures.value(BASE, name, year), style)
    _country(annex, sheet, row + 3)


def _country(annex: Annex, sheet: Sheet, row: int) -> None:
    sheet.text(row - 1, LABEL, "Figures of the country, as the plan has them", "section")
    parameters = annex.projection.scenarios[BASE].model.scenario.parameters()
    for name in (name for name in WORLD if name in parameters):
        known, at_row, at_column = annex.inputs[BASE, name]
        sheet.text(row, LABEL, Own(f"{say(name.replace('_', ' '))} [{unit_said(parameters[name].unit or 'share')}]"))
        style = unit_style(parameters[name].unit)
        sheet.formula(row, VALUE, known.cell(at_row, at_column), known.value(at_row, at_column), style)
        row += 1


def _scale(annex: Annex) -> str:
    total = annex.projection.scenarios[BASE].model.totals.nominal
    most = max(annex.values(BASE, total))
    return "million" if most >= 1e7 else "thousand" if most >= 1e4 else "one"


def _choice(annex: Annex, row: int, name: str, value: str, source: str) -> None:
    sheet, label = annex.sheets["Settings"], CHOICES[name]
    sheet.text(row, LABEL, label)
    sheet.own(row, VALUE, value, "input bold")
    sheet.values[row, VALUE] = value
    refusal = {"error_title": say("Not in the list"), "error_message": say("Choose from the list of this cell.")}
    sheet.page.data_validation(row, VALUE, row, VALUE, {"validate": "list", "source": f"={source}", **refusal})
    annex.cells[name] = (sheet, row, VALUE)


def _result(annex: Annex, row: int, name: str, formula: str, value: float | str) -> None:
    sheet, label = annex.sheets["Settings"], RESULTS[name]
    sheet.text(row, LABEL, label)
    sheet.formula(row, VALUE, formula, value, "text" if isinstance(value, str) else "money right")
    annex.cells[name] = (sheet, row, VALUE)
