"""What a plan needs and what that costs: lines, the ledger, one file per cost kind."""

from costing.bridge import Bridge
from costing.groups import Group, Living, Offer, Way
from costing.house_rules import DESTINATIONS, HouseRules
from costing.institution import RunDown
from costing.institution_money import Budget
from costing.institution_people import People
from costing.institution_staff import Freed
from costing.kinds import kinds
from costing.ledger import CENT, Entry, Ledger, Totals
from costing.lines import Book, Draws, Input, Line, RecordError, Results, Row, Scope, Stock, run, stream
from costing.lines.explain import Reason, amount, reason
from costing.lines.sheet_writer import SheetWriter, letters
from costing.per_diem import Insurer
from costing.record import Model, record
from costing.site import Estate
from costing.transition import Transition
from costing.without_institution import Outside

__all__ = [
    "CENT", "DESTINATIONS", "Book", "Bridge", "Budget", "Draws", "Entry", "Estate", "Freed", "Group", "HouseRules",
    "Input", "Insurer", "Ledger", "Line", "Living", "Model", "Offer", "Outside", "People", "Reason", "RecordError",
    "Results", "Row", "RunDown", "Scope", "SheetWriter", "Stock", "Totals", "Transition", "Way", "amount", "kinds",
    "letters", "reason", "record", "run", "stream",
]  # fmt: skip
