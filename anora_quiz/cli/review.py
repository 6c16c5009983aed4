"""``anora-quiz review``: a finished round again, question by question."""

from typing import TYPE_CHECKING, Annotated

import typer

from anora_quiz.cli import rounds
from anora_quiz.cli.options import LARGEST, PlainOption
from anora_quiz.cli.session import Session
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.records.history import Finished

_LISTED = 20
_NONE = "No round was played to its end yet. Play one: anora-quiz play"


def review(
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="[ROUND]", min=1, max=LARGEST, help="Which round; the list shows the numbers."
        ),
    ] = None,
    show_list: Annotated[
        bool, typer.Option("--list", help=f"List the last {_LISTED} rounds and show none.")
    ] = False,
    plain: PlainOption = False,
) -> None:
    """Go through a finished round, the last one by default: answers, reasons, sources."""
    session = Session.open(plain=plain)
    with session.store() as store:
        if number is None:
            finished = store.finished(_LISTED if show_list else 1)
            if show_list or not finished:
                print("\n".join(f"{each.id}. {describe(each)}" for each in finished) or _NONE)
                return
            number = finished[0].id
        rounds.review(session, store, number)


def pick(session: Session) -> None:
    """Let the player pick one of the last rounds, and go through it."""
    with session.store() as store:
        finished = store.finished(_LISTED)
        choices = [(describe(each), each.id) for each in finished]
        choices.append(("Back", 0))
        if number := session.face().choose("Which round?", choices, escape=len(choices) - 1):
            rounds.review(session, store, number)


def describe(each: "Finished") -> str:
    """Return a finished round in one line."""
    at = f"{each.finished_at:%Y-%m-%d %H:%M}"
    players, board = visible(each.players), visible(each.board)
    return f"{players}, {at}, {each.right} of {each.asked} correct, {board}"
