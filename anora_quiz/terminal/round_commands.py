"""What a player can do with a question besides answering it: by command, key, or menu.

Commands begin with a colon, on screens and in plain lines.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.forms import Typed
from anora_quiz.quiz.lifelines import LIFELINES, Lifeline
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.quoting import truncated
from anora_quiz.quiz.replies import LEAVE, SKIP, WALK_AWAY, Claim, Flag, Reply, Request
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.wording import cost_words, series

HELP = ":help"
_FLAG_COMMAND = r"(?is):flag(?:\s+(?P<why>.*))?"
_CLAIM, _UNDO = "Mark my last answer as correct", "Undo my claim"
_UNCLAIMABLE = "You can claim only a typed answer that was just marked wrong."
_REJECTED = "The pack says that this answer is wrong, so you can't claim it."
_LOOKS_LIKE_COMMAND = r":[^\W\d_]+"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to do with the open question: a request, its command, and its text in menus.

    ``refusal`` is what to answer where it isn't available; ``usage`` is the command as help
    shows it, if that is more than the command.
    """

    command: str
    request: Request
    label: Callable[[Round], str]
    is_available: Callable[[Round], bool] = lambda _: True
    refusal: Callable[[Round], str] = lambda _: ""
    usage: str = ""


Fits = Callable[[Offer], object]
"""Whether an offer fits the moment: true or false."""


def _lifeline(lifeline: Lifeline) -> Offer:
    return Offer(
        f":{lifeline}",
        lifeline,
        lambda _: f"{lifeline.name} ({cost_words(lifeline)})",
        lambda current: lifeline in current.lifelines(),
        lambda _: lifeline.refusal,
    )


_SKIP = "Skip (no points; keeps your streak)"
_QUIT, _QUIT_AT_ONCE = "Save and quit", "Leave the round"


def _is_begun(current: Round) -> bool:
    return bool(current.turns or current.open_question.lifelines)


_OFFERS = (
    *map(_lifeline, LIFELINES),
    Offer(
        ":skip",
        SKIP,
        lambda current: _SKIP if current.mode.is_ranked else "Skip",
        lambda current: current.mode.can_skip,
        lambda _: "You can't skip in this mode.",
    ),
    Offer(
        ":walk",
        WALK_AWAY,
        lambda current: f"Walk away with {count_of(current.seat.score, 'point')}",
        lambda current: current.mode.can_walk_away(current.seat),
        lambda _: "You have no points to walk away with.",
    ),
    Offer(
        ":mine",
        Claim(),
        lambda current: _UNDO if current.is_claimed else _CLAIM,
        lambda current: current.can_claim or current.is_claimed,
        lambda current: _REJECTED if current.is_rejected else _UNCLAIMABLE,
    ),
    Offer(":quit", LEAVE, lambda current: _QUIT if _is_begun(current) else _QUIT_AT_ONCE),
    Offer(":flag", Flag(), lambda _: "Flag this question", usage=":flag REASON"),
)


def always(offer: Offer) -> bool:  # noqa: ARG001 - it is true of all of them
    """Return whether ``offer`` fits an open question: all do."""
    return True


def offers(current: Round, fits: Fits = always) -> list[Offer]:
    """Return what the player can do besides answering, of what ``fits`` the moment."""
    return [offer for offer in _OFFERS if offer.is_available(current) and fits(offer)]


def offers_after(played: Round) -> list[tuple[Offer, Flag | Claim | Reply]]:
    """Return what can be done with the last turn of ``played`` after its verdict."""
    return [
        (offer, request)
        for offer in offers(played)
        if (request := after_verdict(offer)) is not None
    ]


def after_verdict(offer: Offer) -> Flag | Claim | Reply | None:
    """Return the request of ``offer`` if it can be made after a verdict, or else None."""
    request = offer.request
    return request if isinstance(request, Flag | Claim) or request == LEAVE else None


def before_clock(offer: Offer) -> bool:
    """Return whether ``offer`` can be taken before the clock of a question runs."""
    return offer.request == LEAVE


def announced(current: Round) -> str:
    """Return which commands help with the open question, or get past it."""
    helps = [
        offer.command
        for offer in offers(current)
        if isinstance(offer.request, Lifeline) or offer.request in (SKIP, WALK_AWAY)
    ]
    return f"You can also type {series([*helps, HELP], 'or')}."


def help_lines(current: Round, fits: Fits = always) -> list[str]:
    """Return each command that can be typed now, with what it does."""
    return [
        *(
            f"{each.usage or each.command}: {each.label(current)}."
            for each in offers(current, fits)
        ),
        f"{HELP}: List what you can type.",
    ]


def is_command(line: str) -> bool:
    """Return whether ``line`` is a command, or looks like one: a colon and one word."""
    command = line.strip()
    return bool(re.fullmatch(_LOOKS_LIKE_COMMAND, command) or re.fullmatch(_FLAG_COMMAND, command))


def command_in(typed: Answer) -> str:
    """Return the first of the ``typed`` texts that is a command, empty if there is none."""
    return next(filter(is_command, typed), "")


def unescaped(typed: str) -> str:
    """Return a typed text as it is meant: `::x` types `:x`."""
    return typed.strip()[1:] if typed.lstrip().startswith("::") else typed


def read_command(
    line: str, current: Round, fits: Fits = always, *others: str
) -> tuple[Request | None, str]:
    """Return what the command in ``line`` asks for, or None and why it is unavailable.

    Only what ``fits`` the moment can be asked for; ``others`` are commands that are not in
    the list, but can be typed as well.
    """
    word = line.strip()
    flagged = re.fullmatch(_FLAG_COMMAND, word)
    name = ":flag" if flagged else word.casefold()
    offer = next((each for each in _OFFERS if each.command == name and fits(each)), None)
    if offer is None:
        known = [*(each.command for each in offers(current, fits)), *others]
        is_command_elsewhere = any(each.command == name for each in _OFFERS)
        shown = truncated(word)
        why = (
            f"{shown} isn't available here" if is_command_elsewhere else f"Unknown command {shown}"
        )
        can_answer = fits is always and current.ending is None and _is_typed(current)
        as_answer = f" To answer {shown}, type :{shown}." if can_answer else ""
        return None, f"{why}. You can type {series(known, 'or')}.{as_answer}"
    if flagged:
        return Flag(flagged["why"] or ""), ""
    return (offer.request, "") if offer.is_available(current) else (None, offer.refusal(current))


def _is_typed(current: Round) -> bool:
    return isinstance(current.seat.offered(), Typed)


def read_earlier(flag: Flag, current: Round) -> tuple[Flag | None, str]:
    """Return ``flag``, for the question before the open one if its reason begins with "last".

    Return None, and what to say, if there is no question before.
    """
    word, *reason = flag.why.split(maxsplit=1) or [""]
    if word.casefold() != "last":
        return flag, ""
    if not current.turns:
        return None, "There's no question before this one."
    return Flag("".join(reason), current.turns[-1].place), ""
