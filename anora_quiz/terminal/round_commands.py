"""What a player can do with a question besides answering it: by command, key, or menu.

Commands begin with a colon, on screens and in plain lines.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.lifelines import LIFELINES, Lifeline
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.quoting import truncated
from anora_quiz.quiz.replies import LEAVE, SKIP, WALK_AWAY, Claim, Flag, Reply, Request
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.wording import cost_words

_FLAG_COMMAND = r"(?is):flag(?:\s+(?P<why>.*))?"
_CLAIM = "My last answer was right"
_LOOKS_LIKE_COMMAND = r":[^\W\d_]+"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to do with the open question: a request, its command, and its text in menus.

    ``refusal`` is what to answer where it isn't available.
    """

    command: str
    request: Request
    label: Callable[[Round], str]
    is_available: Callable[[Round], bool] = lambda _: True
    refusal: str = ""


def _lifeline(lifeline: Lifeline) -> Offer:
    return Offer(
        f":{lifeline}",
        lifeline,
        lambda _: f"{lifeline.name}: {cost_words(lifeline)}",
        lambda current: lifeline in current.lifelines(),
        lifeline.refusal,
    )


_QUIT, _QUIT_AT_ONCE = "Put the round aside, to resume later", "Leave the round"


def _is_begun(current: Round) -> bool:
    return bool(current.turns or current.open_question.lifelines)


_OFFERS = (
    *map(_lifeline, LIFELINES),
    Offer(
        ":skip",
        SKIP,
        lambda _: "Skip it: no points, the streak is kept",
        lambda current: current.mode.can_skip,
        "This mode knows no skipping.",
    ),
    Offer(
        ":walk",
        WALK_AWAY,
        lambda current: f"Walk away with {count_of(current.seat.score, 'point')}",
        lambda current: current.mode.can_walk_away(current.seat),
        "There is nothing to walk away with.",
    ),
    Offer(
        ":mine",
        Claim(),
        lambda current: "Undo: my last answer was right" if current.is_claimed else _CLAIM,
        lambda current: current.can_claim or current.is_claimed,
        "Only a typed answer that was just marked wrong can be claimed.",
    ),
    Offer(":quit", LEAVE, lambda current: _QUIT if _is_begun(current) else _QUIT_AT_ONCE),
    Offer(":flag", Flag(), lambda _: "Flag it: something is wrong with it"),
)


def offers(current: Round) -> list[Offer]:
    """Return what the player can do with the open question besides answering it."""
    return [offer for offer in _OFFERS if offer.is_available(current)]


def offers_after(played: Round) -> list[tuple[Offer, Flag | Claim | Reply]]:
    """Return what can be done with the last turn of ``played`` after its verdict."""
    return [
        (offer, request)
        for offer in offers(played)
        if isinstance(request := offer.request, Flag | Claim) or request == LEAVE
    ]


def commands(current: Round) -> list[str]:
    """Return the commands that are available at the open question."""
    return [offer.command for offer in offers(current)]


def is_command(line: str) -> bool:
    """Return whether ``line`` is a command, or looks like one: a colon and one word."""
    command = line.strip()
    return bool(re.fullmatch(_LOOKS_LIKE_COMMAND, command) or re.fullmatch(_FLAG_COMMAND, command))


def command_in(typed: Answer) -> str:
    """Return the first of the ``typed`` texts that is a command, empty if there is none."""
    return next(filter(is_command, typed), "")


def read_command(line: str, current: Round) -> tuple[Request | None, str]:
    """Return what the command in ``line`` asks for, or None and why it is unavailable."""
    word = line.strip()
    if flagged := re.fullmatch(_FLAG_COMMAND, word):
        return Flag(flagged["why"] or ""), ""
    offer = next((each for each in _OFFERS if each.command == word.casefold()), None)
    if offer is None:
        available = ", ".join(commands(current))
        return None, f"There is no {truncated(word)} here. There are: {available}."
    return (offer.request, "") if offer.is_available(current) else (None, offer.refusal)
