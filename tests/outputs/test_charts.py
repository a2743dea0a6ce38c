"""Charts: the finding as title, the numbers beside the picture, the same bytes twice."""

import csv
import re

import pytest

from outputs import acceptability_chart, tables, waterfall_chart, write_charts
from outputs.acceptability_chart import acceptability_charts, finding
from parameters import load_plan
from scenarios import Acceptable, acceptability, project
from tests.command import ROOT


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("charts")


@pytest.fixture
def charts(arandia, folder):
    if not any(folder.iterdir()):
        write_charts(folder, arandia)
    return folder


STEMS = ["01-shift", "02-double-funding", "03-totals", "04-waterfall", "05-closings", "06-staff", "09-functions"]


@pytest.mark.parametrize("stem", STEMS)
def test_each_chart_has_picture_drawing_and_numbers(stem, charts):
    assert (charts / f"{stem}.png").read_bytes().startswith(b"\x89PNG")
    assert (charts / f"{stem}.csv").stat().st_size > 100


@pytest.mark.parametrize("stem", STEMS)
def test_each_drawing_has_a_text_for_people_who_do_not_see_it_and_no_date(stem, charts):
    drawing = (charts / f"{stem}.svg").read_text(encoding="utf-8")
    assert re.search(r"<dc:title>.{20,}</dc:title>", drawing)
    assert re.search(r"<dc:description>(Line chart|Stacked areas|Waterfall|Bars).{20,}</dc:description>", drawing)
    assert "<dc:date>" not in drawing


def test_the_title_is_what_the_data_say(charts):
    drawing = (charts / "01-shift.svg").read_text(encoding="utf-8")
    assert "People living in institutions: 200 in 2025, 0 in 2030" in drawing


