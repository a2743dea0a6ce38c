"""A figure with a standard error, and a shared driver, wherever figures are shown."""

import csv

from tests.command import careshift, changed_plan

RANGE = "low: 6000, high: 10000, interval: 90%"
SECTION = "\nuncertainty: {drivers: {pay_scale: {value: 1, low: 0.9, high: 1.2, source: a law, of: [pay.*]}}}\n"


def plan_with_error(folder):
    path = changed_plan(folder, RANGE, "standard_error: 1000")
    path.write_text(path.read_text(encoding="utf-8") + SECTION, encoding="utf-8")
    return path


def test_an_explanation_says_the_error_and_the_range_that_follows_from_it(tmp_path):
    done = careshift("explain", plan_with_error(tmp_path), "reform/2030/places.supported_home.running")
    assert "range 6 355.1 to 9 644.9 (90%, standard error 1000)" in " ".join(done.out.split())


def test_the_table_of_figures_has_the_error_and_says_that_a_driver_is_used(tmp_path):
    done = careshift("run", plan_with_error(tmp_path), "-o", tmp_path / "out", "--only", "data", "--quiet")
    [file] = (tmp_path / "out").glob("*/data/parameters.csv")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = {row["address"]: row for row in csv.DictReader(opened) if row["scenario"] == "reform"}
    running, driver = rows["places.supported_home.running"], rows["uncertainty.drivers.pay_scale"]
    shown = [running[name] for name in ("value", "low", "high", "interval", "standard_error")]
    assert shown == ["8000", "6355.15", "9644.85", "0.9", "1000"], done.err
    assert (driver["value"], driver["low"], driver["high"], driver["used"]) == ("1", "0.9", "1.2", "yes")
