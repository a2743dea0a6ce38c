"""A plan as written, with what is laid under it: which settings it leaves out, and what is taken for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from parameters.countries import Country, find_country
from parameters.documents import Mark, Node
from parameters.elements import OWN_KIND, Sources, with_defaults
from parameters.layers import merged
from parameters.library import Library, shipped
from parameters.menu import MenuEntry
from parameters.problems import Collector
from parameters.settings import SECTIONS, KindSchema, Table
from parameters.slots.about import ABOUT_ORDER, about_offers, about_slot
from parameters.slots.kinds import NAME, YEAR_NAME, Fields
from parameters.slots.leaves import leaves
from parameters.slots.slot import Offer, Slot
from parameters.slots.whole import Limits, plan_slot, plan_trails, shared_slot, shared_trails
from parameters.slots.world import world_slot, world_trails
from parameters.uncertainty import SECTION as UNCERTAINTY
from parameters.ways import unsaid
from parameters.workbook.setting_path import Trail
from parameters.world import WORLD

_WORLD = (*WORLD, UNCERTAINTY)
Asked = Mapping[tuple[str, str], str]
_NOTHING = Node({}, Mark(""))


@dataclass(frozen=True)
class Thing:
    """An element of a plan with its defaults.

    Attributes:
        written: as the plan has it.
        whole: with the defaults of kind, menu, country and template under it.
        kind: None where the plan does not say it, or says it wrongly.
    """

    section: str
    name: str
    written: Node
    whole: Node
    kind: KindSchema | None
    entry: MenuEntry | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        named = self.whole.items.get("name")
        return str(named.value) if named is not None else self.name.replace("_", " ")

    @property
    def own(self) -> str:
        """Its menu id or, without one, its kind: what templates fit."""
        return self.entry.id if self.entry is not None else self.kind.name if self.kind is not None else ""


@dataclass(frozen=True)
class Outlook:
    """A plan and everything that decides what it may say and what holds where it says nothing."""

    written: Node
    kinds: Mapping[str, KindSchema]
    library: Library
    country: Country | None
    world: Node
    limits: Limits = field(default_factory=dict)
    asked: Asked = field(default_factory=dict)

    @property
    def currency(self) -> str:
        """The currency of the country; empty where no country is known."""
        return self.country.currency if self.country is not None else ""

    @property
    def cadres(self) -> tuple[str, ...]:
        """The cadres of ``pay``."""
        pay = self.world.items.get("pay")
        return tuple(pay.items) if pay is not None else ()

    def names(self, section: str) -> tuple[str, ...]:
        """The elements of a section that the plan has."""
        node = self.written.items.get(section)
        return tuple(node.items) if node is not None else ()

    def thing(self, section: str, name: str, node: Node | None = None) -> Thing:
        """An element of the plan, or one that it might have (``node``), with its defaults."""
        found = self.written.items.get(section, _NOTHING).items.get(name, _NOTHING)
        written = found if node is None else node
        sources = Sources(self.kinds, self.library, self.country, Collector())
        whole = with_defaults(sources, section, name, written)
        kind = whole.items.get("kind")
        said = str(kind.value) if kind is not None else name if section == OWN_KIND else ""
        return Thing(section, name, written, whole, self.kinds.get(said), sources.entry(written))

    def element_slot(self, thing: Thing, trail: Trail) -> Slot | None:
        """What may stand at a trail below an element."""
        inside = self._fields(thing).at(trail) if thing.kind is not None else None
        return inside or about_slot(self.kinds, self.library, thing.section, trail, thing.own)

    def element_offers(self, thing: Thing, like: Thing | None = None) -> tuple[Offer, ...]:
        """The settings that an element leaves out, as its kind has them: with what is taken for them, or empty.

        What the plan says in one way is not offered in another. What is asked for is what `like` lacks, if it is given:
        of an example nothing counts.
        """
        given = {trail for trail, _ in leaves(thing.written)}
        usual = {trail: node for trail, node in leaves(thing.whole) if trail not in given and trail != ("kind",)}
        taken = {trail[:length] for trail in (*given, *usual) for length in range(1, len(trail) + 1)}
        other = _other_ways(thing)
        empty: dict[Trail, Slot] = {}
        for trail, slot in self._fields(thing).all(thing.whole) if thing.kind is not None else ():
            if trail not in taken and trail[0] not in other and not _inside_one(trail, (*given, *usual)):
                empty[trail] = slot
        offers = [Offer(trail, self.element_slot(thing, trail), node) for trail, node in usual.items()]
        offers += [Offer(trail, slot) for trail, slot in empty.items()]
        for trail in about_offers(thing.section, thing.entry is not None):
            if trail not in taken:
                offers.append(Offer(trail, self.element_slot(thing, trail)))
        asked = asked_of(thing if like is None else like)
        whose = (thing.kind.name if thing.kind is not None else "", thing.section)
        offers = [self._asking(offer, asked, whose) for offer in offers]
        order = [*(thing.kind.settings if thing.kind is not None else ()), *ABOUT_ORDER]
        return tuple(sorted(offers, key=lambda offer: _place(offer, order)))

    def world_slot(self, trail: Trail) -> Slot | None:
        """What may stand at a trail of the world."""
        return world_slot(trail, self.currency)

    def world_offers(self) -> tuple[Offer, ...]:
        """The facts that the plan leaves to its country and the norms, and those that nobody gives."""
        world = Node({key: child for key, child in self.world.items.items() if key in WORLD}, self.world.mark)
        given = {trail for key in WORLD if key in self.written.items for trail, _ in self._leaves(key)}
        usual = {trail: node for trail, node in leaves(world) if trail not in given}
        there = {trail[:length] for trail in (*given, *usual) for length in range(1, len(trail) + 1)}
        offers = [Offer(trail, self.world_slot(trail), node) for trail, node in usual.items()]
        offers += [Offer(t, self.world_slot(t)) for t in world_trails() if not _is_there(t, there)]
        order = list(WORLD)
        return tuple(sorted(offers, key=lambda offer: order.index(str(offer.trail[0]))))

    def plan_slot(self, trail: Trail) -> Slot | None:
        """What may stand at a trail of the plan as a whole."""
        return plan_slot(self.library, trail, self.limits)

    def plan_offers(self) -> Iterator[Offer]:
        """What the plan as a whole may say and does not."""
        given = {trail for key, node in self.written.items.items() for trail, _ in leaves(node, (key,))}
        for trail in plan_trails(self.limits):
            if trail not in given and not any(trail[:1] == ("ministries",) == each[:1] for each in given):
                yield self._asking(Offer(trail, self.plan_slot(trail)), {}, ("",))

    def shared_slot(self, trail: Trail) -> Slot | None:
        """What may stand at a trail of ``uncertainty``."""
        return shared_slot(trail)

    def shared_offers(self) -> Iterator[Offer]:
        """What the country says of uncertainty, and a driver and a correlation to be filled in."""
        given = {trail for trail, _ in leaves(self.written.items.get(UNCERTAINTY, _NOTHING))}
        for trail, node in leaves(self.world.items.get(UNCERTAINTY, _NOTHING)):
            if trail not in given:
                yield Offer(trail, shared_slot(trail), node)
        if not given:
            yield from (Offer(trail, shared_slot(trail)) for trail in shared_trails())

    def _asking(self, offer: Offer, words: Mapping[str, str], whose: Iterable[str]) -> Offer:
        """An offer that says who asks for it: its kind, by what is said of its setting, or a rule."""
        slot, names = offer.slot, [str(part) for part in offer.trail]
        if slot is None or offer.default is not None or slot.default is not None:
            return offer
        begun = [".".join(names[:length]) for length in range(1, len(names) + 1)]
        rules = (self.asked[key] for key in product(whose, begun) if key in self.asked)
        return replace(offer, slot=replace(slot, instead=words.get(names[0], ""), rule=next(rules, "")))

    def _leaves(self, key: str) -> Iterator[tuple[Trail, Node]]:
        return leaves(self.written.items[key], (key,))

    def _fields(self, thing: Thing) -> Fields:
        kind = thing.kind
        if kind is None:
            return Fields({}, "")
        names = {section: self.names(section) for section in SECTIONS.values()}
        return Fields(kind.settings, kind.doc, _thing(kind, thing.whole), names)


def outlook(
    written: Node,
    kinds: Mapping[str, KindSchema],
    limits: Limits | None = None,
    library: Library | None = None,
    asked: Asked | None = None,
) -> Outlook:
    """What a plan leaves out; a plan with problems has an outlook too, as far as it can be read.

    Args:
        written: the plan's tree.
        kinds: the cost kinds.
        limits: the limits of the rules.
        library: what is shipped, if it is another one.
        asked: by cost kind (or section, or nothing for the plan as a whole) and setting, the rule that asks for it.
    """
    library, problems = library or shipped(), Collector()
    named = written.items.get("country")
    country = find_country(named, library, problems) if named is not None else None
    own = Node({key: node for key, node in written.items.items() if key in _WORLD}, written.mark)
    world: Node | None = None
    for layer in (library.read("norms.yaml", problems), country.world if country is not None else None, own):
        world = merged(world, layer, whole_series=False)
    return Outlook(written, kinds, library, country, world or own, limits or {}, asked or {})


def _thing(kind: KindSchema, node: Node) -> str:
    """The unit of the element's own thing, as in `parameters.elements`."""
    field_of = kind.settings.get("thing")
    written = node.items.get("thing")
    default = field_of.default if field_of is not None else ""
    return str(written.value) if written is not None else str(default or "")


