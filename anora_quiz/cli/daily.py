"""``anora-quiz daily``: the same questions for everybody, once a day."""

from collections.abc import Sequence
from typing import Annotated

import typer

from anora_quiz.cli import rounds
from anora_quiz.cli.dealing import Wanted, known_name
from anora_quiz.cli.options import PacksArgument, PlainOption, PlayerOption, TimerOption
from anora_quiz.cli.session import Session
from anora_quiz.errors import UsageError
from anora_quiz.quiz.modes import daily as daily_mode
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.rounds import Round
from anora_quiz.records.saved import State


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
    show(Session.open(plain=plain), packs or [], player, timer, is_copied=copy)


def show(
    session: Session,
    packs: Sequence[str] = (),
    player: str | None = None,
    timer: int | None = None,
    *,
    is_copied: bool = False,
) -> None:
    """Play today's round, go on with it, or show how it went.

    The day is the player's local date when the round begins. Raises `UsageError` for a
    round that was given up.
    """
    library = session.library()
    ids = [pack.id for pack in library.find(packs)] if packs else library.bundled_ids()
    today = session.clock.now().date()
    name = player or known_name(session)
    with session.store() as store:
        begun = store.daily(today, ids, name, or_unsigned=player is None)
        if begun is None:
            wanted = Wanted(
                packs=packs,
                mode=Daily(),
                players=[player] if player else [],
                spoilers=False,  # else it would not be the same for everybody
                seed=daily_mode.seed_of(today),
                timer=timer,
                day=today.isoformat(),
            )
            played = rounds.start(session, wanted)
        elif begun.state is State.OPEN:
            print("Today's round goes on.")
            played = rounds.run_saved(session, store, begun.id)
        elif begun.state is State.FINISHED:
            played = store.review(begun.id)
            print(f"{name} has played today's round; the next one is there tomorrow.")
            print(share_line(session, played))
        else:
            message = f"{name} gave today's round up; the next one is there tomorrow"
            raise UsageError(message)
    if is_copied and played.ending is not None:
        _copy(session, played)


def share_line(session: Session, played: Round) -> str:
    """Return the line to share of ``played``, as the session can show it."""
    if session.is_plain:
        from anora_quiz.terminal.plain_face import SHARE_SIGNS
    else:
        from anora_quiz.terminal.theme import SHARE_SIGNS
    return daily_mode.share_line(played, SHARE_SIGNS)


def _copy(session: Session, played: Round) -> None:
    from anora_quiz.terminal.clipboard import copy

    line = share_line(session, played)
    if copy(line):
        print("Copied, if your terminal lets programs use the clipboard.")
    else:
        print("There is no terminal with a clipboard here; copy the line by hand.")
