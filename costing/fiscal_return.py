"""What of a plan's benefits comes back to public budgets: apart from, and less than, what comes to society."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costing.ledger import gather
from costing.lines import Line, Row, Scope, over_years
from costing.world import World, fact


@dataclass(frozen=True)
class FiscalReturn:
    """Real public money of each year, and of the plan years together (`whole_`, undiscounted scalars).

    Attributes:
        taxes: what of restored output comes back as taxes and contributions; None where the country does not say.
        saved: public money that services avoided do not cost; `back`: both together.
        cash: new policy less what it saves, as it is paid.
        net: `back` less `cash`.
    """

    taxes: Row | None
    saved: Row
    back: Row
    cash: Row
    net: Row
    whole_back: Row
    whole_cash: Row
    whole_net: Row


def write_fiscal_return(on: Scope, world: World, output: Row, public: Sequence[Row]) -> FiscalReturn:
    """Write what comes back to public budgets less what new policy costs them.

    Args:
        on: where it is written.
        world: the ledger and the country's taxes.
        output: restored output.
        public: public money of services avoided, benefit by benefit.
    """
    taxes = _taxes(on, world, output)
    saved = gather(on, "public money not spent on services, real", public, world.money)
    spent = [entry.real for entry in world.ledger.entries if not entry.baseline]
    cash = gather(on, "new policy less what it saves, cash view, real", spent, world.money)
    back = on.line("comes back to public budgets, real", saved + 0 if taxes is None else saved + taxes)
    net = on.line("public budgets: what comes back less what is spent, real", back - cash)
    return FiscalReturn(
        taxes=taxes,
        saved=saved,
        back=back,
        cash=cash,
        net=net,
        whole_back=on.line("comes back to public budgets in the plan years, real", over_years(back)),
        whole_cash=on.line("new policy less what it saves in the plan years, cash view, real", over_years(cash)),
        whole_net=on.line("public budgets in the plan years: what comes back less what is spent", over_years(net)),
    )


def _taxes(on: Scope, world: World, output: Row) -> Row | None:
    """Taxes at the country's average share in output, times what added output carries of it where that is said."""
    if "tax_share" not in world.scenario.world:
        return None
    taxes: Line = output * fact(on, world.scenario, "tax_share")
    if "tax_take" in world.scenario.world:
        taxes = taxes * fact(on, world.scenario, "tax_take")
    return on.line("taxes on restored output, real", taxes)
