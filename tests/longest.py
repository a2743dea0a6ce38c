"""Test files of ten seconds and more, the longest first: begun last, one would keep a single processor busy."""

LONGEST = (
    "outputs/annex/test_changed", "outputs/annex_read/test_moved_rows", "outputs/annex/test_random_plans",
    "outputs/annex/test_change", "outputs/annex/test_funding", "outputs/annex/test_priced", "test_whole_menu",
    "outputs/annex/test_classified_sheets", "outputs/annex/test_other_plans", "outputs/annex/test_stored",
    "outputs/annex/test_checks", "outputs/annex_read/test_read_annex", "outputs/annex/test_languages",
    "test_convert", "test_documents", "outputs/annex/test_training_and_transfers", "outputs/annex/test_actions",
    "outputs/report/test_browser", "outputs/annex/test_workforce", "outputs/report/test_brief_and_slides",
    "outputs/annex/test_regional", "outputs/report/test_bought", "outputs/annex/test_investment",
    "scenarios/fitting/test_fit", "test_random_conversions", "outputs/plan_book/test_random_plans",
    "outputs/analyses/test_afford", "test_read_command", "outputs/annex/test_print", "outputs/test_fit_plan",
    "costing/lines/test_random_books", "outputs/test_roll_plan", "outputs/annex/test_sheets",
)  # fmt: skip
FILES = tuple(f"tests/{name}.py" for name in LONGEST)


def place(file: str) -> int:
    """Where a file comes: those that take long by how long, all others after them as they are."""
    return FILES.index(file) if file in FILES else len(FILES)
