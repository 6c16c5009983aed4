"""No text makes an import hang, crash, flood the screen, or fill the memory."""

from collections.abc import Callable
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import pytest

from anora_quiz.errors import PackError
from anora_quiz.packs.formats import EXPORTERS, IMPORTERS, Formats
from anora_quiz.packs.formats.base import Exporter, Importer
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Question, Rejected, Wrong
from tests.cases import for_each
from tests.growth import MOST, ends_soon, growth
from tests.harmful import run_measured
from tests.packs.formats.attacks import ATTACKS, Attack
from tests.packs.formats.losses import is_every_loss_told

_HEADER = Header(id="seats", title="Seats")
_FEW = 800  # characters
_SOME = 6_000  # characters
_MANY = 2**20  # characters
_NAMES = ("quiz.txt", "quiz.yaml", "quiz.json", "quiz")
_BY_FORMAT = {name: list(attacks) for name, attacks in groupby(ATTACKS, key=attrgetter("format"))}
_attacks = for_each("attack", ATTACKS, ids=attrgetter("name"))


def _reading(importer: Importer) -> Callable[[str], None]:
    def read(text: str) -> None:
        try:
            imported = importer.read(text, _HEADER)
        except PackError:
            return
        assert all(len(note.message) < 600 for note in imported.notes)
        assert is_every_loss_told(imported)

    return read


def _guess(text: str) -> None:
    for name in _NAMES:
        Formats().guess_importer(text, name)


def test_every_format_is_attacked() -> None:
    assert set(_BY_FORMAT) == {each.name for each in IMPORTERS}


@_attacks
def test_harmful_text_is_read_or_refused(attack: Attack) -> None:
    importer = Formats().find_importer(attack.format)
    assert importer is not None
    text = attack.text(_FEW)
    with ends_soon():
        _reading(importer)(text)
        _guess(text)


@pytest.mark.endurance
@_attacks
def test_time_to_read_harmful_text_grows_with_it(attack: Attack) -> None:
    importer = Formats().find_importer(attack.format)
    assert importer is not None
    assert growth(_reading(importer), attack.text, _SOME) <= MOST
    assert growth(_guess, attack.text, _SOME) <= MOST


@pytest.mark.endurance
@_attacks
def test_import_of_harmful_text_stays_within_bounds(attack: Attack, tmp_path: Path) -> None:
    _assert_within_bounds(attack, _MANY, tmp_path)


@pytest.mark.thorough
@for_each("piece", ["A a\n", "x\n"])
def test_import_of_notes_on_each_line_ends_quickly(piece: str, tmp_path: Path) -> None:
    for name in ("opentriviaqa", "csv"):
        attacks = (each for each in _BY_FORMAT[name] if each.piece == piece)
        for attack in attacks:
            _assert_within_bounds(attack, _MANY // 4, tmp_path)


def _large_pack(size: int) -> Pack:
    texts = [f"a{number}" for number in range(size)]
    wrong = tuple(Wrong(f"{text}b", text) for text in texts)
    pairs = tuple((text, f"{text}b") for text in texts)
    questions: tuple[Question, ...] = (
        Choice(id="choice", question="Who?", answer="Ani", wrong=wrong),
        Multiple(id="multiple", question="Who?", answers=tuple(texts), wrong=wrong),
        Text(id="text", question="Who?", answer="Ani", accept=tuple(f"{t}->" for t in texts)),
        Text(id="no", question="Who?", answer="Ani", reject=tuple(map(Rejected, texts))),
        Order(id="order", question="Who?", items=tuple(texts)),
        Match(id="match", question="Who?", pairs=pairs, decoys=tuple(f"{t}c" for t in texts)),
    )
    return Pack(path=Path("seats.yaml"), header=_HEADER, questions=questions)


_exporters = for_each("exporter", EXPORTERS, ids=attrgetter("name"))


@_exporters
def test_hundreds_of_options_are_written_with_few_short_notes(exporter: Exporter) -> None:
    made = exporter.write(_large_pack(300))
    assert len(made.notes) < 20
    assert all(len(note.message) < 600 for note in made.notes)


@pytest.mark.thorough
@_exporters
def test_time_to_write_grows_with_the_options(exporter: Exporter) -> None:
    assert growth(exporter.write, _large_pack, largest=8000) <= MOST


def _assert_within_bounds(attack: Attack, size: int, folder: Path) -> None:
    file = folder / "quiz.txt"
    content = attack.text(size).encode()
    file.write_bytes(content)
    (folder / "made.yaml").unlink(missing_ok=True)
    arguments = ["packs", "import", "quiz.txt", "--from", attack.format, "--out", "made.yaml"]
    measured = run_measured(arguments, folder / "home")
    assert not measured.faults(len(content)), measured.output[:500]
