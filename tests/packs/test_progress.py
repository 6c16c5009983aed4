"""Test that reading a pack reports its progress."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from anora_quiz.packs.checking.check import load
from anora_quiz.packs.library.library import Library


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "seats.yaml"
    questions = "".join(
        f"  - {{id: q{number}, kind: text, question: Who?, answer: x}}\n" for number in range(50)
    )
    path.write_text(f"format: 1\ntitle: Seats\nquestions:\n{questions}", encoding="utf-8")
    return path


def test_progress_goes_from_the_first_line_to_the_last_and_never_back(pack: Path) -> None:
    reports: list[tuple[int, int]] = []
    load(pack, lambda done, total: reports.append((done, total)))
    assert len({total for _, total in reports}) == 1
    assert [done for done, _ in reports] == sorted(done for done, _ in reports)
    assert reports[0][0] < 0.1 * reports[0][1]
    assert reports[-1][0] > 0.9 * reports[-1][1]


def test_only_the_first_reading_is_watched(pack: Path, tmp_path: Path) -> None:
    watched: list[str] = []

    @contextmanager
    def watch(path: Path) -> Iterator[Callable[[int, int], None]]:
        watched.append(path.name)
        yield lambda _done, _total: None

    library = Library(tmp_path / "bundled", tmp_path / "own", tmp_path / "library.db", watch)
    for _ in range(3):
        assert library.find([str(pack)])[0].count == 50
    assert watched == ["seats.yaml"]
