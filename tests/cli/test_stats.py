"""What `stats` prints."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from anora_quiz.cli.stats import stats_data
from anora_quiz.game import daily_round, home, pages
from anora_quiz.paths import player_folders
from anora_quiz.records.settings import save_settings
from tests.cli.playing import NOON, RIGHT, SKIP, WRONG, Clock, refusal, session_at, shown
from tests.command_line import run

_NOBODY = "No finished rounds yet. Play one with: anora-quiz play\n"


def _play(quiz: str, lines: str, *arguments: str) -> None:
    count = str(len(lines.splitlines()))
    shown("play", quiz, "--no-spoilers", "--kind", "choice", "-n", count, *arguments, lines=lines)


def _data(*arguments: str) -> dict[str, Any]:
    result = run("stats", "--json", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    data: dict[str, Any] = json.loads(result.stdout)
    return data


# What is shown


def test_json_tells_all_of_the_progress(quiz: str) -> None:
    _play(quiz, RIGHT + RIGHT + WRONG + SKIP, "--player", "Ani", "--difficulty", "easy")
    data = _data("--player", "Ani")
    assert {key: data[key] for key in ("player", "rounds", "modes", "days")} == {
        "player": "Ani",
        "rounds": 1,
        "modes": {"classic": 1},
        "days": {"played": 0, "longest": 0, "current": 0},
    }
    seconds = data["questions"].pop("seconds")
    assert seconds >= 0
    tally = {"asked": 4, "right": 2, "partly": 0, "wrong": 1, "skipped": 1}
    assert data["questions"] == tally
    for part, name in (("packs", "quiz"), ("difficulties", "easy"), ("kinds", "choice")):
        assert data[part] == [{"name": name, "seconds": seconds} | tally]
    (recent,), (best,) = data["recent"], data["best"]
    assert best == recent | {"rank": 1, "entries": 1}
    assert best["board"] == "classic, quiz, 4 questions, untimed, only easy, only kind choice"
    assert best["share"] == pytest.approx(best["score"] / best["max_score"], abs=1e-4)
    assert "T" in best["finished_at"]
    assert data["practice"]["known"] == 3
    assert data["practice"].keys() == {"known", "due", "next_at"}


def test_json_of_somebody_who_has_played_nothing_has_the_same_keys(quiz: str) -> None:
    before = _data()
    assert (before["player"], before["rounds"], before["recent"]) == ("ani", 0, [])
    assert before["practice"] == {"known": 0, "due": 0, "next_at": None}
    _play(quiz, RIGHT)
    assert _data().keys() == before.keys()


def test_the_progress_is_reported_in_plain_lines(quiz: str) -> None:
    _play(quiz, RIGHT + WRONG, "--player", "Ani")
    output = shown("stats", "--player", "Ani", "--plain").splitlines()
    assert output[:3] == [
        "Statistics for Ani",
        "1 round finished: 1 classic",
        "2 questions: 1 correct (50%), 1 wrong",
    ]
    assert "  quiz: 1 of 2 correct (50%)" in output


def test_the_screen_shows_plots_and_tables(
    quiz: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _play(quiz, RIGHT + WRONG)
    monkeypatch.setenv("COLUMNS", "70")
    pages.print_stats(replace(session_at(Clock(), monkeypatch), is_plain=False))
    output = capsys.readouterr().out
    assert output.startswith("Statistics for ani\n")
    assert "100%" in output
    assert "━" in output
    assert max(map(len, output.splitlines())) <= 70


def test_days_in_a_row_end_when_one_is_missed(
    quiz: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    daily_round.play(session_at(Clock(), monkeypatch, SKIP * 10), [quiz])
    capsys.readouterr()
    streaks = []
    for later in (timedelta(0), timedelta(days=3)):
        found, _ = pages.find_stats(session_at(Clock(NOON + later), monkeypatch))
        streaks.append(stats_data(found)["days"])
    assert streaks == [
        {"played": 1, "longest": 1, "current": 1},
        {"played": 1, "longest": 1, "current": 0},
    ]


# Which player


def test_it_is_the_progress_of_who_is_known(quiz: str) -> None:
    _play(quiz, RIGHT, "--player", "Vanya")
    _play(quiz, RIGHT + WRONG, "--player", "Igor")
    save_settings(player_folders().config, player="Igor")
    assert _data()["questions"]["asked"] == 2
    assert _data("--player", " Vanya ")["questions"]["asked"] == 1


def test_before_the_first_round_it_says_how_to_play_one() -> None:
    for arguments in ([], ["--player", "Ani"], ["--plain"]):
        assert shown("stats", *arguments) == _NOBODY


def test_an_unfinished_round_does_not_count_as_progress(quiz: str) -> None:
    shown("play", quiz, "--no-spoilers", "--player", "ani", lines=f"{RIGHT}:quit\n")
    assert shown("stats") == _NOBODY


def test_who_has_played_nothing_learns_who_has(quiz: str) -> None:
    _play(quiz, RIGHT, "--player", "Igor")
    assert shown("stats") == (
        "No finished rounds for ani yet. Play one with: anora-quiz play\n"
        "Other players: Igor. See theirs with: anora-quiz stats --player NAME\n"
    )
    assert _data()["rounds"] == 0


@pytest.mark.parametrize("options", [[], ["--json"], ["--plain"]])
def test_an_unknown_player_is_refused_and_a_known_one_suggested(
    quiz: str, options: list[str]
) -> None:
    _play(quiz, RIGHT, "--player", "Igor")
    assert refusal("stats", "--player", "Igro", *options) == (
        'error: no player named "Igro"\nhint: did you mean "Igor"?\n'
    )


def test_a_player_without_finished_rounds_is_no_error(quiz: str) -> None:
    _play(quiz, RIGHT, "--player", "Igor")
    shown("play", quiz, "--no-spoilers", "--player", "Vanya", lines=f"{RIGHT}:quit\n")
    for name in ("Vanya", "ani"):
        assert shown("stats", "--player", name).startswith(f"No finished rounds for {name} yet.")


def test_no_more_than_ten_players_are_named(
    quiz: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session = session_at(Clock(), monkeypatch)
    for number in range(12):
        _play(quiz, SKIP, "--player", f"P{number:02}")
    capsys.readouterr()
    named = ", ".join(f"P{number:02}" for number in range(10))
    pages.print_stats(session)
    assert f"Other players: {named}, and 2 others." in capsys.readouterr().out


@pytest.mark.parametrize("name", [" ", "x" * 41, "a\x1bb"])
def test_what_is_not_a_name_is_refused(name: str) -> None:
    result = run("stats", "--player", name)
    assert (result.exit_code, result.stdout) == (2, "")


# Home


def test_home_has_it(
    quiz: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.run(session_at(Clock(), monkeypatch, "Statistics\nQuit\n", is_person=True))
    assert "No finished rounds for ani yet." in capsys.readouterr().out
    _play(quiz, RIGHT)
    capsys.readouterr()
    home.run(session_at(Clock(NOON), monkeypatch, "Statistics\nQuit\n", is_person=True))
    output = capsys.readouterr().out
    assert "Statistics for ani" in output
    assert output.count("What would you like to do?") == 2
