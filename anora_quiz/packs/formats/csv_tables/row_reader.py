"""Turns the rows of a table into questions."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.names import kinds_called
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.cells import (
    join_items,
    split_groups,
    split_items,
    split_pairs,
)
from anora_quiz.packs.formats.csv_tables.choices import Choices, UnsuitableRow
from anora_quiz.packs.formats.csv_tables.column_names import squeezed
from anora_quiz.packs.formats.csv_tables.layout import Layout
from anora_quiz.packs.formats.csv_tables.rows import Row
from anora_quiz.packs.formats.options import Option, kind_of, truth_value
from anora_quiz.packs.formats.tags import tags_of
from anora_quiz.packs.ids import MISSING
from anora_quiz.quiz import values
from anora_quiz.quiz.field_types import Field, FieldType
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.values import InvalidValue

# What asks for no right answer, and what does so unless there is one.
_OPINIONS = (
    *("poll", "survey", "draw", "drawing", "wordcloud", "brainstorm", "opinion", "slide"),
    *("content", "likert", "rating"),
)
_OPEN = ("openended", "open", "opentext", "essay", "paragraph", "longanswer", "freeresponse")
_KIND_OF_COLUMN: dict[str, type[Question]] = {"pairs": Match, "items": Order}  # unless blank
_TAGS = re.compile(r"[,;]")


class RowReader:
    """Turns the rows of one table into questions."""

    def __init__(self, rows: Sequence[Row], layout: Layout, collector: Collector) -> None:
        """Start with all rows, their layout, and the collector of their questions."""
        self._layout = layout
        self._collector = collector
        self._choices = Choices(rows, layout, collector)

    def read_row(self, row: Row) -> None:
        """Add the question in ``row``, or a note on why there is none."""
        try:
            right, wrong = self._choices.of_row(row)
            self._add_question(row, right, wrong)
        except UnsuitableRow as error:
            self._collector.leave_out(row.line, str(error))

    def _add_question(self, row: Row, right: Sequence[str], wrong: Sequence[Option]) -> None:
        kinds = self._kinds(row, right, wrong)
        accepted: list[str] = []
        if kinds[0] is Text and not right:  # the options of a typed answer are all right
            texts = [each.text for each in wrong]
            right, accepted, wrong = texts[:1], texts[1:], []
        for kind in kinds:
            try:
                fields = self._fields(row, kind, right, wrong)
            except UnsuitableRow as error:
                if kind is kinds[-1]:
                    raise
                self._collector.note(row.line, f"can't be kind `{kind.kind}`: {error}")
                continue
            self._note_unused(row, kind, right, wrong)
            if accepted and kind is Text:
                fields["accept"] = (*accepted, *fields.get("accept", ()))
            has_ids = "id" in self._layout.named
            name = self._layout.cell(row, "id").strip() or (MISSING if has_ids else "")
            # The collector's methods for what needs more care have the names of the kinds.
            add: Callable[..., None] = getattr(
                self._collector, kind.kind.replace("-", "_"), partial(self._collector.add, kind)
            )
            add(row.line, self._layout.cell(row, "question"), **fields, name=name)
            return

    def _kinds(
        self, row: Row, right: Sequence[str], wrong: Sequence[Option]
    ) -> list[type[Question]]:
        """Return the kinds that the question may be, starting with the one it names."""
        kinds: list[type[Question]] = []
        kind_name = self._layout.cell(row, "kind")
        if kind_name:
            name = squeezed(kind_name)
            if name in _OPINIONS or (name in _OPEN and not right):
                raise UnsuitableRow(f"{scalars.quoted(kind_name)} has no correct answer")
            kind = _kind_called(kind_name)
            kinds += [kind] if kind else []
            if kind is None:
                message = f"unknown kind {scalars.quoted(kind_name)}; guessed it from the cells"
                self._collector.note(row.line, message)
        kinds += [kind for name, kind in _KIND_OF_COLUMN.items() if self._layout.cell(row, name)]
        kind_of_options = kind_of(right, wrong)
        if kind_of_options is not Text:
            kinds.append(kind_of_options)
        elif right and truth_value(right[0]) is not None:
            kinds.append(TrueFalse)
        elif self._layout.cell(row, "unit") or self._layout.cell(row, "tolerance"):
            kinds.append(Number)
        return list(dict.fromkeys([*kinds, Choice if wrong else Text]))

    def _fields(
        self, row: Row, kind: type[Question], right: Sequence[str], wrong: Sequence[Option]
    ) -> dict[str, Any]:
        """Return the fields of a question of ``kind``.

        Raises `UnsuitableRow` if a required one is missing or invalid.
        """
        fields = fields_of(kind)
        if "answer" in fields and len(right) > 1:
            raise UnsuitableRow("more than one correct answer")
        found: dict[str, Any] = {}
        for name, field in fields.items():
            if name in ("id", "question"):
                continue
            if name == "wrong":
                found[name] = wrong
            elif field.type.item is not None and field.type.item.owner is not None:
                found[name] = self._choices.listed(name, row)
            elif field.type.owner is not None:
                found[name] = self._part(row, name, field.type.owner)
            elif name == "answers" and right and field.type is fields_of(Multiple)[name].type:
                found[name] = tuple(right)
            elif field.is_required or name == "answer" or name in self._layout.named:
                cell = "".join(right) if name == "answer" else self._layout.cell(row, name)
                cell = join_items(self._choices.texts(name, row)) if name == "accept" else cell
                found[name] = self._value(row.line, field, cell)
        return found

    def _value(self, line: int, field: Field, cell: str) -> Any:
        """Return the value of ``cell``, or the field's default if it is empty or invalid.

        Raises `UnsuitableRow` if the field is required.
        """
        if not cell and field.is_required:
            raise UnsuitableRow(f"`{field.name}` is empty")
        if not cell:
            return field.default
        try:
            return _Cell(self._collector, line).value(field, cell)
        except InvalidValue as error:
            if field.is_required:
                raise UnsuitableRow(error.message) from None
            self._collector.note(line, f"left out `{field.name}`: {error.message}")
            return field.default

    def _part(self, row: Row, name: str, owner: type) -> Any:
        """Return the ``owner`` that the columns of its parts give, or None if they are empty."""
        known = fields_of(owner)
        cells = {part: self._layout.cell(row, f"{name} {part}") for part in known}
        # A column that is just named "source" may hold a title or a URL.
        is_url_apart = f"{name} url" in self._layout.named or "url" not in known
        if not is_url_apart and _is_url(cells["title"].strip()):
            cells["url"] = cells.pop("title")
        if not any(cells.values()):
            return None
        try:
            found = {part: self._value(row.line, known[part], cell) for part, cell in cells.items()}
        except UnsuitableRow as error:
            self._collector.note(row.line, f"left out `{name}`: {error}")
            return None
        return owner(**found) if any(found.values()) else None

    def _note_unused(
        self, row: Row, kind: type[Question], right: Sequence[str], wrong: Sequence[Option]
    ) -> None:
        """Note the cells that a question of ``kind`` has no field for."""
        fields = fields_of(kind)
        names = [
            name
            for name in self._layout.named
            if name in _KIND_FIELDS and name not in fields and self._layout.cell(row, name)
        ]
        unused = [name for name in names if name not in ("answer", "answers", "wrong")]
        if right and not fields.keys() & {"answer", "answers"}:
            unused.append("answer")
        if wrong and "wrong" not in fields and kind_of(right, wrong) is not TrueFalse:
            unused.append("wrong")
        if unused:
            message = f"left out (not used by kind `{kind.kind}`)"
            self._collector.note(row.line, f"{message}: {', '.join(unused)}")


class _Cell:
    """Reads the cells of a row: a `Reader` of fields."""

    def __init__(self, collector: Collector, line: int) -> None:
        self._collector = collector
        self._line = line

    def value(self, field: Field, cell: str) -> Any:
        """Return the value of a ``cell`` that may be written as other programs do.

        Raises `InvalidValue` if it does not fit the field.
        """
        try:
            found = field.type.read(self, field, cell)
        except InvalidValue:
            found = field.type.read(self, field, field.type.loosely(cell))
            if isinstance(found, Decimal):
                message = f"read `{field.name}` {scalars.quoted(cell)} as {found}"
                self._collector.note(self._line, message)
        if field.limits.is_from_zero and found < 0:
            raise InvalidValue("negative-number", f"`{field.name}` is negative", "")
        return found

    def plain_text(self, _: str, value: str) -> str:
        """Return the text of a cell without the spaces around it."""
        return value.strip()

    def text(self, _: Field, value: str) -> str:
        """Return the text of a cell."""
        return value

    def items(self, _: Field, value: str, item: FieldType) -> tuple[Any, ...]:
        """Return the texts in a cell, or the lists of texts."""
        if item.is_several:
            return tuple(tuple(filter(str.strip, group)) for group in split_groups(value))
        return tuple(filter(str.strip, split_items(value)))

    def tags(self, _: Field, value: str, __: FieldType) -> tuple[str, ...]:
        """Return the tags in a cell."""
        words = split_items(value) if "|" in value else _TAGS.split(value)
        return tags_of(words, self._line, self._collector)

    def pairs(self, _: Field, value: str, __: FieldType) -> tuple[tuple[str, str], ...]:
        """Return the pairs in a cell."""
        pairs = split_pairs(value)
        whole = tuple(pair for pair in pairs if all(side.strip() for side in pair))
        if len(whole) < len(pairs):
            self._collector.note(self._line, "left out pairs without two sides (`left = right`)")
        return whole

    def part(self, field: Field, *_: object) -> Any:
        """Refuse what has fields of its own, which have columns of their own."""
        raise InvalidValue("not-text", f"`{field.name}` doesn't fit in one cell", "")

    def text_or_part(self, _: Field, value: str, owner: type) -> Any:
        """Return an ``owner`` written as the text of its first field alone."""
        return owner(value)


def _is_url(text: str) -> bool:
    try:
        values.url("url", text)
    except InvalidValue:
        return False
    return True


_KIND_FIELDS = {name for kind in KINDS for name in fields_of(kind)} - fields_of(Question).keys()


def _kind_called(name: str) -> type[Question] | None:
    """Return the kind that a cell with ``name`` means, or None.

    What other programs call a question to fill in has one blank, and no sign for it.
    """
    kind = next(iter(kinds_called(name)), None)
    return Text if kind is Blanks and squeezed(name) != Blanks.kind else kind
