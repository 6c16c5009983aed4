"""Test that packs are read once, and again only if files change or the database is damaged."""

import itertools
import os
import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Barrier
from time import sleep
from typing import Any

import pytest

from anora_quiz.errors import PackError
from anora_quiz.game import dealing, spoilers
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.compiled import cache, database, tables
from anora_quiz.packs.compiled import compiler as pack_compiler
from anora_quiz.packs.compiled.cache import ChangedPack, CompiledPack, CompiledPacks
from anora_quiz.packs.compiled.database import LibraryDatabase
from anora_quiz.packs.compiled.pool import CompiledPool
from anora_quiz.packs.library.library import Library
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.problems import BrokenPack
from anora_quiz.paths import bundled_packs, player_folders
from anora_quiz.quiz.codec import encode
from anora_quiz.quiz.codes import fingerprint_of
from anora_quiz.quiz.question import Difficulty, Question
from anora_quiz.quiz.selection import Selection
from tests.cli.playing import scores
from tests.command_line import run

_MISTAKES = "format: 1\ntitle: Seats\nquestions:\n  - {id: a, kind: txet}\n  - {id: b, awnser: x}\n"
_CLOCK_STEP = 0.02  # seconds after which every system gives a file a different time


def _text(count: int = 3, title: str = "Seats") -> str:
    return f"format: 1\ntitle: {title}\nquestions:\n" + "".join(
        f"  - {{id: q{number}, kind: text, question: Who is {number}?, answer: x}}\n"
        for number in range(count)
    )


def _write(path: Path, count: int = 3, title: str = "Seats") -> Path:
    path.write_text(_text(count, title), encoding="utf-8")
    return path


class CountingCompiler:
    """A compiler that counts; it compiles like `load`."""

    def __init__(self) -> None:
        """Start with no packs compiled."""
        self.paths: list[Path] = []

    def __call__(self, path: Path) -> Pack:
        self.paths.append(path)
        return load(path)

    @property
    def count(self) -> int:
        """The number of packs compiled so far."""
        return len(self.paths)


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    """Return the path at which the database will be."""
    return tmp_path / "cache" / "library.db"


@pytest.fixture
def compiler() -> CountingCompiler:
    return CountingCompiler()


@pytest.fixture
def packs(database_path: Path, compiler: CountingCompiler) -> CompiledPacks:
    return CompiledPacks(database_path, compiler)


