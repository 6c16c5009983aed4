"""Import and export of Anki's text files: https://docs.ankiweb.net/importing/text-files.html."""

from dataclasses import replace
from typing import ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.anki import writer
from anora_quiz.packs.formats.anki.file_header import (
    COMMENT_PREFIX,
    Columns,
    FileHeader,
    find_columns,
    find_delimiter,
    is_header_line,
    notes_on,
    read_file_header,
)
from anora_quiz.packs.formats.anki.markup import ClozeText, plain_field
from anora_quiz.packs.formats.base import Exported, Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.layout import find_layout
from anora_quiz.packs.formats.csv_tables.rows import Row, read_rows
from anora_quiz.packs.formats.decoding import normalized
from anora_quiz.packs.formats.html_text import Plain, changes, listed
from anora_quiz.packs.formats.tags import tags_of
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.limits import LONGEST_ANSWER
from anora_quiz.quiz.values import truth_word

_LONGEST_EASY_ANSWER = 60  # characters
_MOST_GAPS = 50  # in one note: each question repeats the note's text
# The questions of gaps may copy so many characters, plus so many times the file's length.
_FREE_CHARACTERS = 500_000
_FILE_COPIES = 4
_BEGINNING = 10_000  # characters that are enough to recognize a file


class AnkiTsv:
    """Imports and exports notes as text, with the header lines of Anki 2.1.54 and later.

    A note with a front and a back becomes a question with a typed answer, and so does each gap
    of a cloze. Other kinds are exported as cards with the options below the question and the
    right ones on the back. As Anki keeps no kinds, they return as questions with typed answers.
    """

    name: ClassVar[str] = "anki-tsv"
    about: ClassVar[str] = "Anki notes as plain text (front and back, or cloze)"
    suffix: ClassVar[str] = ".txt"

    def looks_like(self, text: str, filename: str) -> bool:
        """Return whether the file has a header of Anki's, or is text with tabs between fields."""
        lines = normalized(text[:_BEGINNING]).split("\n")
        if is_header_line(lines[0]):
            return True
        data = next((line for line in lines if line.strip() and line[0] != COMMENT_PREFIX), "")
        is_table = find_layout(data.split("\t")) is not None
        return filename.casefold().endswith(".txt") and "\t" in data.strip() and not is_table

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
        for note in notes_on(columns, rows):
            collector.note(note.line, note.message)
        reader = _NoteReader(
            file_header,
            columns,
            collector,
            _FREE_CHARACTERS + _FILE_COPIES * len(text),
        )
        for row in rows:
            reader.read_row(row)
        return collector.imported(_updated_header(file_header, header, collector))

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` as notes: front, back, explanation, tags."""
        return writer.write(pack)


def _updated_header(file_header: FileHeader, header: Header, collector: Collector) -> Header:
    """Return ``header`` with the title and tags that the file sets for all its notes."""
    title = file_header.values.get("deck", "").strip()
    if writer.is_deck(title):
        header = replace(header, title=title)
    tags = tags_of(file_header.values.get("tags", "").split(), 0, collector)
    return replace(header, tags=tuple(dict.fromkeys((*header.tags, *tags))))


class _NoteReader:
    """Turns rows into questions."""

    def __init__(
        self, file_header: FileHeader, columns: Columns, collector: Collector, copy_limit: int
    ) -> None:
        """Start with the file's header; questions of gaps may copy ``copy_limit`` characters."""
        self._columns = columns
        self._collector = collector
        self._copies_left = copy_limit
        self._is_html = truth_word(file_header.values.get("html", "")) != "false"
        self._has_gaps = file_header.values.get("notetype", "").strip() != writer.BASIC_NOTE_TYPE

    def read_row(self, row: Row) -> None:
        """Add the question in ``row``, or those of its gaps, or a note on why there is none."""
        roles = ("front", "back", "extra", "hint")
        fields = {role: self._plain(self._columns.cell(row, role)) for role in roles}
        for message in changes(fields.values()):
            self._collector.note(row.line, message)
        cloze_text = ClozeText(fields["front"].text) if self._has_gaps else ClozeText("")
        if cloze_text.numbers():
            self._read_gaps(row, cloze_text, fields)
            return
        for role in ("front", "back"):
            if not fields[role].text.strip():
                content = f"holds only {listed(fields[role].media)}"
                content = content if fields[role].media else "is empty"
                self._collector.leave_out(row.line, f"the {role} {content}")
                return
        self._note_length(row.line, fields["back"].text)
        self._collector.text(
            row.line,
            fields["front"].text,
            fields["back"].text,
            explanation=_filled(fields["extra"]),
            hint=_filled(fields["hint"]),
            tags=self._tags(row),
            name=self._columns.cell(row, "guid").strip(),
        )

    def _read_gaps(self, row: Row, cloze_text: ClozeText, fields: dict[str, Plain]) -> None:
        guid = self._columns.cell(row, "guid").strip()
        # The second field of a cloze is shown with the answer.
        extra = _filled(fields["extra"]) or _filled(fields["back"])
        if fields["extra"].text.strip() and fields["back"].text.strip():
            self._collector.note(
                row.line, "left out the second field: a cloze holds its own answer"
            )
        tags = self._tags(row)
        length = len(fields["front"].text) + len(extra) + len(fields["hint"].text)
        for index, number in enumerate(cloze_text.numbers()):
            if index >= _MOST_GAPS:
                self._collector.leave_out(row.line, f"gap {number}: more than {_MOST_GAPS} gaps")
                continue
            self._copies_left -= length
            if self._copies_left < 0:
                self._collector.leave_out(row.line, f"gap {number}: too many gaps in long texts")
                continue
            question_of_gap = cloze_text.question(number)
            if len(question_of_gap.answers) > 1:
                message = f"gap {number} has several words; players type them all, in order"
                self._collector.note(row.line, message)
            answer = ", ".join(question_of_gap.answers)
            if not answer.strip():
                self._collector.leave_out(row.line, f"gap {number} is empty")
                continue
            self._note_length(row.line, answer)
            self._collector.text(
                row.line,
                question_of_gap.question,
                answer,
                explanation=extra,
                hint="; ".join(filter(None, (question_of_gap.hint, _filled(fields["hint"])))),
                tags=tags,
                name=f"{guid}-{number}" if guid else "",
            )

    def _plain(self, cell: str) -> Plain:
        return plain_field(cell, is_html=self._is_html)

    def _tags(self, row: Row) -> tuple[str, ...]:
        return tags_of(self._columns.cell(row, "tags").split(), row.line, self._collector)

    def _note_length(self, line: int, answer: str) -> None:
        is_hard = len(answer) > _LONGEST_EASY_ANSWER or "\n" in answer.strip()
        if is_hard and len(answer) <= LONGEST_ANSWER:
            self._collector.note(line, "the answer is long or has several lines: hard to type")


def _filled(plain: Plain) -> str:
    return plain.text if plain.text.strip() else ""
