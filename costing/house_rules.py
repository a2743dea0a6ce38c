"""What makes a place an institution: its rules, not its size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from parameters import Choice

DESTINATIONS = (
    "own home", "family", "supported home", "shared carer", "group home", "nursing or social-care home", "prison",
    "street", "unknown",
)  # fmt: skip
"""Where people who leave may live; the last four are no destination that a plan may choose."""

ANSWERS = ("no", "yes")


@dataclass(frozen=True)
class HouseRules:
    """Seven questions about daily life in a kind of home, each answered yes or no; a yes speaks of an institution.

    `fixed_routine`: the day follows the house's timetable; `housemates_imposed`: people do not choose whom they live
    with; `staff_imposed`: people do not choose who supports them; `cannot_come_and_go`: people are kept in at some
    hours; `on_institution_grounds`: on or beside the land of an institution; `tied_to_treatment`: the home is lost when
    treatment is refused; `few_contacts`: few contacts outside the house.
    """

    fixed_routine: Annotated[str, Choice(*ANSWERS)]
    housemates_imposed: Annotated[str, Choice(*ANSWERS)]
    staff_imposed: Annotated[str, Choice(*ANSWERS)]
    cannot_come_and_go: Annotated[str, Choice(*ANSWERS)]
    on_institution_grounds: Annotated[str, Choice(*ANSWERS)]
    tied_to_treatment: Annotated[str, Choice(*ANSWERS)]
    few_contacts: Annotated[str, Choice(*ANSWERS)]
