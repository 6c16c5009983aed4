"""What the screens say, at every width, read as text."""

from datetime import timedelta
from io import StringIO

import pytest
from rich.console import RenderableType

from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Wrong
from anora_quiz.quiz.rounds import OUT_OF_TIME, SKIP, answered
from anora_quiz.quiz.scores import Score, Standing
from anora_quiz.terminal import screens
from anora_quiz.terminal.theme import make_console
from tests.samples import (
    CAST,
    CONSULTANT,
    DAYS,
    EDITOR,
    FILM,
    FILMS,
    NOON,
    QUESTIONS,
    right,
    round_of,
)

LEADS = Multiple(
    id="leads",
    question="Who are men?",
    answers=("Igor", "Ivan", "Toros"),
    wrong=(Wrong("Diamond"), Wrong("Lulu")),
)
_WIDTHS = (40, 80, 200)


def _text(screen: RenderableType, width: int = 80) -> str:
    console = make_console()
    console.file = StringIO()
    console.print(screen, width=width)
    return console.file.getvalue()


def _words(screen: RenderableType, width: int = 80) -> str:
    """Return the screen's text in one line, frames left out."""
    letters = "".join(" " if each in "│╭╮╰╯─━╸╺" else each for each in _text(screen, width))
    return " ".join(letters.split())


@pytest.mark.parametrize("width", _WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    current = round_of(*QUESTIONS)
    shown = [_text(screens.question(current), width)]
    for question in QUESTIONS:
        current = current.record(answered("nonsense"), 1.0)
        if question not in (FILMS, CAST):
            shown.append(_text(screens.verdict(current), width))
    standing = Standing(
        player="Ani", board="classic, sample, 7 questions, untimed", rank=1, entries=2
    )
    shown.append(_text(screens.result(current, (standing,), width), width))
    assert max(len(line) for text in shown for line in text.splitlines()) <= width


def test_a_question_comes_with_how_far_the_round_is_and_how_it_goes() -> None:
    current = round_of(EDITOR, FILM, DAYS).record(right(EDITOR), 1.0).record(right(FILM), 1.0)
    shown = _words(screens.question(current))
    assert "Question 3 of 3" in shown
    assert "310 points · streak 2" in shown
    assert "How many days in New York?" in shown
    assert "━" in _text(screens.question(current))


def test_a_right_answer_shows_points_explanation_and_source() -> None:
    shown = _words(screens.verdict(round_of(EDITOR).record(right(EDITOR), 1.0)))
    assert "Correct · +100" in shown
    assert "Baker cuts his own films." in shown
    assert "Source: IndieWire, 2024" in shown


def test_a_wrong_answer_shows_yours_the_right_one_and_the_reason() -> None:
    shown = _words(screens.verdict(round_of(EDITOR).record(answered("Alex Coco"), 1.0)))
    assert "Wrong · +0" in shown
    assert "You: Alex Coco" in shown
    assert "Answer: Sean Baker" in shown
    assert "Alex Coco: He produced it." in shown


def test_a_disputed_fact_has_its_note() -> None:
    shown = _words(screens.verdict(round_of(DAYS).record(answered("40"), 1.0)))
    assert "Disputed: A fan essay says 35." in shown
    assert "Answer: 37 days" in shown


def test_a_typo_shows_what_it_was_taken_for() -> None:
    shown = _words(screens.verdict(round_of(CONSULTANT).record(answered("werhum"), 1.0)))
    assert "You typed “werhum”, taken for “Werhun”." in shown


@pytest.mark.parametrize(
    ("played", "lines"),
    [
        (
            round_of(LEADS).record(answered("Igor", "Ivan", "Diamond"), 1.0),
            ["✓ Igor", "✓ Ivan", "✗ Diamond"],
        ),
        (
            round_of(FILMS).record(answered("Tangerine", "Anora", "Red Rocket"), 1.0),
            ["✓ 1. Tangerine", "✗ 2. Anora", "✗ 3. Red Rocket"],
        ),
        (
            round_of(CAST).record(answered("Mikey Madison", "Ani", "Yura Borisov", "Toros"), 1.0),
            ["✓ Mikey Madison: Ani", "✗ Yura Borisov: Toros"],
        ),
    ],
)
def test_a_partly_right_answer_shows_which_part_is_right(played: object, lines: list[str]) -> None:
    shown = _words(screens.verdict(played))  # type: ignore[arg-type]
    assert "Partly correct" in shown
    for line in lines:
        assert line in shown


@pytest.mark.parametrize(("reply", "word"), [(SKIP, "Skipped"), (OUT_OF_TIME, "Out of time")])
def test_a_question_without_an_answer_shows_the_right_one(reply: object, word: str) -> None:
    shown = _words(screens.verdict(round_of(EDITOR).record(reply, 1.0)))  # type: ignore[arg-type]
    assert word in shown
    assert "Answer: Sean Baker" in shown


def test_the_result_shows_score_place_and_every_question() -> None:
    played = round_of(EDITOR, FILM).record(right(EDITOR), 1.0).record(SKIP, 1.0)
    standing = Standing(player="Ani", board="classic", rank=2, entries=5)
    shown = _words(screens.result(played, (standing,), 80))
    assert "Ani: 100 of 310 points, 1 of 2 correct" in shown
    assert "Place 2 of 5 on the board: classic." in shown
    assert "1 Who edited Anora? ✓ Correct 100" in shown
    assert "2 It was shot on film. – Skipped 0" in shown
    assert "Points: easy 100" in shown


@pytest.mark.parametrize("width", _WIDTHS)
def test_the_scores_show_rank_player_score_and_board(width: int) -> None:
    entry = Score(
        rank=1, board="classic, sample, 2 questions, untimed", player="Ani", score=1234,
        max_score=2000, correct=1, questions=2, mode="classic", packs=("sample",), seed=7,
        code=None, started_at=NOON, finished_at=NOON + timedelta(days=1),
    )  # fmt: skip
    shown = _words(screens.scores([entry], width), width)
    assert "classic, sample, 2 questions, untimed" in shown
    for part in ("1", "Ani", "1,234", "1 of 2"):
        assert part in shown
    assert ("2026-11-22" in shown) == (width >= 80)


def test_markup_and_control_characters_in_packs_are_shown_as_they_are() -> None:
    evil = Text(id="evil", question="[/b] [red]x[/red] \x1b[2J :smile:", answer="[bold]y")
    played = round_of(evil).record(answered("[dim]z"), 1.0)
    shown = _words(screens.question(round_of(evil))) + _words(screens.verdict(played))
    assert "[/b] [red]x[/red] \\x1b[2J :smile:" in shown
    assert "You: [dim]z" in shown
    assert "Answer: [bold]y" in shown
