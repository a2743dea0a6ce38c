"""XML read event by event: no document types, no entities, nothing from elsewhere, nothing without end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn, Protocol
from xml.parsers import expat

from parameters.workbook.limits import DEEPEST, LONGEST_TAG
from parameters.workbook.refusal import damaged

Attributes = dict[str, str]


class Handler(Protocol):
    """What reads a part: called with local names, that is without namespaces."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; the names of its attributes keep their namespace (``namespace name``)."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def text(self, text: str) -> None:
        """A piece of text inside an element."""
        ...


def read_markup(part: str, chunks: Iterable[bytes], handler: Handler) -> None:
    """Hand every element of a part to ``handler``.

    Args:
        part: the part's name, for messages.
        chunks: its content.
        handler: what reads it.

    Raises:
        RefusedError: not XML, a document type or an entity in it, elements too deep inside each other, or a tag
            too long.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: Any) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise damaged(f"more than {DEEPEST} elements inside each other in {part}")
        handler.start(name.rpartition(" ")[2], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name.rpartition(" ")[2])

    def refuse(*_: Any) -> NoReturn:
        raise damaged(f"a document type or an entity in {part}, which workbooks do not have")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = parser.UnparsedEntityDeclHandler = refuse
    try:
        _feed(part, chunks, parser)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise damaged(f"the part {part} is not XML") from error


def _feed(part: str, chunks: Iterable[bytes], parser: expat.XMLParserType) -> None:
    fed = 0
    for chunk in chunks:
        fed += len(chunk)
        parser.Parse(chunk, False)
        if fed - parser.CurrentByteIndex > LONGEST_TAG:
            raise damaged(f"a tag without end in {part}")
    parser.Parse(b"", True)
