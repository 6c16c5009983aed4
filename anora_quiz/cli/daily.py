"""``anora-quiz daily``: plays the same questions for everybody, once a day."""

from typing import Annotated

import typer

from anora_quiz.cli.options import PacksArgument, PlayerOption, TimerOption
from anora_quiz.game import daily_round
from anora_quiz.game.session import Session


def daily(
    packs: PacksArgument = None,
    player: PlayerOption = None,
    timer: TimerOption = None,
    copy: Annotated[
        bool,
        typer.Option("--copy", help="Copy the result line to the clipboard."),
    ] = False,
) -> None:
    """Play today's round: 10 questions, the same for everyone with the same packs."""
    session = Session.open()
    daily_round.play(session, packs or [], player, timer, is_copied=copy)
