"""What CareShift brings along: country profiles and figures, as a list for people and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from outputs.csv_file import csv_text
from outputs.text_table import text_table
from outputs.wording import plain
from parameters import Country, ShippedFigure


def countries_text(countries: Iterable[Country], examples: Sequence[str]) -> str:
    """The country profiles: code, name, currency, and whether a whole example plan comes along."""
    rows = [[one.code, plain(one.name), one.currency, "yes" if one.code in examples else ""] for one in countries]
    return text_table(["code", "country", "currency", "example plan"], rows, left=4)


def figures_text(figures: Sequence[ShippedFigure]) -> str:
    """Figures with unit, range, grade and source, one a line."""
    rows = [
        [one.where, one.address, amount(one.value), one.unit, range_text(one), one.grade, _source(one)]
        for one in figures
    ]
    assumed = sum(figure.assumption for figure in figures)
    table = text_table(["where", "address", "value", "unit", "range", "grade", "source"], rows, left=7)
    return f"{table}{len(figures)} figures, of them {assumed} assumptions.\n"


def figures_csv(figures: Iterable[ShippedFigure]) -> str:
    """Figures as CSV with all that is known of them."""
    columns = [field.name for field in fields(ShippedFigure)]
    return csv_text(columns, ([getattr(figure, name) for name in columns] for figure in figures))


def amount(value: float | None) -> str:
    """A value with six digits; nothing for none."""
    return "" if value is None else f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"


def range_text(figure: ShippedFigure) -> str:
    """From low to high, or the standard error; nothing for a figure without a range."""
    if figure.standard_error is not None:
        return f"s.e. {amount(figure.standard_error)}"
    if figure.low is None or figure.high is None:
        return ""
    return f"{amount(figure.low)} to {amount(figure.high)}"


def _source(figure: ShippedFigure) -> str:
    text = plain(" ".join(figure.source.split()))
    return text if len(text) <= 70 else f"{text[:67]}..."
