"""Rolling a plan forward: past years replaced by what really happened, and the plan begun anew after them."""

from scenarios.rolling.document import Document
from scenarios.rolling.rebase import Notes, Rebase
from scenarios.rolling.state import State

__all__ = ["Document", "Notes", "Rebase", "State"]
