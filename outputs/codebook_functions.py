"""What the columns of the table of functions and payers mean."""

from __future__ import annotations

from outputs.codebook_terms import CASH, REAL, SCENARIO, YEAR, Columns

FUNCTIONS: Columns = {
    "scenario": SCENARIO,
    "function": ("function of government, COFOG, after the letter F", "code"),
    "name": ("number and name of that function", ""),
    "payer": ("who pays in the first place", ""),
    "year": YEAR,
    "nominal": ("cost of that function paid by that payer; all rows of a year add up to the plan total", CASH),
    "real": ("cost of that function paid by that payer; all rows of a year add up to the plan total", REAL),
    "change_nominal": ("nominal less that of the base year", CASH),
    "change_real": ("real less that of the base year: what moves between functions and between payers", REAL),
}