@pytest.fixture
def seats(tmp_path: Path) -> Path:
    """Return the file of a pack of three questions."""
    return _write(tmp_path / "seats.yaml")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return the file of another pack."""
    return _write(tmp_path / "rows.yaml", 2)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the paths of all files that are completely read from now on."""
    paths: list[Path] = []
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        paths.append(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    return paths


@pytest.fixture
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files count as old, as they are when they were written some seconds ago."""
    monkeypatch.setattr(cache, "_STAMP_RESOLUTION", -3600)


@pytest.fixture(params=["just-now", "long-ago"])
def recent_or_old(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be just written, then old."""
    if request.param == "long-ago":
        monkeypatch.setattr(cache, "_STAMP_RESOLUTION", -3600)


def _dealt(packs: CompiledPacks, pack: CompiledPack) -> list[Question]:
    """Return all questions of ``pack`` as they are dealt."""
    selection = Selection(spoilers=(pack.id,))
    pool = CompiledPool(packs, [pack], selection)
    return [
        card.question
        for difficulty in Difficulty
        for card in pool.draw(difficulty, range(pool.count(difficulty)))
    ]


def _rows(database_path: Path, table: str = "packs") -> list[tuple[object, ...]]:
    """Return the rows that the database has in ``table``."""
    with closing(sqlite3.connect(database_path)) as database:
        return database.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608


def _dump(database_path: Path) -> list[str]:
    with closing(sqlite3.connect(database_path)) as database:
        return list(database.iterdump())


# What is compiled


@pytest.mark.parametrize(
    "path", sorted(bundled_packs().glob("*.yaml"))[:2], ids=lambda path: path.stem
)
def test_compiled_pack_is_the_whole_pack(path: Path, packs: CompiledPacks) -> None:
    whole, pack = load(path), packs.pack(path)
    assert (pack.id, pack.path, pack.header) == (whole.id, path, whole.header)
    assert pack.count == len(whole.questions)
    assert sorted(map(encode, _dealt(packs, pack))) == sorted(map(encode, whole.questions))


def test_all_that_a_pack_may_say_of_itself_is_kept(packs: CompiledPacks, tmp_path: Path) -> None:
    path = tmp_path / "seats.yaml"
    source = "source: {title: Programme, publisher: The House, year: 2024, url: 'https://x.org'}"
    said = "about: Über 座席.\nauthor: Ani\nlanguage: en\nlicense: MIT\nversion: '2'\n"
    path.write_text(f"{said}tags: [row-1, parkett]\n{source}\n{_text()}", encoding="utf-8")
    assert packs.pack(path).header == load(path).header
    assert packs.pack(path).header.source is not None


def test_compiled_pack_has_the_fingerprint_that_codes_know(
    packs: CompiledPacks, tmp_path: Path
) -> None:
    path = tmp_path / "seats.yaml"
    seat = "  - {id: seat, kind: text, question: Who?, answer: x, tags: [seat]}\n"
    path.write_text(f"tags: [row]\n{_text()}{seat}", encoding="utf-8")
    whole, pack = load(path), packs.pack(path)
    printed = fingerprint_of(whole.id, whole.header.title, whole.header.tags, whole.questions)
    assert (pack.digest, pack.tags) == (printed.digest, frozenset({"row", "seat"}))


def test_question_is_found_by_its_id(packs: CompiledPacks, seats: Path, other: Path) -> None:
    whole, pack = load(seats), packs.pack(seats)
    rows = packs.pack(other)
    assert [packs.question(pack, each.id) for each in whole.questions] == [*whole.questions]
    assert packs.question(rows, "q2") is None
    assert packs.question(pack, "Q0") is None


# Once


@pytest.mark.usefixtures("recent_or_old")
def test_pack_is_compiled_once(
    packs: CompiledPacks, compiler: CountingCompiler, seats: Path
) -> None:
    first, second = (packs.pack(seats) for _ in range(2))
    assert first == second
    assert compiler.count == 1


@pytest.mark.usefixtures("recent_or_old")
def test_next_run_of_the_program_compiles_nothing(
    packs: CompiledPacks, database_path: Path, seats: Path
) -> None:
    first, later = packs.pack(seats), CountingCompiler()
    assert CompiledPacks(database_path, later).pack(seats) == first
    assert later.count == 0


@pytest.mark.usefixtures("long_ago")
def test_pack_that_did_not_change_is_not_even_read(
    packs: CompiledPacks, seats: Path, reads: list[Path]
) -> None:
    packs.pack(seats)
    reads.clear()
    packs.pack(seats)
    assert reads == []


def test_pack_is_known_by_where_it_is_from_wherever_it_is_named(
    packs: CompiledPacks, compiler: CountingCompiler, seats: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = packs.pack(seats)
    monkeypatch.chdir(seats.parent)
    assert packs.pack(Path(seats.name)) == first
    assert compiler.count == 1


# Again


def _longer(path: Path) -> None:
    _write(path, 4)


def _other_in_as_many_bytes(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Who is", b"Was es"))


def _other_at_the_same_time(path: Path) -> None:
    status = path.stat()
    _other_in_as_many_bytes(path)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _other_with_an_old_time(path: Path) -> None:
    _other_in_as_many_bytes(path)
    os.utime(path, (0, 0))


def _replaced(path: Path) -> None:
    status = path.stat()
    new = path.with_suffix(".new")
    new.write_bytes(path.read_bytes().replace(b"Who is", b"Was es"))
    os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
    new.replace(path)


@pytest.mark.usefixtures("recent_or_old")
@pytest.mark.parametrize(
    "change",
    [
        _longer,
        _other_in_as_many_bytes,
        _other_at_the_same_time,
        _other_with_an_old_time,
        _replaced,
    ],
    ids=["longer", "as-long", "as-long-and-as-old", "as-long-and-older", "another-file"],
)
def test_pack_that_changed_is_compiled_again(
    change: Callable[[Path], None], packs: CompiledPacks, compiler: CountingCompiler, seats: Path
) -> None:
    packs.pack(seats)
    sleep(_CLOCK_STEP)
    change(seats)
    for _ in range(2):
        pack = packs.pack(seats)
        assert sorted(map(encode, _dealt(packs, pack))) == [*map(encode, load(seats).questions)]
    assert compiler.count == 2


def test_change_within_a_second_of_compiling_is_noticed(
    packs: CompiledPacks, seats: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some systems store the times of files in steps of one or two seconds."""
    monkeypatch.setattr(cache, "stamp_of", lambda _: "as it was")
    packs.pack(seats)
    _other_in_as_many_bytes(seats)
    assert {each.question[:6] for each in _dealt(packs, packs.pack(seats))} == {"Was es"}


@pytest.mark.usefixtures("recent_or_old")
@pytest.mark.parametrize("seconds", [0, 2**31], ids=["older", "from-the-future"])
def test_pack_whose_time_alone_changed_is_not_compiled(
    seconds: int, packs: CompiledPacks, compiler: CountingCompiler, seats: Path
) -> None:
    first = packs.pack(seats)
    os.utime(seats, (seconds, seconds))
    assert [packs.pack(seats) for _ in range(3)] == [first] * 3
    assert compiler.count == 1


@pytest.mark.usefixtures("long_ago")
def test_pack_whose_time_alone_changed_is_read_once_more(
    packs: CompiledPacks, seats: Path, reads: list[Path]
) -> None:
    packs.pack(seats)
    os.utime(seats, (0, 0))
    reads.clear()
    for _ in range(3):
        packs.pack(seats)
    assert reads == [seats]


def test_link_to_another_pack_is_noticed(
    packs: CompiledPacks, seats: Path, other: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.yaml"
    counts = []
    for target in (seats, other):
        link.unlink(missing_ok=True)
        try:
            link.symlink_to(target)
        except OSError:
            pytest.skip("needs a system with links")
        counts.append(packs.pack(link).count)
    assert counts == [3, 2]


@pytest.mark.parametrize("number", [0, 2**31 - 1], ids=["older", "newer"])
def test_database_of_another_form_is_created_anew(
    number: int, packs: CompiledPacks, database_path: Path, seats: Path, other: Path
) -> None:
    for path in (seats, other):
        packs.pack(path)
    with closing(sqlite3.connect(database_path)) as database:
        database.execute("DROP TABLE packs")
        database.execute("CREATE TABLE packs (author)")
        database.execute(f"PRAGMA user_version = {number}")
    later = CountingCompiler()
    afresh = CompiledPacks(database_path, later)
    for _ in range(2):
        assert [afresh.pack(path).count for path in (seats, other)] == [3, 2]
    assert later.paths == [seats, other]


def test_new_form_of_the_database_has_all_compiled_again(
    packs: CompiledPacks,
    compiler: CountingCompiler,
    seats: Path,
    other: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for path in (seats, other):
        packs.pack(path)
    monkeypatch.setattr(tables, "FORMAT", 77)
    for path in (seats, other) * 2:
        packs.pack(path)
    assert compiler.paths == [seats, other] * 2


def test_change_while_a_pack_is_compiled_is_noticed(database_path: Path, seats: Path) -> None:
    before = seats.read_bytes()

    def hurried(path: Path) -> Pack:
        _longer(path)
        pack = load(path)
        path.write_bytes(before)
        return pack

    CompiledPacks(database_path, hurried).pack(seats)
    assert CompiledPacks(database_path, load).pack(seats).count == 3


# Broken packs


def test_every_mistake_of_a_broken_pack_is_reported(packs: CompiledPacks, seats: Path) -> None:
    seats.write_text(_MISTAKES, encoding="utf-8")
    with pytest.raises(BrokenPack) as caught:
        packs.pack(seats)
    with pytest.raises(BrokenPack) as expected:
        load(seats)
    assert str(caught.value) == str(expected.value)
    assert len(caught.value.problems) > 1


def test_nothing_of_a_broken_pack_is_kept(
    packs: CompiledPacks, database_path: Path, seats: Path, other: Path
) -> None:
    packs.pack(other)
    before = _dump(database_path)
    seats.write_text(_MISTAKES, encoding="utf-8")
    with pytest.raises(BrokenPack):
        packs.pack(seats)
    assert _dump(database_path) == before


def test_broken_pack_is_refused_each_time(packs: CompiledPacks, seats: Path) -> None:
    seats.write_text(_MISTAKES, encoding="utf-8")
    for _ in range(3):
        with pytest.raises(BrokenPack):
            packs.pack(seats)


@pytest.mark.usefixtures("recent_or_old")
@pytest.mark.parametrize("count", [3, 5], ids=["as-it-was", "otherwise"])
def test_pack_that_breaks_is_refused_until_it_is_fixed(
    count: int, packs: CompiledPacks, seats: Path
) -> None:
    packs.pack(seats)
    sleep(_CLOCK_STEP)
    seats.write_text(_MISTAKES, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(BrokenPack):
            packs.pack(seats)
    sleep(_CLOCK_STEP)
    _write(seats, count)
    assert len(_dealt(packs, packs.pack(seats))) == count


# Files that are gone


def test_pack_that_is_gone_is_reported_as_if_it_had_never_been_read(
    packs: CompiledPacks, seats: Path
) -> None:
    packs.pack(seats)
    seats.unlink()
    with pytest.raises(BrokenPack) as caught:
        packs.pack(seats)
    with pytest.raises(BrokenPack) as expected:
        load(seats)
    assert str(caught.value) == str(expected.value)


def test_pack_that_is_gone_is_forgotten_when_another_is_compiled(
    packs: CompiledPacks, database_path: Path, seats: Path, other: Path
) -> None:
    packs.pack(seats)
    seats.unlink()
    packs.pack(other)
    assert [_rows(database_path, table)[0][0] for table in ("packs", "facets", "questions")] == [
        packs.pack(other).row
    ] * 3
    assert [len(_rows(database_path, table)) for table in ("packs", "facets", "questions")] == [
        1,
        1,
        2,
    ]


def test_pack_that_comes_back_is_found(packs: CompiledPacks, seats: Path, other: Path) -> None:
    content = seats.read_bytes()
    packs.pack(seats)
    seats.unlink()
    packs.pack(other)
    seats.write_bytes(content)
    assert len(_dealt(packs, packs.pack(seats))) == 3


def test_pack_that_is_gone_since_it_was_found_is_reported(
    database_path: Path, seats: Path, other: Path
) -> None:
    here, there = (CompiledPacks(database_path, load) for _ in range(2))
    found = here.pack(seats)
    seats.unlink()
    there.pack(other)
    with pytest.raises(BrokenPack, match="no such file"):
        CompiledPool(here, [found], Selection())
    assert here.question(found, "q1") is None


# Another process works on the same packs, between finding a pack and dealing from it, and between
# counting its questions and drawing some: a person may think about spoilers for minutes.


def _compiled_again(database_path: Path, seats: Path, other: Path) -> None:
    content = seats.read_bytes()
    for text in (content.replace(b"Who", b"Wer"), content):
        seats.write_bytes(text)
        CompiledPacks(database_path, load).pack(seats)
    CompiledPacks(database_path, load).pack(other)


def _deleted(database_path: Path, _seats: Path, _other: Path) -> None:
    database_path.unlink()


def _made_anew_by_another_pack(database_path: Path, _seats: Path, other: Path) -> None:
    """The other pack then has the row of the pack that was found."""
    database_path.unlink()
    CompiledPacks(database_path, load).pack(other)


def _damaged(database_path: Path, _seats: Path, _other: Path) -> None:
    _random_bytes(database_path)


@pytest.mark.parametrize(
    "meddle", [_compiled_again, _deleted, _made_anew_by_another_pack, _damaged]
)
@pytest.mark.parametrize("is_pool_made", [False, True], ids=["found", "counted"])
def test_what_another_process_does_to_the_database_changes_no_round(
    meddle: Callable[[Path, Path, Path], None],
    database_path: Path,
    seats: Path,
    other: Path,
    *,
    is_pool_made: bool,
) -> None:
    packs = CompiledPacks(database_path, load)
    rows, found = packs.pack(other), packs.pack(seats)
    asked = [each.id for each in _dealt(packs, found)]
    pool = CompiledPool(packs, [found, rows], Selection()) if is_pool_made else None
    meddle(database_path, seats, other)
    pool = pool or CompiledPool(packs, [found, rows], Selection())
    cards = pool.draw(Difficulty.MEDIUM, range(pool.count(Difficulty.MEDIUM)))
    assert sorted((card.pack, card.question.id) for card in cards) == [
        ("rows", "q0"), ("rows", "q1"), ("seats", "q0"), ("seats", "q1"), ("seats", "q2"),
    ]  # fmt: skip
    assert [each.id for each in _dealt(packs, found)] == asked
    assert packs.question(found, "q1") == load(seats).questions[1]


@pytest.mark.parametrize("is_pool_made", [False, True], ids=["found", "counted"])
def test_pack_that_holds_other_questions_by_now_is_not_dealt_as_the_one_found(
    database_path: Path, seats: Path, *, is_pool_made: bool
) -> None:
    packs = CompiledPacks(database_path, load)
    found = packs.pack(seats)
    pool = CompiledPool(packs, [found], Selection()) if is_pool_made else None
    sleep(_CLOCK_STEP)
    CompiledPacks(database_path, load).pack(_write(seats, 1))
    with pytest.raises(ChangedPack, match=r'seats\.yaml" changed'):
        (pool or CompiledPool(packs, [found], Selection())).draw(Difficulty.MEDIUM, range(3))
    assert packs.question(found, "q2") is None


def test_round_is_dealt_from_what_a_pack_holds_by_now(
    seats: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The player fixes the pack while the game is asking about spoilers."""
    changes = [_text(1, "Changed"), _text(2, "Changed again")]
    decide = spoilers.with_spoilers

    def thinking(*arguments: Any, **options: Any) -> Selection:
        if changes:
            sleep(_CLOCK_STEP)
            seats.write_text(changes.pop(0), encoding="utf-8")
            CompiledPacks(player_folders().library, load).pack(seats)
        return decide(*arguments, **options)

    monkeypatch.setattr(dealing, "with_spoilers", thinking)
    shown = run("play", str(seats), "--questions", "2", "--player", "Ani", lines="x\nx\n").stdout
    assert "2 of 2 correct" in shown
    [entry] = scores()
    assert entry["questions"] == 2
    again = run("play", str(seats), "--code", entry["code"], "--player", "Ani", lines="x\nx\n")
    assert "2 of 2 correct" in again.stdout


def test_pack_that_never_stays_the_same_is_reported(
    seats: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = itertools.count(1)
    decide = spoilers.with_spoilers

    def thinking(*arguments: Any, **options: Any) -> Selection:
        sleep(_CLOCK_STEP)
        CompiledPacks(player_folders().library, load).pack(_write(seats, next(count)))
        return decide(*arguments, **options)

    monkeypatch.setattr(dealing, "with_spoilers", thinking)
    result = run("play", str(seats))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f'error: "{seats}" changed while it was read\nhint: try again\n'


# A database in any state


def _cut(share: float) -> Callable[[Path], None]:
    """Return a function that leaves this share of a file, from 0 to 1."""

    def cut(database_path: Path) -> None:
        content = database_path.read_bytes()
        database_path.write_bytes(content[: int(len(content) * share)])

    return cut


def _cut_by_one_byte(database_path: Path) -> None:
    database_path.write_bytes(database_path.read_bytes()[:-1])


def _random_bytes(database_path: Path) -> None:
    database_path.write_bytes(random.Random(1).randbytes(20_000))


def _random_bytes_after_header(database_path: Path) -> None:
    size = database_path.stat().st_size
    database_path.write_bytes(
        database_path.read_bytes()[:100] + random.Random(1).randbytes(size - 100)
    )


def _no_database(database_path: Path) -> None:
    database_path.write_text("No database\n" * 1000)


def _folder(database_path: Path) -> None:
    database_path.unlink()
    database_path.mkdir()


def _blocked(database_path: Path) -> None:
    database_path.unlink()
    database_path.parent.rmdir()
    database_path.parent.write_text("No folder")


def _sql(statements: str) -> Callable[[Path], None]:
    """Return a function that executes ``statements`` in a database."""

    def change(database_path: Path) -> None:
        with closing(sqlite3.connect(database_path)) as database:
            database.executescript(statements)

    return change


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(Path.unlink, id="deleted"),
        pytest.param(_cut(0), id="empty"),
        pytest.param(_cut(0.001), id="part-of-the-head"),
        pytest.param(_cut(0.3), id="first-third"),
        pytest.param(_cut(0.9), id="most-of-it"),
        pytest.param(_random_bytes, id="rubbish"),
        pytest.param(_random_bytes_after_header, id="rubbish-behind-the-head"),
        pytest.param(_no_database, id="text"),
        pytest.param(_folder, id="folder"),
        pytest.param(_blocked, id="file-for-its-folder"),
        pytest.param(_sql("PRAGMA user_version = 0"), id="older"),
        pytest.param(_sql("PRAGMA user_version = 2000000000"), id="newer"),
        pytest.param(_cut_by_one_byte, id="all-but-a-byte"),
        pytest.param(_sql("DROP TABLE facets"), id="table-missing"),
        pytest.param(_sql("DROP TABLE facets; CREATE TABLE facets (pack)"), id="column-missing"),
        pytest.param(_sql("DELETE FROM questions"), id="rows-missing"),
        pytest.param(_sql("UPDATE questions SET body = '{'"), id="bodies"),
        pytest.param(_sql("UPDATE packs SET header = '{'"), id="headers"),
        pytest.param(_sql("UPDATE packs SET stamp = CAST(x'ff' AS TEXT)"), id="no-text"),
    ],
)
def test_damage_to_the_database_is_repaired_at_once(
    damage: Callable[[Path], None], packs: CompiledPacks, database_path: Path, tmp_path: Path
) -> None:
    path = _write(tmp_path / "hundred.yaml", 100)
    packs.pack(path)
    damage(database_path)
    afresh = CompiledPacks(database_path, load)
    pack = afresh.pack(path)
    assert len(_dealt(afresh, pack)) == 100
    later = CountingCompiler()
    if database_path.is_file():
        assert CompiledPacks(database_path, later).pack(path) == pack
        assert later.count == 0


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_cut(0.3), id="first-third"),
        pytest.param(_random_bytes_after_header, id="rubbish-behind-the-head"),
        pytest.param(_sql("DROP TABLE questions"), id="table-missing"),
        pytest.param(_sql("DELETE FROM questions"), id="rows-missing"),
        pytest.param(_sql("UPDATE questions SET body = '{'"), id="bodies"),
        pytest.param(_sql("UPDATE questions SET body = CAST(x'ff' AS TEXT)"), id="no-text"),
    ],
)
def test_damage_while_a_pack_is_held_is_repaired_at_once(
    damage: Callable[[Path], None], packs: CompiledPacks, database_path: Path, tmp_path: Path
) -> None:
    path = _write(tmp_path / "hundred.yaml", 100)
    pack = packs.pack(path)
    damage(database_path)
    assert len(_dealt(packs, pack)) == 100


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("SELECT no_such_column FROM packs", id="column"),
        pytest.param("SELEKT 1", id="syntax"),
        pytest.param(f"SELECT {', '.join(['1'] * 3000)}", id="too-many-columns"),
        pytest.param(" UNION ".join(["SELECT id FROM packs"] * 501), id="too-many-terms"),
        pytest.param("SELECT ?", id="value-missing"),
        pytest.param("INSERT INTO packs SELECT * FROM packs", id="constraint"),
    ],
)
def test_database_that_is_not_damaged_is_never_deleted(
    query: str, packs: CompiledPacks, database_path: Path, seats: Path
) -> None:
    packs.pack(seats)
    before = _dump(database_path)
    with pytest.raises(PackError, match="can't be used") as caught:
        LibraryDatabase(database_path).run(
            lambda database: database.execute(query), is_writing=True
        )
    assert len(str(caught.value).splitlines()) == 1
    assert _dump(database_path) == before


