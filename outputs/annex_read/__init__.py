"""An annex that came back: what a planner typed into it, shown, and written as a scenario."""

from outputs.annex_read.read_annex import ReadSaid, Wishes, read_annex

__all__ = ["ReadSaid", "Wishes", "read_annex"]
