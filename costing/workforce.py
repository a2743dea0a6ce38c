"""The workforce: for each cadre the posts that a plan needs, the people who are there for them, and the gap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from costing.groups import spoken
from costing.institution import RunDown
from costing.ledger import Entry, gather
from costing.lines import Input, Line, Row, Scope, Stock, lead, least, most, rest
from costing.staff_queue import Queue, Waiting
from costing.world import IDLE, Posts, World, lower_bound
from parameters import Parameter


@dataclass(frozen=True)
class Cadre:
    """People of one cadre over the years, in full-time posts; what a plan does not have is None.

    Attributes:
        known: whether anybody says how many there are; otherwise they are as many as posts of the base year.
        needed: posts of the plan and of its institutions, average of the year; `institutions` those of them inside.
        in_post: people at year end; `elsewhere` those in posts that the plan does not name, `supply` the others.
        leavers: people who leave in the year; `retired` with a pension or compensation when wards close.
        joining: people who come from elsewhere, or replace leavers; `graduates` who finish their training.
        redeployed: people of institutions who change to posts in the community; they stay in post.
        vacancies: posts, here and elsewhere, for which people must be found in the year, before any join.
        gap: posts of the plan that nobody fills; `unused` people without a post.
        paid: posts with a pay line; `wages` what those lines come to, `bill` posts x pay x price index, nominal.
    """

    cadre: str
    known: bool
    needed: Row
    in_post: Row
    supply: Row
    vacancies: Row
    gap: Row
    unused: Row
    institutions: Row | None = None
    elsewhere: Row | None = None
    leavers: Row | None = None
    retired: Row | None = None
    joining: Row | None = None
    graduates: Row | None = None
    redeployed: Row | None = None
    paid: Row | None = None
    wages: Row | None = None
    bill: Row | None = None


@dataclass(frozen=True)
class Workforce:
    """All cadres by name, their sums, and the openings that may wait for staff.

    Attributes:
        needed, in_post, gap: all cadres together; `wages` all pay lines, nominal.
        needed_per_head: posts needed for 100 000 people; `per_head` people in post for them.
        limit: 1 if openings wait for staff; None if the plan does not say.
    """

    cadres: Mapping[str, Cadre]
    needed: Row
    in_post: Row
    gap: Row
    wages: Row
    needed_per_head: Row
    per_head: Row
    limit: Row | None = None
    waiting: Sequence[Waiting] = ()


def open_queue(world: World) -> Queue | None:
    """The queue of openings, if the plan says whether they wait for staff (`workforce.limit_openings`)."""
    said = _section(world).get("limit_openings")
    if not isinstance(said, Parameter) or not world.scenario.reform:
        return None
    on = world.book.scope("workforce")
    address = "workforce.limit_openings"
    limit = on.input("openings wait for staff", said.value, said.unit, address=address, lower=lower_bound(said))
    return Queue(on, limit)


def write_workforce(world: World, downs: Mapping[str, RunDown]) -> Workforce:
    """Write the people of every cadre that a plan has posts for, or trains; it comes after all elements."""
    on = world.book.scope("workforce")
    names = dict.fromkeys([*(post.cadre for post in (*world.held, *world.posts)), *world.graduates])
    cadres = {name: _Writing(on.part(spoken(name)), world, name).cadre(downs) for name in names}
    every = on.part("all cadres")

    def all_of(label: str, rows: Iterable[Row | None], unit: str = "FTE") -> Row:
        return gather(every, label, [row for row in rows if row is not None], unit)

    found = cadres.values()
    needed = all_of("full-time posts needed", (one.needed for one in found))
    in_post = all_of("people in post at year end", (one.in_post for one in found))
    people = world.population / every.const(100_000)
    return Workforce(
        cadres=cadres,
        needed=needed,
        in_post=in_post,
        gap=all_of("full-time posts that nobody fills", (one.gap for one in found)),
        wages=all_of("wage bill, nominal", (one.wages for one in found), world.cash),
        needed_per_head=every.line("full-time posts needed, for 100 000 people", needed / people),
        per_head=every.line("people in post, for 100 000 people", in_post / people),
        limit=None if world.queue is None else world.queue.limit,
        waiting=() if world.queue is None else tuple(world.queue.waiting),
    )


def _section(world: World) -> Mapping[str, object]:
    found = world.scenario.world.get("workforce")
    return found if isinstance(found, Mapping) else {}


@dataclass(frozen=True)
class _Writing:
    """One cadre being written."""

    on: Scope
    world: World
    name: str

    def cadre(self, downs: Mapping[str, RunDown]) -> Cadre:
        """Write posts, people and the difference."""
        on, world = self.on, self.world
        needed, others = self._needed()
        known = self._fact("in_post", "people in post, base year")
        stock = on.stock("people in post at year end", others if known is None else known, "FTE")
        elsewhere = None if known is None else self._elsewhere(known, others)
        leavers, joining = self._leaving_and_joining(stock)
        retired = self._sum("people retired or compensated", world.retired)
        graduates = self._graduates()
        gone = [row for row in (leavers, retired) if row is not None]
        come = [row for row in (joining, graduates) if row is not None]
        stayed = on.line("people of last year still in post", rest(stock.before, *gone) if gone else stock.before)
        stock.becomes(sum(come, start=stayed))
        posts = needed if elsewhere is None else on.line("full-time posts, here and elsewhere", needed + elsewhere)
        supply: Row = stock if elsewhere is None else on.line("people for posts of the plan", rest(stock, elsewhere))
        if world.queue is not None:
            world.queue.settle(self.name, supply - self._next(others))
        paid, wages, bill = self._wages()
        return Cadre(
            cadre=self.name,
            known=known is not None,
            needed=needed,
            in_post=stock,
            supply=supply,
            vacancies=on.flow("full-time posts to fill in the year", rest(posts, stayed)),
            gap=on.line("full-time posts that nobody fills", least(needed, rest(posts, stock))),
            unused=on.line("people without a post", rest(stock, posts)),
            institutions=self._sum("full-time posts in institutions", world.held),
            elsewhere=elsewhere,
            leavers=leavers,
            retired=retired,
            joining=joining,
            graduates=graduates,
            redeployed=self._redeployed(downs),
            paid=paid,
            wages=wages,
            bill=bill,
        )

    def _needed(self) -> tuple[Row, Row]:
        """Posts needed, and those of them whose number no queue of openings decides."""
        queue = self.world.queue
        rows = [
            post.filled for post in self._of([*self.world.held, *self.world.posts]) if post.tags.get("post") != IDLE
        ]
        waiting = [row for row in rows if queue is not None and queue.holds(row)]
        label = "full-time posts needed"
        if not waiting:
            needed = gather(self.on, label, rows, "FTE")
            return needed, needed
        staying = [row for row in rows if not any(row is other for other in waiting)]
        others = gather(self.on, "full-time posts needed, without units that may wait", staying, "FTE")
        return gather(self.on, label, [others, *waiting], "FTE"), others

    def _next(self, others: Row) -> Line:
        """Posts that are not to be left empty by openings: of this year and of the next."""
        return self.on.line("full-time posts of all else, this year or the next", most(others, lead(others, 1)))

    def _elsewhere(self, known: Row, here: Row) -> Row:
        """People of the base year who hold posts that the plan does not name: they stay there."""
        held = self.on.stock("people in posts outside the plan", rest(known, here), "FTE")
        held.becomes(held.before)
        return held

    def _leaving_and_joining(self, stock: Stock) -> tuple[Row | None, Row | None]:
        """Those who leave; those who come from elsewhere, or replace leavers where nobody says how many come."""
        on = self.on
        leaving, coming = self._fact("leaving", "share who leave"), self._fact("joining", "share who join")
        leavers = None if leaving is None else on.flow("people who leave", stock.before * leaving)
        if coming is not None:
            return leavers, on.flow("people who join from elsewhere", stock.before * coming)
        if leavers is None or self._fact("graduates", "graduates a year") is not None:
            return leavers, None
        return leavers, on.flow("leavers replaced", leavers)

    def _graduates(self) -> Row | None:
        """Those whose training ends: as recorded for every year, and trained by actions of the plan."""
        recorded = self._fact("graduates", "graduates a year")
        rows = list(self.world.graduates.get(self.name, ()))
        if recorded is not None:
            rows.append(self.on.flow("graduates of every year", recorded * self.on.book.later))
        return gather(self.on, "people who finish their training and join", rows, "FTE") if rows else None

    def _redeployed(self, downs: Mapping[str, RunDown]) -> Row | None:
        rows = [one.redeployed for down in downs.values() for one in down.staff if one.cadre == self.name]
        return gather(self.on, "people redeployed to the community", rows, "FTE") if rows else None

    def _wages(self) -> tuple[Row | None, Row | None, Row | None]:
        """Posts with a pay line, what the pay lines of the ledger come to, and posts x pay x price index."""
        on, world = self.on, self.world
        posts = [post.filled for post in self._of(world.posts) if post.pay is not None]
        if not posts:
            return None, None, None
        paid = gather(on, "full-time posts paid", posts, "FTE")
        lines = [entry.nominal for entry in world.ledger.of(input=self.name) if is_pay(entry)]
        wages = gather(on, "wage bill, nominal", lines, world.cash)
        bill = on.line(
            "full-time posts paid x pay x price index", paid * world.pay[self.name] * world.ledger.indices["pay"]
        )
        return paid, wages, bill

    def _of(self, posts: Iterable[Posts]) -> list[Posts]:
        return [post for post in posts if post.cadre == self.name]

    def _sum(self, label: str, posts: Iterable[Posts]) -> Row | None:
        rows = [post.filled for post in self._of(posts)]
        return gather(self.on, label, rows, "FTE") if rows else None

    def _fact(self, section: str, label: str) -> Input | None:
        """What the plan or the country knows of a cadre."""
        known = _section(self.world).get(section)
        found = known.get(self.name) if isinstance(known, Mapping) else None
        if not isinstance(found, Parameter):
            return None
        return self.on.input(label, found.value, found.unit, address=found.address, lower=lower_bound(found))


def is_pay(entry: Entry) -> bool:
    """Whether a ledger line pays posts: not a premium on them, and nothing added for risk."""
    return entry.label.startswith("pay, ") and str(entry.quantity.unit) == "FTE"
