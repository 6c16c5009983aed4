"""``anora-quiz resume``: continues, lists or discards unfinished rounds."""

from typing import Annotated

import typer

from anora_quiz.cli.options import RoundJsonOption, refuse_round_of_list, round_argument
from anora_quiz.cli.usage import whole_number
from anora_quiz.errors import UsageError
from anora_quiz.game import saved_rounds
from anora_quiz.game.session import Session


def resume(
    number: Annotated[int | None, round_argument("the latest; asks if there are several")] = None,
    show_list: Annotated[bool, typer.Option("--list", help="List saved rounds and exit.")] = False,
    discard: Annotated[
        int | None,
        typer.Option(metavar="ROUND", help="Discard a saved round.", callback=whole_number(1)),
    ] = None,
    as_json: RoundJsonOption = False,
) -> None:
    """Resume a saved round exactly where you left it."""
    if discard is None:
        refuse_round_of_list(number, show_list=show_list)
    session = Session.open(for_data=as_json)
    if discard is not None:
        if number is not None or show_list or as_json:
            message = "--discard takes a round number and nothing else"
            raise UsageError(message, "run `anora-quiz resume --discard ROUND`")
        saved_rounds.discard(session, discard)
    elif show_list and as_json:
        from anora_quiz.cli.round_data import print_all  # late: a round needs no more

        print_all(session, are_finished=False)
    elif show_list:
        saved_rounds.show_unfinished(session)
    else:
        played = saved_rounds.resume(session, number)
        if as_json:
            from anora_quiz.cli.round_data import print_played  # late: the start needs no more

            print_played(session, played)
