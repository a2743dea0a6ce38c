"""Why a workbook is not read: the words for the person who handed it in."""

from __future__ import annotations

Reason = tuple[str, str]
"""What is wrong, and what to do."""

SAVE_AGAIN = "open it in a spreadsheet programme, save it as .xlsx and hand that in"


class RefusedError(Exception):
    """A workbook that is not read, with every reason that was found."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def damaged(what: str) -> RefusedError:
    """The refusal of a file that is not as a spreadsheet programme writes it; ``what`` may quote the file."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in what)
    return RefusedError((f"is damaged ({shown})", SAVE_AGAIN))
