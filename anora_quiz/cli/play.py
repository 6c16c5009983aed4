"""``anora-quiz play``: plays a round, dealt from options or from a share code."""

from typing import Annotated

import typer

from anora_quiz.cli.options import (
    KIND_NAMES,
    LONGEST_TIMER,
    PacksArgument,
    RoundJsonOption,
    checked_name,
    known_kinds,
    one_of,
)
from anora_quiz.cli.usage import whole_number
from anora_quiz.errors import UsageError
from anora_quiz.game import playing
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.quiz.mode import MOST_PLAYERS, Mode
from anora_quiz.quiz.modes import OPEN_MODES, find_mode
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.selection import Selection
from anora_quiz.quiz.suggestions import all_of, any_of

_MOST_QUESTIONS = 1000
_MODE_NAMES = [mode.name for mode in OPEN_MODES]
_DIFFICULTIES = list(Difficulty)


def _known_difficulties(names: list[str] | None) -> list[str]:
    return [one_of("difficulty", name, _DIFFICULTIES) for name in names or []]


def _open_mode(name: str | None) -> str | None:
    mode = None if name is None else find_mode(name)
    if name is not None and mode is None:
        one_of("mode", name, _MODE_NAMES)
    if mode is not None and not mode.is_open_to_choice:
        raise UsageError(f'"{name}" is a command, not a mode', f"run `anora-quiz {name}`")
    return name


def _checked_tags(names: list[str] | None) -> list[str]:
    for name in names or []:
        if not name.replace("-", "").replace("_", "").replace(".", "").isalnum():
            hint = "use letters, digits, hyphens, underscores, and periods"
            raise UsageError(f'"{printable(name)}" isn\'t a valid tag', hint)
    return names or []


def play(
    packs: PacksArgument = None,
    questions: Annotated[
        int | None,
        typer.Option(
            "--questions",
            "-n",
            metavar="N",
            help=f"Number of questions per player, 1 to {_MOST_QUESTIONS:,}"
            f" (default: {Mode.usual_count} in classic).",
            callback=whole_number(1, _MOST_QUESTIONS),
        ),
    ] = None,
    mode: Annotated[
        str | None,
        typer.Option(
            metavar="MODE",
            help=f"Mode: {any_of(_MODE_NAMES)} (default: {Mode.name}).",
            callback=_open_mode,
        ),
    ] = None,
    player: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help=f"Player name. Repeat to take turns (up to {MOST_PLAYERS} players).",
            callback=lambda names: [checked_name(name) for name in names or []],
        ),
    ] = None,
    difficulty: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LEVEL",
            help=f"Only this difficulty: {any_of(_DIFFICULTIES)}. Repeatable.",
            callback=_known_difficulties,
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help=f"Only this kind: {KIND_NAMES}. Repeatable.",
            callback=lambda names: known_kinds(names or []),
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TAG",
            callback=_checked_tags,
            help="Only questions with this tag. Repeatable.",
        ),
    ] = None,
    spoilers: Annotated[
        bool | None,
        typer.Option(
            "--spoilers/--no-spoilers",
            help="Include or leave out questions with spoilers (default: your choice in Settings).",
        ),
    ] = None,
    timer: Annotated[
        int | None,
        typer.Option(
            metavar="SECONDS",
            help=f"Seconds per question, 1 to {LONGEST_TIMER:,} (default: no timer). In blitz,"
            f" seconds for the whole round (default: {Blitz.usual_timer}).",
            callback=whole_number(1, LONGEST_TIMER),
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="Seed for the shuffle. The same seed deals the same round.",
            callback=whole_number(0),
        ),
    ] = None,
    code: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Play the round with this share code."),
    ] = None,
    as_json: RoundJsonOption = False,
) -> None:
    """Play a round of trivia."""
    session = Session.open(for_data=as_json)
    if code is not None:
        given = {
            "--questions": questions, "--mode": mode, "--difficulty": difficulty, "--kind": kind,
            "--tag": tag, "--spoilers": spoilers, "--timer": timer, "--seed": seed,
        }  # fmt: skip
        if conflicts := [name for name, value in given.items() if value not in (None, [])]:
            given_options = all_of(conflicts)
            raise UsageError("--code already decides the round", f"remove {given_options}")
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
    played = playing.start(session, options)
    if as_json:
        from anora_quiz.cli.round_data import print_played  # late: the start needs no more

        print_played(session, played)
