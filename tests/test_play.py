"""The loop: ask, record, show."""

from anora_quiz.play import play
from anora_quiz.quiz.rounds import SKIP, Round, answered
from tests.samples import (
    DAYS,
    EDITOR,
    FILM,
    FakeClock,
    FakeJournal,
    ScriptedPlayer,
    right,
    round_of,
)


def _play(current: Round, player: ScriptedPlayer, *, is_unsigned: bool = False) -> Round:
    journal = FakeJournal(player.seen)
    return play(current, player=player, journal=journal, clock=FakeClock(), is_unsigned=is_unsigned)


def test_every_answer_is_saved_before_its_verdict_is_shown() -> None:
    player = ScriptedPlayer([right(EDITOR), answered("false")])
    _play(round_of(EDITOR, FILM), player)
    assert player.seen == [
        "asked editor", "saved editor", "verdict Correct",
        "asked film", "saved film", "verdict Wrong",
        "finished by Ani", "score 100",
    ]  # fmt: skip


def test_leaving_puts_the_round_aside_with_the_time_used() -> None:
    player = ScriptedPlayer([right(EDITOR)])
    left = _play(round_of(EDITOR, FILM), player)
    assert left.ending is None
    assert player.seen[-3:] == ["asked film", "kept 1.0 s", "put aside"]


def test_leaving_between_questions_uses_no_time() -> None:
    player = ScriptedPlayer([right(EDITOR)], goes_on=False)
    _play(round_of(EDITOR, FILM), player)
    assert player.seen[-2:] == ["kept 0.0 s", "put aside"]


def test_time_used_before_leaving_counts_when_the_round_goes_on() -> None:
    left = _play(round_of(EDITOR), ScriptedPlayer())
    done = _play(left, ScriptedPlayer([right(EDITOR)]))
    assert done.turns[0].seconds == 2.0


def test_a_skipped_question_goes_on_to_the_next() -> None:
    player = ScriptedPlayer([SKIP, right(FILM)])
    done = _play(round_of(EDITOR, FILM), player)
    assert [turn.verdict for turn in done.turns] == ["Skipped", "Correct"]


def test_an_unsigned_round_is_signed_before_it_is_saved() -> None:
    player = ScriptedPlayer([right(DAYS)], name="Vanya")
    done = _play(round_of(DAYS), player, is_unsigned=True)
    assert player.seen[-3:] == ["sign for Ani", "finished by Vanya", "score 300"]
    assert done.score("Vanya") == 300


def test_a_round_whose_last_answer_was_saved_but_not_finished_ends_at_once() -> None:
    """So it is after a crash between the last answer and the result screen."""
    over = round_of(EDITOR).record(right(EDITOR), 1.0)
    player = ScriptedPlayer()
    _play(over, player)
    assert player.seen == ["finished by Ani", "score 100"]
