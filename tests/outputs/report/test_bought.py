"""What it buys, in the documents: both ratios together, who loses, public budgets apart, waiting, the charts of it."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from docx import Document
from pptx import Presentation

from outputs import READERS, export_run
from tests.outputs.report.stored_numbers import missing

TABLES = (
    "What it buys", "What each action brings", "The case in full", "By discount rate and horizon", "What waiting loses",
    "What each benefit brings", "Public budgets alone", "Everybody together",
)  # fmt: skip
CHARTS = (
    "shift", "closings", "double-funding", "waterfall", "fan", "tornado", "affordability", "benefit-cost", "inaction",
    "acceptability",
)  # fmt: skip
MARKS = ("base", "P50", "P10", "P90")
NBSP = "\u00a0"


def page_of(folder: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((folder / "report.html").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("\u2060", "")


def table(folder: Path, caption: str) -> list[list[str]]:
    """The rows of the first table of the report whose caption begins so."""
    for found in page_of(folder).xpath("//section[@id='buys' or @id='public']//div/table"):
        if plain(found.xpath("./caption")[0].text_content()).removeprefix("Not valid: ").startswith(caption):
            rows = found.xpath(".//tr")
            return [[plain(cell.text_content()) for cell in row.xpath("./th|./td")] for row in rows]
    raise AssertionError(f"no table '{caption}'")


def stored_rows(folder: Path, name: str, **fitting: str) -> list[dict[str, str]]:
    with (folder / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as opened:
        return [row for row in csv.DictReader(opened) if all(row[key] == text for key, text in fitting.items())]


def test_every_table_of_the_investment_case_is_shown(bought):
    for caption in TABLES:
        assert len(table(bought, caption)) > 2, caption


def test_without_and_with_the_value_of_health_stand_in_columns_of_their_own(bought):
    heading, ratios, *_ = table(bought, "What it buys")
    assert heading == ["", "Without the value of health", "With the value of health"]
    found = [stored_rows(bought, "investment", rate="own", horizon="plan", case=case)[0] for case in MARKS]
    for shown, end in zip(ratios[1:], ("without_health", "with_health"), strict=True):
        told = [f"{float(row[f'ratio_{end}']):.2f}" for row in found]
        assert shown == f"{told[1]} ({told[2]} to {told[3]}; base {told[0]})"


def test_every_rate_and_horizon_has_a_row_with_both_ratios(bought):
    rows = table(bought, "By discount rate and horizon")[1:]
    stored = stored_rows(bought, "investment", case="P50")
    assert len(rows) == len(stored) == 10
    for shown, row in zip(rows, stored, strict=True):
        assert shown[2].startswith(f"{float(row['ratio_without_health']):.2f} (")
        assert shown[3].startswith(f"{float(row['ratio_with_health']):.2f} (")


def test_actions_that_lose_come_first_each_with_its_ratio(bought):
    rows = table(bought, "What each action brings")[1:]
    losing = {row["name"] for row in stored_rows(bought, "benefits_by_action", case="base") if row["loses"]}
    assert len(losing) >= 2
    assert {row[0] for row in rows[: len(losing)]} == losing
    assert all(row[1].startswith("less") for row in rows[: len(losing)])
    assert all(row[1] == "more" for row in rows[len(losing) :])
    for part in (rows[: len(losing)], rows[len(losing) :]):
        ratios = [float(row[2].split()[0]) for row in part]
        assert ratios == sorted(ratios)


def test_where_no_healthy_year_is_counted_no_second_ratio_is_made_of_it(bought):
    rows = {row[0]: row[1:] for row in table(bought, "What each action brings")[1:]}
    assert rows["Outreach"][2] == rows["Jobs with support"][2] == "health not counted"
    assert "|" not in rows["Outreach"][3]
    assert re.fullmatch(r"\d+(\.\d)? \| \d+(\.\d)?", rows["Treatment of psychosis"][3])
    with (bought / "charts" / "15-benefit-cost.csv").open(encoding="utf-8-sig", newline="") as opened:
        shown = {row["of"]: row for row in csv.DictReader(opened)}
    assert {name for name, row in shown.items() if "" in row.values()} == {"Outreach", "Jobs with support"}


def test_a_ratio_of_what_nothing_is_spent_on_or_no_benefit_is_named_of_is_a_dash(spare):
    rows = {row[0]: row[1:] for row in table(spare, "What each action brings")[1:]}
    assert rows["Treatment of psychosis"][:3] == ["nothing is spent", "-", "-"]
    [whole] = stored_rows(spare, "benefit_parts", side="cost, all", group="unnamed")
    cost = f"{float(whole['value']) / 1e6:.1f}"
    assert rows["1 other action"] == ["no benefit named", "-", "-", cost, "-", "-"]
    assert re.fullmatch(r"\d\.\d\d", rows["Treatment of depression"][1])


def test_a_run_without_draws_has_no_ranges_and_no_curve(spare):
    page = page_of(spare).get_element_by_id("buys").text_content()
    assert "P10" not in page
    assert not (spare / "charts" / "17-acceptability.svg").exists()


def test_public_budgets_and_everybody_are_told_apart(bought):
    public, social = table(bought, "Public budgets alone"), table(bought, "Everybody together")
    for shown, row in zip(public[1:], stored_rows(bought, "fiscal_return")[1:], strict=True):
        assert float(shown[-1].replace(" ", "")) == pytest.approx(float(row["fiscal_net"]) / 1e6, abs=0.06)
    assert not set(public[0][1:]) & set(social[0][1:])
    later = table(bought, "Public budgets alone over horizons")[1:]
    stored = stored_rows(bought, "fiscal_horizons", case="P50")
    assert [row[1].split()[0] for row in later] == [f"{100 * float(row['share']):.0f}" for row in stored]


def test_the_first_lines_and_a_card_lead_with_the_middle_of_the_draws_and_say_the_base_case(sold):
    found = json.loads((sold / "run.json").read_text(encoding="utf-8"))
    near = found["scenarios"]["reform"]["investment"]["at_own_rate"]["plan_years"]
    without, with_health = ([f"{near[name][mark.lower()]:.2f}" for mark in MARKS]
                            for name in ("ratio", "ratio_with_health"))  # fmt: skip
    page = page_of(sold)
    second = plain(page.get_element_by_id("summary").text_content())
    for _, half, low, high in (without, with_health):
        assert f"{half} (8 of 10: {low} to {high}) with" in second
    assert f"base case {without[0]} and {with_health[0]}" in second
    cards = plain(page.get_element_by_id("figures").text_content())
    assert f"{without[1]} | {with_health[1]}" in cards
    assert f"base case {without[0]} | {with_health[0]}" in cards
    assert f"{without[2]} to {without[3]} | {with_health[2]} to {with_health[3]}" in cards
    [share] = stored_rows(sold, "fiscal_horizons", case="P50", horizon="30")
    assert f"{100 * float(share['share']):.0f} %" in cards
    assert "Of public money spent, comes back to public budgets" in cards


def test_a_run_with_open_block_findings_sells_nothing(bought):
    """Neither first sentences nor cards, titles of charts or slides promise anything; tables are marked."""
    refused = "Not valid: 7 BLOCK findings are open, so costs or people may be missing."
    page = page_of(bought)
    assert refused in plain(page.get_element_by_id("summary").text_content())
    assert plain(page.get_element_by_id("buys").xpath(".//p")[0].text_content()).startswith(refused)
    cards = plain(page.get_element_by_id("figures").text_content())
    assert not any(
        word in cards for word in ("Benefits for each", "comes back", "has paid for", "outside institutions")
    )
    for table_of in page.get_element_by_id("buys").xpath("./div/table/caption|.//details/table/caption"):
        caption = plain(table_of.text_content())
        assert caption.startswith(("Not valid: ", "The numbers of this chart: Not valid: ")), caption
    run = json.loads((bought / "run.json").read_text(encoding="utf-8"))
    assert run["benefits"].startswith(refused)
    assert not re.search(r"\d\.\d\d", run["benefits"])
    export_run(bought, ["slides"])
    titles = [plain(slide.shapes.title.text_frame.text) for slide in Presentation(str(bought / "slides.pptx")).slides]
    assert not any(title.startswith(("For each", "To begin", "Benefits exceed")) for title in titles)
    assert sum(title.startswith("Not valid: ") for title in titles) == 3


def test_what_carries_the_case_is_said_and_stands_in_a_table(sold):
    rows = table(sold, "What carries the case")[1:]
    stored = stored_rows(sold, "benefit_parts", side="benefit")
    assert [row[4] for row in rows] == [f"{float(row['ratio_if_nothing']):.2f}" for row in stored]
    said = plain(page_of(sold).get_element_by_id("buys").text_content())
    assert f"{100 * float(stored[0]['share']):.0f} % of the benefits in the base case come from " in said
    assert f"if it brought nothing, the ratio would be {float(stored[0]['ratio_if_nothing']):.2f}" in said


def test_words_are_explained_with_the_worth_of_a_healthy_year_in_money(sold):
    found = json.loads((sold / "run.json").read_text(encoding="utf-8"))
    worth = found["scenarios"]["reform"]["investment"]["healthy_year"]
    words = plain(page_of(sold).get_element_by_id("words").text_content())
    money = f"{worth['money']:,.0f}".replace(",", " ")
    assert f"{worth['times_income']:.1f} times income a head, KES {money} at first" in words
    for word in ("Healthy life year", "Restored output", "Cost: in cash", "Discounted", "Draws"):
        assert word in words


def test_every_chart_is_in_the_report_with_its_finding_its_words_and_its_numbers(bought):
    figures = {}
    for figure in page_of(bought).xpath("//figure"):
        source = figure.xpath(".//p[@class='from']")[0].text_content()
        figures[re.sub(r"From charts/\d+-(.*)\.csv", r"\1", source)] = figure
    assert set(CHARTS) <= set(figures)
    for name, figure in figures.items():
        assert figure.xpath("./details/summary")[0].text_content() == "Show the numbers", name
        assert len(figure.xpath("./details//tbody/tr")) >= 1, name
        finding, alternative = figure.xpath("./figcaption")[0].text_content(), figure.xpath(".//img/@alt")[0]
        assert plain(finding) in plain(alternative), name
        assert len(finding) > 20, name


def test_the_chance_of_the_curve_is_that_of_the_table(bought):
    rows = stored_rows(bought, "acceptability", horizon="plan")
    with (bought / "charts" / "17-acceptability.csv").open(encoding="utf-8-sig", newline="") as opened:
        shown = list(csv.reader(opened))[1:]
    assert [[float(cell) for cell in row] for row in shown] == [
        [float(row["times"]), pytest.approx(100 * float(row["chance"]))] for row in rows
    ]


@pytest.mark.parametrize("section", ["Outreach", "plan years", "value of a healthy life year"])
def test_a_number_altered_in_the_new_tables_is_found_out(bought, tmp_path, section):
    copy = Path(shutil.copytree(bought, tmp_path / "copy"))
    page = page_of(copy)
    cells = page.xpath(f"//table[contains(., '{section}')]//td[contains(@class, 'number')]")
    cell = next(one for one in cells if re.match(r"\d+\.\d", plain(one.text_content())))
    files = ["data/investment.csv", "data/benefits_by_action.csv", "charts/17-acceptability.csv"]
    assert missing(cell.text_content(), copy, files) == []
    altered = re.sub(r"^(\d+)\.\d+", r"\g<1>123.77", plain(cell.text_content()))
    assert missing(altered, copy, files)


def paragraphs(file: Path) -> list[str]:
    return [plain(one.text) for one in Document(str(file)).paragraphs]


def test_brief_and_slides_show_both_ratios_and_who_loses(sold):
    export_run(sold, ["brief", "slides"])
    ratio = table(sold, "What it buys")[1][1:]
    document = Document(str(sold / "brief.docx"))
    cells = [[plain(cell.text) for cell in row.cells] for one in document.tables for row in one.rows]
    assert any(row[1:] == ratio for row in cells)
    assert any(row[0] == "Outreach" and row[1].startswith("less") for row in cells)
    shown = [plain(cell.text) for slide in Presentation(str(sold / "slides.pptx")).slides for shape in slide.shapes
             if shape.has_table for row in shape.table.rows for cell in row.cells]  # fmt: skip
    assert set(ratio) <= set(shown)
    assert "Outreach" in shown


def charts_of(file: Path) -> dict[str, Any]:
    return {plain(slide.shapes.title.text_frame.text): shape.chart for slide in Presentation(str(file)).slides
            for shape in slide.shapes if shape.has_chart}  # fmt: skip


def test_slides_have_the_ranges_as_whiskers_the_line_at_1_and_the_curve(sold):
    export_run(sold, ["slides"])
    found = charts_of(sold / "slides.pptx")
    against = next(chart for title, chart in found.items() if title.startswith("For each KES"))
    xml = against._chartSpace.xml
    assert xml.count("<c:errBars") == 2
    assert "1: brings what it costs" in xml[xml.index("<c:lineChart") :]
    assert any(title.startswith("Benefits exceed cost in ") for title in found)
    base = stored_rows(sold, "investment", rate="own", horizon="plan", case="base")[0]
    low, high = (stored_rows(sold, "investment", rate="own", horizon="plan", case=case)[0] for case in ("P10", "P90"))
    plus = re.search(r"<c:plus>.*?<c:v>([^<]*)</c:v>", xml, re.DOTALL)[1]
    minus = re.search(r"<c:minus>.*?<c:v>([^<]*)</c:v>", xml, re.DOTALL)[1]
    assert float(base["ratio_without_health"]) + float(plus) == pytest.approx(float(high["ratio_without_health"]))
    assert float(base["ratio_without_health"]) - float(minus) == pytest.approx(float(low["ratio_without_health"]))


@pytest.mark.parametrize("reader", ["", *READERS])
def test_every_document_of_a_refused_plan_says_so_on_its_first_page(bought, reader):
    export_run(bought, ["report", "brief", "slides"], reader)
    ending = f"-{reader}" if reader else ""
    assert paragraphs(bought / f"brief{ending}.docx")[1].startswith("Not valid: the plan has 7 open BLOCK findings")
    first = Presentation(str(bought / f"slides{ending}.pptx")).slides[0]
    assert any(shape.text_frame.text.startswith("Not valid: ") for shape in first.shapes if shape.has_text_frame)
    assert (
        plain(page_of(bought).xpath("//header//*[@role='alert']")[0].text_content()).strip().startswith("Not valid: ")
    )
