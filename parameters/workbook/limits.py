"""How much a workbook that somebody hands in may hold; far above any plan or annex, far below what hurts.

This module, and those that the reading process imports (`archive`, `dangers`, `markup`, `contents`, `sheet_cells`,
`dates`, `reading_process`), use the standard library alone and import quickly.
"""

from __future__ import annotations

LARGEST_FILE = 25_000_000
"""Bytes of the file itself."""
MOST_ENTRIES = 2_000
"""Parts in the zip."""
MOST_UNPACKED = 100_000_000
"""Bytes of all parts together, unpacked."""
MOST_RATIO = 100
"""Unpacked bytes for each byte of the file; judged above `SMALL_UNPACKED` only."""
SMALL_UNPACKED = 1_000_000

MOST_ROWS = 20_000
MOST_COLUMNS = 400
MOST_CELLS = 400_000
"""Cells that hold something, in all sheets that are read."""
LONGEST_TEXT = 32_767
"""Characters in a cell; the limit of Excel."""
GLANCED_CELLS = 100_000
"""Cells that are looked at in each sheet that is passed over, in case that it was meant."""
MOST_MERGES = 500
"""Merged stretches that a sheet tells."""
MOST_TEXTS = 1_000_000
MOST_CHARACTERS = 20_000_000
"""Different texts of a workbook, and their characters together."""

DEEPEST = 50
"""Elements of a part inside each other."""
LONGEST_TAG = 1_000_000
"""Bytes of one tag."""
MOST_STYLES = 100_000
MOST_SAID = 20
"""Problems with single cells that are said one by one."""
MOST_UNUSABLE = 1_000
"""Cells of a sheet whose content cannot be used, each with the reason."""

SECONDS = 60
PROCESSOR_SECONDS = 30
MEMORY = 1 << 30
"""What the reading process may use: seconds on the clock and of a processor, bytes (where the platform can hold it)."""
