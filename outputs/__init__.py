"""What people read: tables, charts, sentences, explanations, the results folder. Nothing here computes a figure.

Importing this package loads neither pandas nor matplotlib: what needs them imports them.
"""

from outputs.annex import annex_cell, write_annex
from outputs.asked import WrongUseError, chosen, overrides
from outputs.charts import write_charts
from outputs.endings import ending
from outputs.explanation import Explanation, UnknownAddressError, annex_cells, explain
from outputs.explanation_text import explanation_record, explanation_text
from outputs.faults import problem_of
from outputs.progress import progress
from outputs.results_folder import PARTS, ResultsError, write_results
from outputs.run_info import RunInfo, own_version, run_info
from outputs.run_record import record_text, run_record
from outputs.run_text import check_record, check_text, run_text
from outputs.sentence import sentence
from outputs.shipped import countries_text, figures_csv, figures_text
from outputs.starting_plan import StartingPlanError, examples, start_plan
from outputs.stored_run import StoredRun, stored_run
from outputs.tables import tables

__all__ = [
    "PARTS", "Explanation", "ResultsError", "RunInfo", "StartingPlanError", "StoredRun", "UnknownAddressError",
    "WrongUseError", "annex_cell", "annex_cells", "check_record", "check_text", "chosen", "countries_text", "ending",
    "examples", "explain", "explanation_record", "explanation_text", "figures_csv", "figures_text", "overrides",
    "own_version", "problem_of", "progress", "record_text", "run_info", "run_record", "run_text", "sentence",
    "start_plan", "stored_run", "tables", "write_annex", "write_charts", "write_results",
]  # fmt: skip
