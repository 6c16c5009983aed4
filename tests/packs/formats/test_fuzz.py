"""Whatever happens to a file of another program, it is quickly read or refused.

``pytest -m fuzz`` runs the long one.
"""

import gzip
import io
import zipfile
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from random import Random
from time import process_time

import pytest

from anora_quiz.errors import PackError
from anora_quiz.packs.checking.check import inspect
from anora_quiz.packs.formats import IMPORTERS, Formats
from anora_quiz.packs.formats.base import Imported, Importer
from anora_quiz.packs.formats.csv_tables import Csv
from anora_quiz.packs.formats.opening import text_of
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.packs.problems import Severity
from anora_quiz.packs.updating.update import compare
from anora_quiz.packs.writing.yaml_text import write
from tests.fuzz import mutated
from tests.packs.formats.losses import is_every_loss_told
from tests.packs.formats.sheets import SEATS, with_part, workbook
from tests.packs.formats.test_contract import SAMPLE_TEXTS as SAMPLES

_SECONDS = 2.0
_MANY = 1000
_HEADER = Header(id="seats", title="Seats")
_BREAKS = ("\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


def _zipped(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", content)
    return stream.getvalue()


# What can happen to a file as a whole.
_ACCIDENTS: tuple[Callable[[bytes, Random], bytes], ...] = (
    lambda content, _: content.decode(errors="replace").encode("utf-16"),
    lambda content, _: content.decode(errors="replace").encode("utf-16-le"),
    lambda content, _: content.decode(errors="replace").encode("utf-32"),
    lambda content, _: content.decode(errors="replace").encode("cp1252", "replace"),
    lambda content, _: gzip.compress(content),
    lambda content, _: _zipped(content),
    lambda content, chance: content + chance.choice((gzip.compress(content), _zipped(content))),
    lambda content, chance: content * chance.randint(2, 50),
)


def _with_accidents(chance: Random) -> bytes:
    """Return one of the samples, after some accidents."""
    text = chance.choice(SAMPLES)
    if chance.random() < 0.3:
        text = text.replace("\n", chance.choice(_BREAKS))
    content = mutated(text.encode(), chance)
    if chance.random() < 0.2:
        content = mutated(chance.choice(_ACCIDENTS)(content, chance), chance)
    return content


def _import(importer: Importer, content: bytes, folder: Path) -> None:
    """Do what `packs import` does with a file, and check the result."""
    imported = _imported(importer, content)
    assert is_every_loss_told(imported)
    if imported.questions:
        _check(write(imported.header, imported.questions), folder)


def _imported(importer: Importer, content: bytes) -> Imported:
    text, notes = text_of(content)
    Formats().guess_importer(text, "seats.txt")
    imported = importer.read(text, _HEADER)
    assert all(note.message and note.line >= 0 for note in (*notes, *imported.notes))
    return imported


def _check(text: str, folder: Path) -> None:
    """Check a pack with this ``text``: it must have no errors."""
    path = folder / "made.yaml"
    path.write_text(text, encoding="utf-8", newline="\n")
    problems = inspect(path, is_thorough=False).problems
    assert [each for each in problems if each.severity is Severity.ERROR] == []


_WORKBOOK = workbook(SEATS, SEATS)
_PARTS = ("sheet1.xml", "workbook.xml", "styles.xml", ".rels", "[Content_Types].xml")


def _damaged_workbook(chance: Random) -> bytes:
    """Return a workbook after some accidents: in the archive, or in one of its parts."""
    if chance.random() < 0.3:
        return mutated(_WORKBOOK, chance)
    return with_part(_WORKBOOK, chance.choice(_PARTS), lambda body: mutated(body, chance))


def _fuzz(
    importer: Importer,
    count: int,
    folder: Path,
    damaged: Callable[[Random], bytes] = _with_accidents,
) -> None:
    for number in range(count):
        content = damaged(Random(f"{importer.name} {number}"))
        begun = process_time()
        try:
            _import(importer, content, folder)
        except PackError as refusal:
            outcome = str(refusal)
        except Exception as error:
            error.add_note(f"file {number}")
            raise
        else:
            outcome = "read"
        assert outcome.isprintable(), (number, outcome)
        assert process_time() - begun < _SECONDS, number


_importers = pytest.mark.parametrize("importer", IMPORTERS, ids=attrgetter("name"))


@_importers
def test_a_few_accidents_are_read_or_refused(importer: Importer, tmp_path: Path) -> None:
    _fuzz(importer, 25, tmp_path)


def _updates(importer: Importer, count: int, folder: Path) -> None:
    """Bring a pack up to date with a file, after accidents of both."""
    for number in range(count):
        chance = Random(f"update {importer.name} {number}")
        begun = process_time()
        try:
            old, new = (_imported(importer, _with_accidents(chance)) for _ in range(2))
        except PackError:
            continue
        pack = Pack(path=folder / "old.yaml", header=old.header, questions=old.questions)
        update = compare(pack, new, keeps_removed=chance.random() < 0.5)
        kept = len(update.questions) - len(update.added) + len(update.removed)
        assert kept == len(old.questions), number
        assert len({question.id for question in update.questions}) == len(update.questions)
        if update.questions:
            _check(write(update.header, update.questions), folder)
        assert process_time() - begun < _SECONDS, number


@_importers
def test_packs_are_updated_after_a_few_accidents(importer: Importer, tmp_path: Path) -> None:
    _updates(importer, 15, tmp_path)


@pytest.mark.fuzz
@_importers
def test_packs_are_updated_after_a_thousand_accidents(importer: Importer, tmp_path: Path) -> None:
    _updates(importer, _MANY, tmp_path)


def test_a_few_accidents_to_a_workbook_are_read_or_refused(tmp_path: Path) -> None:
    _fuzz(Csv(), 40, tmp_path, _damaged_workbook)


@pytest.mark.fuzz
def test_a_thousand_accidents_to_a_workbook_are_read_or_refused(tmp_path: Path) -> None:
    _fuzz(Csv(), _MANY, tmp_path, _damaged_workbook)


@pytest.mark.fuzz
@_importers
def test_a_thousand_accidents_are_read_or_refused(importer: Importer, tmp_path: Path) -> None:
    _fuzz(importer, _MANY, tmp_path)
