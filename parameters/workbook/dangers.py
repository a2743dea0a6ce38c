"""What a workbook may carry that acts on its own or reaches out: found by part names and relationships."""

from __future__ import annotations

from dataclasses import dataclass

from parameters.workbook.archive import Archive
from parameters.workbook.markup import Attributes, read_markup
from parameters.workbook.refusal import Reason


@dataclass(frozen=True)
class _Danger:
    """A kind of content that is refused.

    Attributes:
        names: beginnings or ends of part names (in lower case).
        relations: last words of relationship types (in lower case).
        content: words inside content types (in lower case).
        reason: what to say.
    """

    names: tuple[str, ...]
    relations: tuple[str, ...]
    content: tuple[str, ...]
    reason: Reason


_MACROS = _Danger(
    ("vbaproject.bin", "vbadata.xml", "xl/macrosheets/", "xl/dialogsheets/"),
    ("vbaproject", "wordvbadata", "xlmacrosheet", "xlintlmacrosheet", "dialogsheet"),
    ("macroenabled", "vbaproject", "macrosheet", "dialogsheet"),
    ("holds macros", "save it as .xlsx without macros and hand that in"),
)
_LINKS = _Danger(
    ("xl/externallinks/",),
    ("externallink", "externallinkpath"),
    ("externallink",),
    (
        "takes content from other files (external links)",
        "break the links, so that the figures themselves stand in the cells (in Excel: Data > Edit Links > Break"
        " Link), save it and hand that in",
    ),
)
_OBJECTS = _Danger(
    ("xl/embeddings/",),
    ("oleobject", "package"),
    ("oleobject",),
    ("holds embedded objects", "delete the objects (documents, packages) on the sheets, save it and hand that in"),
)
_CONTROLS = _Danger(
    ("xl/activex/",),
    ("activexcontrol", "activexcontrolbinary", "control"),
    ("activex",),
    ("holds ActiveX controls", "delete the controls (buttons, boxes) on the sheets, save it and hand that in"),
)
_MENUS = _Danger(
    ("customui/", "usercustomization/"),
    ("extensibility", "uiextensibility", "usercustomization"),
    (),
    (
        "changes the menus of the programme that opens it (customUI)",
        "copy its sheets into a new workbook, save that as .xlsx and hand it in",
    ),
)
_CONNECTIONS = _Danger(
    ("xl/connections.xml", "xl/querytables/"),
    ("connections", "querytable"),
    ("connections+xml", "querytable"),
    (
        "fetches data from elsewhere (connections, query tables)",
        "delete the connections (in Excel: Data > Queries & Connections), so that the figures themselves stand in"
        " the cells, save it and hand that in",
    ),
)
_DANGERS = (_MACROS, _LINKS, _OBJECTS, _CONTROLS, _MENUS, _CONNECTIONS)
DDE: Reason = (
    "asks another programme for content (a DDE link)",
    "replace the formula or the link by its value, save it and hand that in",
)
_CONTENT_TYPES = "[Content_Types].xml"


def find_dangers(archive: Archive) -> tuple[Reason, ...]:
    """Every kind of content that is refused and that a workbook holds, in the order of the list above."""
    relations, reaching = _relations(archive)
    content = _content_types(archive)
    names = tuple(name.lower() for name in archive.names)
    found = [danger.reason for danger in _DANGERS if _holds(danger, names, relations, content)]
    if reaching and _LINKS.reason not in found:
        found.append(_LINKS.reason)
    if any(_dde(archive, name) for name in archive.names if name.lower().startswith("xl/externallinks/externallink")):
        found.append(DDE)
    return tuple(found)


def dde_formula(formula: str) -> bool:
    """Whether a formula asks another programme: a bar outside of texts and sheet names, or the function DDE.

    >>> dde_formula("cmd|'/C calc'!A0"), dde_formula('IF(A1="a|b",1,2)'), dde_formula("'a|b'!A1 + SUM(A2)")
    (True, False, False)
    """
    if "|" not in formula and "DDE" not in formula.upper():
        return False
    bare: list[str] = []
    inside = ""
    for letter in formula:
        if inside:
            inside = "" if letter == inside else inside
        elif letter in "\"'":
            inside = letter
        else:
            bare.append(letter)
    text = "".join(bare).upper().replace(" ", "")
    return "|" in text or text.startswith("DDE(") or any(f"{mark}DDE(" in text for mark in "=+-*/^&(,;<>.")


def _holds(danger: _Danger, names: tuple[str, ...], relations: set[str], content: set[str]) -> bool:
    return (
        any(name.startswith(danger.names) or name.endswith(danger.names) for name in names)
        or any(relation in danger.relations for relation in relations)
        or any(word in kind for word in danger.content for kind in content)
    )


@dataclass
class _Relationships:
    """Reads the relationships of a part: their kinds, and whether one leads out of the file (links to click may)."""

    kinds: set[str]
    reaching: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2].lower()
            self.kinds.add(kind)
            self.reaching |= attributes.get("TargetMode", "").lower() == "external" and kind != "hyperlink"

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def _relations(archive: Archive) -> tuple[set[str], bool]:
    reader = _Relationships(set())
    for name in archive.names:
        if name.lower().endswith(".rels"):
            read_markup(name, archive.chunks(name), reader)
    return reader.kinds, reader.reaching


@dataclass
class _ContentTypes:
    """Reads what kind of content each part is; a kind of a file ending counts only if a part has that ending."""

    endings: set[str]
    kinds: set[str]

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Override" or attributes.get("Extension", "").lower() in self.endings:
            self.kinds.add(attributes.get("ContentType", "").lower())

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def _content_types(archive: Archive) -> set[str]:
    reader = _ContentTypes({name.rpartition(".")[2].lower() for name in archive.names}, set())
    if _CONTENT_TYPES in archive:
        read_markup(_CONTENT_TYPES, archive.chunks(_CONTENT_TYPES), reader)
    return reader.kinds


@dataclass
class _Elements:
    """Keeps the names of all elements."""

    found: set[str]

    def start(self, name: str, attributes: Attributes) -> None:
        self.found.add(name.lower())

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def _dde(archive: Archive, name: str) -> bool:
    reader = _Elements(set())
    read_markup(name, archive.chunks(name), reader)
    return "ddelink" in reader.found
