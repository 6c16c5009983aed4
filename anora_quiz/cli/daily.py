"""``anora-quiz daily``: plays the same questions for everybody, once a day."""

from typing import Annotated

import typer

from anora_quiz.cli.options import PacksArgument, PlainOption, PlayerOption, TimerOption
from anora_quiz.game import daily_round
from anora_quiz.game.session import Session


def daily(
    packs: PacksArgument = None,
    player: PlayerOption = None,
    timer: TimerOption = None,
    copy: Annotated[
        bool,
        typer.Option("--copy", help="Put the line to share on the clipboard, if the terminal can."),
    ] = False,
    plain: PlainOption = False,
) -> None:
    """Play today's round: the same questions for everybody with the same packs, once a day."""
    session = Session.open(plain=plain)
    daily_round.play(session, packs or [], player, timer, is_copied=copy)
