"""Arguments and options that several commands share, with their checks."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from anora_quiz.cli.usage import whole_number
from anora_quiz.errors import UsageError
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.suggestions import any_of, did_you_mean

LONGEST_TIMER = 3600
"""The maximum of ``--timer``, in seconds."""

KIND_NAMES = "choice, multiple, true-false, text, number, order, match, date, or blanks"
"""All kinds of questions, for the help: importing them only for that would take too long."""


def known_kinds(names: list[str]) -> list[str]:
    """Return ``names`` if all of them are kinds. Raises `UsageError` if not."""
    from anora_quiz.quiz.kinds import KINDS

    known = [kind.kind for kind in KINDS]
    return [one_of("kind", name, known) for name in names]


def one_of(noun: str, name: str, known: Sequence[str]) -> str:
    """Return ``name`` if it is ``known``. Raises `UsageError` if not, which calls it a ``noun``."""
    if name not in known:
        raise unknown_name(noun, name, known)
    return name


def unknown_name(noun: str, name: str, known: Sequence[str]) -> UsageError:
    """Return the error for a ``name`` that isn't one of the ``known`` names of a ``noun``."""
    hint = did_you_mean(name, known) or f"use {any_of(known)}"
    return UsageError(f'unknown {noun} "{printable(name)}"', hint)


def checked_name(name: str) -> str:
    """Return ``name``, tidied. Raises `UsageError` if no player can have it."""
    if problem := name_problem(name):
        raise UsageError(f'"{printable(name)}" isn\'t a valid player name', _hint(problem))
    return tidy_name(name)


def _hint(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}".rstrip(".")


def round_argument(default: str) -> Any:
    """Return the argument for a round by its number; its help says what ``default`` there is."""
    text = f"Round number from --list (default: {default})."
    return typer.Argument(metavar="[ROUND]", help=text, callback=whole_number(1))


def refuse_round_of_list(number: int | None, *, show_list: bool) -> None:
    """Raise `UsageError` if the ``number`` of a round is given, and ``--list`` as well."""
    if show_list and number is not None:
        raise UsageError("--list lists all rounds", f"remove --list, or remove {number}")


PacksArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PACK]...",
        help="Pack ids, .yaml files, or folders (default: the Anora packs).",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
RoundJsonOption = Annotated[
    bool,
    typer.Option("--json", help="Print the round as JSON when it ends; play on standard error."),
]
PlayerOption = Annotated[
    str | None,
    typer.Option(
        "--player",
        metavar="NAME",
        help="Player name (default: your name in Settings).",
        callback=lambda name: None if name is None else checked_name(name),
    ),
]
TimerOption = Annotated[
    int | None,
    typer.Option(
        "--timer",
        metavar="SECONDS",
        help=f"Seconds per question, 1 to {LONGEST_TIMER:,} (default: no timer).",
        callback=whole_number(1, LONGEST_TIMER),
    ),
]
