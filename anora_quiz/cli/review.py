"""``anora-quiz review``: shows a finished round again, question by question."""

from typing import Annotated

import typer

from anora_quiz.cli.options import JsonOption, refuse_round_of_list, round_argument
from anora_quiz.game import saved_rounds
from anora_quiz.game.session import Session


def review(
    number: Annotated[int | None, round_argument("the last one")] = None,
    show_list: Annotated[
        bool,
        typer.Option(
            "--list",
            help=f"List the last {saved_rounds.LISTED} rounds and exit (all with --json).",
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Review a finished round, question by question."""
    refuse_round_of_list(number, show_list=show_list)
    session = Session.open(for_data=as_json)
    if as_json:
        from anora_quiz.cli import round_data  # late: lines don't need it

        if show_list:
            round_data.print_all(session, are_finished=True)
        else:
            round_data.print_finished(session, number)
    elif show_list:
        saved_rounds.show_finished(session)
    else:
        saved_rounds.review(session, number)
