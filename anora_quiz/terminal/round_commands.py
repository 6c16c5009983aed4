"""Commands, which begin with a colon and do not answer, on screens and in plain lines."""

import re
from collections.abc import Callable

from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.quoting import truncated
from anora_quiz.quiz.replies import LEAVE, SKIP, WALK_AWAY, Claim, Flag, Request
from anora_quiz.quiz.rounds import Round

FLAG = ":flag"
_FLAG_COMMAND = re.compile(rf"{FLAG}(?:\s+(?P<why>.*))?", re.IGNORECASE | re.DOTALL)
_LOOKS_LIKE_COMMAND = re.compile(r":[^\W\d_]+")


def is_command(line: str) -> bool:
    """Return whether ``line`` is a command, or looks like one: a colon and one word."""
    command = line.strip()
    return bool(_LOOKS_LIKE_COMMAND.fullmatch(command) or _FLAG_COMMAND.fullmatch(command))


def read_command(line: str, current: Round) -> tuple[Request | None, str]:
    """Return what the command in ``line`` asks for, or None and why it is unavailable."""
    word = line.strip()
    if flagged := _FLAG_COMMAND.fullmatch(word):
        return Flag(flagged["why"] or ""), ""
    if word.casefold() not in _COMMANDS:
        available = ", ".join(commands(current))
        return None, f"There is no {truncated(word)} here. There are: {available}."
    request, is_available, refusal = _COMMANDS[word.casefold()]
    return (request, "") if is_available(current) else (None, refusal)


def commands(current: Round) -> list[str]:
    """Return the commands that are available at the open question."""
    available = [word for word, (_, is_available, _) in _COMMANDS.items() if is_available(current)]
    return [*available, FLAG]


def _offers(lifeline: Lifeline) -> Callable[[Round], bool]:
    return lambda current: lifeline in current.lifelines()


# Each command with its request, when that is available, and what is said when it is not.
_COMMANDS: dict[str, tuple[Request, Callable[[Round], bool], str]] = {
    ":hint": (Lifeline.HINT, _offers(Lifeline.HINT), "There is no hint, or no other one, here."),
    ":half": (Lifeline.HALF, _offers(Lifeline.HALF), "Fifty-fifty does not help here."),
    ":skip": (SKIP, lambda current: current.mode.can_skip, "This mode knows no skipping."),
    ":mine": (
        Claim(),
        lambda current: current.can_claim,
        "Only a typed answer that was just marked wrong can be claimed.",
    ),
    ":walk": (
        WALK_AWAY,
        lambda current: current.mode.can_walk_away(current.seat),
        "There is nothing to walk away with.",
    ),
    ":quit": (LEAVE, lambda _: True, ""),
}
