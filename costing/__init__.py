"""What a plan needs and what that costs: lines, the ledger, one file per cost kind."""

from costing.institution import RunDown
from costing.kinds import kinds
from costing.ledger import Entry, Ledger, Totals
from costing.lines import Book, Draws, Input, Line, RecordError, Results, Row, Scope, Stock, run, stream
from costing.lines.explain import Reason, amount, reason
from costing.lines.sheet_writer import SheetWriter, letters
from costing.record import Model, record
from costing.transition import Transition

__all__ = [
    "Book", "Draws", "Entry", "Input", "Ledger", "Line", "Model", "Reason", "RecordError", "Results", "Row", "RunDown",
    "Scope", "SheetWriter", "Stock", "Totals", "Transition", "amount", "kinds", "letters", "reason", "record", "run",
    "stream",
]  # fmt: skip
