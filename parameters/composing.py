"""YAML composed with limits: the text is given up as soon as it holds too much, not when all of it is in memory."""

from __future__ import annotations

from typing import Any

from ruamel.yaml.composer import Composer, ComposerError
from ruamel.yaml.events import AliasEvent

MOST_NODES = 400_000
"""Keys and values of a file."""
DEEPEST = 60


class BoundedComposer(Composer):
    """Puts values into each other as ruamel does, with a limit on how many and how deep, and each anchor once.

    Raises:
        ComposerError: with the place in the text and what is wrong, in words for the person who wrote it.
    """

    _nodes = 0
    _depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """The next value with everything inside it."""
        event = self.parser.peek_event()
        self._nodes += 1
        if self._nodes > MOST_NODES or self._depth > DEEPEST:
            raise ComposerError(None, None, "it holds too many values inside each other", event.start_mark)
        if event.anchor is not None and event.anchor in self.anchors and not isinstance(event, AliasEvent):
            raise ComposerError(None, None, f"the anchor {event.anchor!r} is given twice", event.start_mark)
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1
