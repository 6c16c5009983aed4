"""The review of a finished round on the stage: its table, and its questions back and forth."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from anora_quiz.game.loop import review
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.replies import SKIP, answered
from anora_quiz.quiz.rounds import Round
from tests.cases import for_each
from tests.samples import CONSULTANT, EDITOR, FILM, WINS, right, round_of
from tests.terminal.keyboard import (
    BACKSPACE,
    CTRL_C,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    HOME,
    PAGE_DOWN,
    PAGE_UP,
    UP,
)
from tests.terminal.stage.drawn import scripted
from tests.terminal.stage_player import StagePlayer

_LEFT, _RIGHT, _CTRL_D = "\x1b[D", "\x1b[C", "\x04"
_PLAYED = (
    round_of(EDITOR, CONSULTANT, WINS)
    .record(answered("Alex Coco"))
    .record(right(CONSULTANT))
    .record(answered("Best Picture"))
)
_TABLE = "Enter open"


def _reviewed(
    played: Round, *steps: tuple[str, str], columns: int = 80, rows: int = 24
) -> tuple[StagePlayer, list[tuple[int, str]]]:
    """Review ``played``; return the player, and what was flagged."""
    player, flags = StagePlayer(columns, rows), list[tuple[int, str]]()
    with player.face.staged(), scripted(player.screen, *steps):
        review(
            played,
            face=player.face,
            flag=lambda place, why: flags.append((place, why)),
            when="yesterday at 21:04",
        )
    return player, flags


def _seen(player: StagePlayer) -> list[str]:
    """Return which screens were seen, one after the other: "table", or the number of a question."""
    screens: list[str] = []
    for page in player.pages:
        last = page.rstrip().rpartition("\n")[2].strip()
        name = "table" if _TABLE in last else last.partition(" of ")[0]
        if name and name != "A N O R A   Q U I Z" and [name] != screens[-1:]:
            screens.append(name)
    return screens


def _table(played: Round, columns: int = 80, rows: int = 24) -> list[str]:
    """Return the rows of the table that show something, runs of spaces as one."""
    player = _reviewed(played, (_TABLE, ESCAPE), columns=columns, rows=rows)[0]
    page = next(page for page in reversed(player.pages) if _TABLE in page)
    return [" ".join(row.split()) for row in page.splitlines() if row.strip()]


def _long_round(count: int) -> Round:
    questions: Sequence[Question] = [
        replace(FILM, id=f"q{number}", question=f"Number {number}?")
        for number in range(1, count + 1)
    ]
    played = round_of(*questions)
    for question in questions:
        played = played.record(right(question))
    return played


# The table


def test_the_table_tells_of_the_round_and_of_each_question() -> None:
    name, ending, rule, *rows, keys = _table(_PLAYED)
    assert name == "Classic · sample · 3 questions"
    assert ending == "Yesterday at 21:04 · 300 points, 1 of 3 correct"
    assert set(rule) == {"─"}
    assert rows == [
        "❯ ✗ 1 Who edited Anora? +0",
        "✓ 2 Who advised? +200",
        "◐ 3 Which Oscars did it win? +100",
    ]
    assert keys == "↑↓ move · Enter open · Esc back · Ctrl-C quit"


def test_a_skipped_question_has_a_dash_and_practice_has_no_points() -> None:
    played = round_of(EDITOR, mode=Practice()).record(SKIP)
    _, ending, _, *rows, _ = _table(played)
    assert ending == "Yesterday at 21:04 · 0 of 1 correct"
    assert rows == ["❯ – 1 Who edited Anora?"]


def test_in_company_the_table_says_whose_turn_it_was() -> None:
    played = round_of(EDITOR, FILM, players=("Ani", "Igor")).record(right(EDITOR)).record(SKIP)
    _, ending, _, *rows, _ = _table(played)
    assert ending == "Yesterday at 21:04 · Ani 100, Igor 0"
    assert rows == ["❯ ✓ 1 Who edited Anora? Ani +100", "– 2 It was shot on film. Igor +0"]


@for_each(("columns", "height"), [(80, 1), (40, 2), (120, 1)])
def test_a_long_question_is_shortened_to_what_fits(columns: int, height: int) -> None:
    long = replace(EDITOR, question="Who edited the film of the year, " + "or was it not " * 20)
    played = round_of(long, FILM).record(SKIP).record(SKIP)
    rows = _table(played, columns)
    starts = [index for index, row in enumerate(rows) if "Who edited" in row or "on film" in row]
    assert starts[1] - starts[0] == height
    assert "…" in " ".join(rows[starts[0] : starts[1]])


def test_control_characters_of_a_question_and_a_player_are_written_out() -> None:
    evil = replace(EDITOR, question="Who\x1b[2J edited?\nAnd when?")
    played = round_of(evil, FILM, players=("A\x1bni", "Igor")).record(SKIP).record(SKIP)
    shown = "\n".join(_table(played))
    assert r"Who\x1b[2J edited? And when?" in shown
    assert r"A\x1bni" in shown


@for_each(
    ("keys", "number"),
    [
        (DOWN, 2),
        (UP, 30),
        (END, 30),
        (END + HOME, 1),
        (PAGE_DOWN + PAGE_DOWN, 30),
        (END + PAGE_UP + PAGE_UP, 1),
        ("7", 7),
        ("17", 17),
        ("31", 1),
        ("1" + DOWN + "2", 2),
        ("0", 1),
        ("xf", 1),
    ],
)
def test_keys_and_numbers_point_at_questions(keys: str, number: int) -> None:
    player, _ = _reviewed(
        _long_round(30), (_TABLE, keys + ENTER), ("Esc list", ESCAPE), (_TABLE, ESCAPE)
    )
    assert _seen(player)[1] == str(number)


def test_a_long_table_scrolls_to_what_is_pointed_at() -> None:
    player, _ = _reviewed(
        _long_round(30), (_TABLE, END), ("❯ ✓ 30", HOME), ("❯ ✓  1", ESCAPE), columns=40, rows=16
    )
    assert all(len(page.splitlines()) <= 16 for page in player.pages)


# Back and forth


def test_questions_are_seen_forth_and_back_and_the_table_points_at_the_last_one() -> None:
    player, flags = _reviewed(
        _PLAYED,
        ("❯ ✗ 1", ENTER),
        ("✗ b  Alex Coco", _RIGHT),
        ("Who advised?", ENTER),
        ("3 of 3 ·", _LEFT),
        ("2 of 3 ·", BACKSPACE),
        ("1 of 3 ·", _RIGHT),
        ("2 of 3 ·", ESCAPE),
        ("❯ ✓ 2", ESCAPE),
    )
    assert _seen(player) == ["table", "1", "2", "3", "2", "1", "2", "table"]
    assert not flags


@for_each("key", [ENTER, _RIGHT, " "])
def test_after_the_last_question_comes_the_table(key: str) -> None:
    player, _ = _reviewed(_PLAYED, ("❯ ✗ 1", END + ENTER), ("3 of 3 ·", key), ("❯ ◐ 3", ESCAPE))
    assert _seen(player) == ["table", "3", "table"]


@for_each("key", [_LEFT, BACKSPACE, ESCAPE])
def test_before_the_first_question_comes_the_table(key: str) -> None:
    player, _ = _reviewed(_PLAYED, ("❯ ✗ 1", ENTER), ("1 of 3 ·", key), ("❯ ✗ 1", ESCAPE))
    assert _seen(player) == ["table", "1", "table"]


def test_a_question_is_shown_with_its_verdict_and_its_keys() -> None:
    player, _ = _reviewed(
        _PLAYED, (_TABLE, ENTER), ("1 of 3 ·", _RIGHT), ("2 of 3 ·", _RIGHT), ("3 of 3 ·", ESCAPE),
        (_TABLE, ESCAPE),
    )  # fmt: skip
    first, second, third = (
        next(page for page in player.pages if f"{number} of 3 ·" in page) for number in (1, 2, 3)
    )
    assert "Wrong" in first
    assert "He produced it." in first
    assert "1 of 3 · → next · f flag · Esc list" in first
    assert "2 of 3 · → next · ← previous · f flag · Esc list" in second
    assert "3 of 3 · ← previous · f flag · Esc list" in third


def test_a_question_is_flagged_in_a_review_unless_that_is_cancelled() -> None:
    played = round_of(EDITOR, FILM).record(SKIP).record(SKIP)
    _, flags = _reviewed(
        played,
        (_TABLE, DOWN + ENTER),
        ("on film", "fOdd" + ENTER),
        ("Flagged", "f"),
        ("What's wrong", ESCAPE),
        ("Skipped", ESCAPE),
        (_TABLE, ESCAPE),
    )
    assert flags == [(1, "Odd")]


def test_what_is_said_of_a_flag_is_gone_at_the_next_question() -> None:
    player, _ = _reviewed(
        _PLAYED, (_TABLE, ENTER), ("1 of 3 ·", "f" + ENTER), ("Flagged", _RIGHT),
        ("2 of 3 ·", ESCAPE), (_TABLE, ESCAPE),
    )  # fmt: skip
    assert not any("Flagged" in page for page in player.pages if "2 of 3 ·" in page)


@for_each("key", [CTRL_C, _CTRL_D])
@for_each("opens", ["", ENTER, ENTER + "f"])
def test_ctrl_c_and_ctrl_d_leave_the_program_from_everywhere(key: str, opens: str) -> None:
    if opens.endswith("f") and key == _CTRL_D:
        return  # while a line is typed, Ctrl-D deletes
    words = {"": _TABLE, ENTER: "1 of 3 ·", ENTER + "f": "What's wrong"}
    steps = [(_TABLE, opens)] if opens else []
    with pytest.raises(KeyboardInterrupt):
        _reviewed(_PLAYED, *steps, (words[opens], key))