def test_database_that_another_process_uses_is_not_deleted(
    packs: CompiledPacks,
    database_path: Path,
    seats: Path,
    other: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packs.pack(seats)
    before = _dump(database_path)
    monkeypatch.setattr(database, "_LOCK_TIMEOUT", 0)
    with closing(sqlite3.connect(database_path, isolation_level=None)) as busy:
        busy.execute("BEGIN EXCLUSIVE")
        with suppress(PackError):  # a temporary one may be used instead
            packs.pack(other)
    assert _dump(database_path) == before


@pytest.mark.parametrize("count", [2, 501, 1000])
def test_any_number_of_tags_is_dealt_from(count: int, packs: CompiledPacks, tmp_path: Path) -> None:
    tags = [f"tag{number}" for number in range(count)]
    path = tmp_path / "seats.yaml"
    path.write_text(
        _text(3).replace("answer: x", f"answer: x, tags: [{', '.join(tags)}]")
        + "  - {id: other, kind: text, question: Who?, answer: x}\n"
        + "  - {id: first, kind: text, question: Who?, answer: x, tags: [tag0]}\n"
        + "  - {id: last, kind: text, question: Who?, answer: x, tags: [tag1]}\n",
        encoding="utf-8",
    )
    pool = CompiledPool(packs, [packs.pack(path)], Selection(tags=tuple(sorted(tags))))
    assert pool.count(Difficulty.MEDIUM) == 5
    drawn = {card.question.id for card in pool.draw(Difficulty.MEDIUM, range(5))}
    assert drawn == {"q0", "q1", "q2", "first", "last"}


def test_stand_in_for_a_database_that_cannot_be_kept_is_used_and_thrown_away(
    database_path: Path,
    seats: Path,
    compiler: CountingCompiler,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    database_path.mkdir(parents=True)
    packs = CompiledPacks(database_path, compiler)
    assert [len(_dealt(packs, packs.pack(seats))) for _ in range(2)] == [3, 3]
    assert compiler.count == 1
    del packs
    assert list(temporary.iterdir()) == []


def test_round_is_played_where_compiled_packs_cannot_be_kept(home: Path, seats: Path) -> None:
    (home / "library.db").mkdir(parents=True)
    result = run("play", str(seats), "--no-spoilers", lines=":quit\n")
    assert "Who is" in result.stdout


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a user who may not do everything"
)
@pytest.mark.parametrize("was_there", [False, True])
def test_folder_that_cannot_be_written_is_done_without(
    database_path: Path, seats: Path, *, was_there: bool
) -> None:
    packs = CompiledPacks(database_path, load)
    database_path.parent.mkdir()
    if was_there:
        packs.pack(seats)
        database_path.chmod(0o400)
        _write(seats, 5)
    database_path.parent.chmod(0o500)
    try:
        assert len(_dealt(packs, packs.pack(seats))) == (5 if was_there else 3)
    finally:
        database_path.parent.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit to the size of files")
def test_disk_that_is_full_costs_one_clear_error(
    packs: CompiledPacks, database_path: Path, seats: Path, tmp_path: Path
) -> None:
    import resource

    packs.pack(seats)
    before = _dump(database_path)
    path = _write(tmp_path / "large.yaml", 400)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (database_path.stat().st_size + 4096, hard))
    try:
        with pytest.raises(PackError, match=r'library\.db" .*: the disk failed') as caught:
            packs.pack(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert len(str(caught.value).splitlines()) == 1
    assert _dump(database_path) == before
    assert len(_dealt(packs, packs.pack(path))) == 400


# Interrupted


def test_interrupted_compiler_leaves_what_there_was(
    packs: CompiledPacks, database_path: Path, seats: Path, other: Path
) -> None:
    packs.pack(other)
    before = _dump(database_path)

    def interrupted(_: Path) -> Pack:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        CompiledPacks(database_path, interrupted).pack(seats)
    assert _dump(database_path) == before
    assert len(_dealt(packs, packs.pack(seats))) == 3


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_interrupted_writing_leaves_what_there_was(
    error: type[BaseException],
    packs: CompiledPacks,
    database_path: Path,
    seats: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packs.pack(seats)
    before = _dump(database_path)
    _write(seats, 9)

    def interrupted(question: Question) -> str:
        if question.id == "q5":
            raise error
        return encode(question)

    with monkeypatch.context() as patched:
        patched.setattr(pack_compiler, "encode", interrupted)
        with pytest.raises(error):
            packs.pack(seats)
    assert _dump(database_path) == before
    assert len(_dealt(packs, packs.pack(seats))) == 9


_KILLED = """
import os, sys
from pathlib import Path
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.compiled import compiler
from anora_quiz.packs.compiled.cache import CompiledPacks

encode = compiler.encode
compiler.encode = lambda question: os._exit(9) if question.id == "q390" else encode(question)
CompiledPacks(Path(sys.argv[1]), load).pack(Path(sys.argv[2]))
"""


def _python(script: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_process_that_is_killed_while_it_writes_leaves_what_there_was(
    packs: CompiledPacks, database_path: Path, seats: Path
) -> None:
    packs.pack(seats)
    before = _dump(database_path)
    _write(seats, 400)
    killed = _python(_KILLED, database_path, seats)
    assert (*killed.communicate(timeout=60), killed.returncode) == ("", "", 9)
    assert _dump(database_path) == before
    assert len(_dealt(packs, packs.pack(seats))) == 400


# At once

_MEETING = """
import os, sys, time
from pathlib import Path
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.compiled.cache import CompiledPacks

database_path, meeting, *files = map(Path, sys.argv[1:])

def compiler(path):
    pack = load(path)
    (meeting / f"{path.name} {os.getpid()}").touch()
    for _ in range(1000):  # until the other is as far
        if len(list(meeting.glob(f"{path.name} *"))) == 2:
            return pack
        time.sleep(0.01)
    raise SystemExit("nobody came")

packs = CompiledPacks(database_path, compiler)
for file in files:
    pack = packs.pack(file)
    print(pack.id, pack.count, packs.question(pack, "q199").question)
"""


@pytest.mark.thorough
def test_two_processes_compile_the_same_packs_at_once(database_path: Path, tmp_path: Path) -> None:
    files = [_write(tmp_path / f"{name}.yaml", 200) for name in ("aisles", "rows")]
    (tmp_path / "meeting").mkdir()
    both = [_python(_MEETING, database_path, tmp_path / "meeting", *files) for _ in range(2)]
    outputs = [each.communicate(timeout=60) for each in both]
    assert outputs == [("aisles 200 Who is 199?\nrows 200 Who is 199?\n", "")] * 2
    later = CountingCompiler()
    packs = CompiledPacks(database_path, later)
    assert [len(_dealt(packs, packs.pack(file))) for file in files] == [200, 200]
    assert later.count == 0
    assert [len(_rows(database_path, table)) for table in ("packs", "questions")] == [2, 400]


@pytest.mark.parametrize("is_shared", [False, True], ids=["each-its-own", "shared"])
def test_threads_compile_the_same_pack_at_once(
    database_path: Path, seats: Path, *, is_shared: bool
) -> None:
    meeting = Barrier(4, timeout=30)

    def compiler(path: Path) -> Pack:
        pack = load(path)
        meeting.wait()
        return pack

    shared = CompiledPacks(database_path, compiler)

    def compile_it(_: int) -> list[str]:
        packs = shared if is_shared else CompiledPacks(database_path, compiler)
        pack = packs.pack(seats)
        return sorted(question.id for question in _dealt(packs, pack))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(compile_it, range(4))) == [["q0", "q1", "q2"]] * 4
    assert len(_rows(database_path)) == 1


# Quickly


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the queries that the database is asked from now on, values and all."""
    asked: list[str] = []
    connect = sqlite3.connect

    def traced(*arguments: object, **options: object) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(*arguments, **options)  # type: ignore[call-overload]
        database.set_trace_callback(asked.append)
        return database

    monkeypatch.setattr(sqlite3, "connect", traced)
    return asked


def _plans(database_path: Path, queries: list[str]) -> dict[str, list[str]]:
    """Return how the database goes about those of ``queries`` that look for something."""
    with closing(sqlite3.connect(database_path)) as database:
        return {
            query: [
                row[3].replace(" TABLE ", " ")
                for row in database.execute(f"EXPLAIN QUERY PLAN {query}")
            ]
            for query in queries
            if query.lstrip().startswith("SELECT")
        }


def _read_through(plans: dict[str, list[str]]) -> list[str]:
    """Return the queries that read through a table, or through all of a pack."""
    slow = re.compile(r"SCAN (packs|facets|questions|grouped|tagged)|\(pack=\?\)")
    return [query for query, plan in plans.items() if any(map(slow.search, plan))]


@pytest.mark.usefixtures("long_ago")
def test_round_searches_the_database_and_reads_through_nothing(
    database_path: Path, tmp_path: Path, queries: list[str]
) -> None:
    path = tmp_path / "seats.yaml"
    text = _text(20).replace("answer: x", "answer: x, tags: [a, b]")
    path.write_text(text, encoding="utf-8")
    library = Library(tmp_path / "bundled", tmp_path / "own", database_path)
    library.find([str(path)])
    queries.clear()
    packs = library.find([str(path)])
    for tags in ((), ("a",), ("a", "b")):
        library.spoiling(packs, Selection(tags=tags))
        pool = library.pool(packs, Selection(tags=tags))
        assert pool.count(Difficulty.MEDIUM) == 20
        pool.draw(Difficulty.MEDIUM, range(2))
        pool.groups(Difficulty.MEDIUM, range(2))
    plans = _plans(database_path, queries)
    steps = [step for plan in plans.values() for step in plan]
    for table in ("packs", "facets", "questions", "grouped", "tagged"):
        assert any(step.startswith(f"SEARCH {table} USING") for step in steps), table
    assert _read_through(plans) == []
    assert [query for query in queries if "INSERT" in query or "UPDATE" in query] == []


def test_question_is_found_by_its_id_without_reading_through_its_pack(
    packs: CompiledPacks, database_path: Path, seats: Path, queries: list[str]
) -> None:
    pack = packs.pack(seats)
    queries.clear()
    assert packs.question(pack, "q1") is not None
    plans = _plans(database_path, queries)
    assert plans
    assert _read_through(plans) == []
