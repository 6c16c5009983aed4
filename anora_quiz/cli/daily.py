"""``anora-quiz daily``: plays the same questions for everybody, once a day."""

from typing import Annotated

import typer

from anora_quiz.cli.options import PacksArgument, PlayerOption, RoundJsonOption, TimerOption
from anora_quiz.errors import UsageError
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
    as_json: RoundJsonOption = False,
) -> None:
    """Play today's round: 10 questions, the same for everyone with the same packs."""
    if copy and as_json:
        raise UsageError("--copy and --json can't be used together", "remove one of them")
    session = Session.open(for_data=as_json)
    played = daily_round.play(session, packs or [], player, timer, is_copied=copy)
    if as_json:
        from anora_quiz.cli.round_data import print_played  # late: the start needs no more

        print_played(session, played)
