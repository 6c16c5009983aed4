"""Reads the header lines of a file of notes, and finds out what its columns hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.rows import Row, read_rows

COMMENT_PREFIX = "#"
"""What lines start with that are not notes."""

_NUMBERED = ("notetype", "deck", "tags", "guid")  # what a column can hold by its number
_HEADER_LINE = re.compile(
    rf"#(separator|html|tags|columns|notetype|deck|(?:{'|'.join(_NUMBERED)}) column):(.*)",
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
class FileHeader:
    """The header lines of a file, as ``values`` by their keys; ``body`` is the whole file."""

    values: dict[str, str] = field(default_factory=dict)
    body: str = ""

    def column(self, name: str) -> int:
        """Return the index (from 0) of a column that the header names by number, or -1."""
        setting = self.values.get(f"{name} column", "").strip()
        return int(setting) - 1 if re.fullmatch(r"[1-9]\d{0,3}", setting, re.ASCII) else -1


@dataclass(slots=True)
class Columns:
    """The indexes (from 0) of columns by role; ``others`` are those left out, with their names."""

    roles: dict[str, int] = field(default_factory=dict)
    others: dict[int, str] = field(default_factory=dict)

    def cell(self, row: Row, role: str) -> str:
        """Return the cell of ``row`` for ``role``; empty if it has none."""
        index = self.roles.get(role, -1)
        return row.cells[index] if 0 <= index < len(row.cells) else ""


def is_header_line(line: str) -> bool:
    """Return whether a line is a header line, as Anki puts them before the notes."""
    return _HEADER_LINE.fullmatch(line) is not None


def read_file_header(text: str) -> FileHeader:
    """Return the header that the lines before the notes in ``text`` make up."""
    file_header = FileHeader(body=text)
    start = 0
    for _ in range(_MOST_LINES):
        end = text.find("\n", start) + 1 or len(text)
        line = text[start:end].rstrip("\n")
        if line.casefold().startswith(_OLD_TAGS):
            file_header.values["tags"] = line[len(_OLD_TAGS) :]
            # Make the line a comment, so that it is not read as a note.
            file_header.body = f"{text[:start]}{COMMENT_PREFIX}{text[start:]}"
        elif found := _HEADER_LINE.fullmatch(line):
            file_header.values[found[1].casefold()] = found[2]
        elif not line.startswith(COMMENT_PREFIX):
            break
        start = end
    return file_header


def find_delimiter(file_header: FileHeader, collector: Collector) -> str:
    """Return the field separator: the one in the header, or the likeliest in the first note."""
    setting = file_header.values.get("separator", "")
    separator = _SEPARATORS.get(setting.strip().casefold(), setting.strip() or setting)
    if len(separator) == 1 and separator not in '"\r\n':
        return separator
    if setting:
        collector.note(0, f"unknown separator {scalars.quoted(setting)}; detected another")
    sample = "\n".join(file_header.body[:_LONGEST_SAMPLE].split("\n", _MOST_LINES)[:_MOST_LINES])
    for separator in _GUESSED:
        rows = read_rows(sample, separator, [], COMMENT_PREFIX)
        if rows and len(rows[0].cells) > 1:
            return separator
    return "\t"


def find_columns(file_header: FileHeader, names: Sequence[str], width: int) -> Columns:
    """Return what the columns hold, by number or name if the header says so, or by position."""
    numbered = {role: file_header.column(role) for role in _NUMBERED}
    roles = {role: index for role, index in numbered.items() if index >= 0}
    unassigned: list[int] = []
    for index in range(min(max(len(names), width), _MOST_COLUMNS)):
        role = _ROLES.get(names[index].strip().casefold() if index < len(names) else "", "")
        if index in roles.values():
            continue
        if role and role not in roles:
            roles[role] = index
        else:
            unassigned.append(index)
    for role in ("front", "back"):
        if role not in roles and unassigned:
            roles[role] = unassigned.pop(0)
    others = {index: names[index] if index < len(names) else "" for index in unassigned}
    return Columns(roles, others)


def note_others(columns: Columns, rows: Sequence[Row], collector: Collector) -> None:
    """Note each column that is left out, on the line of the first row that fills it."""
    width = max([0, *columns.roles.values(), *columns.others]) + 1
    filled: dict[int, int] = {}
    for row in rows:
        if any(map(str.strip, row.cells[width:])):
            collector.note(row.line, "left out cells beyond the last column")
        for index, cell in enumerate(row.cells):
            if cell.strip():
                filled.setdefault(index, row.line)
    for index, name in columns.others.items():
        if index in filled:
            called = f" ({name})" if name else ""
            collector.note(filled[index], f"left out column {index + 1}{called}")
