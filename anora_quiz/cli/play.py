"""``anora-quiz play``: plays a round, dealt from options or from a share code."""

from typing import Annotated

import typer

from anora_quiz.cli.options import (
    LARGEST_INTEGER,
    PacksArgument,
    PlainOption,
    TimerOption,
    checked_name,
    complete_kinds,
    known_kinds,
)
from anora_quiz.errors import UsageError
from anora_quiz.game import playing
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.quiz.mode import MOST_PLAYERS, Mode
from anora_quiz.quiz.modes import OPEN_MODES, find_mode
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Selection


def _complete_modes(incomplete: str) -> list[tuple[str, str]]:
    return [(mode.name, mode.about) for mode in OPEN_MODES if mode.name.startswith(incomplete)]


def _rules() -> str:
    """Return the rules of every open mode, one paragraph each."""
    rules = {Mode.name: Mode.scoring}
    for mode in OPEN_MODES[1:]:
        is_classic = mode.scoring == Mode.scoring
        scoring = "Points as in a classic round." if is_classic else mode.scoring
        rules[mode.name] = f"{mode.way} {scoring}"
    return "\n\n".join(f"{name}: {rule}" for name, rule in rules.items())


EPILOG = _rules()
"""The last part of the help."""


def _known_mode(name: str | None) -> str | None:
    mode = None if name is None else find_mode(name)
    if name is not None and mode is None:
        known = ", ".join(mode.name for mode in OPEN_MODES)
        raise typer.BadParameter(f"there is no mode {name!a}; there are: {known}")
    if mode is not None and not mode.is_open_to_choice:
        raise typer.BadParameter(f"{name} has a command of its own: anora-quiz {name}")
    return name


def _checked_tags(names: list[str] | None) -> list[str]:
    for name in names or []:
        if not name.replace("-", "").replace("_", "").replace(".", "").isalnum():
            raise typer.BadParameter(f"{name!a} is no tag")
    return names or []


def play(
    packs: PacksArgument = None,
    questions: Annotated[
        int | None,
        typer.Option(
            "--questions",
            "-n",
            metavar="N",
            min=1,
            max=1000,
            help=f"How many questions for each player; {Mode.usual_count} in a classic round.",
            show_default=False,
        ),
    ] = None,
    mode: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=f"How to play: {', '.join(mode.name for mode in OPEN_MODES)}.",
            callback=_known_mode,
            autocompletion=_complete_modes,
            show_default=Mode.name,
        ),
    ] = None,
    player: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help=f"Your name on the board; repeat to take turns, up to {MOST_PLAYERS} players.",
            callback=lambda names: [checked_name(name) for name in names or []],
        ),
    ] = None,
    difficulty: Annotated[
        list[Difficulty] | None, typer.Option(help="Only questions this hard; repeat for more.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Only questions of this kind; repeat for more.",
            callback=lambda names: known_kinds(names or []),
            autocompletion=complete_kinds,
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TAG",
            callback=_checked_tags,
            help="Only questions with this tag; repeat for more.",
        ),
    ] = None,
    spoilers: Annotated[
        bool | None,
        typer.Option(
            "--spoilers/--no-spoilers",
            help="Whether to ask what gives the story away. Left out: as you answered before.",
        ),
    ] = None,
    timer: TimerOption = None,
    seed: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=0,
            max=LARGEST_INTEGER,
            help="Deal by this number: same number, same round.",
        ),
    ] = None,
    code: Annotated[
        str | None,
        typer.Option(
            metavar="CODE", help="Deal the round that this code is of, the same anywhere."
        ),
    ] = None,
    plain: PlainOption = False,
) -> None:
    """Play a round."""
    session = Session.open(plain=plain)
    if code is not None:
        given = {
            "--questions": questions, "--mode": mode, "--difficulty": difficulty, "--kind": kind,
            "--tag": tag, "--spoilers": spoilers, "--timer": timer, "--seed": seed,
        }  # fmt: skip
        if conflicts := [name for name, value in given.items() if value not in (None, [])]:
            message = f"the code says that already: leave {' and '.join(conflicts)} out"
            raise UsageError(message)
    options = RoundOptions(
        packs=packs or [],
        count=questions,
        mode=find_mode(mode or Mode.name) or Mode(),
        players=player or [],
        filters=Selection(
            difficulties=tuple(each for each in Difficulty if each in (difficulty or [])),
            kinds=tuple(sorted(set(kind or []))),
            tags=tuple(sorted(set(tag or []))),
        ),
        spoilers=spoilers,
        seed=seed,
        timer=timer,
        code=code,
    )
    playing.start(session, options)
