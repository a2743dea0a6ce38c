"""Numbers that are printed, looked up in the tables that are written."""

import csv
import re
from pathlib import Path

NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?: \d{3})+(?:\.\d+)?(?!\w)|(?<![\w.])\d+(?:\.\d+)?(?!\w)")
APART = re.compile(r"\n|\s{2,}")
"""What stands between the columns of a table."""
SAID = {"8", "10", "100", "1", "5", "95", "80", "99"}
"""Numbers of the wording itself: in 8 of 10 draws, 100 draws, quantiles of 5 % and 95 %."""
FACTORS = (1, 1e-3, 1e-6, 100)


def values_of(*folders: Path) -> set[float]:
    """Every number of every table, also those within texts."""
    found = set()
    for file in (file for folder in folders for file in folder.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for row in csv.reader(opened):
                for cell in row:
                    try:
                        found.add(abs(float(cell)))
                    except ValueError:
                        found |= {float(each.replace(" ", "")) for each in NUMBER.findall(cell)}
    return found


def not_found(text: str, values: set[float]) -> list[str]:
    """The numbers of a text that no table has, as money in thousands or millions, or as per cent."""
    return [number for number in NUMBER.findall(APART.sub(" ; ", text)) if not _known(number, values)]


def _known(number: str, values: set[float]) -> bool:
    if number in SAID:
        return True
    wanted, decimals = float(number.replace(" ", "")), len(number.partition(".")[2])
    near = 0.5000001 * 10**-decimals
    if any(abs(value * factor - wanted) <= max(near, 5e-4 * wanted) for value in values for factor in FACTORS):
        return True
    return any(abs(100 * (value - 1) - wanted) <= near for value in values)  # a factor said as per cent more
