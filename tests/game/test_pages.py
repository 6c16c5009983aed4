"""Which pages are shown: high scores, statistics, and packs."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from anora_quiz.game import pages
from anora_quiz.game.session import Session
from anora_quiz.packs.checking.check import load
from anora_quiz.paths import bundled_packs, player_folders
from anora_quiz.quiz.replies import SKIP, Reply
from anora_quiz.quiz.rounds import Round
from anora_quiz.records.settings import save_settings
from anora_quiz.records.store import Store
from tests.cli.playing import RIGHT, Clock, session_at, write_quiz
from tests.cli.playing import shown as played
from tests.records.builders import finish
from tests.samples import EDITOR, FILM, NOON, right, round_of

Show = Callable[..., str]
_ANSWER = "Answer (Enter for Back): "


def _finish(new: Round, *replies: Reply, minutes: int = 0) -> None:
    with Store(player_folders().scores) as store:
        finish(store, new, *replies, at=NOON + timedelta(minutes=minutes - 60))


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Show:
    """Return a function that returns what Ani sees of pages, at noon, if she types lines."""
    save_settings(player_folders().config, player="Ani")

    def shown(show: Callable[[Session], object], lines: str = "", *, is_person: bool = True) -> str:
        show(session_at(Clock(), monkeypatch, lines, is_person=is_person))
        return capsys.readouterr().out

    return shown


def _two_boards() -> None:
    """Finish rounds of two boards; Ani's newest result is on the second one, Igor's later."""
    _finish(round_of(EDITOR), right(EDITOR), minutes=1)
    _finish(round_of(EDITOR, FILM), SKIP, right(FILM), minutes=2)
    _finish(round_of(EDITOR, players=["Igor"]), SKIP, minutes=3)


# High scores


def test_the_board_of_the_newest_result_comes_first(show: Show) -> None:
    _two_boards()
    boards = ["Classic, sample, 2 questions", "Classic, sample, 1 question"]
    choices = f"Choose a page\n  1. {boards[0]}\n  2. {boards[1]}\n  3. Back\n{_ANSWER}"
    assert show(pages.show_scores, "1\n\n") == (
        f"{choices}Board: {boards[0]}\n"
        f"1. Ani: 200 of 310 (1 of 2 correct), today (your last round)\n{choices}"
    )
    of_igor = show(lambda session: pages.show_scores(session, ["Igor"]), "Back\n")
    assert f"  1. {boards[1]}\n" in of_igor


def test_only_the_newest_result_of_the_player_is_marked(show: Show) -> None:
    _two_boards()
    output = show(pages.show_scores, is_person=False)
    marked = [line for line in output.splitlines() if line.endswith("(your last round)")]
    assert marked == ["1. Ani: 200 of 310 (1 of 2 correct), today (your last round)"]


def test_after_a_round_of_several_players_all_of_them_are_marked(show: Show) -> None:
    _two_boards()
    _finish(round_of(EDITOR, FILM, players=["Igor", "Vanya"]), SKIP, SKIP, minutes=4)
    output = show(lambda session: pages.show_scores(session, ["Igor", "Vanya"]), is_person=False)
    marked = [line[:9] for line in output.splitlines() if line.endswith("(your last round)")]
    assert marked == ["2. Igor: ", "2. Vanya:"]


def test_a_newest_result_that_is_not_among_the_best_is_shown_below_them(show: Show) -> None:
    for minutes in range(12):
        _finish(round_of(EDITOR), right(EDITOR), minutes=minutes)
    _finish(round_of(EDITOR), SKIP, minutes=20)
    lines = show(pages.show_scores).splitlines()
    assert len(lines) == 1 + 10 + 1
    assert lines[-1] == "13. Ani: 0 of 100 (0 of 1 correct), today (your last round)"


def test_a_player_without_results_sees_the_boards_of_others(show: Show) -> None:
    _finish(round_of(EDITOR, players=["Igor"]), SKIP)
    assert show(pages.show_scores) == (
        "Board: Classic, sample, 1 question\n1. Igor: 0 of 100 (0 of 1 correct), today\n"
    )


def test_a_command_prints_all_boards_with_full_dates_and_asks_nothing(show: Show) -> None:
    _two_boards()
    output = show(lambda session: pages.print_scores(session, pages.Filters()))
    assert output == (
        "Board: Classic, sample, 1 question\n"
        "1. Ani: 100 of 100 (1 of 1 correct), 2026-11-21\n"
        "2. Igor: 0 of 100 (0 of 1 correct), 2026-11-21\n"
        "\n"
        "Board: Classic, sample, 2 questions\n"
        "1. Ani: 200 of 310 (1 of 2 correct), 2026-11-21\n"
    )


def test_boards_are_printed_as_tables_on_a_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _two_boards()
    monkeypatch.setenv("COLUMNS", "70")
    session = Session(player_folders(), is_person=True, is_plain=False, clock=Clock())
    pages.print_scores(session, pages.Filters())
    rows = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert rows[0] == "Classic · sample · 1 question"
    assert rows[4:] == [
        "",
        "Classic · sample · 2 questions",
        "Player Score Correct Played",
        "1 Ani 200 1 of 2 2026-11-21",
    ]


# Statistics and packs


def test_statistics_are_those_of_the_known_player(show: Show) -> None:
    _two_boards()
    output = show(pages.show_stats)
    assert output.startswith("Statistics for Ani\n2 rounds finished: 2 classic\n")
    assert "today, Classic, sample, 2 questions" in output


def test_statistics_are_printed_with_full_dates(show: Show) -> None:
    _two_boards()
    assert "2026-11-21, Classic, sample, 2 questions" in show(pages.print_stats)


def test_packs_are_called_by_their_titles(show: Show, home: Path) -> None:
    own = write_quiz(home / "packs" / "mine.yaml", "Ani’s own")
    other = write_quiz(home / "packs" / "other.yaml", "Other")
    played("play", own, "-n", "1", "--player", "Ani", lines=RIGHT)
    played("play", own, other, "-n", "1", "--player", "Ani", lines=RIGHT)  # nothing of one of them
    played("play", "-n", "1", "--player", "Ani", "--no-spoilers", lines=":skip\n")
    for page in (pages.show_stats, pages.print_stats, pages.show_scores):
        assert "Classic, Ani’s own, 1 question" in show(page, "\n")
    output = show(pages.print_stats)
    assert "Classic, Ani’s own + Other, 1 question" in output
    assert "  Ani’s own: " in output
    assert not any(f"  {path.stem}:" in output for path in bundled_packs().glob("*.yaml"))
    Path(own).unlink()
    assert "Classic, mine, 1 question" in show(pages.print_stats)
    assert "Classic, Ani’s own, 1 question" in show(pages.show_scores, "\n")


def test_empty_pages_say_what_to_do(show: Show) -> None:
    assert show(pages.show_scores) == (
        "No scores yet. Finish a round, and its score will show up here.\n"
    )
    assert show(pages.show_stats) == (
        "No finished rounds for Ani yet. Finish one to see statistics.\n"
    )


def test_packs_are_listed_with_what_they_are_about(show: Show, home: Path) -> None:
    output = show(pages.show_packs)
    assert f"  {load(bundled_packs() / 'consultant.yaml').header.about}" in output
    assert output.endswith("anora-quiz packs new my-pack.yaml\n")
    write_quiz(home / "packs" / "quiz.yaml")
    assert show(pages.show_packs).endswith(
        "quiz (Quiz): 24 questions; 8 easy, 8 medium, 8 hard; choice, text; yours; 2 warnings\n"
    )