def test_the_numbers_are_those_of_the_tables(charts, arandia):
    text = (charts / "02-double-funding.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    stored = tables(arandia, [])["transition"].query("scenario == 'reform' and year > 2025")
    key = next(name for name in rows[0] if name.startswith("double funding"))
    assert [float(row[key]) * 1e6 for row in rows] == pytest.approx(list(stored.double_funding), abs=0.01)


def numbers(charts, stem):
    return list(csv.DictReader((charts / f"{stem}.csv").read_text(encoding="utf-8-sig").splitlines()))


def test_the_waterfall_goes_from_the_budget_to_the_total_of_the_dearest_year(charts, arandia):
    rows = numbers(charts, "04-waterfall")
    one = arandia.scenarios["reform"]
    change = one.model.transition
    column = int(one.values(change.extra)[one.model.book.plan_columns].argmax()) + 1
    bars, reached = [row["bar"] for row in rows], [float(list(row.values())[2]) * 1e6 for row in rows]
    assert reached[0] == pytest.approx(one.values(change.base)[column])
    assert reached[bars.index("institutions still cost")] == pytest.approx(one.values(change.institutions)[column])
    total = sum(one.values(row)[column] for row in (change.institutions, change.community, change.one_offs))
    assert reached[-1] == pytest.approx(total)


def test_wards_and_site_are_those_of_the_run_down(charts, arandia):
    rows, one = numbers(charts, "05-closings"), arandia.scenarios["reform"]
    down = one.model.institutions["stonefield"]
    assert [float(row["wards open"]) for row in rows] == pytest.approx(one.values(down.wards)[:6].tolist())
    assert [float(row["site open"]) for row in rows] == one.values(down.site)[:6].tolist()


def test_people_outside_by_kind_of_home_are_all_leavers(charts, arandia):
    one = arandia.scenarios["reform"]
    inside = ("year", "in institutions (people)", "beds of institutions", "residents, no change (people)")
    rows = numbers(charts, "01-shift")
    outside = [sum(float(value) for key, value in row.items() if key not in inside) for row in rows]
    assert outside == pytest.approx(one.values(one.model.transition.leavers)[:6].tolist(), abs=1e-9)


def test_a_second_time_gives_the_same_bytes(charts, arandia, tmp_path):
    write_charts(tmp_path, arandia)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {p.name: p.read_bytes() for p in charts.iterdir()}


def test_a_plan_without_institutions_has_its_totals_and_its_staff(tmp_path):
    from costing import kinds

    plan = tmp_path / "plan.yaml"
    plan.write_text("plan: t\ncountry: ARA\nyears: 2026-2030\nactions: {unit: {menu: gov.unit, posts: {nurse: 1}}}\n")
    made = write_charts(tmp_path / "charts", project(load_plan(plan, kinds())))
    assert [path.name for path in made] == ["03-totals.png", "06-staff.png"]


SMALL = ROOT / "tests" / "data" / "benefits" / "small.yaml"


@pytest.fixture(scope="module")
def bought():
    from costing import kinds

    return project(load_plan(SMALL, kinds()), 60)


def curve(*chances: float) -> list[Acceptable]:
    return [Acceptable("own", 10, True, step / 10, chance) for step, chance in enumerate(chances)]


@pytest.mark.parametrize(("chances", "taken", "said"), [
    ((0.9, 0.95, 1.0), 0.1, "in 90 of 100 draws with health left out, in 95 of 100 draws with a healthy year at 0.1"),
    ((0.9, 0.95, 1.0), 0.15, "in 90 of 100 draws with health left out, in all draws with a healthy year at 0.2 times"),
    ((0.2, 0.4, 0.6), 0.2, "in 20 of 100 draws with health left out, in half or more from 0.2 times"),
    ((0.0, 0.1, 0.3), 0.1, "in no draws with health left out, in no more than 30 of 100 draws with a"),
])  # fmt: skip
def test_the_curve_of_acceptability_is_titled_with_what_it_says(chances, taken, said):
    assert finding(curve(*chances), taken).startswith(f"Benefits exceed cost {said}")


def test_the_curve_of_acceptability_has_the_chances_of_the_own_rate_over_the_plan_years(bought):
    (chart,) = acceptability_charts(bought, "source")
    points = [each for each in acceptability(bought.scenarios["reform"]) if each.own]
    assert [list(row.values()) for row in chart.rows] == [[each.times, 100 * each.chance] for each in points]
    assert chart.stem == "17-acceptability"
    assert chart.title in chart.alternative
    words = [text.get_text() for text in chart.axes.texts]
    assert any(word.startswith("50: as likely as not") for word in words)
    assert " the plan takes 0.5" in words
    assert any(word.endswith(" the plan") for word in words)


def test_every_scenario_with_benefits_has_a_curve_of_its_own(tmp_path):
    from costing import kinds

    plan = tmp_path / "plan.yaml"
    fewer = "scenarios:\n  fewer: {what: Fewer, actions.jobs: null, benefits.work: null}\n"
    plan.write_text(f"{SMALL.read_text(encoding='utf-8')}{fewer}", encoding="utf-8")
    (chart,) = acceptability_charts(project(load_plan(plan, kinds()), 30), "source")
    unit = acceptability_chart.UNIT
    assert list(chart.rows[0])[1:] == [f"reform ({unit})", f"fewer ({unit})"]


def test_there_is_no_curve_without_draws_or_without_benefits(arandia):
    from costing import kinds

    assert acceptability_charts(project(load_plan(SMALL, kinds())), "source") == []
    assert acceptability_charts(arandia, "source") == []


def test_no_label_of_the_waterfall_reaches_the_words_above_it(arandia):
    chart = waterfall_chart.waterfall_chart(arandia, arandia.scenarios["reform"], "source")
    chart.axes.figure.draw_without_rendering()
    top = chart.axes.get_window_extent().y1
    labels = [text for text in chart.axes.texts if text.get_weight() == "bold"]
    assert len(labels) == len(chart.rows)
    assert all(text.get_window_extent().y1 <= top for text in labels)
