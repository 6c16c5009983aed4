"""Test finding packs by id, file, or folder."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path
from threading import Thread

import pytest

from anora_quiz.errors import PackError, UsageError
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.compiled.cache import CompiledPack
from anora_quiz.packs.library.library import Library
from anora_quiz.packs.problems import BrokenPack
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Selection

_QUESTION = "  - {id: a, kind: text, question: Who, answer: x}\n"


def _write(folder: Path, file: str, name: str = "") -> Path:
    """Write a small pack with the id ``name``, or that of its file if ``name`` is empty."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file
    own_id = f"id: {name}\n" if name else ""
    path.write_text(f"format: 1\n{own_id}title: Seats\nquestions:\n{_QUESTION}", encoding="utf-8")
    return path


def _ids(packs: Sequence[CompiledPack]) -> list[str]:
    return [pack.id for pack in packs]


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    folder = tmp_path / "bundled"
    _write(folder, "oscars.yaml", "oscars")
    _write(folder, "actors.yaml", "actors")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    _write(folder, "trailers.yaml")
    _write(folder, "quiz night.yml", "matinee")
    return folder


@pytest.fixture
def library(bundled: Path, own: Path, tmp_path: Path) -> Library:
    return Library(bundled, own, tmp_path / "library.db")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return a folder that isn't part of the library."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


# Finding


def test_bundled_packs_come_in_the_order_of_their_ids(library: Library) -> None:
    assert _ids(library.bundled()) == ["actors", "oscars"]


def test_pack_that_is_played_by_name_is_not_in_the_mix(library: Library, bundled: Path) -> None:
    _write(bundled, "shared-universe.yaml")
    assert _ids(library.bundled()) == ["actors", "oscars", "shared-universe"]
    assert _ids(library.mix()) == library.mix_ids() == ["actors", "oscars"]
    assert _ids(library.find(["shared-universe"])) == ["shared-universe"]


def test_ids_of_bundled_packs_are_known_without_the_players_own(library: Library) -> None:
    assert library.bundled_ids() == ["actors", "oscars"]


def test_ids_are_those_of_the_bundled_packs_and_the_players_own_files(library: Library) -> None:
    assert library.ids() == ["actors", "oscars", "quiz night", "trailers"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("oscars", "oscars"),
        ("trailers", "trailers"),
        ("quiz night", "matinee"),
        ("matinee", "matinee"),
    ],
    ids=["bundled", "own-by-file", "own-by-file-of-another-id", "own-by-id-in-the-file"],
)
def test_pack_is_found_by_name(name: str, found: str, library: Library) -> None:
    assert _ids(library.find([name])) == [found]


def test_pack_is_found_by_its_path(library: Library, elsewhere: Path) -> None:
    path = _write(elsewhere, "seats.yaml")
    assert [pack.path for pack in library.find([str(path)])] == [path]


def test_packs_are_read_whole_in_the_order_of_their_ids(library: Library, own: Path) -> None:
    paths = [own / "quiz night.yml", own / "trailers.yaml"]
    assert library.read(["trailers", "matinee"]) == [load(path) for path in paths]


def test_file_is_read_once_to_show_it_whole(bundled: Path, own: Path, elsewhere: Path) -> None:
    read: list[Path] = []

    @contextmanager
    def show_progress(path: Path) -> Iterator[Callable[[int, int], None]]:
        read.append(path)
        yield lambda done, total: None  # noqa: ARG005

    path = _write(elsewhere, "seats.yaml")
    library = Library(bundled, own, elsewhere / "library.db", show_progress)
    assert library.read([str(path)]) == [load(path)]
    assert read == [path]


def test_pack_that_is_not_there_cannot_be_read(library: Library) -> None:
    with pytest.raises(UsageError, match='no pack named "zzz"'):
        library.read(["trailers", "zzz"])


