"""Rounds as JSON: `--json` with `play`, `daily`, `practice`, `resume`, and `review`."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from anora_quiz.clock import SystemClock
from tests.cases import for_each
from tests.cli.playing import RIGHT, SKIP, WRONG, questions_in, score_in, shown
from tests.command_line import Result, run

_KINDS = """format: 1
title: Kinds
questions:
  - {id: a, kind: choice, question: Who?, answer: Sean Baker, wrong: [Drew Daniels]}
  - {id: b, kind: multiple, question: Which?, answers: [One, Two], wrong: [Three]}
  - {id: c, kind: true-false, question: Film?, answer: true}
  - {id: d, kind: text, question: Name?, answer: Ani, accept: [Anora]}
  - {id: e, kind: number, question: Days?, answer: 37, unit: days}
  - {id: f, kind: order, question: Order?, items: [Tangerine, Anora]}
  - {id: g, kind: match, question: Pairs?, pairs: {Madison: Ani, Borisov: Igor}}
  - {id: h, kind: date, question: When?, answer: 2024-10-18}
  - {id: i, kind: blanks, question: "___ at ___?", answers: [Palme, Cannes]}
"""


@pytest.fixture
def kinds(tmp_path: Path) -> str:
    """Return the path of a pack with a question of each kind."""
    path = tmp_path / "kinds.yaml"
    path.write_text(_KINDS, encoding="utf-8")
    return str(path)


def _data(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    assert result.stdout.isascii()
    return json.loads(result.stdout)


def test_a_round_ends_with_one_document_and_the_dialogue_is_on_standard_error(quiz: str) -> None:
    result = run("play", quiz, "-n", "3", "--player", "Ani", "--json", lines=RIGHT + WRONG + SKIP)
    data = _data(result)
    assert (data["round"], data["finished"], data["mode"]) == (1, True, "classic")
    assert [turn["question"] for turn in data["turns"]] == questions_in(result.stderr)
    assert [turn["verdict"] for turn in data["turns"]] == ["correct", "wrong", "skipped"]
    assert [turn["answer"] for turn in data["turns"]] == [["Yes"], ["No"], []]
    assert {turn["player"] for turn in data["turns"]} == {"Ani"}
    (its_result,) = data["results"]
    assert score_in(result.stderr).startswith(f"Score: {its_result['score']} of ")
    assert its_result["ending"] == "all questions were asked"
    assert data["started_at"] <= data["finished_at"]


def test_a_saved_round_says_that_it_is_not_finished(quiz: str) -> None:
    saved = _data(run("play", quiz, "-n", "3", "--json", lines=RIGHT))
    assert (saved["finished"], saved["finished_at"], saved["dealt"]) == (False, None, 3)
    assert saved["results"][0]["ending"] is None
    assert _data(run("resume", "--list", "--json")) == [saved]
    finished = _data(run("resume", "--json", lines=WRONG * 2))
    assert (finished["round"], finished["finished"]) == (saved["round"], True)
    assert finished["turns"][:1] == saved["turns"]
    assert _data(run("review", "--json")) == finished
    assert _data(run("review", "1", "--json")) == finished
    assert _data(run("resume", "--list", "--json")) == []


def test_a_round_without_its_result_is_not_finished(quiz: str, home: Path) -> None:
    """As after a kill between the last answer and the end: `resume` finishes it."""
    run("play", quiz, "-n", "1", lines=RIGHT)
    with closing(sqlite3.connect(home / "scores.db")) as database, database:
        database.execute("UPDATE rounds SET state = 'open', finished_at = NULL")
        database.execute("DELETE FROM results")
    (saved,) = _data(run("resume", "--list", "--json"))
    assert (saved["finished"], len(saved["turns"])) == (False, 1)
    assert _data(run("resume", "--json"))["finished"]


def test_a_round_that_was_left_at_once_has_no_number(quiz: str) -> None:
    left = _data(run("play", quiz, "--json", lines=":quit\n"))
    assert (left["round"], left["finished"], left["turns"]) == (None, False, [])


@for_each("arguments", [["resume"], ["review"], ["practice"]])
def test_where_there_is_no_round_the_document_is_null(arguments: list[str]) -> None:
    result = run(*arguments, "--json")
    assert _data(result) is None
    assert result.stderr.startswith("No")


@for_each("arguments", [["resume", "--list"], ["review", "--list"], ["scores"]])
def test_where_there_are_no_rounds_the_list_is_empty(arguments: list[str]) -> None:
    assert _data(run(*arguments, "--json")) == []


def test_daily_and_practice_rounds_are_data_too(quiz: str, monkeypatch: pytest.MonkeyPatch) -> None:
    daily = _data(run("daily", quiz, "--json", lines=WRONG * 10))
    assert (daily["mode"], daily["day"] is not None, len(daily["turns"])) == ("daily", True, 10)
    assert _data(run("daily", quiz, "--json")) == daily  # it is over for today
    later = datetime.now(UTC) + timedelta(days=9)
    monkeypatch.setattr(SystemClock, "now", lambda _: later)
    practice = _data(run("practice", "--json", "-n", "1", lines=RIGHT))
    assert (practice["mode"], len(practice["turns"])) == ("practice", 1)


def test_every_round_is_in_the_list_the_newest_first(quiz: str) -> None:
    for _ in range(22):
        run("play", quiz, "-n", "1", lines=RIGHT)
    found = _data(run("review", "--list", "--json"))
    assert [each["round"] for each in found] == list(range(22, 0, -1))
    assert len(shown("review", "--list").splitlines()) == 20


@for_each(
    ("kind", "line", "answer", "solution"),
    [
        ("choice", "sean baker", ["Sean Baker"], ["Sean Baker"]),
        ("multiple", "1 2 3", ["One", "Three", "Two"], ["One", "Two"]),
        ("true-false", "true", ["True"], ["True"]),
        ("text", " anora", ["anora"], ["Ani"]),
        ("number", "35", ["35 days"], ["37 days"]),
        ("order", "1 2", ["Anora", "Tangerine"], ["Anora", "Tangerine"]),
        ("match", "1b 2a", None, ["Borisov: Igor", "Madison: Ani"]),
        ("date", "2024-10-18", ["2024-10-18"], ["October 18, 2024"]),
        ("blanks", "Oscar; Cannes", ["Cannes", "Oscar"], ["Cannes", "Palme"]),
    ],
)
def test_answers_are_told_in_words_whatever_the_kind(
    kinds: str, kind: str, line: str, answer: list[str] | None, solution: list[str]
) -> None:
    data = _data(run("play", kinds, "-n", "1", "--kind", kind, "--json", lines=f"{line}\n"))
    (turn,) = data["turns"]
    assert turn["kind"] == kind
    assert answer is None or sorted(turn["answer"]) == answer
    assert sorted(turn["solution"]) == solution
    assert len(turn["answer"]) in (len(solution), 3)


def test_parts_of_an_answer_are_in_the_order_in_which_it_was_given(kinds: str) -> None:
    shows = run("play", kinds, "--kind", "order", "-n", "1", "--seed", "1", lines=":quit\n").stdout
    second = shows.partition("  2. ")[2].partition("\n")[0]
    data = _data(run("play", kinds, "--kind", "order", "--seed", "1", "--json", lines="2 1\n"))
    assert data["turns"][0]["answer"][0] == second
    assert data["turns"][0]["solution"] == ["Tangerine", "Anora"]


def test_every_player_has_a_result_and_turns(quiz: str) -> None:
    names = ("--player", "Ani", "--player", "Igor")
    data = _data(run("play", quiz, "-n", "2", *names, "--json", lines=(RIGHT + WRONG) * 2))
    facts = [(each["player"], each["questions"], each["correct"]) for each in data["results"]]
    assert facts == [("Ani", 2, 2), ("Igor", 2, 0)]
    assert [turn["player"] for turn in data["turns"]] == ["Ani", "Igor"] * 2
    assert data["dealt"] == 4


def test_what_players_did_is_told(quiz: str) -> None:
    lines = f":flag Too easy\n:hint\n{WRONG}:mine\n"
    played = run("play", quiz, "-n", "1", "--kind", "text", "--json", lines=lines)
    (turn,) = _data(played)["turns"]
    assert turn["claimed"]
    assert turn["flag"] == "Too easy"
    assert _data(played)["results"][0]["claimed"] == 1
    assert shown("scores", "--json").count('"claimed": 1') == 1


def test_answers_and_names_with_any_characters_are_safe(quiz: str) -> None:
    typed = "\x1b[31m\u202e\u2028\x07 \U0001f3ac"
    lines = f":flag {typed}\n{typed}\n"
    result = run(
        "play", quiz, "-n", "1", "--kind", "text", "--player", "李雷", "--json", lines=lines
    )
    (turn,) = _data(result)["turns"]
    assert (turn["player"], turn["answer"], turn["flag"]) == ("李雷", [typed], typed)
    assert not {"\x1b", "\x07", "\u202e"} & {*result.stdout, *result.stderr}
    assert _data(run("review", "--json"))["turns"] == [turn]


@for_each(
    ("arguments", "code"),
    [
        (["play", "no-such-pack"], 2),
        (["play", "--questions", "0"], 2),
        (["play", "--code", "nonsense"], 2),
        (["daily", "--copy"], 2),
        (["resume", "7"], 1),
        (["resume", "--discard", "1"], 2),
        (["review", "7"], 1),
        (["scores", "--csv"], 2),
        (["stats", "--player", ""], 2),
        (["packs", "report", "no-such-pack"], 2),
    ],
)
def test_errors_are_two_lines_on_standard_error(arguments: list[str], code: int) -> None:
    result = run(*arguments, "--json")
    assert (result.exit_code, result.stdout) == (code, "")
    error, *hints = result.stderr.splitlines()
    assert error.startswith("error: ")
    assert [hint[:6] for hint in hints] in ([], ["hint: "])
