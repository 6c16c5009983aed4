"""Arguments and options that several commands share, with their checks and completions."""

from contextlib import suppress
from typing import Annotated

import typer

from anora_quiz.cli.usage import LARGEST_INTEGER
from anora_quiz.errors import UsageError
from anora_quiz.game.session import Session
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.suggestions import any_of, did_you_mean


def complete_packs(incomplete: str) -> list[str]:
    """Return the pack ids that begin with ``incomplete``; none that a shell might interpret."""
    from anora_quiz.quiz.values import is_identifier

    with suppress(OSError):  # an unreadable folder has nothing to complete
        names = filter(is_identifier, Session.open().library().ids())
        return [name for name in names if name.startswith(incomplete)]
    return []


def complete_kinds(incomplete: str) -> list[str]:
    """Return the kinds that begin with ``incomplete``."""
    from anora_quiz.quiz.kinds import KINDS

    return [kind.kind for kind in KINDS if kind.kind.startswith(incomplete)]


def known_kinds(names: list[str]) -> list[str]:
    """Return ``names`` if all of them are kinds. Raises `UsageError` if not."""
    from anora_quiz.quiz.kinds import KINDS

    known = [kind.kind for kind in KINDS]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"use {any_of(known)}"
            raise UsageError(f'unknown kind "{printable(name)}"', hint)
    return names


def checked_name(name: str) -> str:
    """Return ``name``, tidied. Raises `UsageError` if no player can have it."""
    if problem := name_problem(name):
        raise UsageError(f'"{printable(name)}" isn\'t a valid player name', _hint(problem))
    return tidy_name(name)


def _hint(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}".rstrip(".")


PacksArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PACK]...",
        help="Ids of packs, or paths to .yaml files or folders. None: the Anora banks.",
        autocompletion=complete_packs,
    ),
]
RoundArgument = Annotated[
    int | None,
    typer.Argument(
        metavar="[ROUND]",
        min=1,
        max=LARGEST_INTEGER,
        help="Which round; the list shows the numbers.",
    ),
]
PlayerOption = Annotated[
    str | None,
    typer.Option(
        "--player",
        metavar="NAME",
        help="Your name.",
        callback=lambda name: None if name is None else checked_name(name),
    ),
]
TimerOption = Annotated[
    int | None,
    typer.Option(
        "--timer",
        metavar="SECONDS",
        min=1,
        max=3600,
        help="Seconds for each question; in blitz, for the whole round (60).",
        show_default=False,
    ),
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Plain lines: for screen readers, pipes and scripts.")
]
