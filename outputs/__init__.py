"""What people read: tables, charts, sentences, explanations, the results folder. Nothing here computes a figure.

Importing this package loads neither pandas nor matplotlib: what needs them imports them.
"""

from outputs.action_page import Shelf, actions_said
from outputs.action_table import Asked
from outputs.analyses.analysis import Question
from outputs.analyses.asked_plan import AnalysisSaid, Place, afford_plan, analyse_plan
from outputs.annex import annex_cell, write_annex
from outputs.annex_read import ReadSaid, Wishes, read_annex
from outputs.asked import WrongUseError, chosen, overrides
from outputs.charts import write_charts
from outputs.compare_plans import ComparisonSaid, compare_plans
from outputs.convert import ConvertSaid, convert_plan
from outputs.endings import ending
from outputs.explanation import Explanation, annex_cells, explain
from outputs.explanation_text import explanation_record, explanation_text
from outputs.export_run import export_run
from outputs.fit_plan import FitSaid, fit_plan
from outputs.opened import opened_plan, opened_run, plan_file, projected
from outputs.placed_folder import ResultsError
from outputs.progress import progress
from outputs.report import DOCUMENTS, READERS
from outputs.results_folder import PARTS, write_results
from outputs.roll_plan import roll_plan
from outputs.run_history import history_since
from outputs.run_info import RunInfo, own_version, run_info
from outputs.run_record import record_text, run_record
from outputs.run_text import check_record, check_text, run_text
from outputs.sentence import sentence
from outputs.shipped import countries_text, figures_csv, figures_text
from outputs.starting_plan import StartingPlanError, examples, start_plan
from outputs.stored_run import StoredRun, stored_run
from outputs.tables import tables

__all__ = [
    "DOCUMENTS", "PARTS", "READERS", "AnalysisSaid", "Asked", "ComparisonSaid", "ConvertSaid", "Explanation",
    "FitSaid", "Place", "Question", "ReadSaid", "ResultsError", "RunInfo", "Shelf", "StartingPlanError",
    "StoredRun", "Wishes", "WrongUseError", "actions_said", "afford_plan", "analyse_plan", "annex_cell",
    "annex_cells", "check_record", "check_text", "chosen", "compare_plans", "convert_plan",
    "countries_text", "ending", "examples", "explain", "explanation_record", "explanation_text", "export_run",
    "figures_csv", "figures_text", "fit_plan", "history_since", "opened_plan", "opened_run", "overrides",
    "own_version", "plan_file", "progress", "projected", "read_annex", "record_text", "roll_plan", "run_info",
    "run_record", "run_text", "sentence", "start_plan", "stored_run", "tables", "write_annex", "write_charts",
    "write_results",
]  # fmt: skip
