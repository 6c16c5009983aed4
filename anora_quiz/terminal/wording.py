"""Sentences that the screen and the plain lines share."""

from anora_quiz.quiz.rounds import How, Turn
from anora_quiz.quiz.scores import Standing


def count_of(count: int, noun: str) -> str:
    """Return ``count`` with its noun, which takes an s for more than one."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def taken_for(turn: Turn) -> str:
    """Return what a typed answer was taken for, where that is not what was typed."""
    if turn.reply.how is not How.ANSWERED or not turn.mark.accepted:
        return ""
    return f"You typed “{turn.reply.answer[0].strip()}”, taken for “{turn.mark.accepted}”."


def standing_words(standing: Standing) -> str:
    """Return where a result stands, in words."""
    if standing.entries == 1:
        return f"The first score on its board: {standing.board}."
    return f"Place {standing.rank} of {standing.entries} on the board: {standing.board}."
