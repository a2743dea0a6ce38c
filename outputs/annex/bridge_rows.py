"""The bridge ledger on the Transition sheet; its identities are checks."""

from __future__ import annotations

from outputs.annex.change_page import MONEY, Page

BALANCE = {
    "opening": "Owed at the start of the year", "drawn": "Drawn", "interest": "Interest", "repaid": "Repaid",
    "balance": "Owed at the end of the year",
}  # fmt: skip
RELEASED = {
    "ring_fenced": "Released money ring-fenced for the community", "retained": "retained by institutions",
    "returned": "returned to the treasury", "lapsed": "of this lapsed by the lag of the budget cycle",
}  # fmt: skip
NEED = {
    "voted": "Voted by other sources", "need": "Need: community and one-off cost less what others vote",
    "used": "paid from ring-fenced money",
    "gap": "Gap: nobody pays", "surplus": "Surplus of ring-fenced money, kept in the community",
}  # fmt: skip


def has_bridge(page: Page) -> bool:
    """Whether any scenario has a bridge."""
    return any(one.model.bridge is not None for one in page.tables.annex.projection.scenarios.values())


def write_bridge(page: Page) -> None:
    """Write the ledger, if any scenario has a bridge."""
    if not has_bridge(page):
        return
    page.section("Bridge: money drawn while released money comes late, nominal")
    for name, label in {**BALANCE, **RELEASED, **NEED}.items():
        stock = name in ("opening", "balance")
        page.live(f"bridge_{name}", label, MONEY, flow=not stock)
