"""Charts: the finding as title, the numbers beside the picture, the same bytes twice."""

import csv
import re

import pytest

from outputs import tables, write_charts
from parameters import load_plan
from scenarios import project


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
