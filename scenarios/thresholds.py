"""The limits from which rules speak: ours, unless a planner gives others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

OURS = "ours"
"""Source of a limit that nobody has printed: a default of CareShift that a planner may change."""


def _limit(value: float, what: str) -> float:
    default: float = field(default=value, metadata={"what": what, "source": OURS})
    return default


@dataclass(frozen=True)
class Thresholds:
    """The limits of the rules, each ours; `metadata` of a field says what it is and where it comes from."""

    people: float = _limit(0.5, "people from whom a shortfall is spoken of, expected value")
    appropriation_years: float = _limit(1, "plan years, from the first, whose money must be voted")
    better_care: float = _limit(0.05, "better care until closure, share of the institution's budget")
    people_per_home: float = _limit(6, "people in one home above whom it is asked whether it is an institution")
    cheap_move: float = _limit(0.6, "money for a person outside over the institution's for a resident")
    family_share: float = _limit(0.5, "share of moves to families")
    housing_kinds: float = _limit(2, "kinds of housing to choose from")
    pace: float = _limit(2, "moves of a year over those of the year before")
    half_empty_share: float = _limit(0.5, "residents over those of the base year, under which a site is half empty")
    half_empty_years: float = _limit(3, "years that a site may stand half empty")
    sale_delay: float = _limit(1, "years from closing to a sale, at least")
    unit_cost_factor: float = _limit(
        2, "times the highest published unit cost, or a part of the lowest, from which it is a warning"
    )
    falling_back: float = _limit(0, "fall of real mental health money a person under the base year, share")
    contract_years: float = _limit(3, "years of a contract with an organization, at least")
    people_per_supervisor: float = _limit(15, "people whom one supervisor supports, at most")
    residual: float = _limit(
        0.05, "money not modelled, of what is recorded or estimated, from which it is a warning, share"
    )
    value_with_output: float = _limit(
        1.3, "value of a healthy year, times income a head, above which the person's output is in it"
    )
    printed_ratio: float = _limit(
        10.6, "benefit-cost ratio without the value of health, above that of any package printed for seven countries"
    )
    staff_gap: float = _limit(0.5, "full-time posts of a cadre without people from which a gap is spoken of")

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """What a plan's `rules` section may change."""
        return tuple(one.name for one in fields(cls))

    @classmethod
    def of(cls, given: Mapping[str, float]) -> Thresholds:
        """The limits with some of them changed, by name.

        Raises:
            ValueError: there is no limit of a name, or it is below 0; the message lists them.
        """
        known = cls.names()
        for name, value in given.items():
            if name not in known:
                raise ValueError(f"there is no limit called '{name}'; there are {', '.join(known)}")
            if not value >= 0:
                raise ValueError(f"the limit '{name}' must be at least 0 (got {value:g})")
        return cls(**given)

    def changed(self) -> Iterator[tuple[str, str, float, float]]:
        """Each limit that is not ours: its name, what it is, ours and the one used."""
        for one in fields(self):
            value = getattr(self, one.name)
            if value != one.default:
                yield one.name, one.metadata["what"], float(str(one.default)), value
