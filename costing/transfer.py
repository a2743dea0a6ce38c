"""Transfer: cash benefits, benefits in kind, grants, allowances and insurance benefits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from costing.dates import begins, refuse_backwards, running, since
from costing.equipment import needs
from costing.kinds import cost_kind
from costing.levels import as_people_grow, average
from costing.lines import Line, RecordError, Row, Scope, least, most
from costing.spending import spend
from costing.units_open import standing_of
from costing.world import World, fact
from parameters import Cadre, Choice, Number, Path

THINGS = ("people", "FTE", "organization")
CODES = {
    "cash benefit": ("E2721", "transfers", "cash"),
    "in kind": ("E2722", "goods", "both"),
    "grant": ("E2821", "transfers", "both"),
    "allowance": ("E2111", "pay", "both"),
    "insurance benefit": ("E2712", "transfers", "both"),
}
"""For each way of paying: the economic code, the price class and the views."""


WAYS = ((("amount",), ("share_of_income",), ("share_of_pay", "cadre")), (("recipients",), ("eligible",)))


@cost_kind("action", either=WAYS, needs=WAYS)
def transfer(
    on: Scope,
    world: World,
    *,
    thing: Annotated[str, Choice(*THINGS)] = "people",
    paid_as: Annotated[str, Choice(*CODES)] = "cash benefit",
    recipients: Annotated[Row | None, Path("{thing}", least=0)] = None,
    eligible: Annotated[Line | None, Number(above=0, most=1)] = None,
    take_up: Annotated[Row | None, Path(least=0, most=1)] = None,
    at_start: Annotated[Line | None, Number("{thing}", least=0)] = None,
    amount: Annotated[Line | None, Number("money/{thing}/month", least=0)] = None,
    months: Annotated[Line, Number("month", lever=True, least=0, most=12)] = 12,  # type: ignore[assignment]
    share_of_income: Annotated[Line | None, Number(least=0)] = None,
    share_of_pay: Annotated[Line | None, Number(least=0)] = None,
    cadre: Annotated[str | None, Cadre()] = None,
    admin_rate: Annotated[Line | None, Number(least=0, most=1)] = None,
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
    end: Annotated[Line | None, Number(lever=True, date=True)] = None,
) -> None:
    """Money or goods given to people, to workers (by full-time post) or to organizations, without a service in return.

    Who receives it at year end: a path of `recipients` entitled, or population (of the `group` of its tags) x the
    share `eligible`, either x `take_up` (1 if left out); a year pays their average. Those of the base year (`at_start`)
    are baseline; people among them grow with the population, posts and organizations stay. What the plan adds is an
    expansion, what it takes away a saving. It runs from the date `start` (the first day of the plan if left out), until
    which the base year goes on, to the date `end`.

    Each receives `months` a year: an `amount` a month, or `share_of_income` (a twelfth of income a head of the
    country x this share), or `share_of_pay` (a twelfth of a year's pay of the `cadre` x this share, with the employer's
    contributions on top if it is an allowance). `admin_rate` is the work that it takes to assess and pay, a share of
    what is given; `one_off` work falls in the year of `start`.

    `paid_as` a cash benefit (E2721), a benefit in kind (E2722), a grant (E2821), an allowance on pay (E2111, carried
    with pay; an `amount` must hold the employer's contributions) or an insurance benefit (E2712). A cash benefit
    is in the cash view only: it moves money from one pocket to another and uses nothing up; others are in both views.
    """
    refuse_backwards(on, start, end)
    give = _Amount(amount, share_of_income, share_of_pay, cadre)
    give.check(on, thing)
    price = give.price(on, world, months)
    on_top = world.on_costs if paid_as == "allowance" and share_of_pay is not None else None
    paid = _Paid(world, *CODES[paid_as], price=price, on_top=on_top, admin_rate=admin_rate)
    old = None
    if at_start is not None:
        part = on.part("existing", standing="baseline")
        kept = at_start * as_people_grow(part, world) if thing == "people" else at_start
        old = part.line("recipients", average(part, "recipients", kept))
        paid.pay(part, old)
    if not world.scenario.reform:
        return
    level = _entitled(on, world, recipients, eligible)
    level = level if take_up is None else on.line("entitled who take it up", level * take_up)
    new = on.part("added", standing=standing_of(at_start))
    whole = average(on, "entitled", level) * running(on, start, end)
    if old is None:
        paid.pay(new, new.flow("recipients", whole))
    else:
        every = on.line("recipients, all together", old * (1 - since(on, start)) + whole)
        paid.pay(new, new.flow("recipients", most(0, every - old)))
        less = on.part("ended", standing="saving")
        paid.pay(less, less.flow("recipients", least(0, every - old)))
    if one_off is not None:
        when = new.flow("year of the start", begins(on, start))
        spend(new, world, "one-off", when, one_off, duration="one-off")


def _entitled(on: Scope, world: World, recipients: Row | None, eligible: Line | None) -> Line:
    """Who is entitled in a year.

    Raises:
        RecordError: the plan says it in two ways.
    """
    if recipients is not None and eligible is not None:
        raise RecordError(f"{on.path}: says who receives it by recipients and by eligible: keep one of them")
    if recipients is not None:
        return recipients
    assert eligible is not None
    return on.line("people entitled", world.people(on) * eligible)


@dataclass(frozen=True)
class _Amount:
    """What one recipient is given, as the plan says it."""

    amount: Line | None
    of_income: Line | None
    of_pay: Line | None
    cadre: str | None

    def check(self, on: Scope, thing: str) -> None:
        """Refuse an amount that is not said, said twice, or of something else than what receives it."""
        ways = {"amount": self.amount, "share_of_income": self.of_income, "share_of_pay": self.of_pay}
        given = [name for name, line in ways.items() if line is not None]
        if len(given) > 1:
            raise RecordError(f"{on.path}: says what is given by {' and by '.join(given)}: keep one of them")
        if not given:
            raise RecordError(f"{on.path}: say what is given: amount, share_of_income or share_of_pay")
        needs(on, "share_of_pay", self.of_pay, "cadre", self.cadre)
        needs(on, "cadre", self.cadre, "share_of_pay", self.of_pay)
        for name, whose in (("share_of_income", "people"), ("share_of_pay", "FTE")):
            if given == [name] and thing != whose:
                raise RecordError(f"{on.path}: {name} is given to {whose}, not to {thing}: give thing: {whose}")

    def price(self, on: Scope, world: World, months: Line) -> Row:
        """Write what one recipient is given in a year."""
        return on.line("given to one recipient in a year", self._a_month(on, world) * months)

    def _a_month(self, on: Scope, world: World) -> Line:
        if self.amount is not None:
            return self.amount
        year = on.const(12, "month")
        if self.of_pay is not None and self.cadre is not None:
            return world.pay[self.cadre] * self.of_pay / year
        assert self.of_income is not None
        income = world.in_base_money(fact(on, world.scenario, "gdp_per_head"))
        return income / on.const(1, "people") * self.of_income / year


@dataclass(frozen=True)
class _Paid:
    """How it is paid and what paying takes."""

    world: World
    econ: str
    index: str
    view: str
    price: Row
    on_top: Line | None
    admin_rate: Line | None

    def pay(self, on: Scope, recipients: Row) -> None:
        """Write what is given, the employer's contributions on an allowance, and the work of assessing and paying."""
        tags = {"index": self.index, "econ": self.econ, "view": self.view}
        spend(on, self.world, "transfers", recipients, self.price, **tags)
        if self.admin_rate is None and self.on_top is None:
            return
        given = on.line("transfers at base prices", recipients * self.price)
        spend(on, self.world, "employer's contributions", given, self.on_top, index="pay", econ="E2121")
        spend(on, self.world, "administration", given, self.admin_rate, index="pay")
