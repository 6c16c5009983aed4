"""Turns notes into questions: a front and a back, or a text with gaps."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.anki.file_header import Columns, FileHeader
from anora_quiz.packs.formats.anki.markup import Cloze, ClozeText, plain_field, split_code
from anora_quiz.packs.formats.anki.writer import BASIC_NOTE_TYPE, id_in, is_deck
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.rows import Row
from anora_quiz.packs.formats.html_text import Plain, listed
from anora_quiz.packs.formats.size_limits import MOST_TAGS
from anora_quiz.packs.formats.tags import tag_of, tags_of
from anora_quiz.packs.ids import MISSING
from anora_quiz.packs.pack import Header
from anora_quiz.quiz import values
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.limits import LONGEST_ANSWER, LONGEST_SNIPPET
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.question import Snippet
from anora_quiz.quiz.values import InvalidValue, truth_word

_LONGEST_EASY_ANSWER = 60  # characters
_MOST_GAPS = 50  # in one note: each question repeats the note's text
_DEFAULT_DECK = "default"  # where notes are that belong to no deck
_OCCLUSION = "image-occlusion:"  # what Anki writes in a gap for a part of a picture
_RULE = re.compile(r"<hr\b[^<>]*+>", re.IGNORECASE)
_BLANK = re.compile("___+")


class NoteReader:
    """Turns rows into questions."""

    def __init__(
        self, file_header: FileHeader, columns: Columns, collector: Collector, copy_limit: int
    ) -> None:
        """Start with the file's header; questions of gaps may copy ``copy_limit`` characters."""
        self._columns = columns
        self._collector = collector
        self._copies_left = copy_limit
        self._note_type = file_header.values.get("notetype", "").strip()
        self._is_html = truth_word(file_header.values.get("html", "")) != "false"
        self._deck_tags: dict[str, tuple[str, ...]] = {}

    def header(self, header: Header, rows: Sequence[Row]) -> Header:
        """Return ``header`` titled like the deck of all ``rows``; several decks become tags."""
        first_rows: dict[str, Row] = {}
        for row in rows:
            first_rows.setdefault(self._columns.cell(row, "deck").strip(), row)
        first_rows.pop("", None)
        if len(first_rows) == 1:
            title = next(iter(first_rows))
            return replace(header, title=title) if is_deck(title) else header
        for deck, row in first_rows.items():
            if deck.casefold() == _DEFAULT_DECK:
                continue
            tags = tuple(filter(None, map(tag_of, deck.split("::"))))
            self._deck_tags[deck] = tags
            shown = f"the deck {scalars.quoted(deck)}"
            kept = f"kept {shown} as tags: {', '.join(tags)}" if tags else f"left out {shown}"
            self._collector.note(row.line, kept)
        return header

    def read_row(self, row: Row) -> None:
        """Add the question in ``row``, or those of its gaps, or a note on why there is none."""
        cells = {role: self._columns.cell(row, role) for role in ("front", "back", "extra", "hint")}
        cells["back"], cells["rest"] = self._answer_and_rest(row, cells["front"], cells["back"])
        cells["front"], cells["code"], language = self._text_and_code(row, cells["front"])
        fields = {role: plain_field(raw, is_html=self._is_html) for role, raw in cells.items()}
        self._collector.note_removed(row.line, fields.values())
        cloze_text = ClozeText(fields["front"].text if self._may_have_gaps(row) else "")
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
            explanation=_joined(fields["rest"], fields["extra"]),
            hint=_joined(fields["hint"]),
            tags=self._tags(row),
            snippet=self._snippet(row, fields["code"].text, language),
            name=self._name(row),
        )

    def _answer_and_rest(self, row: Row, front: str, back: str) -> tuple[str, str]:
        """Return what is above and below the first rule: the answer, and what explains it.

        Where cards were exported instead of notes, the front is repeated above a rule of its own.
        """
        above, below = self._at_rule(back)
        if below and not id_in(self._guid(row)) and self._text(above) == self._text(front):
            return self._at_rule(below)
        return above, below

    def _at_rule(self, back: str) -> tuple[str, str]:
        """Return what is above and below the first rule that has a text above it."""
        end = 0
        for rule in _RULE.finditer(back) if self._is_html else ():
            if self._text(back[end : rule.start()]):
                return back[: rule.start()], back[rule.end() :]
            end = rule.end()
        return back, ""

    def _text(self, raw: str) -> str:
        return " ".join(plain_field(raw, is_html=True).text.split())

    def _text_and_code(self, row: Row, front: str) -> tuple[str, str, str]:
        """Return a front without its code, the code, and its language; clozes stay whole."""
        if not self._is_html or ("{{c" in front and self._may_have_gaps(row)):
            return front, "", ""
        text, code, language = split_code(front)
        return (text, code, language) if len(code) <= LONGEST_SNIPPET else (front, "", "")

    def _snippet(self, row: Row, code: str, language: str) -> Snippet | None:
        if not code.strip():
            return None
        text = self._collector.clean(row.line, code)
        try:
            return Snippet(text, values.language("language", language))
        except InvalidValue:
            return Snippet(text)

    def _may_have_gaps(self, row: Row) -> bool:
        note_type = self._columns.cell(row, "notetype").strip() or self._note_type
        return note_type != BASIC_NOTE_TYPE and not id_in(self._guid(row))

    def _read_gaps(self, row: Row, cloze_text: ClozeText, fields: dict[str, Plain]) -> None:
        name = self._name(row)
        tags = self._tags(row)
        # The second field of a cloze is shown with the answer.
        explanation = _joined(fields["back"], fields["rest"], fields["extra"])
        length = len(fields["front"].text) + len(explanation) + len(fields["hint"].text)
        for index, number in enumerate(cloze_text.numbers()):
            if index >= _MOST_GAPS:
                self._collector.leave_out(row.line, f"gap {number}: more than {_MOST_GAPS} gaps")
                continue
            self._copies_left -= length
            if self._copies_left < 0:
                self._collector.leave_out(row.line, f"gap {number}: too many gaps in long texts")
                continue
            cloze = cloze_text.question(number)
            if cloze.answers[0].startswith(_OCCLUSION):
                self._collector.leave_out(row.line, "it's a picture with a part covered")
                continue
            if not all(map(str.strip, cloze.answers)):
                self._collector.leave_out(row.line, f"gap {number} is empty")
                continue
            common = {
                "explanation": explanation,
                "hint": "; ".join(filter(None, (cloze.hint, _joined(fields["hint"])))),
                "tags": tags,
                "name": f"{name}-{number}" if name.strip() else name,
            }
            self._add_gap(row.line, number, cloze, common)

    def _add_gap(self, line: int, number: int, cloze: Cloze, common: dict[str, Any]) -> None:
        """Add blanks to fill in, or a typed answer if underscores of the text would be blanks."""
        for answer in cloze.answers:
            self._note_length(line, answer)
        if len(_BLANK.findall(cloze.question)) == len(cloze.answers):
            answers = tuple((answer,) for answer in cloze.answers)
            self._collector.add(Blanks, line, cloze.question, answers=answers, **common)
            return
        words = {fold(answer): answer for answer in cloze.answers}
        if len(words) > 1:
            message = f"gap {number} has several words; players type them all, in order"
            self._collector.note(line, message)
        self._collector.text(line, cloze.question, ", ".join(words.values()), **common)

    def _guid(self, row: Row) -> str:
        return self._columns.cell(row, "guid").strip()

    def _name(self, row: Row) -> str:
        """Return the id that Anki knows a note by; empty in a file without ids."""
        guid = self._guid(row)
        return id_in(guid) or guid or (MISSING if "guid" in self._columns.roles else "")

    def _tags(self, row: Row) -> tuple[str, ...]:
        own = tags_of(self._columns.cell(row, "tags").split(), row.line, self._collector)
        of_deck = self._deck_tags.get(self._columns.cell(row, "deck").strip(), ())
        return tuple(dict.fromkeys((*own, *of_deck)))[:MOST_TAGS]

    def _note_length(self, line: int, answer: str) -> None:
        is_hard = len(answer) > _LONGEST_EASY_ANSWER or "\n" in answer.strip()
        if is_hard and len(answer) <= LONGEST_ANSWER:
            self._collector.note(line, "the answer is long or has several lines: hard to type")


def _joined(*texts: Plain) -> str:
    """Return those of ``texts`` that hold something, with a blank line between them."""
    return "\n\n".join(plain.text for plain in texts if plain.text.strip())
