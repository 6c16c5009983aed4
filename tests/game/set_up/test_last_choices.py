"""What was chosen for the last round is offered again, in words."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.game.set_up.last_choices import last_setup, setup_words
from anora_quiz.game.set_up.words import round_words
from anora_quiz.paths import player_folders
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Selection
from tests.cases import for_each
from tests.cli.playing import Clock, code_in, session_at, shown, write_quiz

_OLD = Path(__file__).parents[2] / "records" / "databases" / "version-4.sql"
_USUAL = RoundOptions()


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    return session_at(Clock(), monkeypatch, is_person=True)


@pytest.fixture
def own(home: Path) -> str:
    """Return the path of the player's own pack."""
    return write_quiz(home / "packs" / "quiz.yaml")


def test_before_the_first_round_the_usual_one_is_offered(session: Session) -> None:
    assert last_setup(session) == _USUAL
    assert setup_words(session, _USUAL) == "10 questions · all Anora packs"


def test_all_that_was_chosen_is_offered_again(session: Session, own: str) -> None:
    hard = ("--difficulty", "hard", "--kind", "choice", "--tag", "even", "--timer", "20")
    shown("play", "quiz", "-n", "3", "--seed", "7", "--spoilers", *hard)
    found = last_setup(session)
    assert found == RoundOptions(
        packs=(own,),
        count=3,
        filters=Selection(difficulties=(Difficulty.HARD,), kinds=("choice",), tags=("even",)),
        timer=20,
    )
    words = "3 questions · Quiz · hard · choice · even · 20 seconds per question"
    assert setup_words(session, found) == words


@for_each(
    ("arguments", "expected"),
    [
        (["--player", "Ani", "--player", "Igor"], replace(_USUAL, players=("Ani", "Igor"))),
        (["--player", "Ani"], _USUAL),
        (["--mode", "blitz"], RoundOptions(mode=Blitz())),
        (["--mode", "blitz", "--timer", "30"], RoundOptions(mode=Blitz(), timer=30)),
    ],
)
def test_mode_and_players_are_offered_again(
    session: Session, arguments: list[str], expected: RoundOptions
) -> None:
    shown("play", "--no-spoilers", *arguments)
    assert last_setup(session) == expected


def test_daily_rounds_and_practice_were_not_chosen(session: Session, own: str) -> None:
    shown("play", own, "-n", "1", "--no-spoilers", lines="No\n")
    shown("daily")
    shown("practice")
    assert last_setup(session).packs == (own,)


def test_rounds_from_a_code_were_not_chosen(session: Session, own: str) -> None:
    shown("play", own, "-n", "1", "--no-spoilers", "--seed", "3", lines="No\n")
    code = code_in(shown("play", "-n", "1", "--no-spoilers", lines=":skip\n"))
    shown("play", own, "-n", "1", "--no-spoilers", "--seed", "3", lines="No\n")
    shown("play", "--code", code)
    assert last_setup(session).packs == (own,)


def _delete(own: Path) -> None:
    own.unlink()


def _break(own: Path) -> None:
    own.write_text("nonsense", encoding="utf-8")


def _give_another_id(own: Path) -> None:
    own.write_text(own.read_text(encoding="utf-8").replace("title:", "id: other\ntitle:"))


def _take_its_name(own: Path) -> None:
    write_quiz(own.with_suffix(".yml"))


@pytest.mark.parametrize("change", [_delete, _break, _give_another_id, _take_its_name])
def test_packs_that_are_gone_are_left_out(
    session: Session, own: str, change: Callable[[Path], None]
) -> None:
    shown("play", "quiz", "consultant", "-n", "2", "--tag", "even", "--no-spoilers")
    assert len(last_setup(session).packs) == 2
    change(Path(own))
    found = last_setup(session)
    assert setup_words(session, found) == "2 questions · Consultants"
    assert found.filters.tags == ()


def test_where_no_pack_is_left_the_anora_packs_take_their_place(
    session: Session, own: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown("play", own, "-n", "2", "--no-spoilers")
    Path(own).unlink()
    (tmp_path / "quiz").mkdir()  # no pack of this id, but a folder of this name
    write_quiz(tmp_path / "quiz" / "quiz.yaml")
    monkeypatch.chdir(tmp_path)
    assert last_setup(session) == RoundOptions(count=2)


def test_a_database_of_an_earlier_version_tells_it_too(session: Session) -> None:
    path = player_folders().scores
    path.parent.mkdir(parents=True)
    database = sqlite3.connect(path)
    database.executescript(_OLD.read_text(encoding="utf-8"))
    database.close()
    assert setup_words(session, last_setup(session)) == "Ladder · 15 questions · all Anora packs"


def test_what_this_version_does_not_know_is_passed_over(session: Session) -> None:
    shown("play", "-n", "2", "--no-spoilers", "--kind", "choice")
    for old, new, expected in (("choice", "puzzle", RoundOptions(count=2)), ("{", "", _USUAL)):
        with session.store() as store, store.writing() as database:
            database.execute("UPDATE rounds SET setup = replace(setup, ?, ?)", (old, new))
        assert last_setup(session) == expected


@for_each(
    ("options", "words"),
    [
        (
            RoundOptions(code="\x1b", count=3, players=("Ani", "Igor")),
            "code \\x1b · Ani, Igor",
        ),
        (
            RoundOptions(seed=7, spoilers=True),
            "10 questions · all Anora packs · spoilers included · seed 7",
        ),
        (RoundOptions(count=1), "1 question · all Anora packs"),
        (RoundOptions(mode=Survival()), "Survival · up to 50 questions · all Anora packs"),
        (RoundOptions(mode=Blitz()), "Blitz · 60 seconds for the round · all Anora packs"),
        (
            RoundOptions(mode=Blitz(), count=20, timer=1),
            "Blitz · up to 20 questions · 1 second for the round · all Anora packs",
        ),
        (
            RoundOptions(
                filters=Selection(
                    difficulties=(Difficulty.HARD,),
                    kinds=("choice", "text"),
                    tags=("a", "b", "c"),
                ),
                players=("Ani", "Igor", "\x1b"),
            ),
            "10 questions each · all Anora packs · hard · choice, text · 3 tags · 3 players",
        ),
        (RoundOptions(players=("Ani", "\x1b")), "10 questions each · all Anora packs · Ani, \\x1b"),
        (
            RoundOptions(mode=Survival(), players=("Ani", "Igor")),
            "Survival · up to 50 questions each · all Anora packs · Ani, Igor",
        ),
    ],
)
def test_what_is_unusual_is_named(options: RoundOptions, words: str) -> None:
    assert round_words(options, []) == words
