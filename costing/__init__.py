"""What a plan needs and what that costs: lines, the ledger, one file per cost kind."""

from costing.benefit import Benefit
from costing.bridge import Bridge
from costing.ceilings import Ceiling
from costing.contingency_rates import COUNTED
from costing.cost_layers import CostLayers
from costing.economic_view import Economic, in_view
from costing.fiscal_return import FiscalPresent, FiscalReturn
from costing.groups import Group, Living, Offer, Way
from costing.house_rules import DESTINATIONS, HouseRules
from costing.indicator import Indicator
from costing.institution import RunDown
from costing.institution_money import Budget
from costing.institution_people import People
from costing.institution_staff import Freed
from costing.investment import Investment
from costing.kinds import kinds
from costing.ledger import CENT, LAYERS, Entry, Ledger, Totals
from costing.lines import Book, Draws, Input, Line, RecordError, Results, Row, Scope, Stock, run, stream
from costing.lines.book import slug
from costing.lines.explain import Reason, amount, reason
from costing.lines.sheet_writer import SheetWriter, letters
from costing.made_of import Part, parts_of
from costing.national import National, NationalCode
from costing.per_diem import Insurer
from costing.present_value import LONGEST
from costing.public_money import PublicMoney
from costing.record import Model, RefusedError, record
from costing.returns import Present
from costing.service_use import ServiceUse
from costing.site import Estate
from costing.staff_queue import Waiting
from costing.staffed_benefits import Filled, Staffed
from costing.tails import Tail
from costing.transition import Transition
from costing.turning_points import Turning
from costing.without_institution import Outside
from costing.workforce import Cadre, Workforce, is_pay

__all__ = [
    "CENT", "COUNTED", "DESTINATIONS", "LAYERS", "LONGEST", "Benefit", "Book", "Bridge", "Budget", "Cadre", "Ceiling",
    "CostLayers", "Draws", "Economic", "Entry", "Estate", "Filled", "FiscalPresent", "FiscalReturn", "Freed", "Group",
    "HouseRules", "Indicator", "Input", "Insurer", "Investment", "Ledger", "Line", "Living", "Model", "National",
    "NationalCode", "Offer", "Outside", "Part", "People", "Present", "PublicMoney", "Reason", "RecordError",
    "RefusedError", "Results", "Row", "RunDown", "Scope", "ServiceUse", "SheetWriter", "Staffed", "Stock", "Tail",
    "Totals", "Transition", "Turning", "Waiting", "Way", "Workforce", "amount", "in_view", "is_pay", "kinds", "letters",
    "parts_of", "reason", "record", "run", "slug", "stream",
]  # fmt: skip
