"""``anora-quiz practice``: plays the questions that are due by spaced repetition."""

from typing import Annotated

import typer

from anora_quiz.cli.options import PlainOption, PlayerOption, TimerOption
from anora_quiz.game import practice_round
from anora_quiz.game.session import Session
from anora_quiz.quiz.modes.practice import Practice


def practice(
    questions: Annotated[
        int,
        typer.Option("--questions", "-n", metavar="N", min=1, max=1000, help="At most so many."),
    ] = Practice.usual_count,
    player: PlayerOption = None,
    timer: TimerOption = None,
    plain: PlainOption = False,
) -> None:
    """Practise what is due by spaced repetition. Whatever you get wrong anywhere comes back."""
    practice_round.play(Session.open(plain=plain), player, questions, timer)
