"""What screens show at every width, read as text."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.lifelines import HALF, HINT
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Wrong
from anora_quiz.quiz.replies import OUT_OF_TIME, SKIP, WALK_AWAY, Reply, answered
from anora_quiz.quiz.results import BoardEntry, Outcome, Standing, Upcoming
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal import screens
from anora_quiz.terminal.theme import make_console
from tests.cases import for_each
from tests.examples import example
from tests.samples import (
    CAST,
    CONSULTANT,
    DAYS,
    EDITOR,
    FILM,
    FILMS,
    NOON,
    QUESTIONS,
    WINS,
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


def _widest(*texts: str) -> int:
    """Return how many columns the widest line takes."""
    return max(cell_len(line) for text in texts for line in text.splitlines())


def _words(screen: RenderableType, width: int = 80) -> str:
    """Return the screen's text in one line, frames left out."""
    words = "".join(" " if each in "│╭╮╰╯─━╸╺" else each for each in _text(screen, width))
    return " ".join(words.split())


@for_each("width", _WIDTHS)
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
    shown.append(_text(screens.result(current, Outcome(standings=(standing,)), width), width))
    assert _widest(*shown) <= width


def test_a_question_has_its_number_the_score_and_the_streak() -> None:
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


def test_each_blank_of_an_answer_is_marked_right_or_wrong() -> None:
    blanks = example(Blanks)
    shown = _words(screens.verdict(round_of(blanks).record(answered("palme dor", "Venice"), 1.0)))
    assert "Partly correct · +100" in shown
    assert "You: ✓ palme dor ✗ Venice" in shown
    assert "Answer: Palme d'Or Cannes" in shown


def test_a_typo_shows_what_it_was_accepted_as() -> None:
    shown = _words(screens.verdict(round_of(CONSULTANT).record(answered("werhum"), 1.0)))
    assert "You typed “werhum”, taken for “Werhun”." in shown