def test_pack_is_found_by_a_path_from_here(
    library: Library, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(elsewhere, "seats.yaml")
    monkeypatch.chdir(elsewhere)
    assert _ids(library.find(["seats.yaml"])) == ["seats"]


def test_pack_is_found_by_a_path_from_home(
    library: Library, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(elsewhere, "seats.yaml")
    monkeypatch.setenv("HOME", str(elsewhere))
    monkeypatch.setenv("USERPROFILE", str(elsewhere))
    assert _ids(library.find(["~/seats.yaml"])) == ["seats"]


def test_pack_is_found_by_a_path_with_another_ending(library: Library, elsewhere: Path) -> None:
    path = _write(elsewhere, "seats.txt")
    assert _ids(library.find([str(path)])) == ["seats"]


def test_folder_gives_all_packs_in_it_and_nothing_else(library: Library, elsewhere: Path) -> None:
    _write(elsewhere, "rows.yml")
    _write(elsewhere, "aisles.yaml")
    _write(elsewhere / "deeper", "seats.yaml")
    (elsewhere / "notes.txt").write_text("No pack", encoding="utf-8")
    assert _ids(library.find([str(elsewhere)])) == ["aisles", "rows"]


def test_packs_come_in_the_order_of_their_ids_however_named(library: Library) -> None:
    found = [_ids(library.find(names)) for names in permutations(["trailers", "oscars", "matinee"])]
    assert found == [["matinee", "oscars", "trailers"]] * 6


def test_file_named_twice_is_one_pack(library: Library, own: Path) -> None:
    names = ["trailers", str(own / "trailers.yaml"), str(own / ".." / "own" / "trailers.yaml")]
    assert _ids(library.find(names)) == ["trailers"]


def test_file_named_alone_and_by_its_folder_is_one_pack(library: Library, own: Path) -> None:
    assert _ids(library.find(["matinee", str(own)])) == ["matinee", "trailers"]


def test_no_names_find_no_packs(library: Library) -> None:
    assert library.find([]) == []


def test_folder_of_own_packs_need_not_exist(bundled: Path, tmp_path: Path) -> None:
    library = Library(bundled, tmp_path / "missing", tmp_path / "library.db")
    assert _ids(library.find(["oscars"])) == ["oscars"]


def test_broken_own_pack_does_not_hide_the_others(library: Library, own: Path) -> None:
    (own / "broken.yaml").write_text("format: 1\n", encoding="utf-8")
    assert _ids(library.find(["oscars", "trailers"])) == ["oscars", "trailers"]


# Not finding


@pytest.mark.parametrize(("name", "meant"), [("oscar", "oscars"), ("trailer", "trailers")])
def test_unknown_id_is_answered_with_did_you_mean(name: str, meant: str, library: Library) -> None:
    with pytest.raises(UsageError, match=f'no pack named "{name}"') as refusal:
        library.find([name])
    assert refusal.value.hint == f'did you mean "{meant}"?'


def test_id_like_no_other_is_answered_with_how_to_list_the_packs(library: Library) -> None:
    with pytest.raises(UsageError) as refusal:
        library.find(["zzz"])
    assert refusal.value.hint == "run `anora-quiz packs list`"


def test_unknown_id_among_known_ones_is_refused(library: Library) -> None:
    with pytest.raises(UsageError, match="zzz"):
        library.find(["oscars", "zzz"])


@pytest.mark.parametrize("name", ["missing.yaml", "missing.yml", "folder/missing"])
def test_missing_file_is_a_broken_pack(name: str, library: Library) -> None:
    with pytest.raises(BrokenPack, match="no such file"):
        library.find([name])


def test_path_that_no_file_can_have_is_a_broken_pack(library: Library) -> None:
    with pytest.raises(BrokenPack, match="no such file"):
        library.find(["a\0.yaml"])


def test_broken_pack_in_a_folder_is_named(library: Library, elsewhere: Path) -> None:
    _write(elsewhere, "aisles.yaml")
    path = _write(elsewhere, "rows.yaml", "no id at all")
    with pytest.raises(BrokenPack) as caught:
        library.find([str(elsewhere)])
    assert [problem.path for problem in caught.value.problems] == [str(path)]


def test_folder_without_packs_is_refused(library: Library, elsewhere: Path) -> None:
    (elsewhere / "notes.txt").write_text("No pack", encoding="utf-8")
    with pytest.raises(PackError, match=f'no packs in "{elsewhere}"'):
        library.find([str(elsewhere)])


def test_two_packs_of_one_id_are_refused_by_name(library: Library, elsewhere: Path) -> None:
    paths = [_write(elsewhere, f"{name}.yaml", "seats") for name in ("aisles", "rows")]
    with pytest.raises(PackError, match='the same id "seats"') as caught:
        library.find([str(path) for path in paths])
    assert all(str(path) in str(caught.value) for path in paths)


def test_two_packs_of_one_id_in_a_folder_are_refused(library: Library, elsewhere: Path) -> None:
    _write(elsewhere, "aisles.yaml", "seats")
    _write(elsewhere, "rows.yaml", "seats")
    with pytest.raises(PackError, match='the same id "seats"'):
        library.find([str(elsewhere)])


def test_two_own_packs_of_one_id_are_refused(library: Library, own: Path) -> None:
    _write(own, "another.yaml", "matinee")
    with pytest.raises(PackError, match='the same id "matinee"'):
        library.find(["matinee"])


def test_own_pack_and_path_of_one_id_are_refused(library: Library, elsewhere: Path) -> None:
    path = _write(elsewhere, "another.yaml", "matinee")
    with pytest.raises(PackError, match='the same id "matinee"'):
        library.find(["matinee", str(path)])


def test_file_with_the_id_of_a_bundled_pack_is_refused(library: Library, elsewhere: Path) -> None:
    path = _write(elsewhere, "mine.yaml", "oscars")
    with pytest.raises(PackError, match=r'oscars\.yaml" .* the same id "oscars"'):
        library.find([str(path)])


def test_own_pack_with_the_id_of_a_bundled_pack_is_refused(library: Library, own: Path) -> None:
    _write(own, "mine.yaml", "actors")
    with pytest.raises(PackError, match='the same id "actors"'):
        library.find(["mine"])


def test_bundled_pack_named_by_its_path_is_not_a_duplicate_of_itself(
    library: Library, bundled: Path
) -> None:
    assert _ids(library.find([str(bundled / "oscars.yaml"), "oscars"])) == ["oscars"]


def test_id_goes_before_a_folder_of_that_name(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = library.bundled_ids()[0]
    (tmp_path / name).mkdir()
    assert [pack.id for pack in library.find([name])] == [name]


def test_own_pack_named_like_a_bundled_pack_is_named(library: Library, own: Path) -> None:
    """It isn't skipped silently."""
    name = library.bundled_ids()[0]
    (own / f"{name}.yaml").write_text("format: 1\n")
    with pytest.raises(PackError, match="are both named"):
        library.find([name])
    assert library.ids().count(name) == 1


def test_all_good_packs_are_the_bundled_packs_and_the_own_ones_without_mistakes(
    library: Library, own: Path
) -> None:
    (own / "broken.yaml").write_text("title: Broken\n")
    assert [pack.id for pack in library.all_good()] == ["actors", "oscars", "matinee", "trailers"]


# Dealing

_SPOILERS = """format: 1
title: Spoilers
questions:
  - {id: plain, kind: text, question: Who?, answer: x, difficulty: hard}
  - {id: secret, kind: text, question: Who then?, answer: x, spoiler: true, tags: [end]}
"""


@pytest.fixture
def secrets(own: Path) -> str:
    """Return the id of a pack of the player's own, one of whose two questions is a spoiler."""
    (own / "secrets.yaml").write_text(_SPOILERS, encoding="utf-8")
    return "secrets"


def test_what_was_found_is_dealt(library: Library) -> None:
    pool = library.pool(library.find(["oscars", "trailers"]), Selection())
    drawn = pool.draw(Difficulty.MEDIUM, range(pool.count(Difficulty.MEDIUM)))
    assert sorted((card.pack, card.question.id) for card in drawn) == [
        ("oscars", "a"),
        ("trailers", "a"),
    ]


def test_question_is_found_by_its_id(library: Library, secrets: str) -> None:
    [pack], [whole] = library.find([secrets]), library.read([secrets])
    assert [library.question(pack, each.id) for each in whole.questions] == [*whole.questions]


def test_question_of_another_pack_is_not_found(library: Library, secrets: str) -> None:
    library.find([secrets])
    [pack] = library.find(["trailers"])
    assert library.question(pack, "secret") is None


@pytest.mark.parametrize(
    ("selection", "spoiling"),
    [
        (Selection(), ["secrets"]),
        (Selection(spoilers=("secrets",)), ["secrets"]),
        (Selection(spoilers=("trailers",)), ["secrets"]),
        (Selection(tags=("end",)), ["secrets"]),
        (Selection(difficulties=(Difficulty.HARD,)), []),
        (Selection(kinds=("choice",)), []),
        (Selection(tags=("start",)), []),
    ],
    ids=["all", "allowed", "others-allowed", "by-tag", "too-easy", "other-kind", "other-tag"],
)
def test_packs_are_spoiling_that_have_spoilers_among_what_is_wanted(
    selection: Selection, spoiling: list[str], library: Library, secrets: str
) -> None:
    packs = library.find([secrets, "trailers", "oscars"])
    assert _ids(library.spoiling(packs, selection)) == spoiling


@pytest.mark.parametrize(
    "name",
    [b"caf\xc3\xa9.yaml", b"*?[x] 'quoted'.yaml", b"-- a.yaml", b"caf\xe9.yaml"],
    ids=["accent", "signs", "dashes", "not-utf-8"],
)
def test_file_may_have_any_name(name: bytes, library: Library, own: Path) -> None:
    try:
        _write(own, os.fsdecode(name), "strange")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert _ids(library.find(["strange"])) == ["strange"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with named pipes")
def test_pipe_is_refused_without_waiting_for_what_comes(library: Library, elsewhere: Path) -> None:
    path = elsewhere / "seats.yaml"
    os.mkfifo(path)
    refusals: list[BrokenPack] = []

    def find() -> None:
        try:
            library.find([str(path)])
        except BrokenPack as error:
            refusals.append(error)

    finding = Thread(target=find)
    finding.start()
    finding.join(0.2)
    was_waiting = finding.is_alive()
    if was_waiting:
        os.close(os.open(path, os.O_WRONLY))
        finding.join()
    assert [problem.code for error in refusals for problem in error.problems] == ["unreadable-file"]
    assert not was_waiting
