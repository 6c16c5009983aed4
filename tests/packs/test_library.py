"""Packs are found by id, file or folder; a pool deals their questions."""

import random
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from anora_quiz.errors import PackError, UsageError
from anora_quiz.packs.check import load
from anora_quiz.packs.library import Library, PackPool
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.packs.problems import BrokenPack
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Difficulty, Question
from anora_quiz.quiz.selection import Selection

_QUESTION = "  - {id: a, kind: text, question: Who, answer: x}\n"


def _write(folder: Path, file: str, name: str = "") -> Path:
    """Write a small pack; with ``name`` it has that id, else its file's."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file
    own_id = f"id: {name}\n" if name else ""
    path.write_text(f"format: 1\n{own_id}title: Seats\nquestions:\n{_QUESTION}", encoding="utf-8")
    return path


def _ids(packs: Sequence[Pack]) -> list[str]:
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
def library(bundled: Path, own: Path) -> Library:
    return Library(bundled, own)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return a folder that no library knows."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


# Finding


def test_bundled_banks_come_in_the_order_of_their_ids(library: Library) -> None:
    assert _ids(library.bundled()) == ["actors", "oscars"]


def test_ids_of_bundled_banks_are_known_without_the_players_own(library: Library) -> None:
    assert library.bundled_ids() == ["actors", "oscars"]


def test_ids_are_those_of_the_banks_and_the_players_own_files(library: Library) -> None:
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
    assert library.find([str(path)]) == [load(path)]


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
    assert _ids(Library(bundled, tmp_path / "missing").find(["oscars"])) == ["oscars"]


def test_broken_own_pack_does_not_hide_the_others(library: Library, own: Path) -> None:
    (own / "broken.yaml").write_text("format: 1\n", encoding="utf-8")
    assert _ids(library.find(["oscars", "trailers"])) == ["oscars", "trailers"]


# Not finding


@pytest.mark.parametrize(("name", "meant"), [("oscar", "oscars"), ("trailer", "trailers")])
def test_unknown_id_is_met_with_did_you_mean(name: str, meant: str, library: Library) -> None:
    with pytest.raises(UsageError, match=f"no pack called {name}; did you mean {meant}\\?"):
        library.find([name])


def test_id_like_no_other_is_met_with_the_ids_there_are(library: Library) -> None:
    with pytest.raises(UsageError, match="there are: actors, oscars, quiz night, trailers"):
        library.find(["zzz"])


def test_unknown_id_among_known_ones_is_refused(library: Library) -> None:
    with pytest.raises(UsageError, match="zzz"):
        library.find(["oscars", "zzz"])


def test_unknown_id_in_a_library_of_no_packs_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        Library(tmp_path / "bundled", tmp_path / "own").find(["oscars"])
    assert not str(caught.value).endswith("there are: ")


@pytest.mark.parametrize("name", ["missing.yaml", "missing.yml", "folder/missing"])
def test_missing_file_is_a_broken_pack(name: str, library: Library) -> None:
    with pytest.raises(BrokenPack, match="no such file"):
        library.find([name])


def test_broken_pack_in_a_folder_is_named(library: Library, elsewhere: Path) -> None:
    _write(elsewhere, "aisles.yaml")
    path = _write(elsewhere, "rows.yaml", "no id at all")
    with pytest.raises(BrokenPack) as caught:
        library.find([str(elsewhere)])
    assert [problem.path for problem in caught.value.problems] == [str(path)]


def test_folder_without_packs_is_refused(library: Library, elsewhere: Path) -> None:
    (elsewhere / "notes.txt").write_text("No pack", encoding="utf-8")
    with pytest.raises(PackError, match=r"no pack in the folder .* end in \.yaml"):
        library.find([str(elsewhere)])


def test_two_packs_of_one_id_are_refused_by_name(library: Library, elsewhere: Path) -> None:
    paths = [_write(elsewhere, f"{name}.yaml", "seats") for name in ("aisles", "rows")]
    with pytest.raises(PackError, match="the id seats") as caught:
        library.find([str(path) for path in paths])
    assert all(str(path) in str(caught.value) for path in paths)


def test_two_packs_of_one_id_in_a_folder_are_refused(library: Library, elsewhere: Path) -> None:
    _write(elsewhere, "aisles.yaml", "seats")
    _write(elsewhere, "rows.yaml", "seats")
    with pytest.raises(PackError, match="the id seats"):
        library.find([str(elsewhere)])


def test_two_own_packs_of_one_id_are_refused(library: Library, own: Path) -> None:
    _write(own, "another.yaml", "matinee")
    with pytest.raises(PackError, match="the id matinee"):
        library.find(["matinee"])


def test_own_pack_and_path_of_one_id_are_refused(library: Library, elsewhere: Path) -> None:
    path = _write(elsewhere, "another.yaml", "matinee")
    with pytest.raises(PackError, match="the id matinee"):
        library.find(["matinee", str(path)])


def test_file_with_the_id_of_a_bank_is_refused(library: Library, elsewhere: Path) -> None:
    path = _write(elsewhere, "mine.yaml", "oscars")
    with pytest.raises(PackError, match=r"the id oscars belongs to .*oscars\.yaml"):
        library.find([str(path)])


def test_own_pack_with_the_id_of_a_bank_is_refused(library: Library, own: Path) -> None:
    _write(own, "mine.yaml", "actors")
    with pytest.raises(PackError, match="the id actors belongs to"):
        library.find(["mine"])


def test_bank_named_by_its_path_is_no_twin_of_itself(library: Library, bundled: Path) -> None:
    assert _ids(library.find([str(bundled / "oscars.yaml"), "oscars"])) == ["oscars"]


# Dealing


def _pack(name: str, *questions: Question, tags: tuple[str, ...] = ()) -> Pack:
    header = Header(id=name, title=name, tags=tags)
    return Pack(path=Path(f"{name}.yaml"), header=header, questions=questions)


_EASY = Text(id="easy", question="?", answer="x", difficulty=Difficulty.EASY)
_TAGGED = Text(id="tagged", question="?", answer="x", tags=("crew", "sound"))
_STATEMENT = TrueFalse(id="statement", question="?", answer=True)
_SPOILER = Text(id="spoiler", question="?", answer="x", spoiler=True)
_HARD = TrueFalse(id="hard", question="?", answer=False, difficulty=Difficulty.HARD)
_PACKS = (
    _pack("alpha", _EASY, _TAGGED, _SPOILER),
    _pack("beta", _STATEMENT, _SPOILER, _HARD, tags=("history",)),
)


def _admitted(selection: Selection) -> list[str]:
    """Return pack and id of each question that a pool of ``selection`` holds, in order."""
    pool = PackPool(_PACKS, selection)
    cards = [
        card
        for difficulty in Difficulty
        for card in pool.draw(difficulty, pool.count(difficulty), random.Random(1))
    ]
    return sorted(f"{card.pack} {card.question.id}" for card in cards)


@pytest.mark.parametrize(
    ("selection", "admitted"),
    [
        (Selection(), ["alpha easy", "alpha tagged", "beta hard", "beta statement"]),
        (Selection(difficulties=(Difficulty.EASY,)), ["alpha easy"]),
        (
            Selection(difficulties=(Difficulty.EASY, Difficulty.HARD)),
            ["alpha easy", "beta hard"],
        ),
        (Selection(kinds=("true-false",)), ["beta hard", "beta statement"]),
        (Selection(kinds=("choice",)), []),
        (Selection(tags=("crew",)), ["alpha tagged"]),
        (Selection(tags=("history",)), ["beta hard", "beta statement"]),
        (
            Selection(tags=("sound", "history")),
            ["alpha tagged", "beta hard", "beta statement"],
        ),
        (
            Selection(spoilers=("beta",)),
            ["alpha easy", "alpha tagged", "beta hard", "beta spoiler", "beta statement"],
        ),
        (
            Selection(kinds=("text",), difficulties=(Difficulty.MEDIUM,), spoilers=("alpha",)),
            ["alpha spoiler", "alpha tagged"],
        ),
        (Selection(kinds=("true-false",), tags=("crew",)), []),
    ],
    ids=[
        "nothing-asked-for",
        "difficulty",
        "two-difficulties",
        "kind",
        "kind-that-no-question-has",
        "tag",
        "tag-of-a-pack",
        "either-of-two-tags",
        "spoilers-of-one-pack",
        "filters-together",
        "filters-that-exclude-one-another",
    ],
)
def test_pool_holds_what_the_selection_admits(selection: Selection, admitted: list[str]) -> None:
    assert _admitted(selection) == admitted


def test_pool_counts_by_difficulty() -> None:
    pool = PackPool(_PACKS, Selection())
    assert [pool.count(difficulty) for difficulty in Difficulty] == [1, 2, 1]


def _many_packs() -> list[Pack]:
    return [
        _pack(name, *(Text(id=f"q{number}", question="?", answer="x") for number in range(20)))
        for name in ("alpha", "beta", "gamma")
    ]


@pytest.mark.parametrize("count", [0, 1, 10, 60])
def test_draw_gives_as_many_different_questions_as_asked_for(count: int) -> None:
    drawn = PackPool(_many_packs(), Selection()).draw(Difficulty.MEDIUM, count, random.Random(1))
    assert len({(card.pack, card.question.id) for card in drawn}) == len(drawn) == count


def test_draw_is_the_same_for_the_same_seed() -> None:
    pool = PackPool(_many_packs(), Selection())
    first, second = (pool.draw(Difficulty.MEDIUM, 10, random.Random(7)) for _ in range(2))
    assert first == second


def test_draw_is_another_for_another_seed() -> None:
    pool = PackPool(_many_packs(), Selection())
    draws = {
        tuple((card.pack, card.question.id) for card in cards)
        for cards in (pool.draw(Difficulty.MEDIUM, 10, random.Random(seed)) for seed in range(9))
    }
    assert len(draws) == 9


def test_draw_does_not_depend_on_the_order_of_the_packs() -> None:
    pools = [PackPool(packs, Selection()) for packs in permutations(_many_packs())]
    draws = [pool.draw(Difficulty.MEDIUM, 10, random.Random(7)) for pool in pools]
    assert draws == draws[:1] * 6


def test_draw_does_not_depend_on_the_order_of_the_questions() -> None:
    packs = _many_packs()
    turned = [_pack(pack.id, *reversed(pack.questions)) for pack in packs]
    draws = [
        PackPool(each, Selection()).draw(Difficulty.MEDIUM, 10, random.Random(7))
        for each in (packs, turned)
    ]
    assert draws[0] == draws[1]


def test_id_goes_before_a_folder_of_that_name(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = library.bundled_ids()[0]
    (tmp_path / name).mkdir()
    assert [pack.id for pack in library.find([name])] == [name]


def test_own_pack_named_like_a_bank_is_named(library: Library, own: Path) -> None:
    """It is not passed over in silence."""
    name = library.bundled_ids()[0]
    (own / f"{name}.yaml").write_text("format: 1\n")
    with pytest.raises(PackError, match="taken by"):
        library.find([name])
    assert library.ids().count(name) == 1


def test_all_good_packs_are_the_banks_and_the_own_ones_without_mistakes(
    library: Library, own: Path
) -> None:
    (own / "broken.yaml").write_text("title: Broken\n")
    assert [pack.id for pack in library.all_good()] == ["actors", "oscars", "matinee", "trailers"]