@for_each(
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


@for_each(("reply", "word"), [(SKIP, "Skipped"), (OUT_OF_TIME, "Out of time")])
def test_a_question_without_an_answer_shows_the_right_one(reply: object, word: str) -> None:
    shown = _words(screens.verdict(round_of(EDITOR).record(reply, 1.0)))  # type: ignore[arg-type]
    assert word in shown
    assert "Answer: Sean Baker" in shown


def test_the_result_shows_score_rank_and_every_question() -> None:
    played = round_of(EDITOR, FILM).record(right(EDITOR), 1.0).record(SKIP, 1.0)
    standing = Standing(player="Ani", board="classic", rank=2, entries=5)
    shown = _words(screens.result(played, Outcome(standings=(standing,)), 80))
    assert "Ani: 100 of 310 points, 1 of 2 correct" in shown
    assert "Place 2 of 5 on the board: classic." in shown
    assert "1 Who edited Anora? ✓ Correct 100" in shown
    assert "2 It was shot on film. – Skipped 0" in shown
    assert "Points: easy 100" in shown


# Modes and several players


def _recorded(current: Round, *replies: Reply) -> Round:
    for reply in replies:
        current = current.record(reply, 1.0)
    return current


def _climbed(rungs: int) -> Round:
    """Return a ladder round of 15 rungs that has reached ``rungs``."""
    return _recorded(round_of(*15 * [FILM], mode=Ladder()), *rungs * [right(FILM)])


_LONGEST_NAME = 40 * "W"
_PLAYERS = ("Ani", _LONGEST_NAME, "七人の侍七人の侍")
_every_width = for_each("width", _WIDTHS)


@_every_width
@pytest.mark.parametrize(
    ("current", "words"),
    [
        (round_of(EDITOR, FILM), ["Question 1 of 2", "0 points · streak 0", "Who edited Anora?"]),
        (
            _recorded(round_of(*6 * [FILM], players=_PLAYERS), right(FILM)),
            [_LONGEST_NAME, ", your turn", "Question 1 of 2", "0 points"],
        ),
        (
            round_of(*6 * [FILM], players=("Ani", "Igor", "Vanya")),
            ["Ani, your turn", "Question 1 of 2"],
        ),
        (
            _climbed(14),
            [
                "Question 15 of 15",
                "19,600 points · streak 14",
                "rung worth 2,900, 10,000 safe",
            ],
        ),
        (
            _recorded(round_of(*9 * [FILM], mode=Survival()), SKIP),
            ["Question 2", "0 points · streak 0", "2 lives"],
        ),
        (
            _recorded(round_of(*9 * [FILM], mode=Survival()), *2 * [answered("false")]),
            ["last life"],
        ),
        (round_of(*60 * [FILM], mode=Blitz(), timer=60), ["Question 1", "0 points · streak 0"]),
        (
            round_of(replace(FILM, hint="Super 35 " * 20)).use(HINT),
            ["Question 1 of 1", "Hint: Super 35 Super 35"],
        ),
    ],
    ids=["alone", "company", "three", "ladder", "survival", "last life", "blitz", "hinted"],
)
def test_a_question_fits_the_terminal_and_shows_the_status(
    current: Round, words: list[str], width: int
) -> None:
    text = _text(screens.question(current), width)
    shown = _words(screens.question(current), width)
    assert _widest(text) <= width
    for each in words:
        assert each in shown


@for_each("mode", [Blitz(), Survival()])
def test_an_endless_mode_does_not_show_the_number_of_questions(mode: Mode) -> None:
    text = _text(screens.question(round_of(*9 * [FILM], mode=mode)))
    assert " of 9" not in text
    assert "━" not in text


def test_whose_turn_it_is_is_not_shown_to_one_player() -> None:
    assert "your turn" not in _text(screens.question(round_of(FILM)))


@_every_width
@for_each("rungs", [2, 7, 14])
def test_a_fall_shows_the_points_that_are_lost(width: int, rungs: int) -> None:
    fallen = _climbed(rungs).record(answered("false"))
    lost = {2: "Wrong · -400", 7: "Wrong · -2,400", 14: "Wrong · -9,600"}[rungs]
    text = _text(screens.verdict(fallen), width)
    assert lost in text
    assert _widest(text) <= width


def test_walking_away_says_so() -> None:
    shown = _words(screens.verdict(_climbed(3).record(WALK_AWAY)))
    assert "Skipped (walked away) · +0" in shown
    assert "You walk away with your points." in shown


def test_running_out_of_time_says_so() -> None:
    shown = _words(screens.verdict(round_of(FILM).record(OUT_OF_TIME)))
    assert "Out of time · +0" in shown
    assert "The time ran out on this one." in shown


def _standings(*players: str) -> tuple[Standing, ...]:
    board = "classic, Anora (9 banks), 10 questions, 30 seconds a question"
    return tuple(
        Standing(player=player, board=board, rank=1, entries=len(players)) for player in players
    )


@_every_width
def test_the_result_of_several_players_shows_each_the_winners_and_the_board(width: int) -> None:
    current = round_of(*6 * [FILM], players=("Ani", "Igor", "Vanya"))
    correct, wrong = right(FILM), answered("false")
    played = _recorded(current, correct, wrong, correct, SKIP, correct, OUT_OF_TIME)
    result = screens.result(played, Outcome(standings=_standings(*played.players)), width)
    shown = _words(result, width)
    for words in (
        "Ani: 200 of 410 points, 1 of 2 correct",
        "Igor: 200 of 410 points, 1 of 2 correct",
        "Vanya: 200 of 410 points, 1 of 2 correct",
        "✓ –",
        "✗ ✓",
        "Lifelines: 1 skip",
        "Place 1 of 3",
        "Ani, Igor and Vanya share the first place!",
        "Board: classic, Anora (9 banks), 10 questions, 30 seconds a question",
    ):
        assert words in shown
    assert "shot on film" not in shown
    assert _widest(_text(result, width)) <= width


@_every_width
def test_names_of_any_width_fit_the_result(width: int) -> None:
    played = _recorded(round_of(*3 * [FILM], players=_PLAYERS), *3 * [right(FILM)])
    result = screens.result(played, Outcome(standings=_standings(*_PLAYERS)), width)
    assert _widest(_text(result, width)) <= width
    assert _LONGEST_NAME in "".join(_words(result, width).split())


def test_of_several_players_the_best_comes_first() -> None:
    current = round_of(FILM, FILM, FILM, players=("Ani", "Igor", "Vanya"))
    played = _recorded(current, answered("false"), right(FILM), SKIP)
    shown = _words(screens.result(played, Outcome(), 80))
    assert shown.index("Igor: 200") < shown.index("Ani: 0") < shown.index("Vanya: 0")
    assert "Igor wins!" in shown


def test_each_of_several_players_has_a_reason_for_the_end() -> None:
    current = round_of(*4 * [FILM], players=("Ani", "Igor"), mode=Ladder())
    played = _recorded(current, answered("false"), right(FILM), WALK_AWAY)
    shown = _words(screens.result(played, Outcome(), 80))
    assert "✗ fell off the ladder" in shown
    assert "✓ – walked away with the points" in shown


_ENDINGS = {
    "all questions were asked": round_of(FILM).record(SKIP),
    "fell off the ladder": _climbed(2).record(answered("false")),
    "walked away with the points": _climbed(2).record(WALK_AWAY),
    "no life is left": _recorded(round_of(*9 * [FILM], mode=Survival()), *3 * [answered("false")]),
    "the time is up": round_of(*9 * [FILM], mode=Blitz(), timer=60).record(OUT_OF_TIME, 60.0),
}


@for_each(
    ("reason", "width"),
    [(reason, width) for reason in _ENDINGS for width in _WIDTHS],
)
def test_the_result_says_why_the_round_is_over(reason: str, width: int) -> None:
    result = screens.result(_ENDINGS[reason], Outcome(standings=_standings("Ani")), width)
    assert f"The round is over: {reason}" in _words(result, width)
    assert _widest(_text(result, width)) <= width


@_every_width
def test_a_daily_round_has_a_line_to_share(width: int) -> None:
    current = round_of(EDITOR, WINS, FILM, DAYS, mode=Daily())
    current = replace(current, setup=replace(current.setup, day="2026-11-22"))
    replies = (right(EDITOR), answered("Best Picture"), answered("false"), OUT_OF_TIME)
    result = screens.result(_recorded(current, *replies), Outcome(days=1), width)
    line = "Anora Quiz 2026-11-22 1/4 🟩🟨🟥⬜"
    assert line in _text(result, width).splitlines()
    assert "A new streak: day one." in _text(result, width).splitlines()


@_every_width
def test_a_line_to_share_of_ten_fits_the_terminal(width: int) -> None:
    current = round_of(*10 * [FILM], mode=Daily())
    current = replace(current, setup=replace(current.setup, day="2026-11-22"))
    text = _text(screens.result(_recorded(current, *10 * [right(FILM)]), Outcome(), width), width)
    assert _widest(text) <= width
    assert f"Anora Quiz 2026-11-22 10/10 {10 * '🟩'}" in " ".join(text.split())


@_every_width
def test_the_result_shows_claims_lifelines_code_and_what_to_practice(width: int) -> None:
    current = round_of(EDITOR, CONSULTANT, mode=Practice()).use(HALF)
    code = "7K3MQ-9X2TB-4HJW0"
    current = replace(current, setup=replace(current.setup, code=code))
    played = _recorded(current, right(EDITOR), answered("Nobody")).claim()
    upcoming = Upcoming(known=2, due=2, next_at=None, by_then=0)
    result = screens.result(played, Outcome(upcoming=upcoming), width)
    shown = _words(result, width)
    assert "Lifelines: 1 fifty-fifty, 1 claim" in shown
    assert "2 questions to practise now." in shown
    assert f"anora-quiz play --code {code}" in shown
    assert ("✓ Correct (claimed)" in shown) == (width >= 60)
    assert "Board" not in shown
    assert _widest(_text(result, width)) <= width


@_every_width
def test_a_review_fits_the_terminal(width: int) -> None:
    current = round_of(*QUESTIONS, players=("Ani",))
    for number, _ in enumerate(QUESTIONS, start=1):
        current = current.record(SKIP, 1.0)
        text = _text(screens.reviewed_question(current, len(QUESTIONS)), width)
        assert f"{number} of {len(QUESTIONS)}" in text
        assert _widest(text) <= width


@_every_width
def test_scores_with_claimed_answers_are_marked(width: int) -> None:
    entry = BoardEntry(
        rank=1, board="classic", player=_LONGEST_NAME, score=1234, max_score=2000, correct=7,
        questions=10, mode="classic", packs=("sample",), seed=7, code=None, started_at=NOON,
        finished_at=NOON, claimed=2,
    )  # fmt: skip
    marked = _text(screens.scores([entry], width), width)
    assert "7 of 10*" in _words(screens.scores([entry], width), width) or width < 80
    assert "*" in marked
    assert "* some of them by the player's own word" in marked
    assert _widest(marked) <= width
    assert "*" not in _text(screens.scores([replace(entry, claimed=0)], width), width)


@for_each("width", _WIDTHS)
def test_the_scores_show_rank_player_score_and_board(width: int) -> None:
    entry = BoardEntry(
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
