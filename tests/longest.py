"""Test files of ten seconds and more, the longest first: begun last, one would keep a single processor busy."""

LONGEST = (
    "test_whole_menu", "outputs/annex/test_stored", "outputs/annex/test_languages", "outputs/report/test_browser",
    "outputs/annex/test_changed", "outputs/report/test_brief_and_slides", "outputs/annex_read/test_read_annex",
    "test_cli", "test_documents", "outputs/annex/test_random_plans", "outputs/annex/test_other_plans",
    "outputs/annex/test_priced", "test_convert", "outputs/annex/test_funding", "outputs/plan_book/test_rows",
    "outputs/annex/test_change", "scenarios/fitting/test_fit", "outputs/annex/test_print", "costing/test_cases",
    "outputs/annex/test_investment", "test_random_conversions", "parameters/workbook/test_same_plan",
    "export/test_refused_folder", "outputs/analyses/test_afford", "outputs/analyses/test_analysis_folders",
    "outputs/annex/test_classified_sheets", "test_workbook_commands", "outputs/annex_read/test_moved_rows",
    "outputs/annex/test_regional", "outputs/analyses/test_run_with_draws", "test_cli_explain", "test_compare_command",
    "costing/test_financing_properties",
)  # fmt: skip
FILES = tuple(f"tests/{name}.py" for name in LONGEST)


def place(file: str) -> int:
    """Where a file comes: those that take long by how long, all others after them as they are."""
    return FILES.index(file) if file in FILES else len(FILES)
