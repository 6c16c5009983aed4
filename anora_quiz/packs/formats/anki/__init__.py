"""Import and export of Anki's text files: https://docs.ankiweb.net/importing/text-files.html."""

import re
from dataclasses import replace
from typing import ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.anki import writer
from anora_quiz.packs.formats.anki.file_header import (
    COMMENT_PREFIX,
    FileHeader,
    find_columns,
    find_delimiter,
    is_header_line,
    note_others,
    read_file_header,
)
from anora_quiz.packs.formats.anki.note_reader import NoteReader
from anora_quiz.packs.formats.base import Exported, Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.layout import find_layout
from anora_quiz.packs.formats.csv_tables.rows import read_rows
from anora_quiz.packs.formats.decoding import normalized
from anora_quiz.packs.formats.tags import tags_of
from anora_quiz.packs.pack import Header, Pack

_BEGINNING = 10_000  # characters that are enough to recognize a file
_TIME = re.compile(r"\W?\d{4}-\d\d-\d\d[T ]\d\d:\d\d")


class AnkiTsv:
    """Imports and exports notes as text, with the header lines of Anki 2.1.54 and later.

    A note with a front and a back becomes a question with a typed answer, and each card of a
    cloze becomes one with blanks. Other kinds are exported as cards with the options below the
    question and the right ones on the back. As Anki keeps no kinds, they return as questions with
    typed answers.
    """

    name: ClassVar[str] = "anki-tsv"
    about: ClassVar[str] = "Anki notes as plain text (front and back, or cloze)"
    suffix: ClassVar[str] = ".txt"

    def looks_like(self, text: str, filename: str) -> bool:
        """Return whether the file has a header of Anki's, or is text with tabs between fields.

        Prose has them in few lines, and a log after times.
        """
        lines = normalized(text[:_BEGINNING]).split("\n")
        if is_header_line(lines[0]):
            return True
        data = [line for line in lines if line.strip() and line[0] != COMMENT_PREFIX]
        notes = [line for line in data if "\t" in line.strip()]
        if not filename.casefold().endswith(".txt") or not notes or notes[0] != data[0]:
            return False
        is_table = find_layout(data[0].split("\t")) is not None
        are_most = len(notes) >= len(data) / 2 or '"' in notes[0]  # quoted fields have many lines
        return are_most and not is_table and not all(map(_TIME.match, notes))

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` if there is no note."""
        file_header = read_file_header(normalized(text))
        collector = Collector(len(text))
        delimiter = find_delimiter(file_header, collector)
        rows = read_rows(file_header.body, delimiter, collector.notes, COMMENT_PREFIX)
        if not rows or not (file_header.values or any(len(row.cells) > 1 for row in rows)):
            raise PackError("not an Anki export: no note has a front and a back")
        name_rows = read_rows(file_header.values.get("columns", ""), delimiter, [])
        columns = find_columns(
            file_header, name_rows[0].cells if name_rows else (), len(rows[0].cells)
        )
        note_others(columns, rows, collector)
        reader = NoteReader(file_header, columns, collector)
        header = reader.header(_updated_header(file_header, header, collector), rows)
        for row in rows:
            reader.read_row(row)
        return collector.imported(header)

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` as notes: guid, front, back with explanation, tags."""
        return writer.write(pack)


def _updated_header(file_header: FileHeader, header: Header, collector: Collector) -> Header:
    """Return ``header`` with the title and tags that the file sets for all its notes."""
    title = file_header.values.get("deck", "").strip()
    if writer.is_deck(title):
        header = replace(header, title=title)
    tags = tags_of(file_header.values.get("tags", "").split(), 0, collector)
    return replace(header, tags=tuple(dict.fromkeys((*header.tags, *tags))))