def _other_ways(thing: Thing) -> Collection[str]:
    """Settings that say in another way what the plan says already."""
    kind, other = thing.kind, set()
    given = {key for key, child in thing.written.items.items() if child.value is not None}
    for ways in kind.either if kind is not None else ():
        used = [way for way in ways if given.intersection(way)]
        kept = {name for way in used for name in way}
        other |= {name for way in ways for name in way} - kept if used else set()
    return other


def asked_of(thing: Thing) -> Mapping[str, str]:
    """What is asked of the settings by which an element may say what it must say, where it says it in no way."""
    kind = thing.kind
    if kind is None or not (lacking := [gap.place for gap in unsaid(kind, thing.whole)]):
        return {}
    usual = {name: child for name, child in thing.whole.items.items() if name not in thing.written.items}
    gaps = (gap for gap in unsaid(kind, replace(thing.whole, value=usual)) if gap.place in lacking)
    said = {name: gap.said(name, way) for gap in gaps for way in gap.ways for name in way}
    return {name: words for name, words in said.items() if not isinstance(kind.settings[name].setting, Table)}


def _inside_one(trail: Trail, known: Collection[Trail]) -> bool:
    """Whether a trail leads into something that is known as one setting, such as a list."""
    return any(trail[:length] in known for length in range(1, len(trail)))


def _is_there(trail: Trail, there: Collection[Trail]) -> bool:
    """Whether the world has what a trail means; of free names, any one will do."""
    known = [part for part in trail if part not in (NAME, YEAR_NAME)]
    return trail in there or (len(known) < len(trail) and tuple(known) in there)


def _place(offer: Offer, order: list[str]) -> tuple[bool, int]:
    """What is needed first, then as the kind has its settings, then what every element may say."""
    name = str(offer.trail[0])
    missing = offer.slot is not None and offer.slot.must and offer.default is None
    return not missing, order.index(name) if name in order else len(order)
