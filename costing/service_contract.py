"""Service contract: work bought from a non-governmental organization at its full cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from costing.dates import begins
from costing.equipment import needs
from costing.kinds import cost_kind
from costing.lines import Line, Row, Scope, total
from costing.phases import SET_UP, SHARE, Dates, Phase, Scale, in_phases
from costing.reach import PEOPLE, Reach
from costing.service_use import offer
from costing.set_up import set_up
from costing.spending import spend
from costing.staff import pay_staff
from costing.world import PRICE_CLASSES, World
from parameters import Choice, Number, Path, PerName

Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})
DIRECT = (
    ("price",), ("per_organization",), ("yearly",),
    ("posts", "other_direct"), ("caseload", "other_direct"), ("posts_per_organization", "other_direct"),
)  # fmt: skip
"""Ways to say direct cost: those that a plan uses take the place of the menu's."""
ORGANIZATIONS = "organizations"
PAID_AS = ("service bought", "grant")


@cost_kind("action", either=((("people",), ("prevalence", "coverage")), DIRECT))
def service_contract(
    on: Scope,
    world: World,
    *,
    people: Annotated[Row | None, Path("people", least=0)] = None,
    prevalence: Annotated[Line | None, Number(least=0, most=1)] = None,
    coverage: Annotated[Row | None, Path(least=0, most=1)] = None,
    price: Annotated[Line | None, Number("money/people", least=0)] = None,
    organizations: Annotated[Row | None, Path("organization", least=0)] = None,
    per_organization: Annotated[Line | None, Number("money/organization", least=0)] = None,
    yearly: Annotated[Line | None, Number("money", least=0)] = None,
    posts: Annotated[Cadres, PerName(Number("FTE", lever=True, least=0))] = NONE,
    caseload: Annotated[Cadres, PerName(Number("people/FTE", above=0))] = NONE,
    posts_per_organization: Annotated[Cadres, PerName(Number("FTE/organization", least=0))] = NONE,
    other_direct: Annotated[Line | None, Number(least=0)] = None,
    indirect: Annotated[Line | None, Number(least=0, most=1)] = None,
    transport: Annotated[Line | None, Number("money/people", least=0)] = None,
    monitoring: Annotated[Cadres, PerName(Number("FTE", lever=True, least=0))] = NONE,
    monitoring_costs: Annotated[Line | None, Number("money", least=0)] = None,
    contract_years: Annotated[Line | None, Number(lever=True, least=1)] = None,
    tender: Annotated[Line | None, Number("money", least=0)] = None,
    contacts: Annotated[Line | None, Number("contact/people", least=0)] = None,
    paid_as: Annotated[str, Choice(*PAID_AS)] = "service bought",
    price_class: Annotated[str, Choice(*PRICE_CLASSES)] = "goods",
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    at_start: Annotated[Line | None, Number(least=0, most=1)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
    end: Annotated[Line | None, Number(lever=True, date=True)] = None,
) -> None:
    """Support that an organization gives under contract or grant, paid at full cost with its overheads and transport.

    People are a path of `people`, or population (of the `group` of its tags) x `prevalence` (if given) x `coverage`, at
    year end; a year costs their average. Direct cost is any of: people x `price`; `organizations` x `per_organization`;
    a `yearly` amount; the organization's staff, as `posts`, by `caseload` (people for each full-time post) or
    `posts_per_organization`, at the country's pay with contributions, and `other_direct` as a share of that pay bill
    (rooms, phones, materials).

    Settings: `transport` a person and year; `indirect` share on top of all of that (management, accounts, insurance);
    the payer's own `monitoring` posts and `monitoring_costs`; `tender` paid at the start and every `contract_years`;
    `contacts` a person and year that the organization can make (capacity for packages); `paid_as` a service bought or a
    grant; `price_class` of what is not pay; `one_off` set-up in the year of `start`. `at_start` is the share that runs
    in the base year already: that is baseline, people in it grow with the population, and it goes on until `end`.
    """
    reach = Reach(people, prevalence, coverage)
    reach.check(on)
    staff = _Staff(posts, caseload, posts_per_organization)
    by_people, by_staff = "people, or prevalence and coverage", "staff (posts, caseload or posts_per_organization)"
    for name, given, other, beside in (
        ("price", price, by_people, reach.given),
        ("caseload", _any(caseload), by_people, reach.given),
        ("transport", transport, by_people, reach.given),
        ("contacts", contacts, by_people, reach.given),
        ("posts_per_organization", _any(posts_per_organization), "organizations", organizations),
        ("tender", tender, "contract_years", contract_years),
        ("other_direct", other_direct, by_staff, staff.any),
    ):
        needs(on, name, given, other, beside)
    prices = _Prices(price, per_organization, yearly, transport, other_direct, indirect)
    contract = _Contract(world, "E2821" if paid_as == "grant" else "E22", price_class, staff, prices)

    def size(phase: Phase) -> Scale:
        rows = reach.size(world, phase)
        groups = phase.level("organizations", organizations)
        if groups is not None:
            rows[ORGANIZATIONS] = phase.at_work(ORGANIZATIONS, groups)
        return rows if tender is None else {**rows, SET_UP: phase.set_up()}

    def pay(part: Scope, scale: Scale) -> None:
        contract.pay(part, scale)
        if monitoring:
            pay_staff(part.part("monitoring"), world, scale[SHARE], monitoring, {})
        spend(part, world, "monitoring", scale[SHARE], monitoring_costs)
        if tender is not None:
            awarded = set_up(part, "contracts running", scale[SET_UP], scale[SHARE]).again("contracts", contract_years)
            spend(part, world, "tenders", awarded, tender)
        if contacts is not None:
            offer(part, world, part.line("contacts", scale[PEOPLE] * contacts))

    added = in_phases(on, world, Dates(at_start, start, end, "contract"), size, pay)
    if added is not None and one_off is not None:
        when = added.flow("year of the start", begins(added, start))
        spend(added, world, "one-off", when, one_off, duration="one-off", index=price_class, econ=contract.econ)


@dataclass(frozen=True)
class _Staff:
    """The organization's staff: so many, by people supported, and by organization."""

    posts: Cadres
    caseload: Cadres
    per_organization: Cadres

    @property
    def any(self) -> Line | None:
        return _any({**self.posts, **self.caseload, **self.per_organization})


@dataclass(frozen=True)
class _Prices:
    person: Line | None
    organization: Line | None
    yearly: Line | None
    transport: Line | None
    other_direct: Line | None
    indirect: Line | None


@dataclass(frozen=True)
class _Contract:
    world: World
    econ: str
    price_class: str
    staff: _Staff
    prices: _Prices

    def pay(self, on: Scope, scale: Scale) -> None:
        """Write direct costs, and the organization's indirect costs on top of them."""
        served, groups, prices = scale.get(PEOPLE), scale.get(ORGANIZATIONS), self.prices
        each = {cadre: 1 / people for cadre, people in self.staff.caseload.items()}
        bill = [
            *self._employ(on, "staff", scale[SHARE], self.staff.posts),
            *self._employ(on, "staff by caseload", served, each),
            *self._employ(on, "staff of organizations", groups, self.staff.per_organization),
        ]
        bought = [
            *self._buy(on, "support, by person", served, prices.person),
            *self._buy(on, "support, by organization", groups, prices.organization),
            *self._buy(on, "support, by year", scale[SHARE], prices.yearly),
            *self._buy(on, "transport", served, prices.transport),
        ]
        if bill:
            pay = on.line("pay bill of the organization", _sum(bill))
            bought += self._buy(on, "other direct costs", pay, prices.other_direct)
            spend(on, self.world, "indirect costs on pay", pay, prices.indirect, index="pay", econ=self.econ)
        if bought:
            direct = on.line("direct cost without pay", _sum(bought))
            spend(on, self.world, "indirect costs", direct, prices.indirect, index=self.price_class, econ=self.econ)

    def _employ(self, on: Scope, label: str, units: Row | None, posts: Cadres) -> list[Row]:
        """Pay the organization's staff at the country's pay, as part of the contract; returns their pay bill."""
        if units is None or not posts:
            return []
        part = on.part(label)
        filled = pay_staff(part, self.world, units, posts, {}, codes=(self.econ, self.econ))
        pay = [full_time * self.world.pay[cadre] for cadre, full_time in filled.items()]
        return [part.line("pay bill with contributions", _sum(pay) * (1 + self.world.on_costs))]

    def _buy(self, on: Scope, label: str, quantity: Row | None, price: Line | None) -> list[Row]:
        """Write a direct cost; returns its money at base prices."""
        if quantity is None or price is None:
            return []
        spend(on, self.world, label, quantity, price, index=self.price_class, econ=self.econ)
        return [on.line(f"{label}: at base prices", quantity * price)]


def _any(posts: Cadres) -> Line | None:
    return next(iter(posts.values()), None)


def _sum(lines: Sequence[Line]) -> Line:
    found = total(lines)
    assert isinstance(found, Line)
    return found
