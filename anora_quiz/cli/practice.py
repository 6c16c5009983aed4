"""``anora-quiz practice``: plays the questions that are due by spaced repetition."""

from typing import Annotated

import typer

from anora_quiz.cli.options import PlayerOption, RoundJsonOption, TimerOption
from anora_quiz.cli.usage import whole_number
from anora_quiz.game import practice_round
from anora_quiz.game.session import Session
from anora_quiz.quiz.modes.practice import Practice


def practice(
    questions: Annotated[
        int,
        typer.Option(
            "--questions",
            "-n",
            metavar="N",
            help=f"Maximum number of questions, 1 to 1,000 (default: {Practice.usual_count}).",
            show_default=False,
            callback=whole_number(1, 1000),
        ),
    ] = Practice.usual_count,
    ahead: Annotated[
        int,
        typer.Option(
            "--ahead",
            metavar="DAYS",
            help="Include what comes due in the next DAYS days, 0 to 365 (default: 0).",
            show_default=False,
            callback=whole_number(0, 365),
        ),
    ] = 0,
    player: PlayerOption = None,
    timer: TimerOption = None,
    as_json: RoundJsonOption = False,
) -> None:
    """Practice questions you missed or are about to forget."""
    session = Session.open(for_data=as_json)
    played = practice_round.play(session, player, questions, timer, ahead)
    if as_json:
        from anora_quiz.cli.round_data import print_played  # late: the start needs no more

        print_played(session, played)
