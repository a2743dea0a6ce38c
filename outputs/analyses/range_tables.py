"""Ranges and convergence as tables: what their columns mean."""

from __future__ import annotations

from outputs.codebook_terms import SCENARIO, Columns

FIGURE = ("what was drawn; differences are less the status quo, taken draw by draw", "")
UNIT = ("unit of the amounts", "")
UNCERTAINTY: Columns = {
    "scenario": SCENARIO,
    "level": ("plan, programme (directive of the WHO guidance) or element (action or institution)", ""),
    "item": ("directive, or name in the plan file; empty for the plan", ""),
    "title": ("what it is called", ""),
    "figure": FIGURE,
    "period": ("calendar year, or plan for all plan years together", ""),
    "base": ("base case", "see unit"),
    "mean": ("mean of the draws", "see unit"),
    "p10": ("one draw in ten is lower", "see unit"),
    "p50": ("half of the draws are lower", "see unit"),
    "p80": ("four draws in five are lower", "see unit"),
    "p90": ("nine draws in ten are lower; neither years nor parts add up to that of the plan", "see unit"),
    "above": ("share of the draws that lie above the base case", "share"),
    "bare": ("base case without optimism bias and physical contingency, which draws carry neither", "see unit"),
    "implied": ("p80 less bare: the contingency that the draws imply; those of years do not add up", "see unit"),
    "above_zero": ("share of the draws that lie above zero, by more than half a cent", "share"),
    "unit": UNIT,
}
CONVERGENCE: Columns = {
    "scenario": SCENARIO,
    "figure": FIGURE,
    "draws": ("the first so many draws", "draws"),
    "mean": ("mean of these draws", "see unit"),
    "mean_error": ("its standard error, from how blocks or ten parts differ; empty below 100 draws", "see unit"),
    "p50": ("half of these draws are lower", "see unit"),
    "p50_error": ("its standard error", "see unit"),
    "p80": ("four in five of these draws are lower", "see unit"),
    "p80_error": ("its standard error", "see unit"),
    "p80_half": ("half of its 95 % interval, by Student's t of the number of parts", "see unit"),
    "width": ("range from P10 to P90 of these draws", "see unit"),
    "precision": ("p80_half divided by width", "share"),
    "at_most": ("yes where errors are upper limits: below ten blocks of draws, from parts of one block", ""),
    "enough": ("yes where precision is at most 0.1", ""),
    "needed": ("number of draws that would be enough, roughly; 0 where there are too few to say", "draws"),
    "unit": UNIT,
}
