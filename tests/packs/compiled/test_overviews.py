"""Test that what lists say of packs is found once, and again only for files that change."""

import sqlite3
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from anora_quiz.packs.checking.check import inspect
from anora_quiz.packs.compiled import cache, overviews
from anora_quiz.packs.compiled.overviews import Overview, Overviews
from anora_quiz.packs.problems import Inspection

_SEATS = """format: 1
title: Seats
about: Who sits where
questions:
  - {id: a, kind: text, question: Who is in row 1?, answer: x, difficulty: hard}
  - {id: b, kind: number, question: How many rows?, answer: 5}
  - {id: c, kind: text, question: Who is late?, answer: y, difficulty: easy}
"""
_CLOCK_STEP = 0.02  # seconds after which every system gives a file a different time


class _Checker:
    """Checks files, and notes which."""

    def __init__(self) -> None:
        self.paths: list[Path] = []

    def __call__(self, path: Path) -> Inspection:
        self.paths.append(path)
        return inspect(path)


@pytest.fixture
def seats(tmp_path: Path) -> Path:
    path = tmp_path / "seats.yaml"
    path.write_text(_SEATS)
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.yaml"
    path.write_text(_SEATS.replace("answer: 5", "answer: many"))
    return path


@pytest.fixture
def checker() -> _Checker:
    return _Checker()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "library.db"


@pytest.fixture
def known(database: Path, checker: _Checker) -> Overviews:
    return Overviews(database, checker)


@pytest.fixture(params=[2, -3600], ids=["just-now", "long-ago"])
def recent_or_old(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be just written, then old."""
    monkeypatch.setattr(cache, "_STAMP_RESOLUTION", request.param)


def _rows(database: Path) -> list[bytes]:
    with closing(sqlite3.connect(database)) as opened:
        return [path for (path,) in opened.execute("SELECT path FROM overviews")]


def test_good_and_broken_packs_are_counted(known: Overviews, seats: Path, broken: Path) -> None:
    good, bad = known.of([seats, broken])
    assert good == Overview(
        id="seats",
        title="Seats",
        about="Who sits where",
        questions=3,
        kinds={"text": 2, "number": 1},
        difficulties={"easy": 1, "medium": 1, "hard": 1},
        warnings=len(inspect(seats).problems),
    )
    assert (bad.id, bad.title, bad.questions, bad.errors) == ("broken", "", 3, 1)
    assert bad.kinds == {"text": 2}
    assert list(good.difficulties) == ["easy", "medium", "hard"]


@pytest.mark.usefixtures("recent_or_old")
def test_files_that_did_not_change_are_not_checked_again(
    known: Overviews, checker: _Checker, database: Path, seats: Path, broken: Path
) -> None:
    first = known.of([seats, broken])
    for each in (known, Overviews(database, checker)):
        assert each.of([seats, broken]) == first
    assert checker.paths == [seats, broken]


def test_old_files_are_not_even_read(
    known: Overviews, seats: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_STAMP_RESOLUTION", -3600)
    first = known.of([seats])
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"read {path}"))
    assert known.of([seats]) == first


@pytest.mark.usefixtures("recent_or_old")
def test_a_file_that_changed_is_checked_again(
    known: Overviews, checker: _Checker, seats: Path, broken: Path
) -> None:
    known.of([seats, broken])
    sleep(_CLOCK_STEP)
    broken.write_text(_SEATS)
    for _ in range(2):
        assert [each.errors for each in known.of([seats, broken])] == [0, 0]
    assert checker.paths == [seats, broken, broken]


def test_a_change_while_a_file_is_checked_is_noticed(database: Path, seats: Path) -> None:
    def hurried(path: Path) -> Inspection:
        path.write_text(_SEATS.replace("Seats", "Rows of seats"))
        found = inspect(path)
        path.write_text(_SEATS)
        return found

    Overviews(database, hurried).of([seats])
    assert Overviews(database, inspect).of([seats])[0].title == "Seats"


def test_overviews_of_another_version_of_the_program_are_made_again(
    known: Overviews, checker: _Checker, seats: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = known.of([seats])
    monkeypatch.setattr(overviews, "__version__", "77.0")
    for _ in range(2):
        assert known.of([seats]) == first
    assert checker.paths == [seats, seats]


@pytest.mark.parametrize("facts", ["{}", "[]", "{"])
def test_overviews_that_are_damaged_are_made_again(
    facts: str, known: Overviews, checker: _Checker, database: Path, seats: Path
) -> None:
    first = known.of([seats])
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("UPDATE overviews SET facts = ?", (facts,))
        opened.commit()
    for _ in range(2):
        assert known.of([seats]) == first
    assert checker.paths == [seats, seats]


def test_a_file_that_cannot_be_read_has_an_error_each_time(
    known: Overviews, database: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        [found] = known.of([tmp_path / "missing.yaml"])
        assert (found.id, found.errors, found.questions) == ("missing", 1, 0)
    assert _rows(database) == []


def test_files_that_are_gone_are_forgotten_when_another_is_checked(
    known: Overviews, database: Path, seats: Path, broken: Path
) -> None:
    known.of([seats])
    seats.unlink()
    known.of([broken])
    assert _rows(database) == [str(broken).encode()]
