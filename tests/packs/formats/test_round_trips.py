"""The bundled packs, exported and imported again: what did not come back was told."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from anora_quiz.packs.checking.check import load
from anora_quiz.packs.formats import EXPORTERS, IMPORTERS
from anora_quiz.packs.formats.base import Exporter, Imported, Importer, Note
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.paths import bundled_packs
from anora_quiz.quiz.question import Difficulty, Question, Source
from tests.cases import for_each

_PATHS = sorted(bundled_packs().glob("*.yaml"))
_HEADER = Header(id="back", title="Back")

_trips = for_each(
    ("exporter", "importer"),
    [(one, other) for one in EXPORTERS for other in IMPORTERS if one.name == other.name],
    ids=lambda each: each.name,
)
_packs = for_each("name", [path.stem for path in _PATHS])


@cache
def _pack(name: str) -> Pack:
    [path] = (each for each in _PATHS if each.stem == name)
    return load(path)


def _round_trip(
    exporter: Exporter, importer: Importer, pack: Pack
) -> tuple[list[tuple[Question, Question]], list[Note], Imported]:
    """Return the questions that were written with what they became, and all notes."""
    exported = exporter.write(pack)
    back = importer.read(exported.text, _HEADER)
    lost = {note.question for note in exported.notes if note.is_loss}
    kept = [question for question in pack.questions if question.id not in lost]
    assert len(kept) == exported.count == back.found == len(back.questions)
    notes = [*exported.notes, *back.notes]
    return list(zip(kept, back.questions, strict=True)), notes, back


_Leaf = tuple[tuple[str, ...], str]  # the names of the fields that hold it, and what it is


def _leaves(value: Any, names: tuple[str, ...] = ()) -> Iterator[_Leaf]:
    """Yield everything in ``value``."""
    if is_dataclass(value):
        for field in fields(value):
            # An option is a text, or an object with one; a source is left out as a whole.
            is_part = isinstance(value, Source) or (field.name == "text" and names)
            own = names if is_part else (*names, field.name)
            yield from _leaves(getattr(value, field.name), own)
    elif isinstance(value, tuple):
        for item in value:
            yield from _leaves(item, names)
    elif isinstance(value, Decimal):
        if value or names[-1] != "tolerance":  # whose default is 0
            yield names, str(value.normalize())
    elif value not in (None, "", False, Difficulty.MEDIUM):
        yield names, " ".join(str(value).split())


def _missing(before: Any, after: Any) -> Counter[_Leaf]:
    return Counter(_leaves(before)) - Counter(_leaves(after))


def _told(notes: list[Note], question: str) -> str:
    """Return all words of the notes on ``question`` and on the pack as a whole."""
    of_question = (note for note in notes if note.question in (question, ""))
    return " ".join(note.message for note in of_question)


def _is_told(name: str, words: str) -> bool:
    nouns = {"id": "ids", "answer": "kind", "answers": "kind", "items": "kind", "pairs": "kind"}
    return re.search(rf"\b({name}|{nouns.get(name, name)})\b", words) is not None


@_trips
@_packs
def test_field_that_does_not_come_back_is_told(
    exporter: Exporter, importer: Importer, name: str
) -> None:
    pairs, notes, _ = _round_trip(exporter, importer, _pack(name))
    for question, back in pairs:
        words = _told(notes, question.id)
        texts = " ".join(text for _, text in _leaves(back)).casefold()
        for names, text in _missing(question, back):
            # In a format of cards, one text holds what several fields do.
            is_elsewhere = type(back) is not type(question) and text.casefold() in texts
            is_told = any(_is_told(each, words) for each in names)
            assert is_elsewhere or is_told, (question.id, names, text)


@_trips
@_packs
def test_nothing_comes_back_that_was_not_there(
    exporter: Exporter, importer: Importer, name: str
) -> None:
    for question, back in _round_trip(exporter, importer, _pack(name))[0]:
        if type(back) is type(question):
            added = _missing(back, question)
            assert {names for names, _ in added} <= {("id",)}, question.id


@_trips
@_packs
def test_field_of_the_pack_that_does_not_come_back_is_told(
    exporter: Exporter, importer: Importer, name: str
) -> None:
    pack = _pack(name)
    _, notes, back = _round_trip(exporter, importer, pack)
    words = _told(notes, "")
    for names, text in _missing(pack.header, back.header):
        assert names == ("id",) or _is_told(names[0], words), (names, text)


@_trips
@_packs
def test_field_that_is_told_as_left_out_does_not_come_back(
    exporter: Exporter, importer: Importer, name: str
) -> None:
    pairs, notes, _ = _round_trip(exporter, importer, _pack(name))
    for question, back in pairs:
        parts = {part for note in notes if note.question == question.id for part in note.parts}
        missing = {name for names, _ in _missing(question, back) for name in names}
        assert parts <= missing, question.id


def test_notes_of_a_pack_are_fewer_than_its_questions() -> None:
    from anora_quiz.cli.packs.notes import note_lines

    for name in (path.stem for path in _PATHS):
        for exporter in EXPORTERS:
            exported = exporter.write(_pack(name))
            assert len(note_lines(exported.notes)) <= 25
