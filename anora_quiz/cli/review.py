"""``anora-quiz review``: shows a finished round again, question by question."""

from typing import Annotated

import typer

from anora_quiz.cli.options import round_argument
from anora_quiz.game import saved_rounds
from anora_quiz.game.session import Session


def review(
    number: Annotated[int | None, round_argument("the last one")] = None,
    show_list: Annotated[
        bool,
        typer.Option("--list", help=f"List the last {saved_rounds.LISTED} rounds and exit."),
    ] = False,
) -> None:
    """Review a finished round, question by question."""
    session = Session.open()
    if show_list and number is None:
        saved_rounds.show_finished(session)
    else:
        saved_rounds.review(session, number)
