"""The first lines of a file of notes, and what its columns hold."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.rows import Row, read_rows

COMMENT = "#"
"""The sign that lines start with that are no notes."""

_KEY = re.compile(
    r"#(separator|html|tags|columns|notetype|deck|(?:notetype|deck|tags|guid) column):(.*)",
    re.IGNORECASE | re.DOTALL,
)
_OLD_TAGS = "tags:"
_SEPARATORS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "space": " ",
    "pipe": "|",
    "colon": ":",
}
_GUESSED = "\t;,"
_LONGEST_SAMPLE = 20_000  # characters
_MOST_LINES = 50
_MOST_COLUMNS = 1000
_ROLES = {
    "front": "front",
    "question": "front",
    "text": "front",
    "back": "back",
    "answer": "back",
    "explanation": "extra",
    "extra": "extra",
    "back extra": "extra",
    "hint": "hint",
    "tags": "tags",
}


@dataclass(slots=True)
class Head:
    """What the first lines of a file say; ``body`` is the file, all of it."""

    keys: dict[str, str] = field(default_factory=dict)
    body: str = ""

    def column(self, name: str) -> int:
        """Return a column (from 0) that is told by its number; -1 for none."""
        told = self.keys.get(f"{name} column", "").strip()
        return int(told) - 1 if re.fullmatch(r"[1-9]\d{0,3}", told, re.ASCII) else -1


@dataclass(slots=True)
class Columns:
    """Which column (from 0) holds what; ``others`` are those left out, with their names."""

    roles: dict[str, int] = field(default_factory=dict)
    others: dict[int, str] = field(default_factory=dict)

    def cell(self, row: Row, role: str) -> str:
        """Return what ``row`` has for ``role``; empty where it has nothing."""
        at = self.roles.get(role, -1)
        return row.cells[at] if 0 <= at < len(row.cells) else ""


def is_key(line: str) -> bool:
    """Tell whether a line is one of those that Anki puts before the notes."""
    return _KEY.fullmatch(line.rstrip("\r\n")) is not None


def read_head(text: str) -> Head:
    """Return what the lines before the notes in ``text`` say."""
    head = Head(body=text)
    start = 0
    for _ in range(_MOST_LINES):
        end = text.find("\n", start) + 1 or len(text)
        line = text[start:end].rstrip("\r\n")
        if line.casefold().startswith(_OLD_TAGS):
            head.keys["tags"] = line[len(_OLD_TAGS) :]
            head.body = f"{text[:start]}{COMMENT}{text[start:]}"  # no note, like the others
        elif found := _KEY.fullmatch(line):
            head.keys[found[1].casefold()] = found[2]
        elif not line.startswith(COMMENT):
            break
        start = end
    return head


def find_delimiter(head: Head, collector: Collector) -> str:
    """Return the sign between fields: the one told, or the likeliest in the first note."""
    told = head.keys.get("separator", "")
    sign = _SEPARATORS.get(told.strip().casefold(), told.strip() or told)
    if len(sign) == 1 and sign not in '"\r\n':
        return sign
    if told:
        collector.note(0, f"the separator {scalars.quoted(told)} is unknown: looked for another")
    sample = "".join(islice(io.StringIO(head.body[:_LONGEST_SAMPLE]), _MOST_LINES))
    for sign in _GUESSED:
        rows = read_rows(sample, sign, [], COMMENT)
        if rows and len(rows[0].cells) > 1:
            return sign
    return "\t"


def find_columns(head: Head, names: Sequence[str], width: int) -> Columns:
    """Return what the columns hold: told by number or name, or by their place."""
    told = {"tags": head.column("tags"), "guid": head.column("guid")}
    roles = {role: at for role, at in told.items() if at >= 0}
    special = {head.column(name): f"the {name}" for name in ("notetype", "deck")}
    rest: list[int] = []
    for at in range(min(max(len(names), width), _MOST_COLUMNS)):
        role = _ROLES.get(names[at].strip().casefold() if at < len(names) else "", "")
        if at in special or at in roles.values():
            continue
        if role and role not in roles:
            roles[role] = at
        else:
            rest.append(at)
    for role in ("front", "back"):
        if role not in roles and rest:
            roles[role] = rest.pop(0)
    others = {at: names[at] if at < len(names) else "" for at in rest}
    return Columns(roles, others | {at: name for at, name in special.items() if at >= 0})


def notes_on(columns: Columns, rows: Sequence[Row]) -> Iterator[Note]:
    """Yield a note for each column that is left out, at the first row that fills it."""
    width = max([0, *columns.roles.values(), *columns.others]) + 1
    filled: dict[int, int] = {}
    for row in rows:
        for at, cell in enumerate(row.cells):
            if cell.strip():
                filled.setdefault(at, row.line)
        if any(cell.strip() for cell in row.cells[width:]):
            yield Note("fields left out: there are more than in the first note", row.line)
    for at, name in columns.others.items():
        if at in filled:
            called = f" ({name})" if name else ""
            yield Note(f"column {at + 1}{called} is left out from here on", filled[at])
