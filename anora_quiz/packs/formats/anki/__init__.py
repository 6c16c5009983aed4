"""Notes of Anki as text: https://docs.ankiweb.net/importing/text-files.html."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import islice
from typing import ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.anki import writer
from anora_quiz.packs.formats.anki.file_header import (
    COMMENT,
    Columns,
    Head,
    find_columns,
    find_delimiter,
    is_key,
    notes_on,
    read_head,
)
from anora_quiz.packs.formats.anki.markup import ClozeText, Plain, plain_text
from anora_quiz.packs.formats.base import Exported, Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.header_row import find_layout
from anora_quiz.packs.formats.csv_tables.row_reader import tags_of
from anora_quiz.packs.formats.csv_tables.rows import Row, read_rows
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.forms import LONGEST_TEXT

_HARD_TO_TYPE = 60  # characters
_MOST_GAPS = 50  # in one note: each repeats its text
_FREE_COPIES = 500_000  # characters, and so many times the file:
_TIMES_COPIED = 4
_MOST_NAMES = 10  # in a note, of so many characters each:
_LONGEST_NAME = 40
_BEGINNING = 10_000  # characters that tell what a file is


class AnkiTsv:
    """Imports and exports notes as text, with the header lines of Anki 2.1.54 and later.

    A note of front and back is a question with a typed answer, and so is each gap of a
    cloze. Other kinds go out as cards: options below the question, all that is right on the
    back; Anki does not tell them apart, so they come back as questions with typed answers.
    """

    name: ClassVar[str] = "anki-tsv"
    about: ClassVar[str] = "Anki's notes in plain text: cards of front and back, clozes"
    suffix: ClassVar[str] = ".txt"

    def looks_like(self, text: str, filename: str) -> bool:
        """Tell whether the file has a header of Anki's, or is a text of fields with tabs."""
        lines = text[:_BEGINNING].splitlines()
        if lines and is_key(lines[0]):
            return True
        data = next((line for line in lines if line.strip() and line[0] != COMMENT), "")
        is_table = find_layout(data.split("\t")) is not None
        return filename.casefold().endswith(".txt") and "\t" in data.strip() and not is_table

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` where there is no note."""
        head = read_head(text)
        collector = Collector(len(text))
        delimiter = find_delimiter(head, collector)
        rows = read_rows(head.body, delimiter, collector.notes, COMMENT)
        if not rows or not (head.keys or any(len(row.cells) > 1 for row in rows)):
            raise PackError("there are no notes of Anki here: none has a front and a back")
        named = read_rows(head.keys.get("columns", ""), delimiter, [])
        columns = find_columns(head, named[0].cells if named else (), len(rows[0].cells))
        for note in notes_on(columns, rows):
            collector.note(note.line, note.message)
        taker = _NoteReader(head, columns, collector, _FREE_COPIES + _TIMES_COPIED * len(text))
        for row in rows:
            taker.take(row)
        return collector.imported(_told(head, header, collector))

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` as notes: front, back, explanation, tags."""
        return writer.write(pack)


def _told(head: Head, header: Header, collector: Collector) -> Header:
    """Return ``header`` with what the file says of all its notes."""
    title = head.keys.get("deck", "").strip()
    if writer.is_deck(title):
        header = replace(header, title=title)
    tags = tags_of(head.keys.get("tags", "").split(), 0, collector)
    return replace(header, tags=tuple(dict.fromkeys((*header.tags, *tags))))


class _NoteReader:
    """Turns rows into questions."""

    def __init__(self, head: Head, columns: Columns, collector: Collector, copied: int) -> None:
        """Start with what the file says; gaps may copy ``copied`` characters."""
        self._columns = columns
        self._drafts = collector
        self._copied = copied
        self._is_html = head.keys.get("html", "true").strip().casefold() != "false"
        self._has_gaps = head.keys.get("notetype", "").strip() != writer.PLAIN

    def take(self, row: Row) -> None:
        """Take the question in ``row``, or those of its gaps, or say why there is none."""
        roles = ("front", "back", "extra", "hint")
        fields = {role: self._plain(self._columns.cell(row, role)) for role in roles}
        self._note_markup(row.line, fields.values())
        gaps = ClozeText(fields["front"].text) if self._has_gaps else ClozeText("")
        if gaps.numbers():
            self._take_gaps(row, gaps, fields)
            return
        for role in ("front", "back"):
            if not fields[role].text.strip():
                what = "nothing but " + _listed(fields[role].media)
                what = what if fields[role].media else "empty"
                self._drafts.lose(row.line, f"its {role} is {what}")
                return
        self._note_length(row.line, fields["back"].text)
        self._drafts.text(
            row.line,
            fields["front"].text,
            fields["back"].text,
            explanation=_filled(fields["extra"]),
            hint=_filled(fields["hint"]),
            tags=self._tags(row),
            name=self._columns.cell(row, "guid").strip(),
        )

    def _take_gaps(self, row: Row, gaps: ClozeText, fields: dict[str, Plain]) -> None:
        guid = self._columns.cell(row, "guid").strip()
        # The second field of a cloze is what is shown with the answer.
        extra = _filled(fields["extra"]) or _filled(fields["back"])
        if fields["extra"].text.strip() and fields["back"].text.strip():
            self._drafts.note(row.line, "the second field is left out: a cloze has its own answer")
        tags = self._tags(row)
        length = len(fields["front"].text) + len(extra) + len(fields["hint"].text)
        for place, number in enumerate(gaps.numbers()):
            if place >= _MOST_GAPS:
                self._drafts.lose(row.line, f"gap {number}: there are more than {_MOST_GAPS}")
                continue
            self._copied -= length
            if self._copied < 0:
                self._drafts.lose(row.line, f"gap {number}: the file has too many, in long texts")
                continue
            cloze = gaps.question(number)
            if len(cloze.answers) > 1:
                message = f"gap {number} has several words: they are to be typed one after another"
                self._drafts.note(row.line, message)
            answer = ", ".join(cloze.answers)
            if not answer.strip():
                self._drafts.lose(row.line, f"gap {number} has no word in it")
                continue
            self._note_length(row.line, answer)
            self._drafts.text(
                row.line,
                cloze.question,
                answer,
                explanation=extra,
                hint="; ".join(filter(None, (cloze.hint, _filled(fields["hint"])))),
                tags=tags,
                name=f"{guid}-{number}" if guid else "",
            )

    def _plain(self, cell: str) -> Plain:
        return plain_text(cell, is_html=self._is_html)

    def _tags(self, row: Row) -> tuple[str, ...]:
        return tags_of(self._columns.cell(row, "tags").split(), row.line, self._drafts)

    def _note_markup(self, line: int, fields: Iterable[Plain]) -> None:
        for what, names in (
            ("formatting taken out", [tag for each in fields for tag in each.tags]),
            ("left out", [medium for each in fields for medium in each.media]),
        ):
            if names:
                self._drafts.note(line, f"{what}: {_listed(dict.fromkeys(names))}")

    def _note_length(self, line: int, answer: str) -> None:
        is_hard = len(answer) > _HARD_TO_TYPE or "\n" in answer.strip()
        if is_hard and len(answer) <= LONGEST_TEXT:
            self._drafts.note(line, "the answer is hard to type: it is long, or has several lines")


def _listed(names: Collection[str]) -> str:
    few = [name[:_LONGEST_NAME] for name in islice(names, _MOST_NAMES)]
    return ", ".join(few if len(names) <= _MOST_NAMES else [*few, "…"])


def _filled(plain: Plain) -> str:
    return plain.text if plain.text.strip() else ""
